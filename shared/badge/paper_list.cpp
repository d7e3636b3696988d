// A row is drawn as a badge is, by a layout of its own.
#include "badge/paper_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "badge/badge_painter.h"
#include "badge/pdf_file.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

// A4, upright.
constexpr double page_width_mm = 210, page_height_mm = 297, margin_mm = 10;
constexpr double first_row_mm = 30, row_mm = 15.5;
constexpr double foot_mm = 287;
constexpr std::size_t rows_on_page = static_cast<std::size_t>((foot_mm - 1 - first_row_mm) / row_mm);
// Where each column begins, and its width.
constexpr double letter_mm = 3, box_mm = 10, time_mm = 19, name_mm = 36, beside_mm = 106, code_mm = 166;
constexpr double box_side_mm = 6, time_width_mm = 14, name_width_mm = 68, beside_width_mm = 58;
// With its light margin; a module of half a millimetre is read by every hand scanner.
constexpr double code_side_mm = 15, code_step_mm = 18.5;
constexpr RgbColour black = 0, grey = 0x5b6670, hair = 0xb4bcc4;

BadgeItem text_item(const char* text, const RectMm& rect, double size_pt, int weight, int lines) {
    BadgeItem item;
    item.label = text;
    item.rect = rect;
    TextItem words;
    words.text = text;
    words.family = "Inter";
    words.weight = weight;
    words.size_pt = size_pt;
    words.smallest_pt = std::min(size_pt, 6.5);
    words.line_height = 1.15;
    words.most_lines = lines;
    words.vertical_align = VerticalAlign::middle;
    words.fit = {FitStep::shrink, FitStep::wrap, FitStep::shorten};
    item.content = words;
    return item;
}

BadgeItem line_item(double x, double y, double width) {
    BadgeItem item;
    item.label = "line";
    item.rect = {x, y, width, 0};
    item.content = LineItem{0.2, hair};
    return item;
}

// What every row has, and `right` whether its code stands in the right one of the two columns of codes.
BadgeLayout row_layout(const std::string& language, bool right, bool is_spare) {
    BadgeLayout row;
    row.file = "plan-b";
    row.language = language;
    row.width_mm = page_width_mm;
    row.height_mm = row_mm;
    BadgeItem box;
    box.label = "box";
    box.rect = {box_mm, (row_mm - box_side_mm) / 2, box_side_mm, box_side_mm};
    box.content = BoxItem{0.6, 0.4, false, 0, black};
    row.items.push_back(box);
    row.items.push_back(line_item(time_mm, row_mm - 4.5, time_width_mm));
    row.items.push_back(line_item(margin_mm, row_mm, page_width_mm - 2 * margin_mm));
    row.items.push_back(text_item("{event}", {letter_mm, 1, 6, row_mm - 2}, 13, 700, 1));
    if (is_spare) {
        row.items.push_back(line_item(name_mm, row_mm - 4.5, name_width_mm));
        row.items.push_back(line_item(beside_mm, row_mm - 4.5, beside_width_mm));
        row.items.push_back(text_item("{organisation}", {name_mm, 1, name_width_mm, 4}, 7, 400, 1));
    } else {
        row.items.push_back(text_item("{name}", {name_mm, 1.2, name_width_mm, 7.4}, 12, 700, 2));
        row.items.push_back(text_item("{organisation}", {name_mm, 8.8, name_width_mm, 5.4}, 8, 400, 2));
        row.items.push_back(
            text_item("{sessions}", {beside_mm, 1, beside_width_mm, row_mm - 2}, 8.5, 400, 4));
    }
    BadgeItem code;
    code.label = "code";
    code.rect = {code_mm + (right ? code_step_mm : 0), (row_mm - code_side_mm) / 2, code_side_mm,
                 code_side_mm};
    code.content = QrItem{"{code}", black};
    row.items.push_back(code);
    return row;
}

// Head and foot: {name} title, {organisation} from whom to whom, {job_title} which page, {ticket_type} how.
BadgeLayout page_layout(const std::string& language, const std::vector<std::string>& columns) {
    BadgeLayout page;
    page.file = "plan-b";
    page.language = language;
    page.width_mm = page_width_mm;
    page.height_mm = page_height_mm;
    const double width = page_width_mm - 2 * margin_mm;
    page.items.push_back(text_item("{name}", {margin_mm, 8, width - 40, 6}, 12, 700, 1));
    page.items.push_back(text_item("{organisation}", {margin_mm, 14.5, width - 40, 6}, 11, 600, 1));
    BadgeItem number = text_item("{job_title}", {page_width_mm - margin_mm - 38, 8, 38, 6}, 11, 600, 1);
    std::get<TextItem>(number.content).align = Align::right;
    page.items.push_back(number);
    const double starts[] = {box_mm, time_mm, name_mm, beside_mm, code_mm};
    for (std::size_t i = 0; i < columns.size() && i < std::size(starts); ++i) {
        const double right = i + 1 < std::size(starts) ? starts[i + 1] - 1 : page_width_mm - margin_mm;
        BadgeItem heading = text_item(columns[i].c_str(), {starts[i], 22.5, right - starts[i], 5}, 8, 600, 1);
        std::get<TextItem>(heading.content).colour = grey;
        page.items.push_back(heading);
    }
    page.items.push_back(line_item(margin_mm, first_row_mm, width));
    page.items.push_back(text_item("{ticket_type}", {margin_mm, foot_mm, width, 6}, 8, 400, 2));
    return page;
}

BadgeFields fields_of(const PaperRow& row) {
    BadgeFields fields;
    fields.name = row.name;
    fields.organisation = row.detail;
    fields.sessions = row.beside;
    fields.code = row.code;
    fields.attendee_id = row.person;
    fields.is_blank = row.code.empty();
    return fields;
}

// `row` where it can be drawn; else in plain letters, and where these cannot either, its code alone.
PaperRow drawable(const BadgeLayout& layout, PaperRow row, std::vector<Error>& spelled_plainly) {
    const auto why_not = [&] { return why_undrawable(layout, {fields_of(row)}).front(); };
    const auto first = why_not();
    if (!first) return row;
    spelled_plainly.push_back(*first);
    row.name = fold_name(row.name);
    row.detail = fold_name(row.detail);
    for (std::string& line : row.beside) line = fold_name(line);
    if (!why_not()) return row;
    row.name = "?";
    row.detail.clear();
    row.beside.clear();
    return row;
}

class ListPainter {
  public:
    ListPainter(const PaperList& list, cairo_t* cairo)
        : cairo_(cairo),
          list_(list),
          page_layout_(page_layout(list.language, list.columns)),
          row_layouts_{row_layout(list.language, false, false), row_layout(list.language, true, false),
                       row_layout(list.language, false, true), row_layout(list.language, true, true)},
          rows_{BadgePainter(row_layouts_[0], 0), BadgePainter(row_layouts_[1], 0),
                BadgePainter(row_layouts_[2], 0), BadgePainter(row_layouts_[3], 0)} {}

    Result<PaperListDocument> paint() {
        const std::size_t pages = pages_for(list_.people) + pages_for(list_.spare_lines);
        for (const auto* rows : {&list_.people, &list_.spare_lines}) {
            for (std::size_t first = 0; first < rows->size(); first += rows_on_page) {
                const std::size_t end = std::min(first + rows_on_page, rows->size());
                ++document_.pages;
                if (auto painted = paint_page(*rows, first, end, pages); !painted) return painted.error();
            }
        }
        return std::move(document_);
    }

  private:
    static std::size_t pages_for(const std::vector<PaperRow>& rows) {
        return (rows.size() + rows_on_page - 1) / rows_on_page;
    }

    Result<void> paint_page(const std::vector<PaperRow>& rows, std::size_t first, std::size_t end,
                            std::size_t pages) {
        std::string from, to;
        for (std::size_t i = first; i < end; ++i) {
            const bool is_spare = rows[i].name.empty();
            const std::size_t layout = (is_spare ? 2 : 0) + i % 2;
            const PaperRow row = drawable(row_layouts_[layout], rows[i], document_.spelled_plainly);
            BadgeFields fields = fields_of(row);
            if (i == first || rows[i].letter != rows[i - 1].letter) fields.event = row.letter;
            cairo_save(cairo_);
            cairo_translate(cairo_, 0, first_row_mm + static_cast<double>(i - first) * row_mm);
            auto painted = rows_[layout].paint(cairo_, fields);
            cairo_restore(cairo_);
            if (!painted) return painted;
            if (from.empty()) from = row.name;
            to = row.name;
        }
        BadgeFields page;
        page.name = list_.title;
        page.organisation = from == to ? from : from + "  –  " + to;
        page.job_title = fmt::format("{} / {}", document_.pages, pages);
        page.ticket_type = list_.told_how;
        auto painted = BadgePainter(page_layout_, 0).paint(cairo_, page);
        cairo_show_page(cairo_);
        return painted;
    }

    cairo_t* cairo_;
    const PaperList& list_;
    const BadgeLayout page_layout_;
    const BadgeLayout row_layouts_[4];  // of people and of spare lines, their codes in either column
    BadgePainter rows_[4];
    PaperListDocument document_;
};

}  // namespace

Result<PaperListDocument> draw_paper_list(const PaperList& list) {
    PaperListDocument document;
    auto bytes = make_pdf(page_width_mm, page_height_mm, [&](cairo_t* cairo) -> Result<void> {
        auto painted = ListPainter(list, cairo).paint();
        if (!painted) return painted.error();
        document = std::move(*painted);
        return {};
    });
    if (!bytes) return bytes.error();
    document.bytes = std::move(*bytes);
    return document;
}

}  // namespace lanyard

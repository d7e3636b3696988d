// Every export as a file to be kept. Each that tells of people is an entry of the journal, as at the command
// line.
#include <fmt/format.h>

#include "base/log.h"
#include "desk/exports.h"
#include "desk/taken_out.h"
#include "web/pages.h"

namespace lanyard {
namespace {

struct Format {
    const char *name, *words, *type;
};
constexpr Format formats[] = {
    {"xlsx", "Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"csv", "CSV", "text/csv; charset=utf-8"},
    {"json", "JSON", "application/json"}};

const Format* format_called(const std::string& name) {
    for (const Format& format : formats)
        if (format.name == name) return &format;
    return nullptr;
}

}  // namespace

Result<Reply> Pages::exports(const Asked&) {
    auto desk = reading();
    if (!desk) return desk.error();
    std::string body = "<p>The journal keeps that a list of people was taken out, when and by whom.</p>\n";
    for (const ExportKind& kind : export_kinds()) {
        Form form = this->form("/exports");
        form.hidden = {{"what", kind.name}};
        std::string inside;
        if (kind.may_tell_needs)
            inside = fmt::format(
                "<label class=\"check\" for=\"needs-{0}\"><input type=\"checkbox\" id=\"needs-{0}\" "
                "name=\"needs\" value=\"yes\">With diet and access needs</label>",
                kind.name);
        for (const Format& format : formats) inside += button_html(format.words, "format", format.name);
        body +=
            fmt::format("<h2>{}</h2><p>{}</p>{}", kind.name, escaped(kind.about), form_html(form, inside));
    }
    return page("Exports", "/exports", **desk, body);
}

Result<Reply> Pages::take_out(const Asked& asked) {
    const ExportKind* kind = export_kind(asked.field("what"));
    const Format* format = format_called(asked.field("format"));
    if (!kind || !format)
        return usage_error("there is no such export", asked.field("what"), "Take one of the page");
    auto desk = reading();
    if (!desk) return desk.error();
    const Deed by = deed();
    const auto table = kind->make(**desk, kind->may_tell_needs && !asked.field("needs").empty(), by.now);
    if (!table) return table.error();
    auto text = export_text(*table, kind->name, format->name);
    if (!text) return text.error();
    if (format->name == std::string_view("csv")) text->insert(0, byte_order_mark);
    desk->reset();
    if (kind->tells_of_people) {
        // A list that somebody needs is not held up by a disk that is full: the log says what is missing.
        auto journal = writing();
        const auto noted = journal
                               ? note_taken_out(**journal, kind->name, format->name, table->rows.size(), by)
                               : Result<void>(journal.error());
        if (!noted)
            log_warning("the journal does not say that {} was taken out: {}", kind->name, noted.error().what);
    }
    return Reply{200, std::move(*text), format->type, "", fmt::format("{}.{}", kind->name, format->name)};
}

}  // namespace lanyard

// Each table of the file has a function that reads it; what refers to something else is read after it.
#include "event/event_config.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "event/attendee.h"
#include "event/name_fold.h"
#include "event/settings_table.h"

namespace lanyard {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

bool same_but_for_case(std::string_view a, std::string_view b) {
    return a == b || from_utf8(a).caseCompare(from_utf8(b), U_FOLD_CASE_DEFAULT) == 0;
}

template <class Item, class Matches>
const Item* find_in(const std::vector<Item>& items, Matches matches) {
    const auto found = std::find_if(items.begin(), items.end(), matches);
    return found == items.end() ? nullptr : &*found;
}

// A text that attendees read, which may be there in several languages.
std::string read_said(SettingsTable& table, const std::string& key, EventConfig& config) {
    const auto keep = [&](const std::string& language, const std::string& text, std::string translated) {
        config.translations[language].emplace(text, std::move(translated));
    };
    return table.said(key, config.languages, keep).value_or("");
}

std::string read_time_zone(SettingsTable& table) {
    const std::string zone = table.text("time_zone").value_or("UTC");
    if (!is_time_zone(zone)) {
        table.report("time_zone", fmt::format("there is no time zone \"{}\"", zone),
                     "Write it by continent and city, like Europe/London");
    }
    return zone;
}

std::vector<std::string> read_languages(SettingsTable& table, const std::vector<std::string>& otherwise) {
    std::vector<std::string> languages = table.texts("languages");
    for (const std::string& language : languages) {
        if (language.size() >= 2 && language.find_first_of(" \t/.") == std::string::npos) continue;
        table.report("languages", fmt::format("\"{}\" is no language", language),
                     "Write codes like \"en\" or \"cy\"");
    }
    return languages.empty() ? otherwise : languages;
}

void read_event(SettingsTable table, EventConfig& config) {
    config.languages = read_languages(table, config.languages);
    config.name = read_said(table, "name", config);
    config.short_name = table.has("short_name") ? read_said(table, "short_name", config) : config.name;
    config.venue = read_said(table, "venue", config);
    config.time_zone = read_time_zone(table);
    config.day = table.date("day").value_or("");
    config.opens = table.moment("opens", config.time_zone);
    config.closes = table.moment("closes", config.time_zone);
    config.hold_until = table.moment("hold_until", config.time_zone);
    config.capacity = table.whole_number("capacity", 1, 10'000'000);
    config.reentry = table.choice<Reentry>("reentry", {{"free", Reentry::free}, {"scan", Reentry::scan}})
                         .value_or(config.reentry);
    config.unnamed_seats =
        table
            .choice<UnnamedSeats>("unnamed_seats", {{"ask", UnnamedSeats::ask}, {"desk", UnnamedSeats::desk}})
            .value_or(config.unnamed_seats);
    config.logo = table.text("logo").value_or("");
    config.list = table.text("list").value_or("");
    config.programme = table.text("programme").value_or("");
    config.backups = table.text("backups").value_or("");
    config.retention_days = table.whole_number("retention_days", 0, 36'500).value_or(config.retention_days);
    table.refuse_unknown_keys();
    table.require({"name"});
    if (config.opens && config.closes && *config.closes <= *config.opens)
        table.report("closes", "closes is not after opens");
}

void read_room(SettingsTable table, EventConfig& config) {
    Room room;
    room.id = table.text("id").value_or("");
    room.name = read_said(table, "name", config);
    room.capacity = table.whole_number("capacity", 1, 10'000'000);
    room.where = read_said(table, "where", config);
    room.late_entry = read_said(table, "late_entry", config);
    room.access = read_said(table, "access", config);
    table.refuse_unknown_keys();
    table.require({"id", "name"});
    if (config.room(room.id)) table.report("id", fmt::format("there are two rooms \"{}\"", room.id));
    if (config.room(room.name)) table.report("name", fmt::format("there are two rooms \"{}\"", room.name));
    config.rooms.push_back(std::move(room));
}

void add_point(const SettingsTable& table, const std::string& key, CheckInPoint point, EventConfig& config) {
    if (config.point(point.name)) {
        table.report(key, fmt::format("there are two check-in points \"{}\"", point.name),
                     "Kiosks are told apart by these names: give each its own");
    }
    config.points.push_back(std::move(point));
}

// The ways from a point: "great-hall: up the stairs" lines, or a table by the room's id.
std::vector<std::pair<std::string, std::string>> read_ways(SettingsTable& table, EventConfig& config) {
    std::vector<std::pair<std::string, std::string>> ways;
    if (table.has_table("ways")) {
        SettingsTable by_room = *table.table("ways");
        for (const std::string& id : by_room.keys()) {
            const std::string way = read_said(by_room, id, config);
            if (const Room* room = config.room(id))
                ways.emplace_back(room->id, way);
            else
                by_room.report(id, fmt::format("\"{}\" names no room", id), "Write the room's id");
        }
        return ways;
    }
    for (const std::string& line : table.texts("ways")) {
        const auto colon = line.find(": ");
        const Room* room = colon == std::string::npos ? nullptr : config.room(line.substr(0, colon));
        if (room)
            ways.emplace_back(room->id, line.substr(colon + 2));
        else
            table.report("ways", fmt::format("\"{}\" names no room", line),
                         "Write the room's id, a colon and the way, like \"great-hall: up the stairs\"");
    }
    return ways;
}

void read_point(SettingsTable table, const std::string& area, EventConfig& config) {
    CheckInPoint point;
    point.area = area;
    point.name = table.text("name").value_or("");
    point.where = read_said(table, "where", config);
    point.desk_is = read_said(table, "desk_is", config);
    point.printer_place = read_said(table, "printer_place", config);
    point.camera_at = table
                          .choice<CameraPlace>("camera_at", {{"above", CameraPlace::above},
                                                             {"below", CameraPlace::below},
                                                             {"left", CameraPlace::left},
                                                             {"right", CameraPlace::right}})
                          .value_or(point.camera_at);
    point.labels_on_roll = table.whole_number("labels_on_roll", 1, most_labels_on_roll).value_or(0);
    point.ways = read_ways(table, config);
    point.exit = table.yes_or_no("exit").value_or(false);
    point.badge_box = table.yes_or_no("badge_box").value_or(false);
    table.refuse_unknown_keys();
    table.require({"name"});
    if (point.exit && config.area(area)->once)
        table.report("exit", "what is given out once is not left", "Leave out exit");
    if (point.badge_box && area != config.areas.front().id)
        table.report("badge_box", "only an entrance has one: who drops the badge leaves the building",
                     "Leave out badge_box");
    add_point(table, "name", std::move(point), config);
}

// The id of the room that the area is, by whichever of its words the file calls it; "" for none.
std::string read_area_room(SettingsTable& table, const EventConfig& config) {
    const std::string word = table.text("room").value_or("");
    if (word.empty()) return "";
    if (const Room* room = config.room(word)) return room->id;
    std::vector<std::string> known;
    for (const Room& room : config.rooms) known.push_back(room.id);
    table.report("room", fmt::format("there is no room \"{}\"", word),
                 known.empty() ? "Describe it as a [[room]] first" : nearest_known(word, known));
    return "";
}

void read_area(SettingsTable table, EventConfig& config) {
    Area area;
    area.id = table.text("id").value_or("");
    area.name = read_said(table, "name", config);
    area.room = read_area_room(table, config);
    area.once = table.yes_or_no("once").value_or(false);
    area.booked = table.text("booked").value_or("");
    const std::vector<SettingsTable> points = table.tables("point", "[[area.point]]");
    table.refuse_unknown_keys();
    table.require({"id", "name"});
    if (config.area(area.id)) table.report("id", fmt::format("there are two areas \"{}\"", area.id));
    if (area.once && !area.room.empty())
        table.report("once", "a room is entered, and not given out once", "Leave out room or once");
    if (!area.once && !area.booked.empty())
        table.report("booked", "only what is given out once is booked",
                     "Write once = true, or leave out booked");
    if (area.once && config.areas.empty())
        table.report("once", "the first area is the entrance, and cannot be given out once",
                     "Write the area of the entrances before it");
    config.areas.push_back(area);
    for (const SettingsTable& point : points) read_point(point, area.id, config);
    // An area where nobody can be checked in would be of no use.
    if (points.empty())
        add_point(table, "name", {area.name, area.id, "", "", "", CameraPlace::unknown}, config);
}

void read_ticket_type(SettingsTable table, EventConfig& config) {
    TicketType type;
    type.name = table.text("name").value_or("");
    type.badge = table
                     .choice<BadgeSetting>("badge", {{"print", BadgeSetting::print},
                                                     {"collect", BadgeSetting::collect},
                                                     {"none", BadgeSetting::none}})
                     .value_or(type.badge);
    type.flags = table.texts("flags");
    type.host = table.text("host").value_or("");
    type.host_phone = table.text("host_phone").value_or("");
    type.instead = read_said(table, "instead_of_badge", config);
    type.days = table.dates("days");
    table.refuse_unknown_keys();
    table.require({"name"});
    for (const std::string& flag : type.flags) {
        if (flag_from_name(flag)) continue;
        table.report("flags", fmt::format("there is no flag \"{}\"", flag),
                     nearest_known(flag, all_flag_names()));
    }
    if (config.ticket_type(type.name))
        table.report("name", fmt::format("there are two ticket types \"{}\"", type.name));
    config.ticket_types.push_back(std::move(type));
}

void read_collect_table(SettingsTable table, EventConfig& config) {
    CollectTable collect{read_said(table, "name", config), table.text("from").value_or(""),
                         table.text("to").value_or("")};
    table.refuse_unknown_keys();
    table.require({"name", "from", "to"});
    if (sort_key(collect.to) < sort_key(collect.from))
        table.report("to", fmt::format("\"{}\" comes before \"{}\"", collect.to, collect.from));
    config.collect_tables.push_back(std::move(collect));
}

void read_colours(SettingsTable table, EventConfig& config) {
    config.accent = table.colour("accent").value_or(config.accent);
    table.refuse_unknown_keys();
}

void read_privacy(SettingsTable table, EventConfig& config) {
    config.privacy_notice = read_said(table, "notice", config);
    table.refuse_unknown_keys();
}

void read_kiosk(SettingsTable table, EventConfig& config) {
    config.clears_after_s = table.whole_number("clears_after_s", 3, 3600).value_or(config.clears_after_s);
    config.find_by =
        table
            .choice<FindBy>(
                "find_by", {{"email", FindBy::email}, {"code_word", FindBy::code_word}, {"off", FindBy::off}})
            .value_or(config.find_by);
    config.registers_here =
        table.choice<bool>("not_registered", {{"form", true}, {"desk", false}}).value_or(false);
    config.companions = table.yes_or_no("companions").value_or(config.companions);
    config.busy_per_minute = table.whole_number("busy_per_minute", 1, 1000).value_or(config.busy_per_minute);
    table.refuse_unknown_keys();
}

void read_opt_in(SettingsTable table, EventConfig& config) {
    OptIn opt_in;
    opt_in.id = table.text("id").value_or("");
    opt_in.question = read_said(table, "question", config);
    opt_in.who = read_said(table, "who", config);
    opt_in.about = read_said(table, "about", config);
    opt_in.until = read_said(table, "until", config);
    opt_in.not_for = table.texts("not_for");
    table.refuse_unknown_keys();
    // Nobody can agree to what they have not been told.
    table.require({"id", "question", "who", "about", "until"});
    for (const std::string& type : opt_in.not_for)
        if (!config.ticket_type(type))
            table.report("not_for", fmt::format("there is no ticket type \"{}\"", type));
    config.opt_ins.push_back(std::move(opt_in));
}

void read_evacuation(SettingsTable table, EventConfig& config) {
    config.evacuation.assembly_point = read_said(table, "assembly_point", config);
    config.evacuation.words = read_said(table, "words", config);
    table.refuse_unknown_keys();
}

void read_video(SettingsTable table, EventConfig& config) {
    VideoSetting video;
    video.session = table.text("session").value_or("");
    video.starts = table.choice<VideoStart>("start", {{"cue", VideoStart::cue}, {"clock", VideoStart::clock}})
                       .value_or(video.starts);
    video.loops = table.yes_or_no("loop").value_or(video.loops);
    table.refuse_unknown_keys();
    table.require({"session"});
    if (find_in(config.videos, [&](const VideoSetting& one) { return one.session == video.session; }))
        table.report("session", fmt::format("there are two [[video]] for \"{}\"", video.session));
    config.videos.push_back(std::move(video));
}

void read_hub(SettingsTable table, EventConfig& config) {
    config.claim_budget_ms =
        table.whole_number("claim_budget_ms", 0, 10'000).value_or(config.claim_budget_ms);
    config.hub_quiet_s = table.whole_number("quiet_s", 0, 3600).value_or(config.hub_quiet_s);
    table.refuse_unknown_keys();
}

void read_file(SettingsTable file, FirstMistake& mistake, EventConfig& config) {
    config.sample = file.yes_or_no("sample").value_or(false);
    const auto event = file.table("event");
    const auto areas = file.tables("area", "[[area]]");
    const auto rooms = file.tables("room", "[[room]]");
    const auto ticket_types = file.tables("ticket_type", "[[ticket_type]]");
    const auto collect_tables = file.tables("collect_table", "[[collect_table]]");
    const auto opt_ins = file.tables("opt_in", "[[opt_in]]");
    const auto videos = file.tables("video", "[[video]]");
    const auto colours = file.table("colours");
    const auto privacy = file.table("privacy");
    const auto kiosk = file.table("kiosk");
    const auto hub = file.table("hub");
    const auto evacuation = file.table("evacuation");
    file.refuse_unknown_keys();

    if (event) {
        read_event(*event, config);
    } else {
        mistake.report(0, "there is no [event] in it", "Begin it with [event] and a line name = \"…\"");
    }
    for (const SettingsTable& room : rooms) read_room(room, config);
    for (const SettingsTable& area : areas) read_area(area, config);
    for (const SettingsTable& type : ticket_types) read_ticket_type(type, config);
    for (const SettingsTable& collect : collect_tables) read_collect_table(collect, config);
    for (const SettingsTable& opt_in : opt_ins) read_opt_in(opt_in, config);
    for (const SettingsTable& video : videos) read_video(video, config);
    if (colours) read_colours(*colours, config);
    if (privacy) read_privacy(*privacy, config);
    if (kiosk) read_kiosk(*kiosk, config);
    if (hub) read_hub(*hub, config);
    if (evacuation) read_evacuation(*evacuation, config);
    if (areas.empty()) {
        config.areas = {{"entrance", "Entrance", "", false}};
        config.points = {{"Entrance", "entrance", "", "", ""}};
    }
}

}  // namespace

const CheckInPoint* EventConfig::point(std::string_view wanted) const {
    return find_in(points, [&](const CheckInPoint& point) { return same_but_for_case(point.name, wanted); });
}

const Area* EventConfig::area(std::string_view id) const {
    return find_in(areas, [&](const Area& area) { return area.id == id; });
}

const Room* EventConfig::room(std::string_view id_or_name) const {
    return find_in(rooms, [&](const Room& room) {
        return same_but_for_case(room.id, id_or_name) || same_but_for_case(room.name, id_or_name);
    });
}

const TicketType* EventConfig::ticket_type(std::string_view wanted) const {
    return find_in(ticket_types,
                   [&](const TicketType& type) { return same_but_for_case(type.name, wanted); });
}

std::string EventConfig::walk_in_ticket_type() const {
    return ticket_types.empty() ? "" : ticket_types.front().name;
}

VideoSetting EventConfig::video(std::string_view session) const {
    const VideoSetting* set =
        find_in(videos, [&](const VideoSetting& video) { return video.session == session; });
    return set ? *set : VideoSetting{std::string(session)};
}

std::string EventConfig::way_to(std::string_view room_id, const CheckInPoint& point) const {
    const Room* room = this->room(room_id);
    if (!room) return std::string(room_id);
    std::string way = room->where;
    for (const auto& [id, from_here] : point.ways)
        if (id == room->id) way = from_here;
    return way.empty() ? room->name : room->name + ", " + way;
}

Result<EventConfig> parse_event_config(std::string_view text, std::string_view file) {
    const auto parsed = parse_settings(text, file);
    if (!parsed) return parsed.error();
    EventConfig config;
    FirstMistake mistake(file);
    read_file(SettingsTable(*parsed, "", mistake), mistake, config);
    if (mistake.error()) return *mistake.error();
    return config;
}

std::string EventConfig::collect_table_of(std::string_view family_name) const {
    const std::string folded = fold_name(family_name);
    for (const CollectTable& table : collect_tables) {
        const std::string from = fold_name(table.from), to = fold_name(table.to);
        // "from H to M" takes in all that begins with M.
        if (folded >= from && folded.substr(0, to.size()) <= to) return table.name;
    }
    return "";
}

}  // namespace lanyard

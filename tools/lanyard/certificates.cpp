// lanyard certificates: attendance certified to whoever came, and what was printed confirmed later.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/badge_draw.h"
#include "badge/built_in_layouts.h"
#include "badge/certificate.h"
#include "badge/emoji.h"
#include "badge/pdf_each.h"
#include "base/language.h"
#include "desk/attended_days.h"
#include "event/event_day.h"
#include "event/listed_language.h"
#include "event/ticket_code.h"
#include "formats/attendance_csv.h"
#include "formats/email_draft.h"
#include "lanyard/beside_program.h"
#include "lanyard/command.h"
#include "lanyard/noted_export.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string out, layout, hours = "programme";
    std::string check, name, organisation;
    std::vector<std::string> attended;
    bool eml = false;
};

struct Certificate {
    Attendee person;
    CertificateWords words;
    std::string check;
    BadgeFields fields = {};
    std::string subject = {}, letter = {};  // of the email that it goes with
};

struct Certificates {
    BadgeLayout layout;
    std::vector<Certificate> all;
    int unnamed = 0;  // came on a seat that has no name
};

// The event's own, where it has one.
Result<BadgeLayout> layout_of(const EventFolder& folder, const std::string& option) {
    const fs::path given(option);
    if (!option.empty()) return load_badge_layout(given.has_parent_path() ? given : folder.file(option));
    std::error_code ignored;
    const auto own = folder.file("certificate.toml");
    if (fs::exists(own, ignored)) return load_badge_layout(own);
    return built_in_layout(BuiltInLayout::plain_certificate);
}

Result<Certificates> gather(Desk& desk, const Options& options) {
    const EventFolder& folder = desk.folder();
    auto layout = layout_of(folder, options.layout);
    if (!layout) return layout.error();
    Certificates certificates{std::move(*layout), {}};
    const auto basis = *hours_basis_from_name(options.hours);
    const auto attended = attended_days(desk, basis);
    if (!attended) return attended.error();
    auto people = desk.attendees();
    if (!people) return people.error();
    for (Attendee& person : *people) {
        const auto days = attended->find(person.id);
        if (days == attended->end()) continue;
        if (person.unnamed_seat) {
            ++certificates.unnamed;
            continue;
        }
        CertificateWords words{without_emoji(person.name).text, without_emoji(person.organisation).text,
                               folder.config.name, basis, days->second};
        const std::string check = certificate_check(folder.key, words);
        certificates.all.push_back({std::move(person), std::move(words), check});
    }
    return certificates;
}

// Each in the language that its person asked for, else in the event's. Errors are for whoever runs this, and
// in English: nothing is drawn in another language.
void put_into_words(Certificates& certificates, const EventConfig& config) {
    const std::string catalogues = beside_program("languages").string();
    for (const std::string& language : config.languages) {
        use_language(language, catalogues);
        const EventConfig said = config.in(language);
        CertificateWording wording(said);
        for (Certificate& one : certificates.all) {
            std::string theirs = listed_language(one.person, config.languages);
            if (theirs.empty()) theirs = config.languages.front();
            if (theirs != language) continue;
            one.fields = wording.fields_of(one.person, one.words, one.check);
            one.subject = filled(tr("Certificate of attendance: {event}"), {{"event", said.name}});
            one.letter =
                filled(tr("Dear {name}, your certificate of attendance is attached. Thank you for coming."),
                       {{"name", one.person.greeting_name()}}) +
                "\n\n" + said.name + "\n";
        }
    }
    use_language("en", catalogues);
}

int minutes_of(const CertificateWords& words) {
    int minutes = 0;
    for (const CertifiedDay& day : words.days) minutes += day.minutes;
    return minutes;
}

std::string clock_words(int minutes) {
    return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

// What a certificate says of the days, in one cell: "2017-11-10=4:30 2017-11-11=2:05".
std::string days_in_cell(const CertificateWords& words) {
    std::string cell;
    for (const CertifiedDay& day : words.days)
        cell += (cell.empty() ? "" : " ") + day.date + "=" + clock_words(day.minutes);
    return cell;
}

struct Written {
    std::vector<std::string> files;
    std::vector<Error> undrawn;
};

std::vector<BadgeFields> pages_of(const Certificates& certificates) {
    std::vector<BadgeFields> pages;
    for (const Certificate& one : certificates.all) pages.push_back(one.fields);
    return pages;
}

Result<Written> write_one_file(const Certificates& certificates, const fs::path& out, const fs::path& event) {
    auto document = draw_badges_pdf(certificates.layout, pages_of(certificates));
    if (!document) return document.error();
    if (auto wrote = write_output(out, document->bytes, event); !wrote) return wrote.error();
    return Written{{out.string()}, std::move(document->undrawn)};
}

EmailDraft draft_for(const Certificate& one, const std::string& pdf) {
    EmailDraft draft;
    draft.to_name = one.person.name;
    draft.to_address = one.person.email;
    draft.subject = one.subject;
    draft.text = one.letter;
    draft.attachments.push_back({"certificate.pdf", "application/pdf", pdf});
    return draft;
}

// A file each, named by its person's id, so that no folder tells who came; one of all; and a list of them.
Result<Written> write_folder(const Certificates& certificates, const fs::path& out, bool eml,
                             const fs::path& event) {
    std::error_code failed;
    fs::create_directories(out, failed);
    if (failed) return machine_error("cannot make the folder: " + failed.message(), out.string());
    auto written = write_one_file(certificates, out / "certificates.pdf", event);
    if (!written) return written;
    std::string list;
    std::vector<std::string> row = {"id",   "name",  "email",        "organisation", "days",
                                    "time", "check", "exit_missing", "pdf_file"};
    if (eml) row.push_back("eml_file");
    append_csv_row(list, {row.begin(), row.end()});
    const auto take = [&](std::size_t index, const Result<std::string>& pdf) -> Result<void> {
        const Certificate& one = certificates.all[index];
        const std::string name = one.person.id + ".pdf";
        row = {one.person.id,
               one.words.name,
               one.person.email,
               one.words.organisation,
               days_in_cell(one.words),
               clock_words(minutes_of(one.words)),
               ticket_code_in_fives(one.check),
               exit_missing(one.words) ? "yes" : "no",
               pdf ? name : ""};
        const bool has_draft = eml && pdf && !one.person.email.empty();
        const std::string draft = one.person.id + ".eml";
        if (eml) row.push_back(has_draft ? draft : "");
        append_csv_row(list, {row.begin(), row.end()});
        constexpr bool durable = false;  // they can be made again
        if (has_draft)
            if (auto wrote = write_output(out / draft, email_draft(draft_for(one, *pdf)), event, durable);
                !wrote)
                return wrote;
        return pdf ? write_output(out / name, *pdf, event, durable) : Result<void>();
    };
    if (auto drawn = draw_pdf_each(certificates.layout, pages_of(certificates), take); !drawn)
        return drawn.error();
    const fs::path file = out / "certificates.csv";
    if (auto wrote = write_output(file, list, event); !wrote) return wrote.error();
    written->files.push_back(file.string());
    return written;
}

// What whoever signs these should know: on standard error.
void tell_doubts(const Certificates& certificates, const Written& written) {
    for (const Error& why : written.undrawn)
        std::fprintf(stderr, "lanyard: left out: %s\n", why.message().c_str());
    if (certificates.unnamed > 0)
        std::fprintf(stderr, "lanyard: %d came on seats without a name, and have no certificate\n",
                     certificates.unnamed);
    std::size_t missing = 0, without_time = 0;
    for (const Certificate& one : certificates.all) {
        missing += exit_missing(one.words);
        without_time += minutes_of(one.words) == 0;
    }
    if (missing > 0)
        std::fprintf(stderr,
                     "lanyard: of %zu a leaving was not recorded: their certificates say so, and that "
                     "stay is not counted\n",
                     missing);
    if (without_time > 0)
        std::fprintf(stderr,
                     "lanyard: %zu certificates say no time at all; --hours is what it is counted by\n",
                     without_time);
}

int make(Command& command, const Options& options) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const EventFolder folder = (*desk)->folder();
    const auto now = command.now(folder.config);
    if (!now) return Command::fail(now.error());
    auto certificates = gather(**desk, options);
    if (!certificates) return Command::fail(certificates.error());
    desk->reset();
    if (certificates->all.empty())
        return Command::fail(refused("nobody has come whose attendance could be certified", folder.path));
    put_into_words(*certificates, folder.config);
    const fs::path out(options.out);
    auto written = out.extension() == ".pdf" ? write_one_file(*certificates, out, folder.path)
                                             : write_folder(*certificates, out, options.eml, folder.path);
    if (!written) return Command::fail(written.error());
    tell_doubts(*certificates, *written);
    const std::size_t drawn = certificates->all.size() - written->undrawn.size();
    if (command.as_json) {
        auto undrawn = nlohmann::json::array();
        for (const Error& why : written->undrawn) undrawn.push_back(why.message());
        Command::print_json({{"certificates", drawn},
                             {"files", written->files},
                             {"hours", options.hours},
                             {"unnamed", certificates->unnamed},
                             {"undrawn", undrawn}});
    } else {
        std::printf("%zu certificates in %s\n", drawn, options.out.c_str());
    }
    note_export(command, "certificates", "pdf", drawn, *now);
    return written->undrawn.empty() ? 0 : exit_status(ErrorKind::input);
}

// "2017-11-10=4:30"; of an event of one day, "4:30" is enough.
Result<CertifiedDay> attended_day(const std::string& typed, const EventConfig& config) {
    const std::size_t sign = typed.find('=');
    CertifiedDay day;
    if (sign != std::string::npos) {
        day.date = typed.substr(0, sign);
    } else if (const auto days = days_of_event(config); days.size() == 1) {
        day.date = days.front();
    }
    const auto noon = instant_at(day.date, "12:00", "UTC");
    if (!noon)
        return usage_error("no day of the event", "--attended " + typed,
                           "Write each day as --attended 2017-11-10=4:30");
    const auto minutes = minutes_in_words(typed.substr(sign == std::string::npos ? 0 : sign + 1));
    if (!minutes)
        return usage_error("no hours and minutes", "--attended " + typed,
                           "Write each day as --attended 2017-11-10=4:30");
    day.minutes = *minutes;
    return day;
}

// By the event's settings and key alone: nothing about people is read.
int confirm(const Command& command, const Options& options) {
    const auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    CertificateWords words{options.name, options.organisation, folder->config.name};
    for (const std::string& typed : options.attended) {
        auto day = attended_day(typed, folder->config);
        if (!day) return Command::fail(day.error());
        words.days.push_back(std::move(*day));
    }
    const auto confirmed = confirm_certificate(folder->key, words, options.check);
    if (command.as_json) {
        nlohmann::json document = {{"confirmed", confirmed.has_value()}, {"event", words.event}};
        document["hours"] = confirmed ? nlohmann::json(hours_basis_name(confirmed->basis)) : nullptr;
        document["exit_missing"] = confirmed ? nlohmann::json(confirmed->exit_missing) : nullptr;
        Command::print_json(document);
    } else if (confirmed) {
        std::printf("Yes: %s certified exactly this. The hours are by %s%s.\n", words.event.c_str(),
                    std::string(hours_basis_name(confirmed->basis)).c_str(),
                    confirmed->exit_missing ? ", and a leaving was not recorded" : "");
    } else {
        std::printf(
            "No: %s has not certified this. Compare the letters, the name, the organisation and each day.\n",
            words.event.c_str());
    }
    return confirmed ? 0 : exit_status(ErrorKind::refused);
}

int run(Command& command, const Options& options) {
    const bool confirms = !options.check.empty();
    if (confirms == !options.out.empty())
        return Command::fail(usage_error("either certificates are made, or one is confirmed", "certificates",
                                         "Say --out FILE.pdf, --out DIR or --check CODE"));
    if (options.eml && (confirms || fs::path(options.out).extension() == ".pdf"))
        return Command::fail(usage_error("emails stand beside certificates of a file each", "--eml",
                                         "Say --out DIR, a folder, for them"));
    if (!confirms) return make(command, options);
    if (options.name.empty() || options.attended.empty())
        return Command::fail(usage_error("what stands on the certificate?", "--check",
                                         "Say --name, --organisation and each day as --attended "
                                         "2017-11-10=4:30"));
    return confirm(command, options);
}

}  // namespace

void add_certificates(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "certificates", "Certify attendance to whoever came: lanyard certificates --out certificates");
    sub.add_option("--out", options->out,
                   "A .pdf with a page each; or a folder: a PDF each, one of all, and a list of them")
        .type_name("DIR|FILE");
    command.writes(options->out);
    sub.add_option("--hours", options->hours,
                   "What the hours are counted by, which each certificate says: programme (what the day's "
                   "programme took, without breaks), doors (from coming into the building to leaving it) or "
                   "visits (in its rooms); else programme")
        .one_of(all_hours_basis_names());
    sub.add_flag("--eml", options->eml, "And an email each in the folder, ready to be sent");
    sub.add_option("--layout", options->layout,
                   "Another layout than certificate.toml: a file of the event, or a path")
        .type_name("FILE");
    sub.add_option("--check", options->check,
                   "Confirm what a certificate says, by the letters on it; nobody has to be stored any more")
        .type_name("CODE");
    sub.add_option("--name", options->name, "The name on it").type_name("NAME");
    sub.add_option("--organisation", options->organisation, "The organisation on it, where it has one")
        .type_name("NAME");
    sub.add_option("--attended", options->attended,
                   "Each day on it with its hours: 2017-11-10=4:30; of an event of one day, 4:30")
        .type_name("DAY=TIME");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard

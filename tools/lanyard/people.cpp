// lanyard walk-in, substitute, same-person, correct, flag, seen-to and subject erase: what the desk does
// about people.
#include <nlohmann/json.hpp>

#include "desk/erasing.h"
#include "desk/event_copies.h"
#include "desk/help_calls.h"
#include "desk/person_deeds.h"
#include "desk/walk_in.h"
#include "lanyard/command.h"
#include "lanyard/practice_folder.h"
#include "lanyard/subject_command.h"
#include "store/backups.h"
#include "store/set_aside_files.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string id, other, at, point, anyway;
    WalkIn person;
    bool not_here = false, off = false;
    std::vector<std::string> values;
};

void add_person_options(CommandSyntax sub, Options& options) {
    sub.add_option("--name", options.person.name, "As they write it").required();
    sub.add_option("--given-name", options.person.given_name, "Where they say which part it is");
    sub.add_option("--family-name", options.person.family_name, "Where they say which part it is");
    sub.add_option("--organisation", options.person.organisation, "Where they are from");
    sub.add_option("--email", options.person.email, "Their address");
    sub.add_option("--point", options.point, "The check-in point (else the event's first)").type_name("NAME");
    sub.add_option("--anyway", options.anyway, "Let in although the rules say no: why").type_name("REASON");
    sub.add_option("--badge", options.person.blank_badge,
                   "The code of a blank badge that they were given (lanyard plan-b --blank)")
        .type_name("CODE");
    sub.add_option("--at", options.at, "When, if not now: 2017-11-10T08:52").type_name("TIME");
}

// Opens the desk as staff and hands it on with the time.
template <class Do>
int at_desk(Command& command, const Options& options, Do&& act) {
    DeskOptions at = Command::at_command_line();
    at.point = options.point;
    auto desk = command.desk(std::move(at));
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config, options.at);
    if (!now) return Command::fail(now.error());
    return act(**desk, *now);
}

int show(Command& command, const Desk& desk, const Result<WalkInOutcome>& result) {
    if (!result) return Command::fail(result.error());
    json similar = json::array();
    for (const auto& one : result->similar) {
        similar.push_back({{"id", one.id}, {"name", one.name}, {"organisation", one.organisation}});
    }
    const Outcome& outcome = result->outcome;
    if (command.as_json) {
        json document = outcome_json(outcome, desk.folder().config.time_zone);
        document["similar"] = similar;
        Command::print_json(document);
    } else {
        std::printf("%s%s%s\n", std::string(verdict_name(outcome.verdict)).c_str(),
                    outcome.attendee ? ": " : "",
                    outcome.attendee ? (outcome.attendee->name + " is " + outcome.attendee->id).c_str() : "");
        tell_why_refused(outcome);
        for (const auto& one : result->similar) {
            std::fprintf(stderr, "similar: %s %s, %s\n", one.id.c_str(), one.name.c_str(),
                         one.organisation.c_str());
        }
    }
    return lets_through(outcome.verdict) || outcome.verdict == Verdict::replaced ? 0 : 1;
}

int done(Command& command, const Result<void>& result, const std::string& attendee) {
    if (!result) return Command::fail(result.error());
    if (command.as_json) Command::print_json({{"attendee", attendee}});
    return 0;
}

// What an erasure left to be done by hand, on standard error; gives the exit status.
int tell_left(const EventFolder& folder, const ErasedInCopies& copies, const Result<void>& backups) {
    for (const Error& error : copies.left)
        std::fprintf(stderr, "lanyard: a copy of the event still has them; delete it: %s\n",
                     error.message().c_str());
    if (!backups)
        std::fprintf(stderr, "lanyard: there is no backup now: %s\n", backups.error().message().c_str());
    if (lacks_named_backups(folder))
        std::fprintf(
            stderr,
            "lanyard: backups in %s may still have them, and lose them as soon as it is there and the "
            "event is backed up again\n",
            folder.config.backups.c_str());
    return copies.left.empty() && backups ? 0 : 4;
}

void tell_erased(const std::string& attendee, const Erased& erased, const ErasedInCopies& copies,
                 const std::vector<std::filesystem::path>& set_aside) {
    const std::size_t count = erased.records.size();
    std::printf("Erased: %s, %zu record%s. A list that still has them will say so and not take them in.\n",
                attendee.c_str(), count, count == 1 ? "" : "s");
    for (const auto& folder : copies.folders) std::printf("Erased in the copy %s, too.\n", folder.c_str());
    for (const auto& file : set_aside) std::printf("Deleted %s, which still had them.\n", file.c_str());
    for (const std::string& other : erased.alike)
        std::printf("%s stays, and is called the same: if it is the same person, erase that one, too.\n",
                    other.c_str());
}

// By what files that were set aside would know somebody: ids, name, address, codes.
Result<std::vector<std::string>> words_of(Desk& desk, const std::string& attendee) {
    const auto person = desk.attendee(attendee);
    if (!person) return person.error();
    std::vector<std::string> words = {attendee};
    if (!*person) return words;
    words.push_back((*person)->id);
    for (const auto* word : {&(*person)->name, &(*person)->email})
        if (!word->empty()) words.push_back(*word);
    words.insert(words.end(), (*person)->codes.begin(), (*person)->codes.end());
    return words;
}

int erase_everywhere(Command& command, Desk& desk, const std::string& attendee, const Deed& deed) {
    auto words = words_of(desk, attendee);
    if (!words) return Command::fail(words.error());
    const auto erased = erase(desk, attendee, deed);
    if (!erased) return Command::fail(erased.error());
    const auto copies = erase_in_copies(desk, erased->records, deed);
    if (!copies) return Command::fail(copies.error());
    const auto backups = replace_backups(desk.folder(), SystemClock().now());
    words->insert(words->end(), erased->records.begin(), erased->records.end());
    const auto set_aside = drop_set_aside_files(desk.folder(), *words);
    if (!set_aside) return Command::fail(set_aside.error());
    json folders = json::array();
    for (const auto& folder : copies->folders) {
        folders.push_back(folder.string());
        if (auto dropped = drop_practice_cards(folder, erased->records); !dropped)
            return Command::fail(dropped.error());
    }
    if (command.as_json)
        Command::print_json({{"attendee", attendee},
                             {"erased", erased->records},
                             {"alike", erased->alike},
                             {"copies", folders}});
    else
        tell_erased(attendee, *erased, *copies, *set_aside);
    return tell_left(desk.folder(), *copies, backups ? Result<void>() : Result<void>(backups.error()));
}

Result<std::map<Field, std::optional<std::string>>> corrections(const std::vector<std::string>& values) {
    std::map<Field, std::optional<std::string>> result;
    for (const auto& value : values) {
        const auto equals = value.find('=');
        const auto field = field_from_name(value.substr(0, equals));
        if (!field) {
            return usage_error("not a field: \"" + value.substr(0, equals) + "\"", "correct",
                               "Write it like organisation=\"Leeds City Council\", or organisation alone to "
                               "follow the list");
        }
        result[*field] = equals == std::string::npos ? std::nullopt : std::optional(value.substr(equals + 1));
    }
    return result;
}

void add_walk_in(CommandSyntax app, Command& command, Action& action) {
    auto walk_in = std::make_shared<Options>();
    auto sub = app.add_subcommand("walk-in",
                                  "Write down and admit somebody who never registered: lanyard walk-in "
                                  "--name \"Sam Reed\" --ticket-type Delegate");
    add_person_options(sub, *walk_in);
    sub.add_option("--ticket-type", walk_in->person.ticket_type, "As event.toml names it (else its first)");
    sub.callback([walk_in, &command, &action] {
        action = [walk_in, &command] {
            return at_desk(command, *walk_in, [&](Desk& desk, Instant now) {
                walk_in->person.entered = command.entered_later(desk.folder().config, walk_in->at);
                const auto& why = walk_in->anyway;
                if (walk_in->person.ticket_type.empty())
                    walk_in->person.ticket_type = desk.folder().config.walk_in_ticket_type();
                return show(command, desk,
                            lanyard::walk_in(desk, walk_in->person, Command::deed(now), true,
                                             why.empty() ? std::nullopt : std::optional(why)));
            });
        };
    });
}

void add_substitute(CommandSyntax app, Command& command, Action& action) {
    auto substitute = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("substitute", "Somebody else comes: lanyard substitute ID --name \"Sam Reed\"");
    sub.add_option("id", substitute->id, "Who does not come").required();
    sub.add_flag("--not-here", substitute->not_here, "Write them down; they are not here yet");
    add_person_options(sub, *substitute);
    sub.callback([substitute, &command, &action] {
        action = [substitute, &command] {
            return at_desk(command, *substitute, [&](Desk& desk, Instant now) {
                substitute->person.entered = command.entered_later(desk.folder().config, substitute->at);
                return show(
                    command, desk,
                    lanyard::substitute(desk, substitute->id, substitute->person, !substitute->not_here,
                                        Command::deed(now), true, substitute->anyway));
            });
        };
    });
}

void add_same_person(CommandSyntax app, Command& command, Action& action) {
    auto same = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("same-person", "Join two records of one person: lanyard same-person KEPT DROPPED");
    sub.add_option("kept", same->id, "The record that stays").required();
    sub.add_option("dropped", same->other, "The double").required();
    sub.callback([same, &command, &action] {
        action = [same, &command] {
            return at_desk(command, *same, [&](Desk& desk, Instant now) {
                return done(command, lanyard::same_person(desk, same->id, same->other, Command::deed(now)),
                            same->id);
            });
        };
    });
}

void add_correct(CommandSyntax app, Command& command, Action& action) {
    auto correct = std::make_shared<Options>();
    auto sub = app.add_subcommand("correct",
                                  "Correct details: lanyard correct ID organisation=\"Leeds City Council\"");
    sub.add_option("id", correct->id, "Whose").required();
    sub.add_option("values", correct->values, "FIELD=VALUE, or FIELD alone to follow the list again")
        .required();
    sub.callback([correct, &command, &action] {
        action = [correct, &command] {
            auto values = corrections(correct->values);
            if (!values) return Command::fail(values.error());
            return at_desk(command, *correct, [&](Desk& desk, Instant now) {
                return done(command, lanyard::correct(desk, correct->id, *values, Command::deed(now)),
                            correct->id);
            });
        };
    });
}

void add_flag(CommandSyntax app, Command& command, Action& action) {
    auto flag = std::make_shared<Options>();
    auto sub = app.add_subcommand("flag", "Set a flag: lanyard flag ID desk_first [--off]");
    sub.add_option("id", flag->id, "Whose").required();
    sub.add_option("flag", flag->other, "desk_first, tell, no_photo, first_name_only, escort or protected")
        .required();
    sub.add_flag("--off", flag->off, "Take it away");
    sub.callback([flag, &command, &action] {
        action = [flag, &command] {
            const auto known = flag_from_name(flag->other);
            if (!known) return Command::fail(usage_error("there is no flag \"" + flag->other + "\"", "flag"));
            return at_desk(command, *flag, [&](Desk& desk, Instant now) {
                return done(command,
                            lanyard::set_flag(desk, flag->id, *known, !flag->off, Command::deed(now)),
                            flag->id);
            });
        };
    });
}

void add_seen_to(CommandSyntax app, Command& command, Action& action) {
    auto seen = std::make_shared<Options>();
    auto sub = app.add_subcommand("seen-to",
                                  "Note that their host was told, or that somebody walked with them: lanyard "
                                  "seen-to ID tell");
    sub.add_option("id", seen->id, "Whose").required();
    sub.add_option("what", seen->other, "tell: their host was told; escort: somebody walked with them")
        .required()
        .one_of({"tell", "escort"});
    sub.callback([seen, &command, &action] {
        action = [seen, &command] {
            return at_desk(command, *seen, [&](Desk& desk, Instant now) {
                const Flag what = flag_from_name(seen->other).value_or(Flag::tell);
                return done(command, note_seen_to(desk, seen->id, what, Command::deed(now)), seen->id);
            });
        };
    });
}

void add_erase(CommandSyntax app, Command& command, Action& action) {
    auto erase = std::make_shared<Options>();
    auto sub = app.add_subcommand("subject", "What the law gives a person: lanyard subject erase ID");
    sub.require_subcommand();
    add_subject_export(sub, command, action);
    auto erasing =
        sub.add_subcommand("erase", "Erase what tells who somebody was, for good: lanyard subject erase ID");
    erasing.add_option("id", erase->id, "Whom").required();
    erasing.callback([erase, &command, &action] {
        action = [erase, &command] {
            return at_desk(command, *erase, [&](Desk& desk, Instant now) {
                return erase_everywhere(command, desk, erase->id, Command::deed(now));
            });
        };
    });
}

}  // namespace

void add_people(CommandSyntax app, Command& command, Action& action) {
    add_walk_in(app, command, action);
    add_substitute(app, command, action);
    add_same_person(app, command, action);
    add_correct(app, command, action);
    add_flag(app, command, action);
    add_seen_to(app, command, action);
    add_erase(app, command, action);
}

}  // namespace lanyard

// Whole sentences, and a line a day.
#include "badge/certificate.h"

#include <fmt/format.h>

#include "base/instant.h"
#include "base/language.h"
#include "event/date_words.h"
#include "event/ticket_code.h"

namespace lanyard {
namespace {

// "4 h 30 min": as it is typed again to confirm it (event/certificate's minutes_in_words).
std::string length_words(int minutes) {
    return filled(tr("{hours} h {minutes} min"),
                  {{"hours", std::to_string(minutes / 60)}, {"minutes", fmt::format("{:02}", minutes % 60)}});
}

std::string basis_words(HoursBasis basis) {
    switch (basis) {
        case HoursBasis::doors:
            return tr(
                "The hours are those between coming into the building and leaving it, as its doors "
                "recorded them.");
        case HoursBasis::visits:
            return tr("The hours are those in the event's rooms, as their doors recorded them.");
        case HoursBasis::programme:
            break;
    }
    return tr("The hours are those of the programme on each day attended, without its breaks.");
}

}  // namespace

const std::string& CertificateWording::date_of(const std::string& date) {
    const auto known = dates_.find(date);
    if (known != dates_.end()) return known->second;
    const auto noon = instant_at(date, "12:00", "UTC");
    return dates_[date] = noon ? date_words(*noon, "UTC", "EEEEdMMMMy") : date;
}

BadgeFields CertificateWording::fields_of(const Attendee& person, const CertificateWords& words,
                                          const std::string& check) {
    BadgeFields fields;
    fields.attendee_id = person.id;
    fields.name = words.name;
    fields.organisation = words.organisation;
    fields.event = config_.name;
    fields.venue = config_.venue;
    CertificateTexts& texts = fields.certificate;
    texts.title = tr("Certificate of attendance");
    texts.statement = filled(tr("We certify that {name} attended {event}."),
                             {{"name", words.name}, {"event", config_.name}});
    int minutes = 0;
    for (const CertifiedDay& day : words.days) {
        texts.days.push_back(date_of(day.date) + '\t' + length_words(day.minutes) +
                             (day.exit_missing ? " *" : ""));
        minutes += day.minutes;
    }
    // Of one day its line says it all.
    if (words.days.size() > 1)
        texts.hours = filled(tr("Together {hours}"), {{"hours", length_words(minutes)}});
    texts.basis = basis_words(words.basis);
    if (exit_missing(words))
        texts.basis +=
            " " + tr("* On this day a leaving was not recorded: how long that stay was is not known, "
                     "and it is not counted.");
    texts.check = ticket_code_in_fives(check);
    texts.check_words =
        tr("With these letters the organiser can confirm the name, the organisation, the event "
           "and the hours above.");
    return fields;
}

}  // namespace lanyard

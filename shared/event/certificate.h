// What a certificate of attendance states, and the keyed check over its words by which it is confirmed later
// without anything that was stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/event_key.h"

namespace lanyard {

// By what the hours are counted, which the certificate says.
enum class HoursBasis {
    programme,  // what the programme of the day took, without its breaks, whoever came on the day
    doors,      // from coming into the building to leaving it, as its doors saw it
    visits,     // in its rooms, as their doors saw it
};
std::string_view hours_basis_name(HoursBasis basis);  // "doors"
std::optional<HoursBasis> hours_basis_from_name(std::string_view name);
std::vector<std::string> all_hours_basis_names();

// One day that somebody came on.
struct CertifiedDay {
    std::string date;  // "2017-11-10"
    int minutes = 0;   // whole ones
    // A leaving was not recorded: the time from that coming on is not known, and is not in `minutes`.
    bool exit_missing = false;
};

struct CertificateWords {
    std::string name, organisation;
    std::string event;  // its name in its first language, whatever language the certificate is in
    HoursBasis basis = HoursBasis::programme;
    std::vector<CertifiedDay> days = {};  // in order
};

bool exit_missing(const CertificateWords& words);

// Ten letters (event/crockford) of a keyed hash over all of the words. Names count folded (event/name_fold),
// so that who types them from paper need not have the accents.
std::string certificate_check(const EventKey& key, const CertificateWords& words);

// What else stands on a certificate with this check; none where the words, typed from it, are not what it was
// made for. `words` need not say the basis, nor whether an exit is missing: the answer does.
struct ConfirmedCertificate {
    HoursBasis basis = HoursBasis::programme;
    bool exit_missing = false;
};
std::optional<ConfirmedCertificate> confirm_certificate(const EventKey& key, CertificateWords words,
                                                        std::string_view check);

// The hours of one day as somebody types them from a certificate, in any language: its numbers are hours, and
// then minutes ("4:30", "4 h 30 min", "0 h 45 min"). None for anything else, minutes over 59 among it.
std::optional<int> minutes_in_words(std::string_view text);

}  // namespace lanyard

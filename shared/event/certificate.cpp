// The words in one spelling, a line each, hashed with the event's key.
#include "event/certificate.h"

#include <algorithm>
#include <array>

#include "event/crockford.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 3> basis_names = {"programme", "doors", "visits"};
constexpr std::size_t check_letters = 10;

// Nothing that is folded has a line's end in it, so that no words of one line read as two.
std::string spelled_out(const CertificateWords& words, HoursBasis basis, bool exit_missing) {
    std::string text;
    for (const std::string* line : {&words.event, &words.name, &words.organisation})
        text += fold_name(*line) + '\n';
    text += std::string(hours_basis_name(basis)) + (exit_missing ? ", an exit is missing" : "") + '\n';
    for (const CertifiedDay& day : words.days) text += day.date + ' ' + std::to_string(day.minutes) + '\n';
    return text;
}

std::string check_of(const EventKey& key, const CertificateWords& words, HoursBasis basis,
                     bool exit_missing) {
    const std::string hash =
        key.keyed_hash("certificate", spelled_out(words, basis, exit_missing), 2 * check_letters);
    std::vector<unsigned> values;
    for (std::size_t i = 0; i < check_letters; ++i)
        values.push_back(static_cast<unsigned char>(hash[i]) & 31);
    return crockford_letters(values);
}

}  // namespace

std::string_view hours_basis_name(HoursBasis basis) {
    return basis_names[static_cast<std::size_t>(basis)];
}

std::optional<HoursBasis> hours_basis_from_name(std::string_view name) {
    const auto found = std::find(basis_names.begin(), basis_names.end(), name);
    if (found == basis_names.end()) return std::nullopt;
    return static_cast<HoursBasis>(found - basis_names.begin());
}

std::vector<std::string> all_hours_basis_names() {
    return {basis_names.begin(), basis_names.end()};
}

bool exit_missing(const CertificateWords& words) {
    return std::any_of(words.days.begin(), words.days.end(),
                       [](const CertifiedDay& day) { return day.exit_missing; });
}

std::string certificate_check(const EventKey& key, const CertificateWords& words) {
    return check_of(key, words, words.basis, exit_missing(words));
}

std::optional<ConfirmedCertificate> confirm_certificate(const EventKey& key, CertificateWords words,
                                                        std::string_view check) {
    const std::string typed = crockford_letters(crockford_values(check, check_letters));
    const auto by_date = [](const CertifiedDay& one, const CertifiedDay& other) {
        return one.date < other.date;
    };
    std::sort(words.days.begin(), words.days.end(), by_date);
    for (std::size_t basis = 0; basis < basis_names.size(); ++basis)
        for (const bool is_missing : {false, true}) {
            const auto tried = static_cast<HoursBasis>(basis);
            if (check_of(key, words, tried, is_missing) == typed)
                return ConfirmedCertificate{tried, is_missing};
        }
    return std::nullopt;
}

std::optional<int> minutes_in_words(std::string_view text) {
    constexpr int most_hours = 24 * 31, most_digits = 3;
    std::vector<int> numbers;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        // "4.5" are no hours and minutes.
        if ((c == '.' || c == ',') && digits > 0 && i + 1 < text.size()) return std::nullopt;
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && digits == 0) numbers.push_back(0);
        digits = is_digit ? digits + 1 : 0;
        if (digits > most_digits) return std::nullopt;
        if (is_digit) numbers.back() = numbers.back() * 10 + (c - '0');
    }
    if (numbers.empty() || numbers.size() > 2 || numbers[0] > most_hours) return std::nullopt;
    if (numbers.size() == 2 && numbers[1] > 59) return std::nullopt;
    return numbers[0] * 60 + (numbers.size() == 2 ? numbers[1] : 0);
}

}  // namespace lanyard

// Names are put together of given and family names that are nobody's in particular; whatever pair is somebody
// real at the event is passed over.
#include "lanyard/practice_people.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "event/name_fold.h"
#include "formats/attendance_csv.h"

namespace lanyard {
namespace {

constexpr std::array<const char*, 24> given_names = {
    "Rowan",  "Avery",  "Imogen", "Tobias", "Nerys",  "Kofi",   "Maeve", "Dilip",
    "Sunny",  "Odette", "Callum", "Yara",   "Piotr",  "Gwilym", "Adele", "Farid",
    "Bryony", "Hugo",   "Lowri",  "Samir",  "Tamsin", "Viktor", "Zadie", "Ellis"};
constexpr std::array<const char*, 23> family_names = {
    "Merrivale",       "Ashcombe",     "Fairbrook", "Holloway-Pike",    "Tregarthen",  "Oakhurst",
    "Winterbourne",    "Larkspur",     "Pennyfold", "Greenacre",        "Thistlewood", "Marlowe-Dean",
    "Quillfeather",    "Brackenridge", "Sandgate",  "Copperfield-Rowe", "Evenlode",    "Hartwell-Moss",
    "Nightingale-Fox", "Underhill",    "Rushmere",  "Stillwater",       "Yewdale"};
constexpr std::array<const char*, 7> organisations = {
    "Harbourside Council", "Millbrook Trust",    "Fernley Borough", "Northmoor University",
    "Larkhill Practice",   "Copper Lane Clinic", "Westering County"};
constexpr std::array<const char*, 5> job_titles = {"Social Worker", "Team Manager", "Family Therapist",
                                                   "Lecturer", "Head of Service"};
// An email address has many.
constexpr std::size_t most_words = 10;
constexpr int ordinary_people = 90, people_a_type = 4, unnamed_seats = 3;

bool is_word_letter(unsigned char letter) {
    return std::isalnum(letter) || letter >= 0x80;
}

// Where words begin and end in `text`.
struct WordPlaces {
    std::vector<std::size_t> begins, ends;

    explicit WordPlaces(const std::string& text) {
        bool before = false;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            const bool here = i < text.size() && is_word_letter(static_cast<unsigned char>(text[i]));
            if (here && !before) begins.push_back(i);
            if (!here && before) ends.push_back(i);
            before = here;
        }
    }
};

// The `number`th name of all pairs, which differ as long as there are no more than 24 × 23 of them.
std::pair<std::string, std::string> name_of(std::size_t number) {
    return {given_names[number % given_names.size()], family_names[number % family_names.size()]};
}

// The rows of the list, each somebody new.
class ListMaker {
  public:
    ListMaker(const EventConfig& config, const std::vector<Session>& sessions, const NameCover& real)
        : config_(config), real_(real) {
        for (const Session& session : sessions)
            if (session.planned.kind == SessionKind::workshop && !session.inputs.cancelled)
                workshops_.push_back(session.planned.id);
    }

    std::string make() && {
        put({"Attendee ID", "First Name", "Last Name", "Email", "Company", "Job Title", "Ticket Type",
             "Flags", "Sessions"});
        const std::string usual = usual_type();
        // Two of one name, from different places, and nobody else of their family.
        std::string family = "Summerhayes";
        while (real_.is_real("Alex " + family)) family += "-Lee";
        person("Alex", family, organisations[1], usual, "");
        person("Alex", family, organisations[2], usual, "");
        for (int i = 0; i < ordinary_people; ++i)
            somebody(organisations[static_cast<std::size_t>(i) % organisations.size()], usual, "");
        bool has_desk_first = false;
        for (const TicketType& type : config_.ticket_types) {
            const auto& flags = type.flags;
            has_desk_first |= std::find(flags.begin(), flags.end(), "desk_first") != flags.end();
            if (type.name == usual) continue;
            for (int i = 0; i < people_a_type; ++i) somebody(organisations[4], type.name, "");
        }
        if (!has_desk_first) somebody("Evening Chronicle", usual, "desk_first");
        for (int i = 0; i < unnamed_seats; ++i) person("TBC", "TBC", organisations[0], usual, "");
        return std::move(list_);
    }

  private:
    // Of those whose badge is printed at the door.
    std::string usual_type() const {
        for (const TicketType& type : config_.ticket_types)
            if (type.badge == BadgeSetting::print && type.flags.empty()) return type.name;
        return config_.ticket_types.empty() ? "" : config_.ticket_types.front().name;
    }
    std::pair<std::string, std::string> next_name() {
        auto name = name_of(names_++);
        while (real_.is_real(name.first + " " + name.second)) name = name_of(names_++);
        return name;
    }
    void somebody(const std::string& organisation, const std::string& type, const std::string& flags) {
        const auto [given, family] = next_name();
        person(given, family, organisation, type, flags);
    }
    void person(const std::string& given, const std::string& family, const std::string& organisation,
                const std::string& type, const std::string& flags) {
        const std::string number = std::to_string(++rows_);
        put({"practice-" + number, given, family, "practice" + number + "@practice.example", organisation,
             job_titles[rows_ % job_titles.size()], type, flags,
             workshops_.empty() ? "" : workshops_[rows_ % workshops_.size()]});
    }
    void put(const std::vector<std::string>& cells) { append_csv_row(list_, {cells.begin(), cells.end()}); }

    const EventConfig& config_;
    const NameCover& real_;
    std::vector<std::string> workshops_;
    std::size_t names_ = 0, rows_ = 0;
    std::string list_;
};

}  // namespace

NameCover::NameCover(const std::vector<Attendee>& people, const std::vector<Session>& sessions,
                     const EventConfig& config) {
    std::set<std::string> names, emails;
    for (const Attendee& person : people) {
        if (!person.unnamed_seat) names.insert({person.name, person.badge_name});
        emails.insert(person.email);
    }
    for (const Session& session : sessions) {
        names.insert(session.planned.speakers.begin(), session.planned.speakers.end());
        names.insert(session.planned.chair);
    }
    for (const TicketType& type : config.ticket_types) names.insert(type.host);
    names.erase("");
    emails.erase("");
    for (const std::string& name : names) folded_.insert(fold(name));
    // From the far end, so that few of those who speak are called as somebody on the list.
    std::size_t number = given_names.size() * family_names.size();
    for (const std::string& name : names) {
        std::pair<std::string, std::string> invented = name_of(--number);
        while (number > 0 && is_real(invented.first + " " + invented.second)) invented = name_of(--number);
        if (number == 0) number = given_names.size() * family_names.size();
        invented_[name] = invented.first + " " + invented.second;
    }
    for (const std::string& email : emails)
        invented_[email] = "somebody" + std::to_string(invented_.size()) + "@practice.example";
}

std::string NameCover::fold(const std::string& name) {
    return fold_name(name);
}

std::string NameCover::covered(const std::string& text) const {
    if (const auto whole = invented_.find(text); whole != invented_.end()) return whole->second;
    const WordPlaces words(text);
    std::string covered;
    std::size_t done = 0;
    for (std::size_t i = 0; i < words.begins.size(); ++i) {
        const std::size_t begin = words.begins[i];
        // The longest first: "Ada Lovelace CBE" holds "Ada Lovelace".
        for (std::size_t last = std::min(i + most_words, words.ends.size());
             begin >= done && last-- > i + 1;) {
            const auto found = invented_.find(text.substr(begin, words.ends[last] - begin));
            if (found == invented_.end()) continue;
            covered += text.substr(done, begin - done) + found->second;
            done = words.ends[last];
        }
    }
    return covered + text.substr(done);
}

std::string invented_list(const EventConfig& config, const std::vector<Session>& sessions,
                          const NameCover& real) {
    return ListMaker(config, sessions, real).make();
}

}  // namespace lanyard

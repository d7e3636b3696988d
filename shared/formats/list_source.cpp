// Headings are compared by their plain letters, our own as they stand.
#include "formats/list_source.h"

#include <algorithm>
#include <unordered_set>

#include "event/listed_number.h"
#include "event/name_fold.h"
#include "formats/list_columns.h"
#include "formats/plain_words.h"

namespace lanyard {

std::string recognise_source(const std::vector<std::string>& headings) {
    std::unordered_set<std::string> keys;
    for (const std::string& heading : headings) keys.insert(plain_letters(heading));
    const auto has = [&](std::initializer_list<const char*> any) {
        return std::any_of(any.begin(), any.end(), [&](const char* key) { return keys.count(key) > 0; });
    };
    const auto has_own = [&](const char* heading) {
        return std::find(headings.begin(), headings.end(), heading) != headings.end();
    };
    if (has_own("id") && has_own("name") && has_own("checked_in_at") && has_own("walk_in"))
        return own_export_source;
    if (has({"ordernumber", "orderid"}) && has({"attendeenumber", "barcodenumber"}) &&
        has({"attendeestatus", "tickettype"})) {
        return "eventbrite";
    }
    if (has({"ordercode", "bestellnummer", "codedelacommande", "codedecommande", "bestelcode",
             "codigodepedido", "codicedordine"}) &&
        has({"positionid", "positionsid", "iddeposition", "positieid", "iddeposicion", "ticketsecret",
             "secret", "pseudonymizationid", "ticketgeheimnis", "geheimnis", "codesecretdubillet",
             "ticketgeheim", "secretodelaentrada"})) {
        return "pretix";
    }
    return "list";
}

bool is_microsoft_form(const std::vector<std::string>& headings) {
    const auto has = [&](std::string_view letters) {
        return std::any_of(headings.begin(), headings.end(),
                           [&](const std::string& heading) { return plain_letters(heading) == letters; });
    };
    return has("starttime") && has("completiontime") && has("email") && has("name");
}

ColumnMeaning own_export_column(const std::string& heading) {
    const std::string name = clean_text(heading);
    if (name == "id") return meaning_of(ColumnKind::own_id);
    if (name == listed_number_answer) return meaning_of(ColumnKind::attendee_id);
    if (name == "sessions") return meaning_of(ColumnKind::session);
    if (name == field_name(Field::flags)) return meaning_of(ColumnKind::flags);
    for (const char* of_the_day :
         {"attended", "checked_in_at", "point", "left_at", "walk_in", "let_in_although", "let_in_because"}) {
        if (name == of_the_day) return meaning_of(ColumnKind::ignored);
    }
    if (name.compare(0, 5, "came_") == 0) return meaning_of(ColumnKind::ignored);  // on a day of several
    const auto field = field_from_name(name);
    return field && *field != Field::seat && *field != Field::answers ? value_of(*field)
                                                                      : meaning_of(ColumnKind::answer);
}

}  // namespace lanyard

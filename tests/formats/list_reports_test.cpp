// Lists that went wrong for others, by the public reports of them; each is one of a kind.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "formats/registration_list.h"

using namespace lanyard;

namespace {

using Texts = std::vector<std::string>;

RegistrationList list_of(const std::string& text) {
    auto list = read_registration_list(text, "list.csv");
    REQUIRE_MESSAGE(list.ok(), (list.ok() ? "" : list.error().message()));
    return *list;
}

std::string value_of(const ListRow& row, Field field) {
    const auto found = row.fields.find(field);
    return found == row.fields.end() ? "" : found->second;
}

// One field of every row.
Texts all(const RegistrationList& list, Field field) {
    Texts values;
    for (const ListRow& row : list.rows) values.push_back(value_of(row, field));
    return values;
}

Texts names(const std::string& text) {
    return all(list_of(text), Field::name);
}

Texts statuses(const std::string& text) {
    return all(list_of(text), Field::status);
}

std::string column(const RegistrationList& list, const std::string& heading) {
    for (const ListColumn& column : list.columns) {
        if (column.heading == heading) return column.field;
    }
    return "(no such heading)";
}

std::string why(const RegistrationList& list, const std::string& heading) {
    for (const ListColumn& column : list.columns) {
        if (column.heading == heading) return column.why;
    }
    return "(no such heading)";
}

bool warns(const RegistrationList& list, std::string_view words) {
    return std::any_of(list.warnings.begin(), list.warnings.end(),
                       [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
}

std::string line_of(const Texts& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
    return line + "\n";
}

}  // namespace

TEST_CASE("F1 (kartoza/prj.app#1149): a name beside a family name is the given name") {
    CHECK(names("Name,Surname,Email\nJohn,Ember,j@x.example\n") == Texts{"John Ember"});
    CHECK(names("Surname,Name,Email\nEmber,John,j@x.example\n") == Texts{"John Ember"});
    CHECK(names("Attendee Name,Attendee Last Name,Email\nEli,Stone,e@x.example\n") == Texts{"Eli Stone"});
    const auto list = list_of("Name,Surname,Email\nJohn,Ember,j@x.example\n");
    CHECK(column(list, "Name") == "given_name");
    CHECK(why(list, "Name") == "a family name stands beside it");
    CHECK(why(list, "Surname") == "");
}

TEST_CASE("F1 in every language that headings are known in, in both orders") {
    const std::pair<const char*, const char*> given_and_family[] = {
        {"Name", "Surname"},    {"Name", "Last name"},    {"Name", "Family Name"},
        {"Name", "Nachname"},   {"Name", "Familienname"}, {"Nom", "Nom de famille"},
        {"Prénom", "Nom"},      {"Vorname", "Name"},      {"Nombre", "Apellidos"},
        {"Nombre", "Apellido"}, {"Nome", "Cognome"},      {"Nome", "Sobrenome"},
        {"Nome", "Apelido"},    {"Naam", "Achternaam"},   {"Navn", "Efternavn"},
        {"Navn", "Etternavn"},  {"Namn", "Efternamn"},    {"Nimi", "Sukunimi"},
        {"Imię", "Nazwisko"},   {"Jméno", "Příjmení"},    {"Enw", "Cyfenw"},
        {"名", "姓"},           {"이름", "성"},           {"Etunimi", "Sukunimi"},
        {"Voornaam", "Naam"},   {"First name", "Name"},   {"Förnamn", "Efternamn"}};
    for (const auto& [given, family] : given_and_family) {
        CAPTURE(given);
        CAPTURE(family);
        CHECK(names(std::string(given) + "," + family + ",Email\nJohn,Ember,j@x.example\n") ==
              Texts{"John Ember"});
        CHECK(names("Email," + std::string(family) + "," + given + "\nj@x.example,Ember,John\n") ==
              Texts{"John Ember"});
    }
}

TEST_CASE("F1: a whole name beside its parts stays whole, by its heading or by its cells") {
    CHECK(names("Full name,Surname\nJohn Ember,Ember\n") == Texts{"John Ember"});
    CHECK(names("Name,Surname,Email\nJohn Ember,Ember,j@x.example\nAna Lima,Lima,a@x.example\n") ==
          Texts{"John Ember", "Ana Lima"});
    CHECK(names("Name,First name,Surname\nDr John Ember,John,Ember\n") == Texts{"Dr John Ember"});
    CHECK(names("Name (First),Name (Last)\nJohn,Ember\n") == Texts{"John Ember"});
}

TEST_CASE("columns in any order give the same people") {
    const std::vector<std::pair<Texts, Texts>> lists = {
        {{"Name", "Surname", "Email", "Company", "Ticket Type", "Status"},
         {"John", "Ember", "j@x.example", "Acme", "Speaker", "paid"}},
        {{"Ticket ID", "Attendee Name", "Attendee Last Name", "Attendee Email", "Purchaser First Name",
          "Purchaser Last Name", "Purchaser Email"},
         {"1", "Eli", "Stone", "eli@x.example", "Pat", "Buyer", "pat@x.example"}},
        {{"Vorname", "Name", "E-Mail", "Firma", "Rechnung Name", "Besteller E-Mail"},
         {"Eva", "Stein", "e@x.example", "Acme", "Kasse", "kasse@x.example"}},
        {{"going", "Nombre", "Apellidos", "Correo electrónico", "Comprador"},
         {"not going", "Ana", "Lima", "ana@x.example", "Pat"}}};
    std::mt19937 random(2017);
    for (const auto& [headings, cells] : lists) {
        const auto first = list_of(line_of(headings) + line_of(cells)).rows.at(0);
        std::vector<std::size_t> order(headings.size());
        std::iota(order.begin(), order.end(), 0);
        for (int round = 0; round < 60; ++round) {
            std::shuffle(order.begin(), order.end(), random);
            Texts moved_headings, moved_cells;
            for (const std::size_t i : order) {
                moved_headings.push_back(headings[i]);
                moved_cells.push_back(cells[i]);
            }
            const auto list = list_of(line_of(moved_headings) + line_of(moved_cells));
            CAPTURE(line_of(moved_headings));
            REQUIRE(list.rows.size() == 1);
            CHECK(list.rows[0].fields == first.fields);
        }
    }
}

TEST_CASE("F2 (pretix#966): the buyer's columns never fill an attendee's") {
    CHECK(names("Ticket ID,Attendee Name,Attendee Last Name,Attendee Email,Purchaser First Name,Purchaser "
                "Last Name\n1,Eli,Stone,eli@x.example,Pat,Buyer\n") == Texts{"Eli Stone"});
    const auto owner = list_of(
        "Ticket,Owner First Name,Owner Last Name,Buyer First Name,Buyer Last Name,Buyer Email,Ticket "
        "Code\nVIP,Ava,Lind,Pat,Buyer,pat@x.example,T-1\n");
    CHECK(all(owner, Field::name) == Texts{"Ava Lind"});
    CHECK(all(owner, Field::email) == Texts{""});
    CHECK(all(owner, Field::ticket_type) == Texts{"VIP"});
    CHECK(all(owner, Field::codes) == Texts{"T-1"});
    CHECK(why(owner, "Buyer First Name") == "\"Owner First Name\" is nearer to the attendee");
    for (const char* other : {"Buyer", "Purchaser", "Billing", "Invoice", "Payer", "Acheteur", "Käufer",
                              "Comprador", "Acquirente", "Koper", "Köpare", "Ostajan", "Rechnung"}) {
        CAPTURE(other);
        const std::string whose(other);
        CHECK(names(whose + " First Name," + whose + " Last Name,Name,Surname\nPat,Buyer,Eli,Stone\n") ==
              Texts{"Eli Stone"});
        CHECK(names("Attendee," + whose + " First Name," + whose + " Last Name\nEli Stone,Pat,Buyer\n") ==
              Texts{"Eli Stone"});
        CHECK(names("Name," + whose + " name\nEli Stone,Pat Buyer\n") == Texts{"Eli Stone"});
    }
    CHECK(names("Name,Guest first name,Guest last name\nEli Stone,Pat,Guest\n") == Texts{"Eli Stone"});
    // The buyer comes before the invoice where nobody else is named.
    CHECK(names("Billing name,Buyer name\nAcme Ltd,Pat Buyer\n") == Texts{"Pat Buyer"});
    CHECK(names("Booked by,Attendee\nPat Buyer,Eli Stone\n") == Texts{"Eli Stone"});
}

TEST_CASE("F3 (espresso-attendee-import): a row of several places is as many seats") {
    const auto two = list_of("Name,Email,QTY\nJohn Harrow,h@x.example,2\nAda Abbot,a@x.example,1\n");
    CHECK(all(two, Field::name) == Texts{"John Harrow", "John Harrow +1", "Ada Abbot"});
    CHECK(all(two, Field::seat) == Texts{"", "unnamed", ""});
    CHECK(warns(two, "line 2: 2 places"));
    const auto three = list_of("Name,Email,Places\nAwa Diop,a@x.example,3\n");
    CHECK(all(three, Field::seat) == Texts{"", "unnamed", "unnamed"});
    for (const char* heading : {"Quantity", "Number of tickets", "No. of places", "Seats", "Tickets",
                                "Anzahl", "Nombre de places", "Cantidad", "Quantità", "Quantidade", "Aantal",
                                "Antal", "Ilość", "Počet", "Lukumäärä", "人数", "枚数", "数量", "인원"}) {
        CAPTURE(heading);
        CHECK(list_of("Name,Email," + std::string(heading) + "\nAwa Diop,a@x.example,3\n").rows.size() == 3);
    }
    // Codes and ids are one person's: each seat has its own identity, and the code stays with the first.
    const auto coded = list_of("Registration ID,Name,Barcode,Qty\n7,Awa Diop,ABC123,2\n");
    CHECK(coded.rows[1].identity.attendee_id == "7+1");
    CHECK(all(coded, Field::codes) == Texts{"ABC123", ""});
}

TEST_CASE("F3: guests who come along have a seat each") {
    for (const char* heading : {"Guests", "Plus one", "Number of guests", "Begleitpersonen", "Acompañantes",
                                "Nombre d'accompagnants", "同伴者数"}) {
        CAPTURE(heading);
        const auto list =
            list_of("Name,Email," + std::string(heading) + "\nAwa Diop,a@x.example,1\nBen,b@x.example,0\n");
        CHECK(all(list, Field::name) == Texts{"Awa Diop", "Awa Diop +1", "Ben"});
    }
    CHECK(list_of("Name,Plus one?\nAwa Diop,yes\nBen,no\n").rows.size() == 3);
    CHECK(column(list_of("Name,Guests\nAwa Diop,Ben Diop\n"), "Guests") == "answer");
}

TEST_CASE("F3: what is no number of seats of this row makes none") {
    CHECK(list_of("Name,Seats\nAda,A12\nBen,B7\n").rows.size() == 2);
    CHECK(list_of("Name,Seats\nAda,11\nBen,12\nCleo,13\nDan,14\nEve,15\n").rows.size() == 5);
    // Each of an order's rows says how many the whole order has.
    CHECK(list_of("Order,Name,Quantity\nO1,Ada Abbot,3\nO1,Ben Brown,3\nO1,Cleo Clark,3\n").rows.size() == 3);
    CHECK(list_of("Name,Places\nAda Abbot,Leeds\nBen Brown,York\n").rows.size() == 2);
    CHECK(list_of("Name,Seat\nAda Abbot,12\n").rows.size() == 1);
    const auto wrong = list_of("Name,Quantity\nAda Abbot,5000\nBen Brown,0\n");
    CHECK(wrong.rows.size() == 2);
    CHECK(warns(wrong, "line 2: 5000 places; taken as one"));
    CHECK(warns(wrong, "line 3: 0 places; taken as one"));
}

TEST_CASE("F4 (event tickets importers, connpass): who says no is cancelled") {
    const Texts yes_no = {"expected", "cancelled"};
    const std::pair<const char*, std::pair<const char*, const char*>> lists[] = {
        {"going", {"yes", "no"}},
        {"CONFIRMACION (SI/NO)", {"Sí", "NO"}},
        {"Will you attend?", {"Yes", "No"}},
        {"Will you be attending the conference?", {"Y", "N"}},
        {"Are you able to come?", {"yes", "no"}},
        {"Can you make it?", {"Yes", "Sorry, no"}},
        {"参加ステータス", {"参加", "キャンセル済"}},
        {"出欠", {"出席", "欠席"}},
        {"是否参加", {"是", "否"}},
        {"참석여부", {"참석", "불참"}},
        {"RSVP", {"Going", "Not going"}},
        {"Response", {"Accepted", "Declined"}},
        {"Kommst du?", {"ja", "nein"}},
        {"Attending (yes/no/maybe)", {"yes", "no"}},
        {"Serez-vous présent ?", {"oui", "non"}},
        {"Teilnahme", {"ja", "nein"}},
        {"Nehmen Sie teil?", {"Zusage", "Absage"}},
        {"¿Asistirá?", {"sí", "no"}},
        {"Asistencia", {"Asistiré", "No asistiré"}},
        {"Presença", {"Sim", "Não"}},
        {"Parteciperai?", {"sì", "no"}},
        {"Aanwezig?", {"ja", "nee"}},
        {"Kommer du?", {"Ja", "Nej"}},
        {"Osallistutko?", {"kyllä", "ei"}},
        {"Obecność", {"tak", "nie"}},
        {"Účast", {"ano", "ne"}},
        // By the cells alone.
        {"Answer to our letter", {"attending", "declined"}},
        {"", {"Going", "Can't go, not going"}},
        {"Antwort", {"Zugesagt", "Abgesagt"}}};
    for (const auto& [heading, cells] : lists) {
        CAPTURE(heading);
        CHECK(statuses("Name;Email;" + std::string(heading) + "\nAda Abbot;a@x.example;" + cells.first +
                       "\nBen Brown;b@x.example;" + cells.second + "\n") == yes_no);
    }
    CHECK(statuses("Name,Attending?\nAda,maybe\nBen,yes\n") == Texts{"pending", "expected"});
    CHECK(statuses("Name,Status,Will you attend?\nAda,paid,no\nBen,paid,yes\nCy,cancelled,yes\n") ==
          Texts{"cancelled", "expected", "cancelled"});
}

TEST_CASE("F4: a yes or no to something else is an answer") {
    for (const char* heading :
         {"First time?", "Is this your first conference?", "Vegetarian?", "Do you consent to photos?",
          "Will you attend the dinner?", "Are you joining the workshop?", "Newsletter",
          "Have you attended before?", "May we contact you by email?", "Do you work for a council?", "Member",
          "Parking", "Over 18", "Do you have any dietary requirements?", "Einwilligung Fotos",
          "Pay by invoice"}) {
        CAPTURE(heading);
        const auto list = list_of("Name,Email," + std::string(heading) +
                                  "\nAda Abbot,a@x.example,yes\nBen Brown,b@x.example,no\n");
        CHECK(all(list, Field::status) == Texts{"", ""});
        CHECK(column(list, heading) == "answer");
    }
    // Cells that are no replies, whatever the heading promises.
    CHECK(column(list_of("Name,Coming from\nAda,Leeds\nBen,York\n"), "Coming from") == "answer");
    CHECK(column(list_of("Name,Membership\nAda,active\nBen,expired\n"), "Membership") == "answer");
    CHECK(column(list_of("Name,Dinner\nAda,attending\nBen,declined\n"), "Dinner") == "answer");
}

TEST_CASE("a column of addresses is the email where no heading says so, but never somebody else's") {
    const auto list = list_of("Name,Login,Team\nAda Abbot,ada@x.example,Red\nBen Brown,ben@x.example,Blue\n");
    CHECK(column(list, "Login") == "email");
    CHECK(why(list, "Login") == "its cells are addresses");
    for (const char* heading : {"Invited by", "Line manager", "Buyer contact", "Guest", "Emergency mail"}) {
        CAPTURE(heading);
        CHECK(column(list_of("Name," + std::string(heading) + "\nAda,b@x.example\n"), heading) != "email");
    }
}

TEST_CASE("F6 (wca#10528): a comma without quotation marks shifts no address below another heading") {
    const std::string headings = "First,Last,Email,Ticket Type\n";
    const auto title =
        list_of(headings + "Ada,Abbot,ada@x.example,Delegate\nJon,Doe, PhD,jon@x.example,Speaker\n");
    CHECK(all(title, Field::ticket_type) == Texts{"Delegate", "Speaker"});
    CHECK(all(title, Field::email) == Texts{"ada@x.example", "jon@x.example"});
    CHECK(all(title, Field::family_name) == Texts{"Abbot", "Doe, PhD"});
    CHECK(warns(title, "line 3: \"Doe, PhD\" has a comma"));
    // Where it may be the one or the other the row is not used.
    const auto either =
        list_of(headings + "Ada,Abbot,ada@x.example,Delegate\nJon,Doe,Junior Club,jon@x.example,Speaker\n");
    REQUIRE(either.rejected.size() == 1);
    CHECK(either.rejected[0].line == 3);
    CHECK(either.rejected[0].reason.find("wrong headings") != std::string::npos);
    // A cell that was left out.
    const auto short_row =
        list_of(headings + "Ada,Abbot,ada@x.example,Delegate\nJon,jon@x.example,Delegate\n");
    REQUIRE(short_row.rejected.size() == 1);
    CHECK(short_row.rejected[0].line == 3);
    // Also where Email is the last column, or answers stand behind it.
    CHECK(all(list_of("First,Last,Email\nJon,Doe, PhD,jon@x.example\n"), Field::email) ==
          Texts{"jon@x.example"});
    CHECK(all(list_of("First,Last,Email,Notes\nJon,Doe, PhD,jon@x.example,hello\n"), Field::email) ==
          Texts{"jon@x.example"});
    // Behind the address the tickets of the others show it.
    const auto company = list_of(
        "Name,Email,Company,Ticket Type\nAda Abbot,a@x.example,Acme,Delegate\nBen "
        "Brown,b@x.example,Acme,Speaker\nJon Doe,j@x.example,Smith, Inc.,Speaker\n");
    CHECK(all(company, Field::organisation) == Texts{"Acme", "Acme", "Smith, Inc."});
    CHECK(all(company, Field::ticket_type) == Texts{"Delegate", "Speaker", "Speaker"});
}

TEST_CASE("F7 (Rock#3060): spoilt letters are put right, lost ones are told") {
    const auto list = list_of(
        "Name,Company\nJÃ¶rg MÃ¼ller,Li&ecirc;n &amp; Ba\nS?ren Kj?r,Acme\nJos\xEF\xBF\xBD,Acme\nJosé "
        "Muñoz,Acme\n");
    CHECK(all(list, Field::name) == Texts{"Jörg Müller", "S?ren Kj?r", "Jos\xEF\xBF\xBD", "José Muñoz"});
    CHECK(all(list, Field::organisation)[0] == "Liên & Ba");
    CHECK(warns(list, "line 2: letters that were spoilt"));
    CHECK(warns(list, "lines 3, 4: letters are lost"));
    CHECK(names("PrÃ©nom,Nom\nZoÃ«,Lind\n") == Texts{"Zoë Lind"});
}

TEST_CASE("F10 (ArenaMetrics): the number of the ticket is its code where there is no other") {
    const auto list =
        list_of("Numero billet;Reservation;Nom;Prenom;Email\n100234;R17;Ember;John;j@x.example\n");
    CHECK(all(list, Field::codes) == Texts{"100234"});
    CHECK(all(list, Field::order_code) == Texts{"R17"});
    CHECK(all(list, Field::name) == Texts{"John Ember"});
    CHECK(list.rows[0].identity.attendee_id == "100234");
    CHECK(why(list, "Numero billet") == "also the ticket's code: no other column holds one");
    for (const char* heading :
         {"Ticket number", "Ticket ID", "Ticketnummer", "Numéro de billet", "N° billet", "Número de entrada",
          "Numero biglietto", "Billetnummer", "Numer biletu", "票号", "チケット番号", "티켓번호"}) {
        CAPTURE(heading);
        CHECK(all(list_of("Name," + std::string(heading) + "\nAda Abbot,100234\n"), Field::codes) ==
              Texts{"100234"});
    }
    CHECK(all(list_of("Name,Ticket number,Barcode\nAda Abbot,100234,XYZ\n"), Field::codes) == Texts{"XYZ"});
    CHECK(all(list_of("Name,Ticket ID\nAda Abbot,1\n"), Field::codes) == Texts{""});
}

TEST_CASE("F11 (defusedcsv): guards of another system's export are taken off, apostrophes of names stay") {
    const auto list = list_of(
        "Name,Company,Phone,Barcode\n'-Ana Lima,'@home GmbH,'+34600000002,'=9001\nO'Neil,'s-Hertogenbosch,,"
        "=\"00123\"\n");
    CHECK(all(list, Field::name) == Texts{"-Ana Lima", "O'Neil"});
    CHECK(all(list, Field::organisation) == Texts{"@home GmbH", "'s-Hertogenbosch"});
    CHECK(all(list, Field::phone) == Texts{"+34600000002", ""});
    CHECK(all(list, Field::codes) == Texts{"=9001", "00123"});
}

TEST_CASE("F13 (Luma): a question that holds one known word is that field") {
    const std::pair<const char*, const char*> questions[] = {
        {"What organisation are you from?", "organisation"},
        {"Which company do you work for?", "organisation"},
        {"What is the name of your organization?", "organisation"},
        {"Which organisation will you be representing?", "organisation"},
        {"What university do you belong to?", "organisation"},
        {"Who is your current employer?", "organisation"},
        {"What's your job title?", "job_title"},
        {"What is your role at your company?", "job_title"},
        {"What is your email address?", "email"},
        {"Which email can we reach you on?", "email"},
        {"What is your phone number?", "phone"},
        {"Your name as you would like it on your badge", "badge_name"},
        {"Für welche Organisation arbeiten Sie?", "organisation"},
        {"Wie lautet Ihre E-Mail-Adresse?", "email"},
        {"Pour quelle entreprise travaillez-vous ?", "organisation"},
        {"Quelle est votre fonction ?", "job_title"},
        {"¿En qué empresa trabajas?", "organisation"},
        {"¿Cuál es tu cargo?", "job_title"},
        {"Qual è la tua azienda?", "organisation"},
        {"Em que empresa você trabalha?", "organisation"},
        {"Voor welk bedrijf werk je?", "organisation"}};
    for (const auto& [question, field] : questions) {
        CAPTURE(question);
        const std::string cell = std::string(field) == "email" ? "a@x.example" : "Something";
        CHECK(column(list_of("First name;" + std::string(question) + "\nAda;" + cell + "\n"), question) ==
              field);
    }
    for (const char* question :
         {"What does your organisation hope to learn?", "How many people work at your company?",
          "What is your organisation's website?", "Why would you like to attend?", "How did you hear of us?",
          "Does your council have a policy on this?", "Emergency contact name"}) {
        CAPTURE(question);
        CHECK(column(list_of("Name;" + std::string(question) + "\nAda;Something\n"), question) == "answer");
    }
}

TEST_CASE("F13 (alf.io): statuses in the words of systems") {
    for (const char* word :
         {"TO_BE_PAID", "pending_approval", "Awaiting payment", "WAITLIST", "offline payment", "Ausstehend",
          "En attente", "Pendiente", "In attesa", "未払い", "待支付", "대기"}) {
        CAPTURE(word);
        CHECK(statuses("Name;Status\nAda;" + std::string(word) + "\n") == Texts{"pending"});
    }
    for (const char* word : {"ACQUIRED", "CHECKED_IN", "approved", "Confirmé", "Bestätigt", "Pagado", "参加",
                             "已支付", "결제완료", "expected"}) {
        CAPTURE(word);
        CHECK(statuses("Name;Status\nAda;" + std::string(word) + "\n") == Texts{"expected"});
    }
    for (const char* word :
         {"CANCELLED", "INVALIDATED", "RELEASED", "EXPIRED", "declined", "No show", "Annulé", "Storniert",
          "Cancelado", "Avbokad", "Peruttu", "キャンセル済み", "已取消", "취소"}) {
        CAPTURE(word);
        CHECK(statuses("Name;Status\nAda;" + std::string(word) + "\n") == Texts{"cancelled"});
    }
}

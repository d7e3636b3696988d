// Lists whose columns went wrong for others, by the public reports of them; each is one of a kind.
#include <numeric>
#include <random>
#include <utility>

#include "tests/formats/list_for_test.h"

using namespace lanyard;

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
    CHECK(names("First Name,Surname,Attendee Name\nPat,Buyer,Eli Stone\n") == Texts{"Eli Stone"});
    CHECK(all(list_of("First Name,Surname,Attendee Name\nPat,Buyer,Eli Stone\n"), Field::family_name) ==
          Texts{""});
    CHECK(names("Registrant First Name,Registrant Last Name,Attendee First Name,Attendee Last "
                "Name\nPat,Buyer,Eli,Stone\n") == Texts{"Eli Stone"});
    CHECK(names("Ticket Buyer,Ticket Holder\nPat Buyer,Eli Stone\n") == Texts{"Eli Stone"});
    CHECK(names("Customer,Email\nPat Buyer,p@x.example\n") == Texts{"Pat Buyer"});
    CHECK(names("Booked by,Attendee\nPat Buyer,Eli Stone\n") == Texts{"Eli Stone"});
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
        {"¿Asistirá al evento?", {"sí", "no"}},
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
    CHECK(statuses(
              "Name;Can you come?\nAda;I can't make it\nBen;Yes!\nCy;Unfortunately not\nDi;Not sure yet\n") ==
          Texts{"cancelled", "expected", "cancelled", "pending"});
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

TEST_CASE("F13 (Luma): a question that holds one known word is that field") {
    const std::pair<const char*, const char*> questions[] = {
        {"What organisation are you from?", "organisation"},
        {"Which company do you work for?", "organisation"},
        {"What is the name of your organization?", "organisation"},
        {"Which organisation will you be representing?", "organisation"},
        {"What university do you belong to?", "organisation"},
        {"Who is your current employer?", "organisation"},
        {"Which organisation are you attending from?", "organisation"},
        {"Which school do you teach at?", "organisation"},
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
         {"TO_BE_PAID", "pending_approval", "Awaiting payment", "WAITLIST", "offline payment",
          "WAITING_FOR_APPROVAL", "Confirmed payment pending", "Ausstehend", "En attente", "Pendiente",
          "In attesa", "未払い", "待支付", "대기"}) {
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

TEST_CASE("a code that may be a discount's is nobody's ticket") {
    const auto list = list_of("Name,Code\nAda,EARLYBIRD\nBen,EARLYBIRD\n");
    CHECK(column(list, "Code") == "answer");
    CHECK(list.rows[0].identity.code.empty());
}

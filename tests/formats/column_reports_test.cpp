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
        const auto& the_given = given;
        CAPTURE(the_given);
        const auto& the_family = family;
        CAPTURE(the_family);
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
        const auto& the_heading = heading;
        CAPTURE(the_heading);
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
        const auto& the_question = question;
        CAPTURE(the_question);
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

TEST_CASE("F2: of a buyer beside the attendee neither name nor address is taken, whoever the headings name") {
    const char* lists[] = {
        "Ticket ID,Deltagarens förnamn,Deltagarens efternamn,Beställarens förnamn,Beställarens "
        "efternamn,Beställarens e-post\n1,Eli,Stone,Pat,Buyer,pat@b.example\n",
        "Ticket ID,Enw cyntaf y mynychwr,Cyfenw y mynychwr,Enw cyntaf y prynwr,Cyfenw y prynwr,E-bost y "
        "prynwr\n1,Eli,Stone,Pat,Buyer,pat@b.example\n",
        "Prénom adhérent,Nom adhérent,Prénom payeur,Nom payeur,Email "
        "payeur\nEli,Stone,Pat,Buyer,p@b.example\n",
        "Nome dell'intestatario,Cognome dell'intestatario,Nome dell'acquirente,Cognome dell’acquirente,Email "
        "dell'acquirente\nEli,Stone,Pat,Buyer,pat@b.example\n",
        "Guest,Booked by,Booked by email\nEli Stone,Pat Buyer,pat@b.example\n",
        "Partecipante,Acquirente,Email acquirente\nEli Stone,Pat Buyer,pat@b.example\n",
        "Attendee name,Order name,Order email\nEli Stone,Pat Buyer,pat@b.example\n",
        "Attendee name,Guest of email\nEli Stone,pat@b.example\n",
        "Namn,Köparens e-post\nEli Stone,pat@b.example\n",
        "氏名,購入者メールアドレス\nEli Stone,pat@b.example\n",
        "参加者氏名,申込者氏名,申込者メールアドレス\nEli Stone,Pat Buyer,pat@b.example\n",
        "姓名,购票人邮箱\nEli Stone,pat@b.example\n"};
    for (const char* text : lists) {
        CAPTURE(text);
        const auto list = list_of(text);
        CHECK(all(list, Field::name) == Texts{"Eli Stone"});
        REQUIRE(list.rows.size() == 1);
        CHECK(list.rows[0].identity.email == "");
    }
    // The order's address is the attendee's where nobody else is named.
    CHECK(all(list_of("Attendee name,Order name,Order email\nEli Stone,Eli Stone,e@x.example\n"),
              Field::email) == Texts{"e@x.example"});
    CHECK(all(list_of("Name,申込者メールアドレス\nEli Stone,e@x.example\n"), Field::email) ==
          Texts{"e@x.example"});
}

TEST_CASE("a row with an address is a person's, never the headings'") {
    const auto list = read_registration_list("Foo,Bar\nName,ada@x.example\n", "list.csv");
    CHECK_FALSE(list.ok());
}

TEST_CASE("a column of numbers, of yes and no or of kinds is nobody's name") {
    const std::pair<const char*, const char*> columns[] = {{"Nombre de participants", "2"},
                                                           {"Deltager", "Ja"},
                                                           {"Participant", "Yes"},
                                                           {"Attendee", "Yes"},
                                                           {"Teilnehmer", "2"},
                                                           {"Delegate", "Full"},
                                                           {"Visitor", "No"}};
    for (const auto& [heading, cell] : columns) {
        const auto& the_heading = heading;
        CAPTURE(the_heading);
        const auto list =
            list_of("Name,Email," + std::string(heading) + "\nJohn Harrow,j@x.example," + cell + "\n");
        CHECK(list.rows.at(0).identity.name == "John Harrow");
    }
    CHECK(names("Booked by,Delegate\nPat Buyer,Madonna\n") == Texts{"Madonna"});
    CHECK(names("Name,Attendee\nPat Buyer,Eli Stone\n") == Texts{"Eli Stone"});
}

TEST_CASE("F8: a plain column of codes is the tickets' where no other column is") {
    for (const char* heading :
         {"Code",          "ID",         "UUID",   "UID",    "Token", "Access code",
          "Attendee code", "Guest code", "Código", "Codice", "Kod",   "Kód",
          "Kode",          "Koodi",      "コード", "编码",   "코드",  "Confirmation code",
          "Booking ref",   "Reference"}) {
        CAPTURE(heading);
        const std::string headings = "Name,Email," + std::string(heading);
        CHECK(all(list_of(headings + "\nAda Abbot,a@x.example,ABC123\nBea Lind,b@x.example,QQ77ZZ88\n"),
                  Field::codes) == Texts{"ABC123", "QQ77ZZ88"});
        const std::string link = "https://tickets.example.org/t?id=XYZ789";
        CHECK(all(list_of(headings + "\nAda Abbot,a@x.example,ABC123\nBea Lind,b@x.example," + link + "\n"),
                  Field::codes) == Texts{"ABC123", link});
        for (const char* second : {"", "ABC123", "two words"}) {
            CHECK(all(list_of(headings + "\nAda Abbot,a@x.example,ABC123\nBea Lind,b@x.example," + second +
                              "\n"),
                      Field::codes) != Texts{"ABC123", second});
        }
        CHECK(all(list_of(headings + ",Barcode\nAda Abbot,a@x.example,ABC123,9001\n"), Field::codes) ==
              Texts{"9001"});
    }
    CHECK(column(list_of("Name,ID\nAda,1\nBen,2\n"), "ID") == "answer");
    CHECK(column(list_of("Name,Booking ref\nAda,R17\nBen,R17\n"), "Booking ref") == "order_code");
}

TEST_CASE("a payment or an approval that is not there yet is pending") {
    for (const auto& [heading, cell] : {std::pair{"Paid", "No"},
                                        {"Paid?", "N"},
                                        {"Bezahlt", "Nein"},
                                        {"Payé", "Non"},
                                        {"Pagado", "No"},
                                        {"Betalt", "Nei"},
                                        {"Approved", "No"}}) {
        const auto& the_heading = heading;
        CAPTURE(the_heading);
        CHECK(statuses("Name,Email," + std::string(heading) + "\nBen Cole,b@x.example," + cell + "\n") ==
              Texts{"pending"});
    }
    CHECK(statuses("Name,Paid\nAda,yes\nBen,refunded\n") == Texts{"expected", "cancelled"});
    CHECK(statuses("Name,Paid,Will you attend?\nAda,No,No\nBen,No,Yes\n") == Texts{"cancelled", "pending"});
}

TEST_CASE("F4: how somebody comes, with whom and to do what is not whether they come") {
    for (const char* heading : {"Are you attending in person?", "Attending with partner",
                                "Would you like to present?", "Guest attending?"}) {
        CAPTURE(heading);
        CHECK(statuses("Name,Will you attend?," + std::string(heading) + "\nBen Cole,Yes,No\n") ==
              Texts{"expected"});
        CHECK(column(list_of("Name," + std::string(heading) + "\nBen Cole,No\n"), heading) == "answer");
    }
    CHECK(statuses("Name,Will you be present?\nBen Cole,No\n") == Texts{"cancelled"});
}

TEST_CASE("F1: a family name in several columns is whole") {
    CHECK(names("Nombre,Apellido 1,Apellido 2,Email\nAna,Lima,Ruiz,a@x.example\n") == Texts{"Ana Lima Ruiz"});
    CHECK(names("Nombre,Apellido paterno,Apellido materno\nAna,Lima,Ruiz\n") == Texts{"Ana Lima Ruiz"});
    CHECK(names("Segundo apellido,Primer apellido,Nombre\nRuiz,Lima,Ana\nBo,,\n") ==
          Texts{"Ana Lima Ruiz", "Bo"});
    const auto dutch = list_of("Voornaam,Tussenvoegsel,Achternaam\nJan,van der,Berg\nEva,,Smit\n");
    CHECK(all(dutch, Field::name) == Texts{"Jan van der Berg", "Eva Smit"});
    CHECK(all(dutch, Field::family_name) == Texts{"van der Berg", "Smit"});
}

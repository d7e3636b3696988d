// Headings that are questions or replies, in the languages that registration forms are written in.
#include <utility>

#include "tests/formats/list_for_test.h"

using namespace lanyard;

TEST_CASE("F4: who says no in any language or by a mark is cancelled") {
    const std::pair<const char*, std::pair<const char*, const char*>> lists[] = {
        {"OSA", {"Ja", "Nej"}},
        {"Deltager du?", {"Ja", "Nej"}},
        {"Svar", {"Ja", "Nei"}},
        {"Anwesend", {"J", "N"}},
        {"Event response", {"yes", "no"}},
        {"Attending", {"In person", "Not attending"}},
        {"Osallistuu", {"Kyllä", "Ei"}},
        {"Tuletko?", {"Kyllä", "En"}},
        {"Czy weźmiesz udział?", {"Tak", "Nie"}},
        {"Zúčastníte se?", {"Ano", "Ne"}},
        {"Dod?", {"Ie", "Na"}},
        {"Mynychu", {"Ydw", "Nac ydw"}},
        {"A fyddwch yn dod?", {"Ydw", "Nac ydw"}},
        {"ご出席", {"はい", "いいえ"}},
        {"出欠", {"○", "×"}},
        {"参加", {"する", "しない"}},
        {"RSVP", {"✓", "✗"}},
        {"RSVP", {"👍", "👎"}},
        {"¿Vas a asistir?", {"Sí, asistiré", "No, no podré asistir"}}};
    for (const auto& [heading, cells] : lists) {
        const auto& the_heading = heading;
        CAPTURE(the_heading);
        const auto& the_cells = cells.first;
        CAPTURE(the_cells);
        CHECK(statuses("Name;Email;" + std::string(heading) + "\nAda Abbot;a@x.example;" + cells.first +
                       "\nBen Brown;b@x.example;" + cells.second + "\n") == Texts{"expected", "cancelled"});
    }
}

TEST_CASE("statuses in words of every language, and pretix's letters") {
    for (const char* word : {"Perunut", "Zwrócone", "Stornováno", "Canslwyd"})
        CHECK(statuses("Name;Status\nAda;" + std::string(word) + "\n") == Texts{"cancelled"});
    for (const char* word :
         {"Reserv", "Oczekujący", "Čeká na platbu", "Yn aros", "Not yet confirmed", "Requires approval",
          "Venter på betaling", "nicht bezahlt", "Partially paid", "Ej betald", "Payment Due"}) {
        CAPTURE(word);
        CHECK(statuses("Name;Status\nAda;" + std::string(word) + "\n") == Texts{"pending"});
    }
    CHECK(statuses("Order code,Position ID,Attendee name,Status\nA,1,Ada,p\nB,1,Ben,c\nC,1,Cy,n\n") ==
          Texts{"expected", "cancelled", "pending"});
}

TEST_CASE("F1: headings of names in every language") {
    const std::pair<const char*, const char*> given_and_family[] = {
        {"お名前（名）", "お名前（姓）"}, {"氏名（名）", "氏名（姓）"}, {"이름", "성씨"},
        {"Voornaam", "Familienaam"},      {"Prénom", "Nom d'usage"},    {"Imiona", "Nazwisko"},
        {"Kutsumanimi", "Sukunimi"},      {"Enw", "Enw olaf"},          {"Preferred name", "Surname"},
        {"Known as", "Surname"},          {"Vorname", "Name / Firma"}};
    for (const auto& [given, family] : given_and_family) {
        const auto& the_given = given;
        CAPTURE(the_given);
        CHECK(names(std::string(given) + "," + family + ",Email\nJohn,Ember,j@x.example\n") ==
              Texts{"John Ember"});
    }
}

TEST_CASE("F13: questions for the name, the organisation, the job and the ticket") {
    for (const char* question :
         {"Wie heißen Sie?", "¿Cómo te llamas?", "Come ti chiami?", "Hoe heet je?", "Vad heter du?",
          "Hvad hedder du?", "Hva heter du?", "Mikä on nimesi?", "Jak się nazywasz?", "Jak se jmenujete?",
          "お名前を教えてください", "您的姓名是？", "이름이 무엇인가요?", "성함을 입력해 주세요",
          "Beth yw eich enw?", "Name (as it should appear on your badge)"}) {
        CHECK(names(std::string(question) + ";Email\nAda Abbot;a@x.example\n") == Texts{"Ada Abbot"});
    }
    const std::pair<std::string, const char*> questions[] = {
        {"Di quale organizzazione fai parte?", "organisation"},
        {"Vilken organisation kommer du från?", "organisation"},
        {"Hvilken organisation kommer du fra?", "organisation"},
        {"Mitä organisaatiota edustat?", "organisation"},
        {"Jaką organizację reprezentujesz?", "organisation"},
        {"Z jaké organizace jste?", "organisation"},
        {"ご所属の会社名を教えてください", "organisation"},
        {"您的公司", "organisation"},
        {"어느 회사에서 일하시나요?", "organisation"},
        {"O ba sefydliad ydych chi?", "organisation"},
        {"Ble ydych chi’n gweithio?", "organisation"},
        {"Arbetsgivare", "organisation"},
        {"Arbeidsgiver", "organisation"},
        {"Vilken titel har du?", "job_title"},
        {"Jakie jest Twoje stanowisko?", "job_title"},
        {"お役職をご記入ください", "job_title"},
        {"Beth yw eich swydd?", "job_title"},
        {"Which ticket type would you like?", "ticket_type"}};
    for (const auto& [question, field] : questions) {
        const auto& the_question = question;
        CAPTURE(the_question);
        CHECK(column(list_of("Name;" + question + "\nAda;Something\n"), question) == field);
    }
    for (const char* question : {"Organisation type", "Type of organisation", "Company size"})
        CHECK(column(list_of("Name;" + std::string(question) + "\nAda;NGO\n"), question) == "answer");
}

// Lists whose rows went wrong for others, by the public reports of them; each is one of a kind.
#include "tests/formats/list_for_test.h"

using namespace lanyard;

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
    CHECK(list_of("Name,+1\nAwa Diop,1\nBen,\n").rows.size() == 3);
    for (const char* heading : {"How many people will attend?", "How many tickets do you need?",
                                "Number of people coming", "Seats booked", "No. of guests (incl. yourself)"})
        CHECK(list_of("Name," + std::string(heading) + "\nAwa Diop,3\n").rows.size() == 3);
    CHECK(list_of("Name,Plus one?\nAwa Diop,yes\nBen,no\n").rows.size() == 3);
    CHECK(column(list_of("Name,Guests\nAwa Diop,Ben Diop\n"), "Guests") == "answer");
}

TEST_CASE("F3: a number of times in the ticket's cell is a number of places") {
    for (const char* cell : {"2x VIP", "2 x VIP", "2× VIP", "2xVIP", "2X VIP", "VIP x2", "VIP x 2",
                             "VIP (x2)", "VIP (×2)", "2 * VIP", "VIP × 2"}) {
        CAPTURE(cell);
        const auto list = list_of("Name,Email,Ticket Type\nAwa Diop,a@x.example," + std::string(cell) + "\n");
        CHECK(all(list, Field::name) == Texts{"Awa Diop", "Awa Diop +1"});
        CHECK(all(list, Field::ticket_type) == Texts{"VIP", "VIP"});
        CHECK(warns(list, "line 2: 2 places"));
    }
    for (const char* cell : {"3XL", "2 Day Pass", "VIP 2", "Phase 2", "Tax 2", "Galaxy X 5", "2x", "x2",
                             "0x VIP", "Early Bird (2 days)", "1x VIP"}) {
        CAPTURE(cell);
        const auto list = list_of("Name,Email,Ticket Type\nAwa Diop,a@x.example," + std::string(cell) + "\n");
        CHECK(all(list, Field::ticket_type) == Texts{std::string(cell) == "1x VIP" ? "VIP" : cell});
    }
    // A column that counts says it better.
    CHECK(list_of("Name,Ticket Type,Qty\nAwa Diop,2x VIP,3\nBen Brown,1x VIP,1\n").rows.size() == 4);
    CHECK(list_of("Order,Name,Ticket Type\nO1,Ada Abbot,2x VIP\nO1,Ben Brown,2x VIP\n").rows.size() == 2);
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

TEST_CASE("F6 (wca#10528): a comma without quotation marks shifts no address below another heading") {
    const std::string headings = "First,Last,Email,Ticket Type\n";
    const auto title =
        list_of(headings + "Ada,Abbot,ada@x.example,Delegate\nJon,Doe, PhD,jon@x.example,Speaker\n");
    CHECK(all(title, Field::ticket_type) == Texts{"Delegate", "Speaker"});
    CHECK(all(title, Field::email) == Texts{"ada@x.example", "jon@x.example"});
    CHECK(all(title, Field::family_name) == Texts{"Abbot", "Doe, PhD"});
    CHECK(warns(title,
                "line 3: a comma without quotation marks or a cell too many; read \"Doe, PhD\" as one cell"));
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
    CHECK(names(headings + "Jon,Doe,,jon@x.example,Speaker\n") == Texts{"Jon Doe"});
    // Behind the address the tickets of the others show it.
    const auto company = list_of(
        "Name,Email,Company,Ticket Type\nAda Abbot,a@x.example,Acme,Delegate\nBen "
        "Brown,b@x.example,Acme,Speaker\nJon Doe,j@x.example,Smith, Inc.,Speaker\n");
    CHECK(all(company, Field::organisation) == Texts{"Acme", "Acme", "Smith, Inc."});
    CHECK(all(company, Field::ticket_type) == Texts{"Delegate", "Speaker", "Speaker"});
}

TEST_CASE("F6: without a column of addresses the words of tickets show which cells belong together") {
    const auto list = list_of(
        "First,Last,Organisation,Ticket Type\nAda,Abbot,Acme,Delegate\nJon,Doe,Doe, Inc,Delegate\n"
        "Kim,Lee,Acme,Delegate,late\n");
    CHECK(all(list, Field::ticket_type) == Texts{"Delegate", "Delegate", "Delegate"});
    CHECK(all(list, Field::organisation) == Texts{"Acme", "Doe, Inc", "Acme"});
    CHECK(warns(list, "line 3: a comma without quotation marks"));
    CHECK(warns(list, "line 4: more cells than headings"));
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
    for (const char* heading : {"Ticket number", "Ticket ID", "Ticketnummer", "Numéro de billet", "N° billet",
                                "Número de entrada", "Nº de entrada", "Numero biglietto", "Billetnummer",
                                "Numer biletu", "票号", "チケット番号", "티켓번호"}) {
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

TEST_CASE("F3: numbers of places however they are written, and one that is none leaves the others") {
    for (const char* cell : {"2.0", "２", "two", "deux", "zwei", "1+1", "2 (me + 1)", "x2"}) {
        CAPTURE(cell);
        const auto list =
            list_of("Name,Email,Quantity\nAda,a@x.example," + std::string(cell) + "\nBen,b@x.example,1\n");
        CHECK(list.rows.size() == 3);
    }
    const auto list = list_of("Name,Email,Quantity\nAda,a@x.example,many\nBen,b@x.example,2\n");
    CHECK(list.rows.size() == 3);
    CHECK(warns(list, "line 2: \"many\" is no number of places; taken as one"));
    for (const char* cell : {"1.5", "2-4", "1/2", "12:30"}) {
        CAPTURE(cell);
        CHECK(column(list_of("Name,Quantity\nAda," + std::string(cell) + "\n"), "Quantity") == "answer");
    }
}

TEST_CASE("F7: references and names with a comma do not decide what cuts the cells") {
    CHECK(names("Name,Email\nJos&eacute; N&uacute;&ntilde;ez,j@x.example\n") == Texts{"José Núñez"});
    CHECK(names("Name, Vorname;E-Mail\nLima, Ana;a@x.example\nBerg, Jan;j@x.example\n") ==
          Texts{"Ana Lima", "Jan Berg"});
    CHECK(names("Name, Email\nAda Abbot, a@x.example\n") == Texts{"Ada Abbot"});
}

TEST_CASE("F3: headings of places and guests in every language") {
    for (const char* heading : {"Total Tickets",
                                "Total attendees",
                                "Attendee count",
                                "Spaces",
                                "Number of spaces",
                                "Units",
                                "Item quantity",
                                "Lineitem quantity",
                                "Adults",
                                "Admits",
                                "How many are you bringing in total?",
                                "Total guests (including you)",
                                "Qté",
                                "Combien serez-vous ?",
                                "Personen",
                                "Personenzahl",
                                "Menge",
                                "Wie viele Personen kommen?",
                                "Nº de entradas",
                                "Nº personas",
                                "Entradas",
                                "Número de asistentes",
                                "¿Cuántas personas asistirán?",
                                "Qtd",
                                "Número de ingressos",
                                "Nº de lugares",
                                "Numero posti",
                                "Numero di partecipanti",
                                "Aantal plaatsen",
                                "Lippujen määrä",
                                "Osallistujamäärä",
                                "Liczba",
                                "Množství",
                                "Počet míst",
                                "张数",
                                "人數",
                                "Nifer y tocynnau",
                                "Nifer o bobl",
                                "Nifer o leoedd"}) {
        CAPTURE(heading);
        CHECK(list_of("Name;Email;" + std::string(heading) + "\nAwa Diop;a@x.example;3\n").rows.size() == 3);
    }
    for (const char* heading : {"How many guests are you bringing?", "Are you bringing a guest?", "Gäster"}) {
        CAPTURE(heading);
        CHECK(list_of("Name;Email;" + std::string(heading) + "\nAwa Diop;a@x.example;1\n").rows.size() == 2);
    }
}

TEST_CASE("F9: headings of ticket numbers in every language") {
    for (const char* heading : {"Nº billet",
                                "Numéro du ticket",
                                "Référence billet",
                                "Nº do ingresso",
                                "Biljettnr",
                                "Billetnr.",
                                "Billett nr",
                                "Č. vstupenky",
                                "Rhif tocyn",
                                "Rhif y tocyn",
                                "Cod tocyn",
                                "Eintrittskarte Nr.",
                                "Toegangsbewijsnummer",
                                "整理番号",
                                "签到码",
                                "예매번호",
                                "Localizador",
                                "Badge number",
                                "Badge ID",
                                "Admission number",
                                "Ticket serial",
                                "Ticket UUID",
                                "Attendee Public ID",
                                "Ticket Slug",
                                "Registration number",
                                "Registration ID",
                                "Guest ID",
                                "Attendee Number"}) {
        CAPTURE(heading);
        CHECK(all(list_of("Name;Email;" + std::string(heading) + "\nAda Abbot;a@x.example;ABC123\n"),
                  Field::codes) == Texts{"ABC123"});
    }
}

TEST_CASE(
    "F6: rows of too many cells, of swapped ones and of other separators do not come in as somebody else") {
    for (const char* text :
         {"Name,Company,Email,Ticket\nAda Abbot,Acme,a@x.example,VIP\nJon Doe,Smith, Jones, and "
          "Co,j@x.example,VIP\n",
          "Name,Email,Ticket\nAda Abbot,a@x.example,VIP\nj@x.example,Jon Doe,VIP\n",
          "First,Last,Email,Ticket\nAda,Abbot,a@x.example,VIP\nJon,Doe;j@x.example;Speaker\n"}) {
        CAPTURE(text);
        const auto list = list_of(text);
        CHECK(list.rows.size() == 1);
        REQUIRE(list.rejected.size() == 1);
        CHECK(list.rejected[0].line == 3);
    }
    // An address for a name, where there is no other, is what that person gave.
    CHECK(list_of("Name,Email\nAda Abbot,a@x.example\nj@x.example,n/a\n").rows.size() == 2);
}

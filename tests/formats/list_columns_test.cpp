// Headings of ticketing systems and of people, and which column wins.
#include "formats/list_columns.h"

#include <doctest/doctest.h>

#include "formats/list_headings.h"

using namespace lanyard;

namespace {

using Texts = std::vector<std::string>;

Texts fields_of(const Texts& headings, const std::map<std::string, std::string>& overrides = {}) {
    const auto header = read_list_header(headings, overrides);
    REQUIRE(header.ok());
    Texts fields;
    for (const ColumnMeaning& meaning : header->columns) fields.emplace_back(column_field_name(meaning));
    return fields;
}

std::string field_of(const std::string& heading) {
    return fields_of({heading}).front();
}

}  // namespace

TEST_CASE("what people type by hand") {
    CHECK(fields_of({"Title", "Forename", "Surname", "E-mail address", "Local Authority / Organisation",
                     "Attending?"}) ==
          Texts{"answer", "given_name", "family_name", "email", "organisation", "status"});
    CHECK(field_of("FULL NAME") == "name");
    CHECK(field_of("Delegate") == "name");
    CHECK(field_of("Delegate name") == "name");
    CHECK(field_of("first_name") == "given_name");
    CHECK(field_of("Your work email:") == "email");
    CHECK(field_of("Company/Organization") == "organisation");
    CHECK(field_of("Email (work)") == "email");
    CHECK(field_of("Job Title / Role") == "job_title");
    CHECK(field_of("Mobile number") == "phone");
    CHECK(field_of("Name for badge") == "badge_name");
    CHECK(field_of("Dietary requirements") == "answer");
    CHECK(field_of("Emergency contact name") == "answer");
    CHECK(field_of("Emergency contact phone number") == "answer");
    CHECK(field_of("Line manager's email") == "answer");
    CHECK(field_of("") == "answer");
}

TEST_CASE("German and French") {
    CHECK(fields_of({"Vorname", "Nachname", "E-Mail-Adresse", "Firma", "Teilnahme"}) ==
          Texts{"given_name", "family_name", "email", "organisation", "status"});
    CHECK(fields_of({"Prénom", "Nom", "Courriel", "Société", "Fonction", "Statut"}) ==
          Texts{"given_name", "family_name", "email", "organisation", "job_title", "status"});
    CHECK(fields_of({"Nom", "Adresse e-mail"}) == Texts{"name", "email"});
    CHECK(fields_of({"Vorname", "Name"}) == Texts{"given_name", "family_name"});
}

TEST_CASE("pretix: the attendee's email wins over the order's, the first company over the invoice's") {
    const Texts headings = {"Order code",
                            "Position ID",
                            "Status",
                            "Email",
                            "Attendee name",
                            "Attendee name: Given name",
                            "Attendee name: Family name",
                            "Attendee email",
                            "Company",
                            "Ticket secret",
                            "Company",
                            "Invoice address name",
                            "Invoice address name: Given name"};
    CHECK(fields_of(headings) == Texts{"order_code", "position", "status", "ignored", "name", "given_name",
                                       "family_name", "email", "organisation", "codes", "answer", "ignored",
                                       "ignored"});
    CHECK(read_list_header(headings, {})->source == "pretix");
    CHECK(fields_of({"Bestellnummer", "Positions-ID", "Teilnehmername", "Teilnehmername: Vorname",
                     "Teilnehmername: Nachname", "Teilnehmer-E-Mail", "E-Mail", "Firma", "Produkt"}) ==
          Texts{"order_code", "position", "name", "given_name", "family_name", "email", "ignored",
                "organisation", "ticket_type"});
}

TEST_CASE("Eventbrite, and that its order columns give way") {
    const Texts headings = {"Order #",     "First Name",       "Last Name",      "Email",
                            "Ticket Type", "Attendee #",       "Barcode #",      "Attendee Status",
                            "Buyer Email", "Buyer First Name", "Workshop choice"};
    CHECK(fields_of(headings) == Texts{"order_code", "given_name", "family_name", "email", "ticket_type",
                                       "attendee_id", "codes", "status", "ignored", "ignored", "workshop"});
    CHECK(read_list_header(headings, {})->source == "eventbrite");
    CHECK(read_list_header({"Name", "Email"}, {})->source == "list");
}

TEST_CASE("others' columns: Tito's tickets, a guest list, an order alone") {
    CHECK(fields_of(
              {"Ticket First Name", "Ticket Last Name", "Ticket Email", "Order Email", "Ticket Reference"}) ==
          Texts{"given_name", "family_name", "email", "ignored", "attendee_id"});
    CHECK(fields_of({"Name", "Guest name"}) == Texts{"name", "answer"});
    CHECK(fields_of({"Buyer name", "Buyer email"}) == Texts{"name", "email"});
}

TEST_CASE("a heading twice keeps the first, the second is an answer") {
    CHECK(fields_of({"Name", "Email", "Email"}) == Texts{"name", "email", "answer"});
}

TEST_CASE("workshops are choices, questions about them are not") {
    CHECK(field_of("Which workshop would you like to attend?") == "workshop");
    CHECK(field_of("Workshop") == "workshop");
    CHECK(field_of("Questions for the workshop leaders") == "answer");
}

TEST_CASE("flags, and whole names with the family name first") {
    CHECK(field_of("Flags") == "flags");
    CHECK(field_of("No photos?") == "flags");
    const auto header = read_list_header({"Surname, first name"}, {});
    REQUIRE(header.ok());
    CHECK(header->columns[0] == ColumnMeaning{ColumnKind::value, Field::name, {}, true});
    const auto either = read_list_header({"First name / Surname"}, {});
    CHECK(either->columns[0] == ColumnMeaning{ColumnKind::value, Field::name, {}, false});
}

TEST_CASE("what a person says of a column wins") {
    CHECK(fields_of({"Name", "Known at work as", "Email"}, {{"known AT work as", "name"}}) ==
          Texts{"answer", "name", "email"});
    CHECK(fields_of({"Name", "Stream"}, {{"Stream", "session"}}) == Texts{"name", "workshop"});
    CHECK(fields_of({"Name", "Email"}, {{"Email", "ignored"}}) == Texts{"name", "ignored"});
    const auto wrong = read_list_header({"Name"}, {{"Name", "nmae"}});
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().kind == ErrorKind::usage);
    CHECK(wrong.error().remedy.find("given_name") != std::string::npos);
}

TEST_CASE("void columns, order names and form accounts do not become the attendee's") {
    CHECK(field_of("Void Status") == "cancelled");
    // The buyer's whole name beside the attendee's own in two columns.
    CHECK(fields_of({"Order name", "Order id", "Order email", "First name", "Last name", "Email", "Mobile",
                     "Organisation", "Ticket type", "Ticket number", "Barcode", "Status"}) ==
          Texts{"ignored", "order_code", "ignored", "given_name", "family_name", "email", "phone",
                "organisation", "ticket_type", "attendee_id", "codes", "status"});
    CHECK(fields_of({"Buyer name", "Attendee first name", "Attendee last name"}) ==
          Texts{"ignored", "given_name", "family_name"});
    // Microsoft Forms: who was signed in, and what the form asked.
    CHECK(fields_of({"ID", "Start time", "Completion time", "Email", "Name", "What is your full name?",
                     "What is your email address?", "Which organisation do you work for?",
                     "Will you be attending?"}) == Texts{"answer", "ignored", "ignored", "ignored", "ignored",
                                                         "name", "email", "organisation", "status"});
    CHECK(fields_of({"Start time", "Completion time", "Email", "Name"}) ==
          Texts{"ignored", "ignored", "email", "name"});
}

TEST_CASE("more systems: Tito, Ticket Tailor, Cvent, Whova, Luma, Swoogo, TryBooking, Weezevent, XING") {
    CHECK(fields_of({"Ticket Created Date", "Ticket", "Ticket Full Name", "Ticket First Name",
                     "Ticket Last Name", "Ticket Email", "Ticket Company Name", "Ticket Phone Number",
                     "Ticket Reference", "Order Name", "Order Email"}) ==
          Texts{"ignored", "ticket_type", "name", "given_name", "family_name", "email", "organisation",
                "phone", "attendee_id", "ignored", "ignored"});
    CHECK(fields_of({"Order ID", "Buyer name", "Buyer email", "Ticket type", "Issued ticket ID", "Barcode",
                     "QR code URL", "Attendee first name", "Attendee last name", "Attendee email"}) ==
          Texts{"order_code", "ignored", "ignored", "ticket_type", "attendee_id", "codes", "codes",
                "given_name", "family_name", "email"});
    CHECK(fields_of({"First Name", "Last Name", "Email Address", "Company", "Registration Type",
                     "Invitee Status", "Confirmation Number", "Registration Date"}) ==
          Texts{"given_name", "family_name", "email", "organisation", "ticket_type", "status", "order_code",
                "ignored"});
    CHECK(fields_of({"Affiliation", "Unique ID", "Order Number"}) ==
          Texts{"organisation", "attendee_id", "order_code"});
    CHECK(fields_of({"name", "first_name", "last_name", "approval_status", "qr_code_url", "ticket_name",
                     "What company do you work for?"}) ==
          Texts{"name", "given_name", "family_name", "status", "codes", "ticket_type", "organisation"});
    CHECK(fields_of({"Registrant ID", "Registration Status", "Reg Type"}) ==
          Texts{"attendee_id", "status", "ticket_type"});
    CHECK(fields_of({"Booking ID", "Booking First Name", "Booking Email", "Ticket Data: First Name",
                     "Ticket Data: Last Name", "Ticket Data: Email", "Void"}) ==
          Texts{"order_code", "ignored", "ignored", "given_name", "family_name", "email", "cancelled"});
    CHECK(fields_of({"Nom", "Prénom", "E-mail", "Tarif", "Numéro de billet", "Code-barres", "Société"}) ==
          Texts{"family_name", "given_name", "email", "ticket_type", "attendee_id", "codes", "organisation"});
    CHECK(fields_of({"Ticketnummer", "Vorname", "Nachname", "Position", "Ticketkategorie"}) ==
          Texts{"attendee_id", "given_name", "family_name", "job_title", "ticket_type"});
}

TEST_CASE("pretix in other languages") {
    const Texts french = {"Code de commande",
                          "ID de position",
                          "Statut",
                          "E-mail",
                          "Produit",
                          "Nom du participant",
                          "Nom du participant: Prénom",
                          "Nom du participant: Nom de famille",
                          "Adresse e-mail du participant",
                          "Entreprise",
                          "Code secret du billet"};
    CHECK(fields_of(french) == Texts{"order_code", "position", "status", "ignored", "ticket_type", "name",
                                     "given_name", "family_name", "email", "organisation", "codes"});
    CHECK(read_list_header(french, {})->source == "pretix");
    CHECK(fields_of({"Bestelcode", "Positie-ID", "Status", "E-mailadres", "Naam deelnemer",
                     "Naam deelnemer: Voornaam", "Naam deelnemer: Achternaam", "E-mailadres deelnemer",
                     "Bedrijf", "Ticketgeheim"}) == Texts{"order_code", "position", "status", "ignored",
                                                          "name", "given_name", "family_name", "email",
                                                          "organisation", "codes"});
    CHECK(
        fields_of({"Código de pedido", "ID de posición", "Estado", "Correo electrónico",
                   "Nombre del asistente", "Nombre del asistente: Nombre", "Nombre del asistente: Apellidos",
                   "Correo electrónico del asistente", "Empresa", "Secreto de la entrada"}) ==
        Texts{"order_code", "position", "status", "ignored", "name", "given_name", "family_name", "email",
              "organisation", "codes"});
    // A check-in list: no positions, the secret is the code.
    CHECK(fields_of({"Bestellnummer", "Teilnehmername", "Teilnehmername: Vorname", "Teilnehmername: Nachname",
                     "Produkt", "Eingecheckt", "Geheimnis", "E-Mail", "Firma"}) ==
          Texts{"order_code", "name", "given_name", "family_name", "ticket_type", "ignored", "codes", "email",
                "organisation"});
}

TEST_CASE("a heading of nothing but marks is taken apart in bounded steps") {
    std::string heading;
    for (int i = 0; i < 40; ++i) heading += "x/";
    for (int i = 0; i < 6; ++i) heading += ": y";
    CHECK(field_of(heading) == "answer");
    for (const char* mark : {"/", "|", ",", "(", ":", ": y", "x/y:"}) {
        std::string marks;
        while (marks.size() < 100'000) marks += mark;
        CHECK(field_of(marks) == "answer");
        CHECK(field_of("Name" + marks.substr(0, 250)) != "email");
    }
    CHECK(field_of("Attendee name: Family name / Surname") == "family_name");
}

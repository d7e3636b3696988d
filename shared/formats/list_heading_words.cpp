// A table to read and to add to: a meaning, a colon, and the headings for it as plain letters, up to the next
// meaning. English first, then German, French, Spanish, Italian, Dutch, Polish, Danish and Welsh as far as
// they differ.
#include "formats/list_heading_words.h"

#include "formats/word_table.h"

namespace lanyard {
namespace {

constexpr std::string_view words_by_meaning = R"(
name:
    fullnameofattendee nombreyapellidos nomecompleto volledigenaam imieinazwisko yourname
    name names fullname wholename displayname nameinfull firstandlastname person
    vollername namen nom nomcomplet nometprenom prenomnom prenometnom nombre nombrecompleto nome naam enw enwllawn
attendee's name:
    asistente asistentes naamdeelnemer deelnemer deelnemers deelnemersnaam nombredelasistente nombreasistente
    nomedelpartecipante nomepartecipante uczestnik nomdelparticipant nombredelparticipante nombredelosasistentes
    nameofdelegate nameofattendee nameofparticipant
    attendee delegate participant teilnehmer teilnehmername teilnehmerinnenname participante
    nomparticipant nomduparticipant
family name first:
    surnamefirstname lastnamefirstname surnameforename familynamegivenname namelastfirst lastfirst
    namevorname nachnamevorname nomprenom
given_name:
    voornamen nombres nombredepila given primeironome prenomusuel
    firstname firstnames forename forenames givenname givennames first christianname
    vorname vornamen rufname prenom prenoms nombredepila voornaam imie fornavn enwcyntaf
family_name:
    achternamen nomdenaissance ultimonome
    lastname lastnames surname surnames familyname last secondname
    nachname familienname zuname nomdefamille apellido apellidos cognome achternaam nazwisko efternavn cyfenw
badge_name:
    badgename nameonbadge nameforbadge namefornamebadge badge namebadge preferredname knownas nametoappearonbadge
    namensschild
email:
    emailadres mailadres indirizzoemail enderecodeemail correo electronicmail emailid primaryemail
    email emails emailaddress emailaddresses eaddress mail mailaddress
    mailadresse emailadresse adresseemail adressemail courriel adressecourriel adresseelectronique
    correo correoelectronico ebost
attendee's email:
    emailadresdeelnemer correoelectronicodelasistente indirizzoemaildelpartecipante adresseemailduparticipant
    teilnehmeremail teilnehmeremailadresse
organisation:
    whichorganisationdoyouworkfor whichorganizationdoyouworkfor whatcompanydoyouworkfor wheredoyouwork
    whodoyouworkfor organisationrepresented organizationname orgname organisatie bedrijfsnaam organizacja organizacion
    organizzazione localauthorityname
    organisation organization organisations organisationname organizationname nameoforganisation nameoforganization
    org company companyname employer nameofemployer organisationemployer localauthority nameoflocalauthority la
    authority council councilname institution university school agency affiliation trust charity firm
    business businessname workplace placeofwork
    firma unternehmen einrichtung arbeitgeber hochschule entreprise societe organisme structure etablissement
    employeur empresa azienda bedrijf sefydliad
job_title:
    positionheld jobtitleposition yourrole whatisyourrole jobfunction functie puesto puestodetrabajo stanowisko
    jobtitle job jobrole role roletitle position positiontitle jobposition post designation occupation profession
    professionalrole currentrole titleposition
    funktion berufsbezeichnung beruf stelle fonction poste intituledeposte metier cargo swydd teitlswydd
phone:
    mobilephone cellphonenumber telephonemobile mobiltelefon numerodetelefono telefono telefoon telefoonnummer
    homephone workphone primaryphone
    phone phonenumber phoneno telephone telephonenumber tel telno mobile mobilenumber mobilephone cell cellphone
    contactnumber
    telefon telefonnummer handy handynummer numerodetelephone portable ffon
ticket_type:
    regtype admissiontype passtype tickettypename tickettitle tipodeentrada entrada tickettarief producto
    tickettype ticket ticketname ticketclass tickettier ticketcategory ticketoption product item type category
    registrationtype registrationcategory delegatetype attendeetype participanttype admission admissionitem
    produkt ticketart tickettyp ticketkategorie kategorie produit tarif typedebillet billet categorie
status:
    inviteestatus attendingyn confirmed confirmedattendance attendanceconfirmed bookingconfirmed canyouattend
    doyouplantoattend registrationstate regstatus attendancestatus
    status registrationstatus bookingstatus ticketstatus rsvp rsvpstatus approvalstatus response
    attending areyouattending willyouattend willyoubeattending attendance coming
    teilnahme teilnahmestatus zusage statut etat presence estado statws
attendee's status:
    attendeestatus
order's status:
    orderstatus paymentstatus paid bezahlt paye
order_code:
    bestelcode codigodepedido codicedordine ordernr orderuuid numerodecommande referencenumber
    confirmationno
    order ordercode orderid ordernumber orderno orderreference orderref
    booking bookingreference bookingref bookingid bookingnumber bookingcode confirmationnumber confirmationcode
    bestellnummer bestellung bestellcode buchungsnummer commande numerodecommande numcommande codedelacommande
    codedecommande referencecommande
codes:
    codesecretdubillet codesecret ticketsecretqr geheimnis ticketgeheim geheimcode secretodelaentrada secretodelbillete
    checkincode barcodetext eticketnumber entrycode
    barcode barcodes barcodenumber barcodeno barcodevalue ticketbarcode ticketsecret secret ticketcode ticketqr
    qr qrcode qrcodeurl qrurl qrcodelink scancode
    ticketgeheimnis codebarre codebarres codesecretdubillet
attendee_id:
    ticketnumber ticketno ticketnr ticketnummer numerodebillet uniqueid guestapiid apiid registrantnumber
    attendeeid attendeenumber attendeeno participantid participantnumber registrantid registrationid
    registrationnumber delegateid delegatenumber guestid ticketid ticketreference ticketref issuedticketid
    teilnehmernummer teilnehmerid
position:
    positieid iddeposicion idposizione
    positionid positionnumber orderposition orderpositionid positionsid positionsnummer iddeposition
flags:
    flags flag deskflags
cancelled:
    voidstatus isvoid voidedat dateofcancellation cancellationdate withdrawnat
    cancelled canceled iscancelled iscanceled cancelledat canceledat void voided refunded withdrawn storniert annule
desk_first:
    deskfirst
no_photo:
    nophoto nophotos
first_name_only:
    firstnameonly
escort:
    escort
protected:
    protected
ignored:
    ticketcreateddate ticketlastupdateddate ordercreateddate ordercompleteddate orderip uniqueticketurl uniqueorderurl
    paymentreference discountstatus orderdiscountcode registrationdate registrationtime lastmodifiedtime barcodeurl
    eventstart eventend eventenddate checkinstatus deliverymethod slugdelevenement eventkurzform
    eingecheckt automatischeingecheckt prijs precio dateachat datedachat blocked validfrom validuntil
    orderdate ordertime orderdatetime ordertype quantity ticketquantity pricetier price taxrate taxrule taxvalue
    currency total totalpaid amount amountpaid fee fees feespaid eventbritefees eventbritepaymentprocessing discount
    event eventslug eventname eventid eventdate saleschannel orderlocale emailaddressverified paymentproviders
    homeaddress1 homeaddress2 homecity homestate homezip homecountry address city state zip zipcode postcode country
    vatid pseudonymizationid checkin checkedin checkedinat checkindate checkedout automaticallycheckedin
    timestamp starttime completiontime created createdat lastmodified
    kurzform bestelldatum bestellzeit preis steuersatz steuerregel steuerwert adresse plz postleitzahl stadt ort land
    vertriebskanal pseudonymisierungsid datecommande datedecommande prix codepostal ville pays
)";

ColumnMeaning meaning_named(std::string_view name) {
    const auto of_kind = [](ColumnKind kind) { return ColumnMeaning{kind, {}, {}, false}; };
    if (name == "family name first") return {ColumnKind::value, Field::name, {}, true};
    if (name == "attendee_id") return of_kind(ColumnKind::attendee_id);
    if (name == "position") return of_kind(ColumnKind::position);
    if (name == "flags") return of_kind(ColumnKind::flags);
    if (name == "cancelled") return of_kind(ColumnKind::cancelled);
    if (const auto flag = flag_from_name(name)) return {ColumnKind::flag, {}, *flag, false};
    if (const auto field = field_from_name(name)) return {ColumnKind::value, *field, {}, false};
    return of_kind(ColumnKind::ignored);
}

RankedMeaning ranked_meaning_named(std::string_view name) {
    constexpr std::string_view attendees = "attendee's ", orders = "order's ";
    if (name.substr(0, attendees.size()) == attendees) {
        return {meaning_named(name.substr(attendees.size())), Whose::attendee};
    }
    if (name.substr(0, orders.size()) == orders)
        return {meaning_named(name.substr(orders.size())), Whose::buyer};
    return {meaning_named(name), Whose::anybody};
}

}  // namespace

std::optional<RankedMeaning> heading_word(std::string_view letters) {
    static const auto table = read_word_table(words_by_meaning);
    const auto found = table.find(letters);
    if (found == table.end()) return std::nullopt;
    return ranked_meaning_named(found->second);
}

}  // namespace lanyard

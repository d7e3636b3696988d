// Two tables to read and to add to: a meaning, a colon, and the headings for it up to the next meaning, in
// any script and without spaces. English first, then German, French, Spanish, Italian, Portuguese, Dutch,
// Danish, Norwegian, Swedish, Finnish, Polish, Czech and Welsh as far as they differ, then Japanese, Chinese,
// Korean.
#include "formats/list_heading_words.h"

#include <utility>

#include "formats/plain_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

// Whole headings. Before the meaning stands whose it is, where the heading says it.
constexpr std::string_view words_by_meaning = R"(
name:
    name yourname person namen nom nombre nome naam enw navn namn nimi nazwa jmeno
    名前 お名前 名 이름
whole name:
    whatisyourname wieheissensie wieheisstdu commentvousappelezvous comotellamas comosellama commetichiami cometichiami
    comosichiama comosechama hoeheetje hoeheetu vadheterdu hvadhedderdu hvaheterdu mikaonnimesi mikaonsinunnimesi
    jaksienazywasz jaksejmenujete jaksejmenujes bethyweichenw お名前を教えてください お名前をご記入ください 您的姓名是 您的姓名
    이름이무엇인가요 성함을입력해주세요
    names fullname wholename displayname nameinfull firstandlastname yourfullname namesurname nameandsurname
    vollername vollstandigername vorundnachname vornameundnachname vornamename vornamenachname nomcomplet nometprenom
    prenomnom prenometnom nomprenoms nombrecompleto nombreyapellidos nombreyapellido nombreapellidos nomecompleto
    nomeecognome nomecognome nomeesobrenome nomeeapelido volledigenaam fuldenavn fultnavn fulltnavn helenavn
    fullstandigtnamn koknimi kokonimi imieinazwisko jmenoaprijmeni celejmeno enwllawn
    氏名 ご氏名 姓名 ご芳名 お名前（フルネーム） フルネーム 表示名 全名 参会人姓名 报名人 성명 성함
attendee's name:
    ticketholdername holdername teilnehmername teilnehmerinnenname nomparticipant
    nomduparticipant nameofdelegate nameofattendee nameofparticipant naamdeelnemer
    deelnemersnaam nombredelasistente nombreasistente nomedelpartecipante nomepartecipante
    nomdelparticipant nombredelparticipante nombredelosasistentes nomedoparticipante nomeparticipante
    参加者名 参加者氏名 참가자명
attendee's role:
    ticketholder holder ticketowner attendee delegate participant teilnehmer participante partecipante asistente asistentes
    deelnemer deelnemers uczestnik deltager deltagare deltaker osallistuja ucastnik 参加者 参会者 참가자 참석자
companion's role:
    guest gast invitado convidado ospite gosc gjest
attendee's whole name:
    fullnameofattendee
buyer's name:
    ticketbuyer ticketpurchaser buyer purchaser booker customer kaufer acheteur comprador acquirente koper
    bookedby registeredby boughtby purchasedby orderedby paidby bestelltvon achetepar compradopor 購入者 購入者名 购买人 구매자
family name first:
    surnamefirstname lastnamefirstname surnameforename familynamegivenname namelastfirst lastfirst surnamename
    namevorname nachnamevorname nomprenom apellidosynombre apellidosnombre cognomenome cognomeenome
given_name:
    namefirst namegiven firstnamegiven
    firstname firstnames forename forenames givenname givennames given first christianname fname
    vorname vornamen rufname prenom prenoms prenomusuel nombres nombredepila primernombre primeironome nomeproprio voornaam
    imiona kutsumanimi お名前名 氏名名 名前名
    voornamen roepnaam fornavn fornamn tilltalsnamn etunimi etunimet imie krestnijmeno enwcyntaf
    名（漢字） ファーストネーム 名字拼音
family_prefix:
    tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels namensprafix surnameprefix nameprefixes namenszusatz
second_family:
    apellido2 2apellido 2oapellido segundoapellido apellidomaterno materno secondsurname secondlastname secondfamilyname apelido2
    segundosobrenome
family_name:
    apellido1 1apellido 1oapellido apellidopaterno paterno apelido1 firstsurname
    namelast namefamily lastnamefamily
    lastname lastnames surname surnames familyname last lname
    nachname familienname zuname nomdefamille nomdenaissance apellido apellidos primerapellido cognome cognomi sobrenome
    apelido ultimonome achternaam achternamen efternavn etternavn efternamn sukunimi nazwisko prijmeni cyfenw
    familienaam nomdusage enwolaf お名前姓 氏名姓 名前姓 姓氏 성씨
    姓 苗字 名字 姓（漢字） ラストネーム 성
badge_name:
    badgename nameonbadge nameforbadge namefornamebadge badge namebadge preferredname knownas nametoappearonbadge
    namensschild nombreenelcredencial nomsurlebadge nomebadge
email:
    email emails emailaddress emailaddresses eaddress mail mailaddress emailid primaryemail electronicmail
    mailadresse emailadresse adresseemail adressemail adressemel mel courriel adressecourriel adresseelectronique
    adressedemessagerie correo correoelectronico direcciondecorreo direcciondecorreoelectronico indirizzoemail
    indirizzodiposta postaelettronica enderecodeemail enderecoeletronico correioeletronico emailadres mailadres epost
    epostadress epostadresse epostadresa emailovaadresa sahkoposti sahkopostiosoite emailadresa adresemail adresaemail
    adrese mail ebost メールアドレス メール eメール 電子メール 邮箱 电子邮件 电子邮箱 邮箱地址 電子郵件 이메일 이메일주소
attendee's email:
    emailadresdeelnemer correoelectronicodelasistente indirizzoemaildelpartecipante adresseemailduparticipant
    teilnehmeremail teilnehmeremailadresse
organisation:
    mitaorganisaatiotaedustat jakaorganizacjereprezentujesz zjakeorganizacejste obasefydliadydychchi
    bleydychchingweithio arbetsgivare arbejdsgiver arbeidsgiver ご所属の会社名を教えてください 您的公司 어느회사에서일하시나요
    organisation organization organisations organisationname organizationname nameoforganisation nameoforganization
    org orgname company companyname employer nameofemployer organisationemployer localauthority nameoflocalauthority la
    localauthorityname authority council councilname institution university school agency affiliation affiliations trust
    charity firm business businessname workplace placeofwork whodoyouworkfor wheredoyouwork organisationrepresented
    companyorganisation companyorganization institute corporation
    firma firmenname unternehmen einrichtung arbeitgeber hochschule institut verein entreprise nomdelentreprise societe
    raisonsociale organisme structure etablissement employeur empresa nombredelaempresa organizacion institucion entidad
    azienda societa ente organizzazione organizacao instituicao bedrijf bedrijfsnaam organisatie werkgever instelling
    virksomhed virksomhet bedrift foretag organisaatio yritys tyonantaja organizacja nazwafirmy instytucja organizace
    spolecnost instituce sefydliad 会社 会社名 御社名 貴社名 所属 ご所属 所属団体 組織名 組織 企業名 勤務先 団体名 公司 公司名称 单位
    工作单位 机构 所在单位 组织 企业名称 회사 회사명 소속 소속기관 단체명
job_title:
    vilkentitelhardu hvilkentitelhardu jakiejesttwojestanowisko お役職をご記入ください お役職 bethyweichswydd
    jobtitle job jobrole role roletitle position positiontitle jobposition post designation occupation profession
    professionalrole currentrole titleposition positionheld jobtitleposition yourrole whatisyourrole jobfunction whatdoyoudo
    funktion berufsbezeichnung beruf stelle stellenbezeichnung fonction poste intituledeposte metier qualite cargo puesto
    puestodetrabajo profesion ruolo qualifica professione mansione cargoprofissional funcao profissao functie functietitel
    beroep stilling titel tittel yrke befattning tehtava tehtavanimike ammatti titteli stanowisko zawod pozice funkce povolani
    swydd teitlswydd 役職 役職名 職種 職業 肩書き 肩書 部署・役職 职位 职务 职称 岗位 직책 직위 직함 직무
phone:
    phone phonenumber phoneno telephone telephonenumber tel telno mobile mobilenumber mobilephone cell cellphone
    contactnumber cellphonenumber telephonemobile homephone workphone primaryphone mobileno phonemobile
    telefon telefonnummer handy handynummer mobiltelefon mobil numerodetelephone portable telefono telefonomovil movil
    numerodetelefono celular cellulare numeroditelefono telefone telemovel telefoon telefoonnummer mobiel mobiltnummer
    mobilnummer mobilnumer puhelin puhelinnumero matkapuhelin numertelefonu telefonkomorkowy telefonnicislo ffon
    電話番号 電話 携帯電話 携帯番号 手机 手机号 手机号码 电话 联系电话 전화번호 휴대폰 휴대전화 연락처
ticket_type:
    tickettype ticket ticketname ticketclass tickettier ticketcategory ticketoption product item type category
    registrationtype registrationcategory delegatetype attendeetype participanttype admission admissionitem regtype
    admissiontype passtype pass tickettypename tickettitle
    produkt ticketart tickettyp ticketkategorie kategorie produit tarif typedebillet typedeticket billet categorie
    tipodeentrada tipodebillete entrada tipodeboleto boleto ticketsoort ticketnaam ticketcategorie producto tipobiglietto
    tipodibiglietto biglietto tipodeingresso tipodebilhete ingresso bilhete produto tickettarief billettype billettyp
    biljettyp biljettkategori lipputyyppi lippu typbiletu rodzajbiletu bilet typvstupenky vstupenka
    チケット種別 チケット種類 チケット チケット名 券種 参加枠 参加枠名 票种 门票类型 票名 门票 票型 티켓 티켓종류 티켓명 티켓유형
status:
    status inviteestatus registrationstate regstatus registrationstatus bookingstatus ticketstatus approvalstatus
    statut etat estado stato stav tila tilanne statws situacao
    ステータス 状態 申込状況 申込ステータス 状态 报名状态 审核状态 상태 신청상태
attendee's status:
    attendeestatus
order's status:
    orderstatus paymentstatus zahlungsstatus bestellstatus statutdelacommande statutdepaiement
    estadodelpedido estadodelpago statodelpagamento statusdopagamento 支払状況 支払いステータス 支付状态 订单状态 결제상태
order's paid:
    paid haspaid ispaid bezahlt gezahlt paye payee regle reglee pagado pagada pagato pagata pago paga betaald betalt betald maksettu
    oplacone zaplaceno talwyd approved isapproved approve genehmigt approuve aprobado approvato aprovado goedgekeurd godkendt
    godkjent godkand hyvaksytty
reply:
    osa deltagerdu svar anwesend eventresponse osallistuu tuletko czywezmieszudzial zucastnitese dod mynychu
    afyddwchyndod ご出席 参加しますか
    rsvp rsvpstatus response reply attending attendingyn areyouattending willyouattend willyoubeattending attendance coming
    going areyougoing confirmed confirmedattendance attendanceconfirmed bookingconfirmed canyouattend doyouplantoattend
    attendancestatus canyoumakeit willyoubethere areyoucoming areyouin inornot
    teilnahme teilnahmestatus zusage zuabsage kommensie kommstdu nehmensieteil nimmstduteil sindsiedabei presence reponse
    serezvouspresent serezvouspresente viendrezvous confirmationdepresence asistencia asistira asistiras asiste vendras
    confirmacion confirmaciondeasistencia respuesta presenza partecipera parteciperai partecipazione conferma risposta presenca
    confirmacaodepresenca vaicomparecer comparecera resposta aanwezig aanwezigheid komtu komje antwoord deltagelse kommerdu
    deltardu narvaro osallistutko osallistuminen tulossa obecnosc udzial ucast presencerepas
    参加ステータス 参加状況 参加 参加可否 参加有無 出欠 出欠確認 出欠席 出席 ご出欠 参加しますか 是否参加 是否出席 是否参会 参加状态 出席状态
    参会状态 出席情况 참석여부 참가여부 참석 참가상태 참석상태
places:
    totaltickets totalattendees attendeecount spaces numberofspaces units itemquantity lineitemquantity adults admits
    howmanytotal qte combienserezvous personen personenzahl menge wievielepersonenkommen nºdeentradas nodeentradas
    ndeentradas nºpersonas nopersonas npersonas entradas numerodeasistentes cuantaspersonasasistiran qtd
    numerodeingressos nºdelugares nodelugares ndelugares numeroposti numerodiposti numerodipartecipanti aantalplaatsen
    nombredeparticipants nbparticipants lippujenmaara osallistujamaara liczba mnozstvi pocetmist nifertocynnau niferbobl
    niferleoedd niferytocynnau niferobobl niferoleoedd 张数 人數
    numberpeople numberpersons numbertickets numberplaces numberseats howmanypersons howmanyofyou howmanyattendees howmany
    quantity ticketquantity qty places seats numberoftickets numberofplaces numberofseats nooftickets noofplaces noofseats
    numberofattendees numberofpeople numberofdelegates numberofparticipants numberattending howmanytickets howmanyplaces
    howmanyseats howmanypeople partysize groupsize tickets headcount pax ticketcount seatcount
    anzahl anzahltickets anzahlplatze anzahlpersonen anzahlteilnehmer anzahlteilnehmende platze nombredeplaces nombredebillets
    nombredepersonnes nbplaces nbbillets nbdeplaces nbdebillets nbpersonnes quantite cantidad cantidaddeentradas
    numerodeentradas numerodepersonas plazas quantita numerobiglietti numerodibiglietti numeropersone posti quantidade
    quantidadedeingressos numerodepessoas lugares aantal aantalkaarten aantaltickets aantalpersonen antal antalbilletter
    antalpersoner antalpladser antallplasser antallpersoner antallbilletter antalplatser antalbiljetter antall lukumaara maara
    henkilomaara paikat ilosc liczbabiletow liczbaosob liczbamiejsc pocet pocetosob pocetvstupenek nifer
    数量 枚数 人数 参加人数 申込人数 チケット枚数 票数 购票数量 报名人数 수량 인원 인원수 매수 참가인원
guests:
    totalguests gaster areyoubringingaguest bringingaguest areyoubringingaplusone
    guests plusone plusones additionalguests extraguests numberofguests noofguests numberofadditionalguests howmanyguests
    accompanyingpersons accompanyingguests companions additionalpeople additionalattendees numberofcompanions
    begleitpersonen anzahlbegleitpersonen begleitung anzahlgaste accompagnants nombredaccompagnants nombredinvites
    acompanantes numerodeacompanantes invitados acompanhantes accompagnatori numeroaccompagnatori ospiti gasten aantalgasten
    ledsagare ledsagere antalgaster antalgaester antallgjester seuralaiset osobytowarzyszace liczbagosci doprovod
    同伴者数 同伴者 随行人数 携伴人数 동반자수 동반인원
order_code:
    order ordercode orderid ordernumber orderno orderreference orderref ordernr orderuuid reservation
    booking bookingid bookingnumber reservationnumber reservationid transactionid
    bestellnummer bestellung bestellcode buchungsnummer buchungscode reservierung reservierungsnummer commande
    numerodecommande numcommande numerocommande codedelacommande codedecommande referencecommande numerodereservation
    referencedereservation codigodepedido pedido numerodepedido codigodereserva reserva codicedordine codiceordine
    ordine numeroordine numerodordine prenotazione codiceprenotazione numerodopedido numeropedido bestelcode bestelnummer
    bestelling ordrenummer bestillingsnummer ordernummer bokningsnummer bokning tilausnumero varausnumero varaus
    numerzamowienia zamowienie numerrezerwacji cisloobjednavky objednavka 注文番号 注文id 予約番号 申込番号 订单号 订单编号 주문번호
    예약번호
may be code:
    code id uuid uid guid token accesscode attendeecode guestcode participantcode delegatecode registrationcode codigo codice kod
    kode koodi cod コード 编码 코드
may be order_code:
    confirmationcode confirmationnumber confirmationno bookingref bookingreference bookingcode reference referencenumber
    reservationcode localizador
codes:
    签到码
    uniquecode admissioncode
    barcode barcodes barcodenumber barcodeno barcodevalue ticketbarcode ticketsecret secret ticketcode ticketqr barcodetext
    qr qrcode qrcodeurl qrurl qrcodelink scancode checkincode ticketsecretqr eticketnumber entrycode
    ticketgeheimnis geheimnis ticketgeheim geheimcode strichcode ticketcodes codebarre codebarres codesecretdubillet
    codesecret codebillet codigodebarras codigoqr secretodelaentrada secretodelbillete codiceabarre codicebiglietto codiceqr
    codigodoingresso streepjescode stregkode strekkode streckkod biljettkod viivakoodi lippukoodi kodkreskowy kodbiletu
    carovykod kodvstupenky バーコード qrコード チケットコード 条码 二维码 电子票号 票码 券码 바코드 큐알코드 티켓코드
may be attendee_id:
    attendeenumber registrationnumber registrationid guestid
attendee_id:
    attendeeid attendeeno participantid participantnumber registrantid registrantnumber delegateid delegatenumber guestapiid apiid uniqueid
    teilnehmernummer teilnehmerid numerodinscription numerodeinscripcion 参加者番号 参加者id 报名编号 报名序号 참가번호
ticket_number:
    nºbillet numeroduticket referencebillet referencedubillet nºdoingresso nodoingresso ndoingresso biljettnr billetnr
    billettnr cvstupenky rhiftocyn rhifytocyn codtocyn eintrittskartenr eintrittskartennr toegangsbewijsnummer
    badgenumber badgeid admissionnumber ticketserial ticketserialnumber ticketuuid attendeepublicid ticketslug
    整理番号 예매번호
    nºdeentrada nºentrada nºdebillete nºdeticket nºticket nºdebilhete nºbilhete ndeentrada ndeticket
    nodeentrada nentrada nodebiglietto nbiglietto biglietton nobiglietto entradan nbiljett nbilhete nodeingresso nodeticket
    ndebillet nobillet nbillets billetn eticketno passnumber nticket nodeticket
    ticketnumber ticketno ticketnr ticketnummer ticketid ticketreference ticketref issuedticketid numerodebillet
    numerobillet nbillet nodebillet numbillet numeroticket numerodeticket idbillet numerodeentrada numeroentrada numerodeboleto
    identrada numerobiglietto numerodibiglietto numerodelbiglietto idbiglietto numerodoingresso numeroingresso
    numerodobilhete kaartnummer kaartjesnummer billetnummer billettnummer biljettnummer lipunnumero lippunumero numerbiletu
    nrbiletu cislovstupenky eintrittskartennummer kartennummer 受付番号 チケット番号 チケットid 票号 门票编号 티켓번호
position:
    positionid positionnumber orderposition orderpositionid positionsid positionsnummer iddeposition
    positieid iddeposicion idposizione
flags:
    flags flag deskflags
cancelled:
    declined notattending notcoming absent apologies abgesagt abgemeldet
    cancelled canceled iscancelled iscanceled cancelledat canceledat void voided refunded withdrawn storniert annule
    voidstatus isvoid voidedat dateofcancellation cancellationdate withdrawnat stornodatum キャンセル日時 取消时间
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
    orderdate ordertime orderdatetime ordertype pricetier price taxrate taxrule taxvalue
    currency total totalpaid amount amountpaid fee fees feespaid eventbritefees eventbritepaymentprocessing discount
    event eventslug eventname eventid eventdate saleschannel orderlocale emailaddressverified paymentproviders
    homeaddress1 homeaddress2 homecity homestate homezip homecountry address city state zip zipcode postcode country
    vatid pseudonymizationid checkin checkedin checkedinat checkindate checkedout automaticallycheckedin
    timestamp starttime completiontime created createdat lastmodified
    kurzform bestelldatum bestellzeit preis steuersatz steuerregel steuerwert adresse plz postleitzahl stadt ort land
    vertriebskanal pseudonymisierungsid datecommande datedecommande prix codepostal ville pays
)";

// Single words, folded. A heading is looked up without those that say whose it is and those that say nothing.
constexpr std::string_view words_by_part = R"(
attendee:
    attendee attendees participant participants delegate delegates ticket holder ticketholder visitor owner
    teilnehmer teilnehmerin teilnehmende teilnehmenden besucher beneficiaire titulaire porteur asistente asistentes titular
    participante partecipante intestatario inscrito deelnemer deelnemers bezoeker deltagare deltager deltaker osallistujan
    osallistuja uczestnik uczestnika ucastnik ucastnika deltagarens deltagerens deltakerens osallistujien adherent adherente
    mynychwr 参加者 参会者 参会人 来場者 참가자 참석자
companion:
    guest guests gast invite invitee accompagnant accompanying companion partner plusone invitado convidado ospite gosc gjest
    gwestai 同伴者
order:
    order booking reservation contact account bestell bestellung kontakt commande pedido reserva ordine bestelling ordre
    tilaus zamowienie objednavka 申込者 お申込者 신청자
buyer:
    buyer buyers booker bookers purchaser purchasers payer customer cardholder besteller kaufer kauferin kunde acheteur
    lacheteur dacheteur payeur client comprador compradora pagador acquirente dellacquirente compratore koper kober
    bestiller kjoper kopare bestallare ostaja ostajan tilaaja tilaajan kupujacy kupujacego zamawiajacy zamawiajacego nabywca
    nabywcy kupujici kupujiciho objednatel objednatele
    koparens bestallarens koperens kjoperens bestillerens payeuse maksaja maksajan platnika platce prynwr cwsmer 購入者 ご購入者 注文者
    支払者 购票人 购买人 付款人 구매자 결제자
invoice:
    billing invoice payment card rechnung rechnungs rechnungsadresse facturation facturacion factura fatura faturamento
    fatturazione fattura factuur faktura fakturering fakturerings laskutus fakturacni faktury
filler:
    your youre please enter am registrant teach study al au aux am zur zum alla all ao naar op til ke k na w nos what whats which who whom where is are the of from s we you do does at with in on to as a an for
    work working employed represent representing represented representation belong affiliated currently current main
    official provide tell us give state write let me my our here will would be should like can could have data
    required optional mandatory applicable if use reach best
    ihr ihre ihren ihrer dein deine deiner deinen wie lautet heisst heissen was ist welche welcher welches welchem welchen in
    bei fur arbeiten arbeitest sie du der die das den dem des von aus kommen bitte geben angeben an vertreten
    votre vos ton ta quel quelle quels quelles est pour travaillez vous travailles tu du de la le les l d dans a
    representez indiquer merci veuillez
    su tu sus tus cual es en que trabaja trabajas para del el los las por favor indique introduzca perteneces pertenece
    il tuo la tua qual e quale lavori lavora per di nella presso della dell
    seu sua qual o em voce trabalha trabalhas do da
    wat je jouw uw welk welke werk werkt voor bij van het is fran fra fai parte vas like
    din dit ditt vad hvad hva ar er hvilken hvilket vilken vilket arbetar arbejder jobber pa hos for i du
    mika on sinun missa
    y yr の 的
coming:
    attend attending attendance come coming going join joining participate participating participation there attendee
    presence presente presents present asistir asistencia asistira asistiras participar participara participaras confirmacion
    confirma confirmar teilnahme teilnehmen teil nehmen kommen dabei zusage participer participerez participezvous
    participerezvous viendrez partecipare parteciperai partecipera partecipazione presenza conferma presenca comparecer
    comparecera confirmacao kommst kommt kommer komt komm komme nimmst nimmt deltar deltager osallistun viens venez viendras
    viendra vienes viene venir vendra vem vir vieni partecipi participas participez participera asistes dabeisein aanwezig aanwezigheid deltage deltagelse delta narvaro osallistua osallistutko obecnosc udzial
    ucast rsvp
occasion:
    event conference congress launch meeting symposium summit meetup workshopday gathering veranstaltung konferenz tagung
    evenement conference evento conferencia congreso congresso conferenza conferentie konferens konference yes no y n si s non
    oui ja nein nej tak nie ano ne sim nao able plan planning intend intending still confirm confirming confirmed make
    it rsvp want wish im maybe need book bring bringing booked
    purchased reserved bought ordered requested
elsewhere:
    dinner lunch breakfast supper drinks reception party gala meal tour excursion trip parking hotel accommodation visa
    workshop session photo photos newsletter consent dietary diet diets menu vegetarian vegan payment refund invoice
    manager managers supervisor line emergency parent guardian assistant secretary boss sponsor referee reviewer
    abendessen mittagessen essen diner dejeuner cena almuerzo comida pranzo jantar diner repas hotel alojamiento previous
    before previously first by referred inviter colleague spouse poster talk paper abstract membership member 懇親会 二次会 昼食 晚宴 宴会 午餐 만찬
)";

ColumnMeaning meaning_named(std::string_view name) {
    if (name == "whole name") return value_of(Field::name);
    if (name == "family name first") return {ColumnKind::value, Field::name, {}, true, false};
    if (name == "attendee_id") return meaning_of(ColumnKind::attendee_id);
    if (name == "ticket_number") return meaning_of(ColumnKind::ticket_number);
    if (name == "position") return meaning_of(ColumnKind::position);
    if (name == "reply") return meaning_of(ColumnKind::reply);
    if (name == "places") return meaning_of(ColumnKind::places);
    if (name == "guests") return meaning_of(ColumnKind::guests);
    if (name == "family_prefix") return meaning_of(ColumnKind::family_prefix);
    if (name == "second_family") return meaning_of(ColumnKind::second_family);
    if (name == "paid") return {ColumnKind::value, Field::status, {}, false, true};
    if (name == "role") return value_of(Field::name);
    if (name == "code") return meaning_of(ColumnKind::answer);
    if (name == "flags") return meaning_of(ColumnKind::flags);
    if (name == "cancelled") return meaning_of(ColumnKind::cancelled);
    if (const auto flag = flag_from_name(name)) return {ColumnKind::flag, {}, *flag, false, false};
    if (const auto field = field_from_name(name)) return value_of(*field);
    return meaning_of(ColumnKind::ignored);
}

RankedMeaning ranked_meaning_named(std::string_view name) {
    RankedMeaning ranked;
    constexpr std::pair<std::string_view, Whose> owners[] = {{"attendee's ", Whose::attendee},
                                                             {"companion's ", Whose::companion},
                                                             {"order's ", Whose::order},
                                                             {"buyer's ", Whose::buyer}};
    for (const auto& [owner, whose] : owners) {
        if (name.substr(0, owner.size()) != owner) continue;
        name.remove_prefix(owner.size());
        ranked.whose = whose;
    }
    constexpr std::string_view in_doubt = "may be ";
    ranked.may_be_code = name.substr(0, in_doubt.size()) == in_doubt;
    if (ranked.may_be_code) name.remove_prefix(in_doubt.size());
    ranked.names_role = name == "role";
    ranked.meaning = meaning_named(name);
    ranked.is_short_name = name == "name";
    return ranked;
}

std::optional<HeadingPart> part_named(std::string_view name) {
    constexpr std::pair<std::string_view, HeadingPart> parts[] = {
        {"attendee", HeadingPart::attendee},  {"companion", HeadingPart::companion},
        {"order", HeadingPart::order},        {"buyer", HeadingPart::buyer},
        {"invoice", HeadingPart::invoice},    {"filler", HeadingPart::filler},
        {"coming", HeadingPart::coming},      {"occasion", HeadingPart::occasion},
        {"elsewhere", HeadingPart::elsewhere}};
    for (const auto& [word, part] : parts) {
        if (word == name) return part;
    }
    return std::nullopt;
}

}  // namespace

ColumnMeaning meaning_of(ColumnKind kind) {
    return {kind, {}, {}, false, false};
}

ColumnMeaning value_of(Field field) {
    return {ColumnKind::value, field, {}, false, false};
}

std::optional<RankedMeaning> heading_word(std::string_view letters) {
    static const auto table = read_word_table(words_by_meaning, plain_letters);
    const auto found = table.find(std::string(letters));
    if (found == table.end()) return std::nullopt;
    return ranked_meaning_named(found->second);
}

std::optional<HeadingPart> heading_part(std::string_view word) {
    static const auto table = read_word_table(words_by_part, plain_letters);
    const auto found = table.find(std::string(word));
    return found == table.end() ? std::nullopt : part_named(found->second);
}

}  // namespace lanyard

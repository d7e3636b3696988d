// Small vocabularies, and the rule for commas in names.
#include "formats/list_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/plain_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

// In the order of list_heading_words' languages.
constexpr std::string_view words_by_status = R"(
expected:
    j ydw する inperson online onsite virtually remotely vorort
    paid attending yes y true 1 x ok confirmed approved accepted registered booked going coming complete completed
    attended checkedin arrived present active valid issued sold free willattend willcome willbethere notcancelled manual
    offline partiallyrefunded acquired processed joining participating iwillattend imgoing iamgoing imcoming
    expected in succeeded success purchased redeemed scanned used enrolled enrolled signedup walkin yesplusone
    ja bezahlt bestatigt angemeldet zugesagt zusage eingecheckt nimmtteil kommt dabei teilnehmend anwesend gebucht gultig
    oui paye payee confirme confirmee inscrit inscrite valide validee participe participera jeparticipe jeserailà present
    presente traite accepte acceptee reglee regle
    si s pagado pagada confirmado confirmada asiste asistira asistire voy vaasistir aprobado aprobada inscrito inscrita aceptado
    validado pagato pagata confermato confermata partecipa partecipera parteciparo iscritto iscritta accettato approvato
    sim pago paga participa participara vou aprovado aprovada aceito compareceu
    betaald bevestigd aangemeld aanwezig neemtdeel ingeschreven komt goedgekeurd
    betalt bekraeftet bekreftet tilmeldt pameldt deltager kommer godkendt godkjent betald bekraftad anmald deltar godkand
    maksettu vahvistettu ilmoittautunut osallistuu kylla tulossa hyvaksytty
    tak oplacone oplacono zaplacono zaplacone potwierdzone potwierdzony wezmieudzial zaakceptowane zarejestrowany
    ano zaplaceno potvrzeno prihlasen prihlaseno zucastnise
    ie
    参加 参加する 参加します 参加予定 参加確定 参加済 参加済み 出席 出席する 出席します 出席予定 はい 申込済 申込済み 申込完了 支払済 支払済み
    入金済 入金済み 確定 承認 承認済 承認済み 有効 受付済 受付済み 当選 参会 会参加 已支付 已付款 已报名 已确认 审核通过 已通过 报名成功 已签到 是 参加会议
    有效 已報名 已確認 참석 참가 참여 참석함 참석예정 참가확정 예 네 결제완료 입금완료 확정 승인 승인됨 신청완료 등록완료
cancelled:
    perunut zwrocone stornovano canslwyd en nacydw しない
    cancelled canceled notattending no n false 0 refunded deleted withdrawn declined rejected denied void voided
    expired abandoned notgoing notcoming notapproved apologies sentapologies unable unabletoattend cantattend
    cannotattend willnotattend wontattend wontcome willnotcome cantcome cannotcome cantgo cantmakeit cannotmakeit regrets
    notjoining notparticipating notable transferred chargedback removed dropped out revoked disputed replaced substituted
    invalidated invalid released fullyrefunded refundrequested cancelledbyorganizer cancelledbyorganiser cancelledbyuser
    failed noshow excused excusedabsence imnotgoing iamnotgoing notpresent
    nein storniert abgesagt absage abgemeldet abgelaufen abgelehnt erstattet nimmtnichtteil kommtnicht nichtdabei abwesend
    verhindert nichtgekommen entschuldigt ungultig ruckerstattet
    non annule annulee rembourse remboursee refuse refusee expire absent absente neparticipepas neparticiperapas neviendrapas
    decline declinee nonparticipant excuse excusee abandonne desiste
    cancelado cancelada noasiste noasistira noasistire novoy rechazado rechazada reembolsado reembolsada declinado caducado
    anulado anulada ausente noconfirmado
    annullato annullata nonpartecipa nonpartecipera rimborsato rimborsata rifiutato rifiutata scaduto assente declinato
    nao naoparticipa naoparticipara naovou recusado recusada rejeitado estornado
    geannuleerd afgemeld afgezegd afwezig nietaanwezig neemtnietdeel komtniet nee geweigerd terugbetaald verlopen
    nej nei annulleret avbestilt kansellert avmeldt afmeldt deltagerikke kommerikke deltarikke kommerinte deltarinte avbokad
    avbokat avanmald makulerad refunderet refundert aterbetald afvist avslatt
    ei peruttu peruutettu peruuntunut eiosallistu eitule hylatty
    nie anulowane anulowano anulowany odwolane niewezmieudzialu nieprzyjdzie zwrocono odrzucone
    ne zruseno zrusen odhlasen nezucastnise nepritomen zamitnuto
    na
    参加キャンセル 参加キャンセル済 参加キャンセル済み 不参加 欠席 欠席する 欠席します キャンセル キャンセル済 キャンセル済み キャンセルする 取消 取消済 取消済み 辞退 いいえ 返金済 返金済み 無効 却下 落選
    参加しない 参加しません 不参会 不出席 缺席 已取消 取消报名 已退款 已退票 已拒绝 未通过 审核拒绝 不去 否 无效 无法参加 已作废 已拒絕 불참 불참석
    불참함 취소 취소됨 취소완료 환불 환불완료 아니오 아니요 거절 거절됨 참석안함 미참석
pending:
    partiallypaid notyetconfirmed requiresapproval nichtbezahlt reserv ejbetald venterpabetaling oczekujacy
    cekanaplatbu ynaros
    pending awaitingpayment tbc tba tbd tobeconfirmed maybe possibly unpaid notpaid waiting waitlist waitlisted
    waitinglist onwaitinglist requested invited provisional provisionally tentative reserved onhold pendingapproval
    approvalpending awaitingapproval awaitingconfirmation awaitingresponse processing unconfirmed notconfirmed
    interested draft tobepaid offlinepayment paymentpending pendingpayment paymentdue duepayment inprocess inprogress
    prereserved needstopay awaiting awaitingreply noreply noresponse notresponded undecided unsure notsure perhaps incomplete none
    outstanding invoiced invoicesent overdue started new underreview review applied
    ausstehend offen unbezahlt warteliste vielleicht angefragt eingeladen vorgemerkt reserviert unbestatigt zubezahlen
    enattente listedattente surlistedattente peutetre nonpaye nonpayee impaye impayee invite invitee apayer aconfirmer
    reserve reservee enattentedepaiement enattentedevalidation
    pendiente pendientedepago enespera listadeespera talvez quizas quiza porconfirmar sinpagar nopagado invitado reservado
    inattesa inattesadipagamento listadattesa forse dapagare nonpagato invitato daconfermare
    pendente aguardando aguardandopagamento listadeespera aconfirmar naopago convidado empendencia
    inafwachting wachtlijst misschien nietbetaald onbetaald uitgenodigd nogtebetalen
    afventer venteliste maske kanskje ubetalt inviteret invitert avventer vantar vantelista vantandekanske kanske obetald inbjuden
    odottaa odottamassa jonossa ehka maksamatta kutsuttu varattu
    oczekuje oczekujace nieoplacone niezaplacone moze listarezerwowa zaproszony doplaty
    ceka cekajici cekalistina nezaplaceno mozna pozvan nahradnik
    参加（抽選中） 抽選中 抽選待ち 補欠 補欠者 キャンセル待ち 保留 未定 検討中 未払い 未払 未入金 入金待ち 支払待ち 承認待ち 確認中 申込中 仮申込 未回答
    招待中 待定 待支付 未支付 未付款 待付款 待审核 审核中 待确认 候补 等候 可能 未确认 대기 대기중 대기자 미정 미결제 결제대기 입금대기 승인대기 보류 미확인
    아마도
)";

// What only an answer to "will you come?" says.
constexpr std::string_view words_of_replies = R"(
reply:
    attending notattending going notgoing coming notcoming willattend wontattend willnotattend cannotattend cantattend
    unabletoattend declined regrets apologies sentapologies cantmakeit cannotmakeit joining notjoining participating
    notparticipating willcome wontcome imgoing imnotgoing iwillattend willbethere
    zugesagt abgesagt zusage absage nimmtteil nimmtnichtteil kommt kommtnicht dabei nichtdabei
    participe neparticipepas participera neparticiperapas neviendrapas asiste noasiste asistira noasistira voy novoy
    partecipa nonpartecipa partecipera nonpartecipera naoparticipa participara naoparticipara vou naovou
    aanwezig afwezig nietaanwezig neemtdeel neemtnietdeel komt komtniet deltager deltagerikke kommer kommerikke deltar deltarikke
    kommerinte deltarinte osallistuu eiosallistu eitule wezmieudzial niewezmieudzialu zucastnise nezucastnise
    参加 不参加 参加する 参加します 参加しない 参加予定 出席 欠席 出席する 欠席する 出席します 欠席します 参会 不参会 不出席 缺席 不去 참석 불참 참석예정
    참가 참석함 불참함
)";

// What stands for a seat rather than a person: with one another and with numbers, or alone where it is
// telling.
constexpr std::string_view words_by_seat = R"(
telling:
    tbc tba tbd unnamed unknown placeholder delegate delegates attendee participant participante guest registrant
    speaker teilnehmer teilnehmerin gast nn
with another:
    name info information requested to be confirmed announced decided plus one spare place seat colleague
)";

std::optional<AttendeeStatus> status_of(std::string_view text) {
    static const auto table = read_word_table(words_by_status, plain_letters);
    const auto found = table.find(plain_letters(text));
    if (found == table.end()) return std::nullopt;
    return status_from_name(found->second);
}

// "WAITING_FOR_APPROVAL", "confirmed, payment pending": of the words that are known the one that says most
// against their coming. Short ones say nothing in a sentence, and a "not" turns the others round.
std::optional<AttendeeStatus> status_of_telling_words(std::string_view text) {
    constexpr std::size_t fewest_letters = 5, most_words = 8;
    const auto words = plain_words(text);
    std::optional<AttendeeStatus> said;
    if (words.size() > most_words) return said;
    for (const std::string& word : words) {
        if (word == "not" || word == "no" || word == "nicht" || word == "non") return std::nullopt;
        const auto status = word.size() < fewest_letters ? std::nullopt : status_of(word);
        const bool says_more =
            status && (!said || *said == AttendeeStatus::expected || *status == AttendeeStatus::cancelled);
        if (says_more) said = status;
    }
    return said;
}

// Letters of which at least two have an upper case, and none stands in the lower one.
bool is_in_capitals(std::string_view text) {
    int capitals = 0;
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0 || u_isULowercase(c)) return false;
        capitals += u_isUUppercase(c) ? 1 : 0;
    }
    return capitals >= 2;
}

// What follows a comma without being a given name.
bool is_title_after_name(std::string_view text) {
    constexpr std::string_view titles = R"(
title:
    jr sr junior senior ii iii iv phd md mbe obe cbe dbe kbe qc kc ma msc ba bsc mba mp rn dr prof esq frs cqsw dipsw
    mr mrs ms cllr
)";
    static const auto table = read_word_table(titles);
    return table.count(plain_letters(text)) > 0;
}

// Lower-case words; letters beyond ASCII stay as they are, which spares ICU for every name of a list.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte)) {
            word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        } else if (!word.empty()) {
            visit(word);
            word.clear();
        }
    }
    if (!word.empty()) visit(word);
}

bool is_number(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

namespace {

// Marks and pictures that stand for an answer.
std::optional<AttendeeStatus> status_from_mark(std::string_view text) {
    const auto begins_with = [&](std::initializer_list<std::string_view> marks) {
        return std::any_of(marks.begin(), marks.end(),
                           [&](std::string_view mark) { return text.substr(0, mark.size()) == mark; });
    };
    if (begins_with({"○", "◯", "〇", "✓", "✔", "☑", "✅", "👍"})) return AttendeeStatus::expected;
    if (begins_with({"×", "✕", "✖", "✗", "✘", "☒", "❌", "👎"})) return AttendeeStatus::cancelled;
    return begins_with({"△"}) ? std::optional(AttendeeStatus::pending) : std::nullopt;
}

}  // namespace

std::optional<AttendeeStatus> status_from_words(std::string_view text) {
    if (clean_text(text).empty()) return AttendeeStatus::expected;
    if (const auto status = status_of(text)) return status;
    // "No - cancelled", "Yes (day 1)": the first part that means something.
    const std::string plain = with_plain_marks(text);
    for (const auto part : split(plain, "-,:;(/")) {
        if (part.empty()) continue;
        if (const auto status = status_of(part)) return status;
    }
    return status_of_telling_words(text);
}

std::optional<AttendeeStatus> status_from_reply(std::string_view text) {
    if (const auto status = status_from_mark(text)) return status;
    if (const auto status = status_from_words(text)) return status;
    constexpr std::size_t most_words = 10;
    constexpr std::string_view words_of_sentences = R"(
pending:
    sure unsure maybe perhaps possibly probably tentatively vielleicht eventuell peutetre quiza quizas forse talvez misschien
    maske kanskje kanske ehka moze mozna
cancelled:
    not no cant cannot wont unable dont never decline nicht nein kein leider pas non ne nao niet geen ikke inte ei nie nej nee
    malheureusement lamentablemente purtroppo infelizmente helaas desvarre
expected:
    viendrai serai participerai komme kommen asistire ire verro vengo irei estarei
    yes yep attend attending come coming go going make join joining there happy ja gerne oui avec si claro sim graag tak ano
    kylla
)";
    static const auto table = read_word_table(words_of_sentences, plain_letters);
    const auto words = plain_words(text);
    if (words.size() > most_words) return std::nullopt;
    std::optional<AttendeeStatus> said;
    for (const std::string& word : words) {
        const auto found = table.find(word);
        if (found == table.end()) continue;
        const AttendeeStatus status = status_from_name(found->second);
        if (status == AttendeeStatus::pending) return status;
        if (!said || status == AttendeeStatus::cancelled) said = status;
    }
    return said;
}

std::optional<AttendeeStatus> status_from_pretix(std::string_view text) {
    if (text == "n") return AttendeeStatus::pending;
    if (text == "p") return AttendeeStatus::expected;
    return text == "c" || text == "e" ? AttendeeStatus::cancelled : status_from_words(text);
}

std::optional<AttendeeStatus> status_from_payment(std::string_view text) {
    const auto status = status_from_words(text);
    const bool says_no = status == AttendeeStatus::cancelled && is_yes_or_no(text);
    return says_no ? AttendeeStatus::pending : status;
}

bool is_reply(std::string_view text) {
    static const auto table = read_word_table(words_of_replies, plain_letters);
    return table.count(plain_letters(text)) > 0;
}

bool is_yes_or_no(std::string_view text) {
    constexpr std::string_view words = R"(
either:
    yes no y n true false ja nein oui non si sim nao nee nej nei kylla ei tak nie ano ne ie na はい いいえ 是 否 예 네 아니오 아니요
)";
    static const auto table = read_word_table(words, plain_letters);
    return table.count(plain_letters(text)) > 0;
}

bool is_address(std::string_view text) {
    const std::size_t sign = text.find('@');
    if (sign == std::string_view::npos || sign == 0 || text.find('@', sign + 1) != std::string_view::npos)
        return false;
    if (text.find_first_of(" ,;<>()") != std::string_view::npos) return false;
    const std::size_t dot = text.rfind('.');
    return dot != std::string_view::npos && dot > sign + 1 && dot + 1 < text.size();
}

bool says_yes(std::string_view text) {
    const std::string letters = plain_letters(text);
    static const std::unordered_set<std::string_view> noes = {"",    "no",   "n",  "false", "0",   "nein",
                                                              "non", "none", "na", "never", "nie", "not"};
    return noes.count(letters) == 0;
}

bool says_void(std::string_view text) {
    static const std::unordered_set<std::string_view> valid = {
        "valid",   "active",    "issued",       "live",        "current", "ok",
        "notvoid", "notvoided", "notcancelled", "notcanceled", "gultig",  "valide"};
    return says_yes(text) && valid.count(plain_letters(text)) == 0;
}

bool stands_behind_comma(std::string_view text) {
    static const std::unordered_set<std::string_view> forms_of_company = {
        "inc", "ltd", "limited", "llc", "llp", "lp", "plc", "gmbh", "ag",  "kg", "sa",  "sarl",
        "sas", "bv",  "nv",      "ab",  "as",  "oy", "spa", "srl",  "pty", "co", "corp"};
    return is_title_after_name(text) || forms_of_company.count(plain_letters(text)) > 0;
}

PersonName name_from_one_cell(std::string text, bool family_first) {
    const std::size_t comma = text.find(',');
    if (comma == std::string::npos || text.find(',', comma + 1) != std::string::npos)
        return {std::move(text), "", ""};
    std::string family = clean_text(std::string_view(text).substr(0, comma));
    std::string given = clean_text(std::string_view(text).substr(comma + 1));
    const bool certain = family_first || is_in_capitals(family);
    if (!certain || family.empty() || given.empty() || is_title_after_name(given))
        return {std::move(text), "", ""};
    return name_from_two_cells(std::move(given), std::move(family));
}

PersonName name_from_two_cells(std::string given, std::string family) {
    std::string whole = given;
    if (!given.empty() && !family.empty()) whole += ' ';
    whole += family;
    return {std::move(whole), std::move(given), std::move(family)};
}

bool is_placeholder_name(std::string_view name) {
    constexpr std::size_t longest_placeholder = 60;
    if (name.empty() || name.size() > longest_placeholder) return false;
    if (name.find_first_not_of("?-.*/ ") == std::string_view::npos) return true;
    for (std::string_view sign : {"N.N.", "N. N.", "n/a", "N/A", "+1", "À confirmer", "à confirmer"}) {
        if (name == sign) return true;
    }
    static const auto table = read_word_table(words_by_seat);
    bool only_seat_words = true, telling = false;
    int words = 0;
    for_each_word(name, [&](const std::string& word) {
        ++words;
        if (is_number(word)) return;
        const auto found = table.find(word);
        only_seat_words = only_seat_words && found != table.end();
        telling = telling || (found != table.end() && found->second == "telling");
    });
    return only_seat_words && (telling || words > 1);
}

bool is_organisation_name(std::string_view name) {
    static const std::unordered_set<std::string_view> telling = {
        "council", "university", "borough",    "nhs",      "ltd",         "limited",    "gmbh",   "inc",
        "plc",     "llp",        "department", "ministry", "universität", "université", "conseil"};
    bool found = false;
    int words = 0;
    for_each_word(name, [&](const std::string& word) {
        ++words;
        found = found || telling.count(word) > 0;
    });
    return found && words > 1;
}

}  // namespace lanyard

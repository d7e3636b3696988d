// The desk's search and its lists: what is asked for, who of the found is open, and what takes their place.
#include "roles/desk/service.h"

namespace lanyard {

// What could not be read is asked for again. True where there was something.
bool DeskService::asks_again() {
    if (is_unread_ && searching_ == 0) {
        wanted_.clear();
        search();
        return true;
    }
    const bool is_another = !opened_.empty() && (!card_ || card_->person.id != opened_);
    if (!is_another || opening_ != 0) return false;
    open(opened_);
    return true;
}

void DeskService::clear_search() {
    search_.clear();
    wanted_.clear();
    found_.clear();
    asked_list_.reset();
}

// One search at a time; when its answer comes, what stands in the field by then is searched for.
void DeskService::search() {
    if (search_.text() == wanted_ || searching_ != 0) return;
    is_unread_ = false;
    asked_list_.reset();
    wanted_ = search_.text();
    if (wanted_.find_first_not_of(' ') == std::string::npos) {
        found_.clear(wanted_);
        return;
    }
    if (ask(SearchPeople{wanted_}))
        searching_ = requests_;
    else
        wanted_ = found_.words();
}

void DeskService::select(std::size_t row) {
    if (row >= found_.people().size()) return;
    found_.select(row);
    open(found_.people()[row].id);
}

bool DeskService::is_selected(const std::string& person) const {
    return found_.selected() && found_.selected()->id == person;
}

void DeskService::open(const std::string& person) {
    opened_ = person;
    if (ask(OpenPerson{person})) opening_ = requests_;
}

bool DeskService::is_ready() const {
    return card_ && !is_busy() && is_answered() && is_selected(card_->person.id);
}

// While the same words are asked for again, since somebody else wrote, the old answer still stands.
bool DeskService::is_answered() const {
    return search_.text() == wanted_ && found_.words() == wanted_;
}

// Letters that were typed where no field has them.
void DeskService::search_for(const std::string& words) {
    close_pages();
    search_.insert(words);
}

// In place of what was searched for; nobody is open before somebody of it is chosen.
void DeskService::ask_list(const DeskRequest& list) {
    shows_today_ = false;
    clear_search();
    stop_ticking();
    turn_to(CardPage::details);
    if (!ask(list)) return;
    searching_ = requests_;
    asked_list_ = list;
}

void DeskService::close_list() {
    clear_search();
    card_.reset();
    opened_.clear();
}

// Whoever booked together: the order is searched for.
void DeskService::show_order() {
    if (!is_ready() || card_->person.order_code.empty()) return;
    search_ = EditLine(card_->person.order_code);
    search_.select_all();
}

// In place of what was searched for.
void DeskService::open_alone(const std::string& person) {
    clear_search();
    open(person);
}

}  // namespace lanyard

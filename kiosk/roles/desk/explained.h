// "I was checked in!", at the desk: everything about a person as explain tells it, on a page that is read.
#pragma once

#include "event_facts.h"
#include "roles/desk/messages.h"
#include "ui/row_scroll.h"
#include "ui/ui.h"

namespace lanyard {

class Explained {
  public:
    // `request`: the question whose answer is waited for.
    void open(long long request);
    bool stands() const { return stands_; }
    void close();
    // An answer to another question than the last is dropped.
    void take(long long request, PersonExplained answer);
    // Closes itself where somebody goes back.
    void draw(Ui& ui, const EventFacts& facts, Instant now);

  private:
    bool stands_ = false;
    long long waits_for_ = 0;  // a request; 0 for none
    PersonExplained answer_;
    RowScroll rows_;
};

}  // namespace lanyard

// Made-up histories of an event: entries of every kind by several nodes, sealed and valid, in clock order.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class HistoryMaker {
  public:
    HistoryMaker(unsigned seed, std::string event) : random_(seed), event_(std::move(event)) {}

    // `count` entries by three nodes over few people, areas and tickets, so that they meet often.
    std::vector<Entry> history(int count);

    // One more entry of a kind, newer than all before it.
    Entry make(std::string_view kind);
    // An entry that undoes these.
    Entry undo(const std::vector<std::string>& ids);

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    std::string person() { return "person" + std::to_string(pick(4)); }
    std::string session() { return "session" + std::to_string(pick(3)); }
    std::string number() { return std::to_string(pick(6)); }
    void fill(Entry& entry);

    std::mt19937 random_;
    std::string event_;
    std::int64_t clock_ = 0;
    std::map<std::string, std::int64_t> sequences_;
    std::vector<std::string> made_;
};

}  // namespace lanyard

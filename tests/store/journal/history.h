// Made-up histories of an event: entries of every kind by several nodes, sealed and valid, in clock order.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

// The key of every made-up event.
const EventKey& history_key();
// Sets hash and digest anew, after a test has changed an entry.
void seal(Entry& entry);
bool is_whole(const Entry& entry);

class HistoryMaker {
  public:
    explicit HistoryMaker(unsigned seed) : random_(seed) {}

    // `count` entries by three nodes over few people, areas and tickets, so that they meet often.
    std::vector<Entry> history(int count);

    // The same of what is said of people: joins of their records make chains, forks and circles, and are
    // often undone; every record comes and goes, and seats pass on, to one's own double too.
    std::vector<Entry> history_of_people(int count);

    // One more entry of a kind, newer than all before it.
    Entry make(std::string_view kind);
    // An entry that undoes these.
    Entry undo(const std::vector<std::string>& ids);

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
    std::string person() { return "person" + std::to_string(pick(4)); }
    std::string session() { return "session" + std::to_string(pick(3)); }
    std::string status() {
        static constexpr const char* all[] = {"expected", "cancelled", "pending"};
        return all[pick(3)];
    }
    std::string number() { return std::to_string(pick(6)); }
    std::string some_entry();
    void fill(Entry& entry);
    void make_older(Entry& entry);
    std::string naming(const Entry& named);

    std::mt19937 random_;
    std::int64_t clock_ = 0;
    std::map<std::string, std::int64_t> sequences_;
    std::vector<std::string> made_, joins_;
    std::map<std::string, Entry> whole_;  // every entry made, by id
};

}  // namespace lanyard

// Remarks about a file, each sentence once with the lines it is about, bounded however bad the file is.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lanyard {

class LineNotes {
  public:
    // Of a sentence that quotes the file, the first 200 letters stand.
    void add(std::string_view sentence, int line);
    void add(std::string_view sentence) { note(sentence); }

    // "lines 4, 7 and 12 more: fewer cells than headings", in the order in which they came up; at most 100,
    // and then how many more there are.
    std::vector<std::string> sentences() const;

  private:
    struct Note {
        std::string sentence;
        std::vector<int> lines;  // the first ones
        int count = 0;           // of all lines
    };
    Note& note(std::string_view words);

    std::vector<Note> notes_;
    std::unordered_map<std::string, std::size_t> by_sentence_;
    int left_out_ = 0;
    Note spare_;  // takes what is left out
};

}  // namespace lanyard

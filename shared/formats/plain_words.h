// Headings and the words of cells made comparable: folded, without the marks between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Folded words; what stands between letters and digits parts them, but for apostrophes, which fold away.
// "Order #" is read as "order number". Chinese, Japanese and Korean stay as they are written: in Latin
// letters the Korean yes would be a Czech no.
std::vector<std::string> plain_words(std::string_view text);

// The words without anything between.
std::string joined(const std::vector<std::string>& words);

// Lower-case plain letters and digits of a text without anything between: "E-mail address" is "emailaddress".
std::string plain_letters(std::string_view text);

// The marks of East Asian keyboards as the ASCII ones that they look like: "（Ｙ／Ｎ）" has "(", "/" and ")".
std::string with_plain_marks(std::string_view text);

}  // namespace lanyard

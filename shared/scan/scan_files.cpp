// A file's pictures through the same reader as a camera's.
#include "scan/scan_files.h"

#include <algorithm>

#include "scan/picture_stream.h"
#include "scan/qr_reader.h"

namespace lanyard {
namespace {

void add_new(std::vector<std::string>& texts, const std::vector<ReadCode>& codes) {
    for (const ReadCode& code : codes)
        if (std::find(texts.begin(), texts.end(), code.text) == texts.end()) texts.push_back(code.text);
}

}  // namespace

Result<std::vector<std::string>> read_codes(const std::filesystem::path& file) {
    auto stream = PictureStream::open(file.string());
    if (!stream.ok()) return stream.error();
    QrReader reader;
    Frame frame;
    std::vector<std::string> texts;
    for (int pictures = 0;; ++pictures) {
        const auto outcome = (*stream)->next();
        if (!outcome.ok()) return outcome.error();
        if (*outcome != PictureStream::Next::picture) {
            if (pictures == 1) add_new(texts, reader.read_still(frame.view()));
            return texts;
        }
        // Whether the first picture is a still or a clip's is known only when the second is asked for.
        if (pictures == 1) add_new(texts, reader.read(frame.view()));
        if (auto copied = (*stream)->copy_to(frame); !copied.ok()) return copied.error();
        if (pictures > 0) add_new(texts, reader.read(frame.view()));
    }
}

}  // namespace lanyard

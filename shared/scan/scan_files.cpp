// A file's pictures through the same reader as a camera's.
#include "scan/scan_files.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "scan/other_codes.h"
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

void read_codes_of(
    const std::vector<std::string>& files,
    const std::function<void(const std::string&, const Result<std::vector<std::string>>&)>& use) {
    std::vector<std::optional<Result<std::vector<std::string>>>> read(files.size());
    std::mutex mutex;
    std::condition_variable one_more;
    std::size_t next = 0;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        while (next < files.size()) {
            const std::size_t mine = next++;
            lock.unlock();
            auto codes = read_codes(files[mine]);
            lock.lock();
            read[mine] = std::move(codes);
            one_more.notify_one();
        }
    };
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> readers;
    for (std::size_t i = 0; i < std::min(cores, files.size()); ++i) readers.emplace_back(work);
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::unique_lock lock(mutex);
        one_more.wait(lock, [&] { return read[i].has_value(); });
        const Result<std::vector<std::string>> codes = std::move(*read[i]);
        lock.unlock();
        use(files[i], codes);
    }
}

std::string other_code_in_file(const std::filesystem::path& file) {
    const auto stream = PictureStream::open(file.string());
    if (!stream.ok()) return "";
    const auto outcome = (*stream)->next();
    Frame frame;
    if (!outcome.ok() || *outcome != PictureStream::Next::picture || !(*stream)->copy_to(frame).ok())
        return "";
    return other_code_in(frame.view());
}

}  // namespace lanyard

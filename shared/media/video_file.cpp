// The forms are told by ISO/IEC 14496-12 (a box "ftyp" comes first) and RFC 9559 (EBML, and the name of its
// kind).
#include "media/video_file.h"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "base/own_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = 4096;

std::string first_bytes(const fs::path& file) {
    std::string bytes(block_bytes, '\0');
    std::ifstream input(file, std::ios::binary);
    input.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(input.gcount()));
    return bytes;
}

bool is_mp4(std::string_view bytes) {
    return bytes.size() >= 8 && bytes.substr(4, 4) == "ftyp";
}

// The header is short, and its document type the only word of letters in it.
bool is_matroska(std::string_view bytes) {
    constexpr std::size_t header_bytes = 128;
    constexpr std::string_view ebml = "\x1A\x45\xDF\xA3", document_type = "\x42\x82";
    if (bytes.substr(0, ebml.size()) != ebml) return false;
    const auto type = bytes.substr(0, header_bytes).find(document_type);
    if (type == std::string_view::npos || type + document_type.size() >= bytes.size()) return false;
    const std::string_view word = bytes.substr(type + document_type.size() + 1);  // behind its length
    return word.substr(0, 8) == "matroska" || word.substr(0, 4) == "webm";
}

}  // namespace

Result<void> check_is_video(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return bad_input("there is no such file", file.string(), "Put it into the event's folder");
    if (fs::is_regular_file(file, ignored)) {
        const std::string bytes = first_bytes(file);
        if (is_mp4(bytes) || is_matroska(bytes)) return {};
    }
    return bad_input("is neither MP4 nor Matroska nor WebM, whatever its name says", file.string(),
                     "Ask for it again as MP4");
}

Result<fs::path> event_video(const fs::path& folder, const fs::path& name) {
    auto file = own_file(folder, name);
    if (!file) return file;
    if (auto is_video = check_is_video(*file); !is_video) return is_video.error();
    const std::string beginning = file->stem().string() + ".";
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(file->parent_path(), failed)) {
        if (entry.path().filename().string().rfind(beginning, 0) != 0) continue;
        if (auto own = own_file(folder, entry.path().lexically_relative(folder)); !own) return own;
    }
    return file;
}

}  // namespace lanyard

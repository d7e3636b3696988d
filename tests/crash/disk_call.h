// What a program did to a folder's files, one call after the other: the record of disk_calls, and its
// reading.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

struct DiskCall {
    enum class Kind : std::uint64_t {
        create,
        write,
        truncate,
        sync,
        rename,
        link,
        unlink,
        make_folder,
        show
    };
    Kind kind{};
    std::uint64_t inode = 0;
    std::string path, to;      // `to` of rename and link
    std::uint64_t offset = 0;  // of a write; the size of truncate
    std::string data;          // of a write, and of what was shown on standard output
};

// Numbers as eight bytes of this machine, texts behind their length.
inline std::string record_of(const DiskCall& call) {
    std::string record;
    const auto number = [&](std::uint64_t value) {
        record.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    number(static_cast<std::uint64_t>(call.kind));
    number(call.inode);
    number(call.offset);
    for (const std::string* text : {&call.path, &call.to, &call.data}) {
        number(text->size());
        record += *text;
    }
    return record;
}

// A record that was cut off ends the reading.
inline std::vector<DiskCall> read_records(std::string_view bytes) {
    std::vector<DiskCall> calls;
    bool is_cut = false;
    const auto number = [&] {
        std::uint64_t value = 0;
        is_cut = is_cut || bytes.size() < sizeof value;
        if (is_cut) return value;
        std::memcpy(&value, bytes.data(), sizeof value);
        bytes.remove_prefix(sizeof value);
        return value;
    };
    const auto text = [&] {
        const std::uint64_t size = number();
        is_cut = is_cut || bytes.size() < size;
        if (is_cut) return std::string();
        std::string read(bytes.substr(0, size));
        bytes.remove_prefix(size);
        return read;
    };
    while (!bytes.empty()) {
        DiskCall call;
        call.kind = static_cast<DiskCall::Kind>(number());
        call.inode = number();
        call.offset = number();
        call.path = text();
        call.to = text();
        call.data = text();
        if (is_cut) break;
        calls.push_back(std::move(call));
    }
    return calls;
}

}  // namespace lanyard

// A file is known by the hash of its bytes, and each part is sealed with that and its place.
#include "hub/published_files.h"

#include <sodium.h>

#include <fstream>
#include <map>

#include "base/hex.h"
#include "base/safe_file.h"
#include "hub/secret_box.h"
#include "store/journal/event_mark.h"
#include "store/shared_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// BLAKE2b-256, part after part (RFC 7693).
class Hash {
  public:
    Hash() { crypto_generichash_init(&state_, nullptr, 0, 32); }
    void add(const std::string& part) { crypto_generichash_update(&state_, bytes_of(part), part.size()); }
    std::string hex() {
        std::string digest(32, '\0');
        crypto_generichash_final(&state_, bytes_in(digest), digest.size());
        return to_hex(digest);
    }

  private:
    crypto_generichash_state state_;
};

SecretBox box_of(const EventKey& key) {
    return SecretBox(key.keyed_hash("files outside the event's folder", "", SecretBox::key_bytes));
}

std::string place_of(const std::string& hash, std::int64_t part) {
    return hash + '\n' + std::to_string(part);
}

// The next bytes of a file, "" at its end.
std::string next_part(std::ifstream& input) {
    std::string part(most_bytes_of_part, '\0');
    input.read(part.data(), static_cast<std::streamsize>(part.size()));
    part.resize(static_cast<std::size_t>(input.gcount()));
    return part;
}

struct Published {
    std::string hash;
    std::int64_t bytes = 0;
};

Result<Published> look_at(const fs::path& file) {
    std::error_code failed;
    if (static_cast<std::int64_t>(fs::file_size(file, failed)) > most_bytes_of_published_file)
        return bad_input("is larger than 4 GB, which no machine fetches", file.string(),
                         "Take it to each machine by hand");
    std::ifstream input(file, std::ios::binary);
    if (!input) return machine_error("cannot be read", file.string());
    Published found;
    Hash hash;
    for (std::string part; !(part = next_part(input)).empty();) {
        hash.add(part);
        found.bytes += static_cast<std::int64_t>(part.size());
    }
    found.hash = hash.hex();
    return found;
}

class Publisher {
  public:
    Publisher(PgConnection& desk, const EventFolder& event, const FileProgress& progress)
        : desk_(desk),
          event_(event_identity(event.key)),
          folder_(event.path),
          box_(box_of(event.key)),
          progress_(progress) {}

    Result<int> publish() {
        const auto names = shared_files(folder_);
        if (names.size() > most_published_files)
            return bad_input("there are more than 500 files in the event's folder", folder_.string(),
                             "Leave there what the event needs");
        auto there = at_hub();
        if (!there) return there.error();
        int sent = 0;
        for (const std::string& name : names) {
            const auto file = look_at(folder_ / name);
            if (!file) return file.error();
            const auto known = there->find(name);
            const bool is_new = known == there->end() || known->second != file->hash;
            if (known != there->end()) there->erase(known);
            if (!is_new) continue;
            if (auto done = send(name, *file); !done) return done.error();
            ++sent;
        }
        for (const auto& [name, hash] : *there)
            if (auto gone = run("DELETE FROM files WHERE event = $1 AND name = $2", {event_, name}); !gone)
                return gone.error();
        const auto tidied =
            run("DELETE FROM file_parts p WHERE p.event = $1 AND NOT EXISTS"
                " (SELECT FROM files f WHERE f.event = p.event AND f.hash = p.hash)",
                {event_});
        return tidied ? Result<int>(sent) : tidied.error();
    }

  private:
    Result<std::map<std::string, std::string>> at_hub() {
        const auto rows = desk_.run("SELECT name, hash FROM files WHERE event = $1", {event_});
        if (!rows) return rows.error();
        std::map<std::string, std::string> hashes;
        for (int row = 0; row < rows->size(); ++row) hashes[rows->text(row, 0)] = rows->text(row, 1);
        return hashes;
    }
    // Its parts first: a file that is there is whole.
    Result<void> send(const std::string& name, const Published& file) {
        std::ifstream input(folder_ / name, std::ios::binary);
        std::int64_t number = 0;
        for (std::string part; !(part = next_part(input)).empty(); ++number) {
            const auto done =
                run("INSERT INTO file_parts VALUES ($1, $2, $3::integer, $4::bytea) ON CONFLICT DO NOTHING",
                    {event_, file.hash, std::to_string(number),
                     pg_bytes(box_.seal(part, place_of(file.hash, number)))});
            if (!done) return done;
            sent_ += static_cast<std::int64_t>(part.size());
            if (progress_) progress_(sent_);
        }
        return run(
            "INSERT INTO files VALUES ($1, $2, $3, $4::bigint) ON CONFLICT (event, name) DO UPDATE SET"
            " hash = excluded.hash, bytes = excluded.bytes",
            {event_, name, file.hash, std::to_string(file.bytes)});
    }
    Result<void> run(const char* statement, const PgConnection::Parameters& parameters) {
        const auto done = desk_.run(statement, parameters);
        return done ? Result<void>() : done.error();
    }

    PgConnection& desk_;
    std::string event_;
    fs::path folder_;
    SecretBox box_;
    const FileProgress& progress_;
    std::int64_t sent_ = 0;
};

// One file's parts, in order, and at their end whether they are what was published.
class PartReader {
  public:
    PartReader(PgConnection& machine, std::string event, const SecretBox& box, std::string name,
               Published file)
        : machine_(machine),
          event_(std::move(event)),
          box_(box),
          name_(std::move(name)),
          file_(std::move(file)) {}

    Result<std::string> next() {
        if (bytes_ == file_.bytes) {
            if (hash_.hex() == file_.hash) return std::string();
            return spoilt();
        }
        const auto rows = machine_.run(
            "SELECT sealed FROM file_parts WHERE event = $1 AND hash = $2 AND part = $3::integer",
            {event_, file_.hash, std::to_string(number_)});
        if (!rows) return rows.error();
        auto part =
            rows->size() == 0 ? std::nullopt : box_.open(rows->bytes(0, 0), place_of(file_.hash, number_));
        if (!part || part->empty()) return spoilt();
        ++number_;
        bytes_ += static_cast<std::int64_t>(part->size());
        if (bytes_ > file_.bytes) return spoilt();
        hash_.add(*part);
        return *std::move(part);
    }

  private:
    Error spoilt() const {
        return bad_input("the hub's file is not what was published", name_,
                         "Let the desk publish the files again: lanyard hub publish");
    }

    PgConnection& machine_;
    std::string event_;
    const SecretBox& box_;
    std::string name_;
    Published file_;
    Hash hash_;
    std::int64_t number_ = 0, bytes_ = 0;
};

}  // namespace

Result<int> publish_files(PgConnection& desk, const EventFolder& event, const FileProgress& progress) {
    return Publisher(desk, event, progress).publish();
}

Result<int> fetch_files(PgConnection& machine, const EventKey& key, const fs::path& folder,
                        const FileProgress& progress) {
    const std::string event = event_identity(key);
    const auto rows =
        machine.run("SELECT name, hash, bytes FROM files WHERE event = $1 ORDER BY name LIMIT $2::integer",
                    {event, std::to_string(most_published_files)});
    if (!rows) return rows.error();
    const SecretBox box = box_of(key);
    std::int64_t done = 0;
    int fetched = 0;
    for (int row = 0; row < rows->size(); ++row) {
        const std::string name = rows->text(row, 0);
        const Published file{rows->text(row, 1), rows->number(row, 2)};
        // Whoever has the hub chooses no place on this disk.
        if (!is_shared_file(name) || file.bytes > most_bytes_of_published_file) continue;
        PartReader reader(machine, event, box, name, file);
        const auto written = write_file_in_parts(folder / name, [&]() -> Result<std::string> {
            auto part = reader.next();
            if (part) done += static_cast<std::int64_t>(part->size());
            if (part && progress) progress(done);
            return part;
        });
        if (!written) return written.error();
        ++fetched;
    }
    return fetched;
}

}  // namespace lanyard

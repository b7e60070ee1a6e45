#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/sweep/work/log_format.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

/// A file opened for reading.
class Source {
 public:
  explicit Source(fs::path const& path) : path_(path) {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor_ < 0 && errno != ENOENT) fail_with_errno(path, "read", errno);
    struct stat found = {};
    if (descriptor_ >= 0 && fstat(descriptor_, &found) == 0) {
      if (!S_ISREG(found.st_mode)) fail_with_errno(path, "read", EINVAL);
      bytes_ = static_cast<std::uint64_t>(found.st_size);
    }
  }
  ~Source() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Source(Source const&) = delete;
  Source& operator=(Source const&) = delete;

  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  /// False if the file ends too early.
  bool read(std::uint64_t offset, void* into, std::size_t size) const {
    auto* next = static_cast<char*>(into);
    while (size > 0) {
      ssize_t const got = pread(descriptor_, next, size, static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail_with_errno(path_, "read", errno);
      if (got == 0) return false;
      next += got;
      offset += static_cast<std::uint64_t>(got);
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }

 private:
  fs::path path_;
  int descriptor_ = -1;
  std::uint64_t bytes_ = 0;
};

LogEntry entry_of(RecordHead const& head, std::uint64_t at) {
  return {head.id, (head.flags & flag_failed) != 0, head.core_seconds, at + sizeof head,
          head.length};
}

/// Reads records one after another; after a damaged one, looks for the next that is whole.
class LogReader {
 public:
  LogReader(Source const& source, LogReading how, LogContents& out)
      : source_(source), how_(how), out_(out) {}

  void read() {
    for (std::uint64_t at = out_.good_bytes; at < out_.bytes;) {
      Look const look = look_at(at, how_);
      if (look.size > 0) {
        take(look, at);
        at += look.size;
        continue;
      }
      std::uint64_t const next = next_whole(at);
      if (next == 0) return end(look);
      out_.damaged.push_back({at, next - at});
      say(look.torn ? "has an impossible length" : look.why);
      at = next;
    }
  }
  /// How many parts are damaged, apart from the first.
  [[nodiscard]] std::size_t more() const { return damages_ > 1 ? damages_ - 1 : 0; }

 private:
  /// A record, or why there is none.
  struct Look {
    RecordHead head;
    std::uint64_t size = 0;  ///< 0: there is none
    bool torn = false;       ///< the file ends before the record
    char const* why = "";
  };

  Look look_at(std::uint64_t at, LogReading how) {
    Look look;
    RecordHead& head = look.head;
    std::uint64_t const left = out_.bytes - at;
    look.torn = left < sizeof head || !source_.read(at, &head, sizeof head);
    if (look.torn) return look;
    if (head.mark != record_mark) return none(look, "does not begin as a record");
    if (head.length > longest_payload) return none(look, "has an impossible length");
    std::uint64_t const size = sizeof head + head.length + sizeof(RunId);
    look.torn = left < size;
    if (look.torn) return look;
    if (how == LogReading::whole) {
      buffer_.resize(size);
      look.torn = !source_.read(at, buffer_.data(), size);
      if (look.torn) return look;
      if (!checksum_fits(buffer_)) return none(look, "does not match its checksum");
    }
    look.size = size;
    return look;
  }
  static Look none(Look look, char const* why) {
    look.why = why;
    return look;
  }

  void take(Look const& look, std::uint64_t at) {
    ++records_;
    if ((look.head.flags & flag_void) == 0) out_.entries.push_back(entry_of(look.head, at));
    out_.good_bytes = at + look.size;
  }

  /// The first record after a damaged one whose checksum fits; 0 if there is none. A void record
  /// must have room for head and checksum, so no record can begin sooner.
  std::uint64_t next_whole(std::uint64_t damaged) {
    constexpr std::size_t at_once = 1 << 20;
    std::uint64_t const least = damaged + sizeof(RecordHead) + sizeof(RunId);
    std::vector<char> bytes;
    for (std::uint64_t from = least; from + sizeof(RecordHead) <= out_.bytes;) {
      bytes.resize(std::min<std::uint64_t>(at_once, out_.bytes - from));
      if (!source_.read(from, bytes.data(), bytes.size())) return 0;
      std::string_view const text(bytes.data(), bytes.size());
      for (auto at = text.find(mark_); at != text.npos; at = text.find(mark_, at + 1)) {
        if (look_at(from + at, LogReading::whole).size > 0) return from + at;
        if (--tries_ == 0) return 0;
      }
      if (bytes.size() < at_once) return 0;
      from += bytes.size() - mark_.size();  // a mark may cross the boundary
    }
    return 0;
  }

  void say(char const* why) {
    if (++damages_ == 1) out_.damage = fmt::format("record {} {}", records_ + 1, why);
    ++records_;
  }

  void end(Look const& look) {
    out_.torn = look.torn;
    if (!look.torn) say(look.why);
  }

  static constexpr std::string_view mark_ = "KRUN";  // the bytes of record_mark
  Source const& source_;
  LogReading how_;
  LogContents& out_;
  std::vector<std::byte> buffer_;
  std::size_t records_ = 0, damages_ = 0;
  int tries_ = 1000;  ///< bytes that look like records take time
};

/// Whether a damaged head was this shard's: its name or its checksum is still there.
bool was_head_of(LogHead const& head, LogHead const& expected) {
  return head.sum == expected.sum ||
         (head.name == expected.name && head.version == expected.version);
}

}  // namespace

RunId hash_of(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  RunId id;
  std::memcpy(id.data(), canonical.digest, id.size());
  return id;
}

std::string text_of(RunId const& id) {
  std::string text;
  for (std::byte const byte : id) text += fmt::format("{:02x}", static_cast<unsigned>(byte));
  return text;
}

bool checksum_fits(std::span<std::byte const> record) {
  auto const body = record.first(record.size() - sizeof(RunId));
  RunId const sum = hash_of({reinterpret_cast<char const*>(body.data()), body.size()});
  return std::memcmp(sum.data(), record.data() + body.size(), sum.size()) == 0;
}

LogContents read_log(fs::path const& path, ShardName const& name, LogReading how) {
  Source const source(path);
  LogContents out;
  out.bytes = source.bytes();
  LogHead head;
  if (out.bytes < sizeof head) {
    out.torn = out.bytes > 0;
    return out;
  }
  source.read(0, &head, sizeof head);
  LogHead const expected = head_of(name);
  bool const as_written = head.sum == sum_of(head);
  bool const ours = was_head_of(head, expected);
  if (!ours && std::memcmp(head.magic, expected.magic, sizeof head.magic) != 0)
    throw OutputError(path.string() +
                      ": is not a shard of Kith (move it away; kith work then does its runs)");
  if (!ours && head.version != expected.version)
    throw OutputError(fmt::format(
        "{}: format {} is unknown to this version of Kith, which reads {} (use the version that "
        "planned, or plan into another folder)",
        path.string(), head.version, expected.version));
  if (!ours && as_written)
    throw OutputError(
        path.string() +
        ": is a shard of another plan (move it away; kith work then does the runs of this one)");
  out.head_damaged = !as_written;
  if (!ours) {
    out.damage = "its head does not match its checksum";
    return out;
  }
  out.good_bytes = sizeof head;
  LogReader reader(source, how, out);
  reader.read();
  if (reader.more() > 0) out.damage += fmt::format(", and {} more like it", reader.more());
  if (out.head_damaged && out.damage.empty()) out.damage = "its head does not match its checksum";
  return out;
}

std::vector<std::byte> read_payload(fs::path const& path, LogEntry const& entry) {
  Source const source(path);
  std::vector<std::byte> record(sizeof(RecordHead) + entry.length + sizeof(RunId));
  bool const there = source.read(entry.offset - sizeof(RecordHead), record.data(), record.size());
  if (!there || !checksum_fits(record))
    throw OutputError(
        fmt::format("{}: run {} does not match its checksum", path.string(), text_of(entry.id)));
  record.erase(record.end() - sizeof(RunId), record.end());
  record.erase(record.begin(), record.begin() + sizeof(RecordHead));
  return record;
}

}  // namespace kith

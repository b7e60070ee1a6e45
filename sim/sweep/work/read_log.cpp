#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

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
  /// False where the file ends before.
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

/// Reads records one after the other until something is wrong.
class LogReader {
 public:
  LogReader(Source const& source, LogReading how, LogContents& out)
      : source_(source), how_(how), out_(out) {}

  void read() {
    while (out_.good_bytes < out_.bytes)
      if (!read_record(out_.good_bytes)) return;
  }

 private:
  bool stop(bool torn, std::string const& why) {
    out_.torn = torn;
    out_.damage = torn ? "" : fmt::format("record {} {}", out_.entries.size() + 1, why);
    return false;
  }

  bool read_record(std::uint64_t at) {
    RecordHead head;
    std::uint64_t const left = out_.bytes - at;
    if (left < sizeof head) return stop(true, "");
    if (!source_.read(at, &head, sizeof head)) return stop(true, "");
    if (head.mark != record_mark) return stop(false, "does not begin as a record");
    if (head.length > longest_payload) return stop(false, "has an impossible length");
    std::uint64_t const size = sizeof head + head.length + sizeof(RunId);
    if (left < size) return stop(true, "");
    if (how_ == LogReading::whole) {
      buffer_.resize(size);
      if (!source_.read(at, buffer_.data(), size)) return stop(true, "");
      if (!checksum_fits(buffer_)) return stop(false, "does not fit its checksum");
    }
    out_.entries.push_back(entry_of(head, at));
    out_.good_bytes = at + size;
    return true;
  }

  Source const& source_;
  LogReading how_;
  LogContents& out_;
  std::vector<std::byte> buffer_;
};

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
  if (std::memcmp(head.magic, expected.magic, sizeof head.magic) != 0)
    throw OutputError(path.string() + ": is not a shard of Kith");
  if (head.version != expected.version)
    throw OutputError(fmt::format("{}: format {} is unknown to this version of Kith (it reads {})",
                                  path.string(), head.version, expected.version));
  if (!(head.sum == sum_of(head))) {
    out.damage = "its head does not fit its checksum";
    return out;
  }
  if (!(head.name == name)) throw OutputError(path.string() + ": is a shard of another plan");
  out.good_bytes = sizeof head;
  LogReader(source, how, out).read();
  return out;
}

std::vector<std::byte> read_payload(fs::path const& path, LogEntry const& entry) {
  Source const source(path);
  std::vector<std::byte> record(sizeof(RecordHead) + entry.length + sizeof(RunId));
  bool const there = source.read(entry.offset - sizeof(RecordHead), record.data(), record.size());
  if (!there || !checksum_fits(record))
    throw OutputError(
        fmt::format("{}: run {} does not fit its checksum", path.string(), text_of(entry.id)));
  record.erase(record.end() - sizeof(RunId), record.end());
  record.erase(record.begin(), record.begin() + sizeof(RecordHead));
  return record;
}

}  // namespace kith

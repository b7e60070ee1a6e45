#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith {

/// XXH3-128 of what a run depends on.
using RunId = std::array<std::byte, 16>;
RunId hash_of(std::string_view bytes);
std::string text_of(RunId const& id);

/// Another process works on the same shard.
class ShardInUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Which plan and shard a log belongs to.
struct ShardName {
  RunId plan;
  std::uint32_t shard = 0;
  std::uint32_t shards = 1;
  bool operator==(ShardName const&) const = default;
};

/// One finished unit as recorded in a log.
struct LogEntry {
  RunId id;
  bool failed = false;
  double core_seconds = 0.0;
  std::uint64_t offset = 0;  ///< of its payload
  std::uint64_t length = 0;  ///< of its payload
};

/// A part of a log that is not a whole record.
struct DamagedPart {
  std::uint64_t offset = 0, bytes = 0;
};

/// The whole records of a log, even those after a damaged one.
struct LogContents {
  std::vector<LogEntry> entries;
  std::uint64_t good_bytes = 0;      ///< what follows must not be used
  std::uint64_t bytes = 0;           ///< of the file
  std::string damage;                ///< the damage in words; empty: none
  std::vector<DamagedPart> damaged;  ///< between whole records
  bool head_damaged = false;         ///< but recognizable as this shard's
  bool torn = false;                 ///< the last record is incomplete, as after a kill: not damage
};

/// How thoroughly a log is read: with checksums, or only the heads of records.
enum class LogReading { whole, headers };

/// A log that does not exist is empty. Throws OutputError if it cannot be read, std::runtime_error
/// if it is the log of another plan or shard.
LogContents read_log(std::filesystem::path const& path, ShardName const& name,
                     LogReading how = LogReading::whole);

/// The payload of an entry of a log, its checksum verified. Throws OutputError.
std::vector<std::byte> read_payload(std::filesystem::path const& path, LogEntry const& entry);

/// Whether a process has opened this log for appending.
bool is_in_use(std::filesystem::path const& path);

/// Appends records to a log: 32-bit mark and flags, length, id, seconds, payload, XXH3-128 of all
/// of it; each in one write. A kill at any moment leaves whole records and at most the beginning of
/// one, which the next opening cuts off. Opening also marks damaged records as void, so that each
/// costs only its own run.
class ShardLog {
 public:
  /// Opens the log for this process alone; throws ShardInUse if another one has it open.
  ShardLog(std::filesystem::path path, ShardName const& name);
  ~ShardLog();
  ShardLog(ShardLog const&) = delete;
  ShardLog& operator=(ShardLog const&) = delete;

  [[nodiscard]] LogContents const& contents() const { return contents_; }
  /// Durable within a second, or at `sync`. Throws OutputError; the log is still whole then.
  void append(RunId const& id, bool failed, double core_seconds,
              std::span<std::byte const> payload);
  void sync();

 private:
  void lock();
  void begin(ShardName const& name);
  void write(void const* data, std::size_t size, std::uint64_t offset);
  void mark_void(DamagedPart part);

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string owner_file_;  ///< if there are no locks
  LogContents contents_;
  std::uint64_t end_ = 0;
  bool dirty_ = false;
  std::chrono::steady_clock::time_point synced_{};
};

}  // namespace kith

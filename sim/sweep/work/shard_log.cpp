#include "kith/sweep/work/shard_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/sweep/work/log_format.hpp"
#include "kith/sweep/work/owner_file.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

// Writes all of it; if the disk fails, returns an errno.
int write_at(int descriptor, void const* data, std::size_t size, std::uint64_t offset) {
  auto const* next = static_cast<char const*>(data);
  while (size > 0) {
    ssize_t const written = pwrite(descriptor, next, size, static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    next += written;
    offset += static_cast<std::uint64_t>(written);
    size -= static_cast<std::size_t>(written);
  }
  return 0;
}

void sync_folder(fs::path const& folder) {
  int const handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  static_cast<void>(fsync(handle));
  close(handle);
}

}  // namespace

ShardLog::ShardLog(fs::path path, ShardName const& name) : path_(std::move(path)) {
  descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor_ < 0) fail_with_errno(path_, "open", errno);
  try {
    lock();
    contents_ = read_log(path_, name);
    begin(name);
  } catch (...) {
    if (!owner_file_.empty()) unlink(owner_file_.c_str());
    close(descriptor_);
    throw;
  }
  synced_ = std::chrono::steady_clock::now();
}

ShardLog::~ShardLog() {
  if (dirty_) static_cast<void>(fdatasync(descriptor_));
  if (!owner_file_.empty()) unlink(owner_file_.c_str());
  close(descriptor_);
}

void ShardLog::lock() {
  std::string const busy = path_.string() + ": another process is working on this shard";
  if (!only_owner_files()) {
    // Several attempts: another process may just be asking whether it is in use, or be ending.
    for (int attempt = 0; attempt < 5; ++attempt) {
      if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
      if (errno != EWOULDBLOCK) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    if (errno == EWOULDBLOCK) throw ShardInUse(busy);
    if (errno != ENOLCK && errno != EOPNOTSUPP && errno != ENOSYS)
      fail_with_errno(path_, "lock", errno);
  }
  std::string const file = path_.string() + ".owner";
  claim_owner_file(file, busy);
  owner_file_ = file;
}

void ShardLog::write(void const* data, std::size_t size, std::uint64_t offset) {
  if (int const error = write_at(descriptor_, data, size, offset); error != 0)
    fail_with_errno(path_, "write", error);
}

/// Checksum and head last: a kill before that leaves the part as damaged as it was.
void ShardLog::mark_void(DamagedPart part) {
  RecordHead head;
  head.flags = flag_void;
  head.length = part.bytes - sizeof head - sizeof(RunId);
  std::string record(part.bytes, '\0');
  std::memcpy(record.data(), &head, sizeof head);
  std::size_t const body = part.bytes - sizeof(RunId);
  RunId const sum = hash_of(std::string_view(record).substr(0, body));
  std::memcpy(record.data() + body, sum.data(), sum.size());
  write(record.data() + sizeof head, record.size() - sizeof head, part.offset + sizeof head);
  write(record.data(), sizeof head, part.offset);
}

void ShardLog::begin(ShardName const& name) {
  if (contents_.good_bytes < contents_.bytes &&
      ftruncate(descriptor_, static_cast<off_t>(contents_.good_bytes)) != 0)
    fail_with_errno(path_, "write", errno);
  end_ = contents_.good_bytes;
  for (DamagedPart const& part : contents_.damaged) mark_void(part);
  dirty_ = !contents_.damaged.empty();
  if (end_ > 0 && !contents_.head_damaged) return;
  LogHead const head = head_of(name);
  write(&head, sizeof head, 0);
  end_ = std::max<std::uint64_t>(end_, sizeof head);
  if (fsync(descriptor_) != 0) fail_with_errno(path_, "write", errno);
  sync_folder(path_.parent_path());
}

void ShardLog::append(RunId const& id, bool failed, double core_seconds,
                      std::span<std::byte const> payload) {
  RecordHead head;
  head.flags = failed ? flag_failed : 0;
  head.length = payload.size();
  head.id = id;
  head.core_seconds = core_seconds;
  std::string record(reinterpret_cast<char const*>(&head), sizeof head);
  record.append(reinterpret_cast<char const*>(payload.data()), payload.size());
  RunId const sum = hash_of(record);
  record.append(reinterpret_cast<char const*>(sum.data()), sum.size());
  int const error = write_at(descriptor_, record.data(), record.size(), end_);
  if (error != 0) {
    static_cast<void>(ftruncate(descriptor_, static_cast<off_t>(end_)));
    fail_with_errno(path_, "write", error);
  }
  end_ += record.size();
  dirty_ = true;
  if (std::chrono::steady_clock::now() - synced_ > std::chrono::seconds(1)) sync();
}

void ShardLog::sync() {
  if (!dirty_) return;
  if (fdatasync(descriptor_) != 0) fail_with_errno(path_, "write", errno);
  dirty_ = false;
  synced_ = std::chrono::steady_clock::now();
}

bool is_in_use(fs::path const& path) {
  if (only_owner_files()) return owner_is_alive(path.string() + ".owner");
  int const descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return false;
  bool const free = flock(descriptor, LOCK_SH | LOCK_NB) == 0;
  bool const busy = !free && errno == EWOULDBLOCK;
  close(descriptor);
  return busy || (!free && owner_is_alive(path.string() + ".owner"));
}

}  // namespace kith

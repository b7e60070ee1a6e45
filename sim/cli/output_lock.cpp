#include "kith/cli/output_lock.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>

#include "kith/cli/exit_codes.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(fs::path const& path, int error) {
  throw OutputError(
      fmt::format("{}: cannot lock ({})", path.string(), std::generic_category().message(error)));
}

// Whether the locked file still has its name: its last owner deletes it.
bool is_current(int descriptor, fs::path const& path) {
  struct stat held = {};
  struct stat named = {};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

}  // namespace

OutputLock::OutputLock(fs::path const& output)
    : path_(output.parent_path() / fmt::format(".{}.lock", output.filename().string())) {
  for (;;) {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor_ < 0) fail(path_, errno);
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      int const error = errno;
      close(descriptor_);
      if (error == EWOULDBLOCK)
        throw LockedError(fmt::format("{}: another run is writing this result", output.string()));
      if (error != ENOLCK && error != EOPNOTSUPP && error != ENOSYS) fail(path_, error);
      descriptor_ = -1;  // no locks here: the temporary name with host and process keeps runs apart
      unlink(path_.c_str());
      return;
    }
    if (is_current(descriptor_, path_)) return;
    close(descriptor_);
  }
}

OutputLock::~OutputLock() {
  if (descriptor_ < 0) return;
  unlink(path_.c_str());  // still locked, so nobody else can hold it
  close(descriptor_);
}

void remove_leftovers(fs::path const& output) {
  char host[65] = "localhost";
  gethostname(host, sizeof host - 1);
  std::string const start = fmt::format("{}.tmp.{}.", output.filename().string(), host);
  std::error_code error;
  fs::path const folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string const name = entry->path().filename().string();
    if (name.rfind(start, 0) != 0) continue;
    pid_t process = 0;
    auto const* const last = name.data() + name.size();
    auto const [read_to, problem] = std::from_chars(name.data() + start.size(), last, process);
    if (problem != std::errc() || read_to != last || process <= 0) continue;
    if (kill(process, 0) != 0 && errno == ESRCH) fs::remove(entry->path(), error);
  }
}

}  // namespace kith

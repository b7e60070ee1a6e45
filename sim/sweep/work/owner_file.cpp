#include "kith/sweep/work/owner_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "kith/io/results/temporary_file.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {
namespace {

struct Owner {
  std::string host;
  long process = 0;
  std::string began;  ///< in clock ticks since the machine started
  std::string boot;
};

std::string first_line(std::string const& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

// Field 22 of /proc/PID/stat; field 2, the program's name, may contain spaces.
std::string start_of(long process) {
  std::string const stat = first_line(fmt::format("/proc/{}/stat", process));
  std::istringstream rest(stat.substr(std::min(stat.rfind(')') + 1, stat.size())));
  std::string word;
  for (int field = 3; field <= 22; ++field) rest >> word;
  return word;
}

Owner this_process() {
  char host[65] = "localhost";
  gethostname(host, sizeof host - 1);
  return {host, static_cast<long>(getpid()), start_of(getpid()),
          first_line("/proc/sys/kernel/random/boot_id")};
}

bool read_owner(std::string const& file, Owner& owner) {
  std::ifstream in(file);
  return static_cast<bool>(in >> owner.host >> owner.process >> owner.began >> owner.boot);
}

bool is_dead(Owner const& owner) {
  Owner const me = this_process();
  if (owner.host != me.host) return false;  // cannot be known
  if (owner.boot != me.boot) return true;
  if (kill(static_cast<pid_t>(owner.process), 0) != 0 && errno == ESRCH) return true;
  return start_of(owner.process) != owner.began;  // the number now belongs to another process
}

/// False if the file already exists.
bool make(std::string const& file) {
  // Written under a temporary name first, so that nobody reads half an owner.
  std::string const own = fmt::format("{}.{}", file, getpid());
  Owner const me = this_process();
  {
    std::ofstream out(own);
    out << me.host << ' ' << me.process << ' ' << me.began << ' ' << me.boot << '\n';
    if (!out.flush()) fail_with_errno(own, "write", errno);
  }
  int const error = link(own.c_str(), file.c_str()) != 0 ? errno : 0;
  unlink(own.c_str());
  if (error != 0 && error != EEXIST) fail_with_errno(file, "create", error);
  return error == 0;
}

}  // namespace

bool only_owner_files() {
  char const* const locks = std::getenv("KITH_LOCKS");
  return locks != nullptr && std::string_view(locks) == "files";
}

void claim_owner_file(std::string const& file, std::string const& busy) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (make(file)) return;
    Owner owner;
    if (!read_owner(file, owner)) continue;  // just released
    if (!is_dead(owner))
      throw ShardInUse(
          fmt::format("{} ({}, process {}; if that machine is gone for good, delete "
                      "{})",
                      busy, owner.host, owner.process, file));
    // Of several that see the dead owner, only the one that moves the file away takes over.
    std::string const away = fmt::format("{}.dead.{}", file, getpid());
    if (std::rename(file.c_str(), away.c_str()) == 0) {
      Owner moved;
      bool const same = read_owner(away, moved) && is_dead(moved);
      if (!same) static_cast<void>(link(away.c_str(), file.c_str()));  // somebody else was faster
      unlink(away.c_str());
    }
  }
  throw ShardInUse(busy);
}

bool owner_is_alive(std::string const& file) {
  Owner owner;
  return read_owner(file, owner) && !is_dead(owner);
}

}  // namespace kith

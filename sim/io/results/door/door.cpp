#include "kith/io/results/door/door.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>

#include "kith/io/results/door/fault.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith::door {

namespace {

constexpr rlim_t most_seconds = 60;
constexpr rlim_t most_memory = rlim_t{4} << 30;  ///< bytes, in addition to what the process has

/// Why the file is refused; empty if it passes.
std::string fault_in(std::filesystem::path const& path) {
  try {
    inspect(path);
    return "";
  } catch (Fault const& fault) {
    return fault.what();
  } catch (std::bad_alloc const&) {
    return "needs too much memory to be checked";
  } catch (std::exception const& failure) {
    return fmt::format("cannot be checked ({})", failure.what());
  }
}

void limit(int what, rlim_t most) {
  rlimit now{};
  if (getrlimit(what, &now) != 0) return;
  now.rlim_cur = now.rlim_max == RLIM_INFINITY ? most : std::min(most, now.rlim_max);
  setrlimit(what, &now);
}

[[noreturn]] void inspect_and_tell(std::filesystem::path const& path, int to) {
  limit(RLIMIT_CPU, most_seconds);
  limit(RLIMIT_CORE, 0);
#ifndef KITH_CHECKS  // a sanitizer takes what memory it likes, and its reports are wanted
  limit(RLIMIT_DATA, most_memory);
  if (int const nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) dup2(nowhere, STDERR_FILENO);
#endif
  std::string const told = fault_in(path) + '\n';  // a process that dies says nothing
  std::size_t done = 0;
  while (done < told.size()) {
    ssize_t const wrote = write(to, told.data() + done, told.size() - done);
    if (wrote < 0 && errno != EINTR) _exit(1);
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
  _exit(0);
}

std::string all_from(int from) {
  std::string all;
  std::array<char, 4096> some{};
  while (true) {
    ssize_t const got = read(from, some.data(), some.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    all.append(some.data(), static_cast<std::size_t>(got));
  }
}

/// What a child process reports about the file.
std::string fault_told(std::filesystem::path const& path) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return fault_in(path);
  pid_t const other = fork();
  if (other < 0) {
    close(ends[0]);
    close(ends[1]);
    return fault_in(path);
  }
  if (other == 0) inspect_and_tell(path, ends[1]);
  close(ends[1]);
  std::string told = all_from(ends[0]);
  close(ends[0]);
  int status = 0;
  while (waitpid(other, &status, 0) < 0 && errno == EINTR) {
  }
  if (told.empty() || told.back() != '\n') return "is damaged, so that it cannot be checked";
  told.pop_back();
  return told;
}

}  // namespace

void pass(std::filesystem::path const& path) {
  std::string const fault = fault_told(path);
  if (!fault.empty()) throw OutputError(fmt::format("{}: {}", path.string(), fault));
}

}  // namespace kith::door

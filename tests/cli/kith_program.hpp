#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/io/results/small_study.hpp"
#include "tests/places.hpp"

namespace kith {

/// The exit code and output of a program.
struct Ended {
  int code = -1;  ///< -1: a signal ended it
  std::string out, err;
};

/// The program as users start it, in a folder of its own.
class KithProgram {
 public:
  pid_t start(std::vector<std::string> words) const {
    words.insert(words.begin(), program);
    pid_t const child = fork();
    if (child != 0) return child;
    if (chdir(folder.path().c_str()) != 0) _exit(99);
    int const flags = O_WRONLY | O_CREAT | O_TRUNC;
    dup2(open("out.txt", flags, 0644), 1);
    dup2(open("err.txt", flags, 0644), 2);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data());
    _exit(99);
  }
  Ended wait(pid_t child) const {
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(folder / "out.txt"),
            contents(folder / "err.txt")};
  }
  Ended operator()(std::vector<std::string> const& words) const { return wait(start(words)); }

  /// Number of temporary files and locks left behind.
  [[nodiscard]] int leftovers() const {
    int n = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
      auto const name = entry.path().filename().string();
      n += name.find(".tmp.") != name.npos || name.find(".lock") != name.npos ? 1 : 0;
    }
    return n;
  }
  Folder folder;
  std::string program = kith_tests::kith_program();
};

/// A run of a small community, which takes a moment; options in `more` may prolong it.
inline std::vector<std::string> small_run(std::vector<std::string> const& more) {
  std::vector<std::string> words = {
      "run",   kith_tests::source_dir() + "/scenarios/communities/reference-us.toml",
      "--set", "community.residents=2000",
      "--set", "time.weeks=8",
      "--set", "time.settling_weeks=0",
      "-j",    "2",
      "-o",    "r.h5"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

inline std::vector<std::string> endless_run() {
  return small_run({"-n", "2000", "--set", "time.weeks=520", "--progress", "json"});
}

inline void wait_for(std::filesystem::path const& path) {
  for (int i = 0; i < 300 && !std::filesystem::exists(path); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

}  // namespace kith

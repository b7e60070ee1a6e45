#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/places.hpp"

namespace kith_tests {

inline std::filesystem::path folder() {
  return std::filesystem::path(kith_tests::source_dir()) / "tests" / "io" / "scenario";
}

/// The path of a small community without any problem.
inline std::string whole() {
  return (folder() / "whole.toml").string();
}

inline std::string contents(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A folder of scenario files that the destructor removes.
class ScenarioFiles {
 public:
  ScenarioFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "kith-test-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  ~ScenarioFiles() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  ScenarioFiles(ScenarioFiles const&) = delete;
  ScenarioFiles& operator=(ScenarioFiles const&) = delete;

  std::string write(std::string const& name, std::string const& text) const {
    auto const path = root_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  /// A file that extends the whole community.
  std::string extend(std::string const& text) const {
    return write("test.toml", "format = 1\nextends = \"" + whole() + "\"\n" + text);
  }

  [[nodiscard]] std::string path(std::string const& name) const { return (root_ / name).string(); }

 private:
  std::filesystem::path root_;
};

/// Hides the files of an installed kith until the test ends.
class NothingInstalled {
 public:
  NothingInstalled() { setenv("KITH_SHARE_DIR", "/nonexistent", 1); }
  ~NothingInstalled() { unsetenv("KITH_SHARE_DIR"); }
  NothingInstalled(NothingInstalled const&) = delete;
  NothingInstalled& operator=(NothingInstalled const&) = delete;
};

}  // namespace kith_tests

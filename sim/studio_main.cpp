// The web page's module: C functions around sim/studio for JavaScript (analysis/web/src/engine). A
// worker passes in files, calls functions with JSON, and forwards the bytes of runs.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "kith/studio/studio.hpp"

namespace {

constexpr char const* share = "/kith";
constexpr char const* desk = "/desk";

/// The return value of the last call, kept until the next.
struct Given {
  std::optional<kith::studio::Studio> studio;
  std::string text;
  std::vector<std::string> runs;
};

Given& given() {
  static Given all;
  if (!all.studio) {
    setenv("KITH_SHARE_DIR", share, 1);
    all.studio.emplace(share, desk);
  }
  return all;
}

char const* told(std::string text) {
  given().text = std::move(text);
  return given().text.c_str();
}

}  // namespace

extern "C" {

/// Stores a file of Kith's own, such as "scenarios/evidence.toml", where the reader looks for it.
void kith_put_file(char const* name, char const* bytes, std::size_t size) {
  std::filesystem::path const path = std::filesystem::path(share) / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes, static_cast<std::streamsize>(size));
}

/// Returns JSON, valid until the next call.
char const* kith_call(char const* function, char const* request) {
  return told(given().studio->call(function, request));
}

/// Simulates a replicate; returns the number of runs made, or -1 if it failed.
int kith_run(int replicate) {
  try {
    given().runs = given().studio->run(replicate);
    return static_cast<int>(given().runs.size());
  } catch (std::exception const& failed) {
    told(failed.what());
    return -1;
  }
}
char const* kith_run_bytes(int run) {
  return given().runs.at(static_cast<std::size_t>(run)).data();
}
std::size_t kith_run_size(int run) {
  return given().runs.at(static_cast<std::size_t>(run)).size();
}

/// Adds a run from another worker; returns 0 if the run belongs to the open scenario, else -1.
int kith_take(char const* bytes, std::size_t size) {
  try {
    given().studio->take(std::string(bytes, size));
    return 0;
  } catch (std::exception const& failed) {
    told(failed.what());
    return -1;
  }
}
char const* kith_message() {
  return given().text.c_str();
}

}  // extern "C"

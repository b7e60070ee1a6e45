#include "kith/cli/machine/other_program.hpp"

#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include "kith/cli/text/message.hpp"

namespace kith {
namespace fs = std::filesystem;

namespace {

std::string place_of(std::string const& program) {
  std::error_code error;
  auto const* const started = reinterpret_cast<char const*>(getauxval(AT_EXECFN));
  fs::path const as_started = started == nullptr ? "" : started;
  fs::path const file = fs::read_symlink("/proc/self/exe", error);
  for (auto const& self : {as_started, file}) {
    fs::path const beside = self.parent_path() / program;
    if (self.has_parent_path() && fs::is_regular_file(beside, error)) return beside.string();
  }
  return program;
}

}  // namespace

void become(std::string const& program, std::vector<std::string> const& arguments) {
  std::string const place = place_of(program);
  std::vector<std::string> words = {place};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::signal(SIGPIPE, SIG_DFL);  // as the shell gave it
  execvp(place.c_str(), argv.data());
  if (errno != ENOENT) print_message("kith: cannot run {} (errno {})\n", place, errno);
}

}  // namespace kith

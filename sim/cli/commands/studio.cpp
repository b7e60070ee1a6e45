#include <fmt/core.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/read_scenario.hpp"

extern char** environ;

namespace kith {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

constexpr std::string_view about_studio =
    "Opens Kith in a browser: one page that needs no network, with the same model and the same\n"
    "numbers. You can copy the file to another computer, or onto a USB stick.\n";

po::options_description studio_options() {
  po::options_description options("options", 100);
  options.add_options()("print", "prints the path of the page and opens nothing");
  return options;
}

/// Where the page is, beside the scenarios: installed, or in a checkout.
std::optional<fs::path> page() {
  std::vector<fs::path> places;
  for (std::string const& share : share_directories())
    for (char const* const file : {"studio/kith.html", "analysis/web/dist/kith.html"})
      places.push_back(fs::path(share) / file);
  return first_existing(places);
}

/// Whether a program that opens files accepted this one.
bool opened_by(char const* program, std::string const& file) {
  std::string name = program, argument = file;
  std::array<char*, 3> words = {name.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program, nullptr, nullptr, words.data(), environ) != 0) return false;
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

int run_studio(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("studio", about_studio, studio_options(), arguments);
  if (!given) return exit_done;
  auto const file = page();
  if (!file) {
    print_message("kith studio: the page is not installed (share/kith/studio/kith.html)\n");
    return exit_io;
  }
  std::string const path = fs::absolute(*file).string();
  fmt::print("{}\n", path);
  if (given->count("print") > 0) return exit_done;
  for (char const* const program : {"xdg-open", "open", "wslview"})
    if (opened_by(program, path)) return exit_done;
  print_message("Open this file in a browser.\n");
  return exit_done;
}

}  // namespace kith

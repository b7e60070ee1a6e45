#include "kith/cli/place/shelf.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "kith/io/scenario/carry/carry_over.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/read_scenario.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

/// Whether it is not one of the files that every scenario builds on.
bool is_scenario(std::string const& name) {
  return name != "evidence" && name != "evidence-sample" && name != "national";
}

std::vector<fs::path> library_files() {
  std::vector<fs::path> files;
  for (auto const& share : share_directories()) {
    fs::path const folder = fs::path(share) / "scenarios";
    for (auto const& name : toml_files(folder))
      if (is_scenario(fs::path(name).stem().string())) files.push_back(folder / name);
    if (!files.empty()) break;  // only one library, the nearest
  }
  return files;
}

/// `organization "kurdish-center", language "ar"`.
std::string lacking(CarriedScenario const& carried) {
  constexpr std::string_view end_of_part = " of the example";
  std::string all;
  for (std::string const& note : carried.notes)
    all += (all.empty() ? "" : ", ") + note.substr(0, note.find(end_of_part));
  return all;
}

std::string told(fs::path const& file, std::optional<Scenario> const& place) {
  Problems problems;
  Scenario const scenario = read_scenario(file.string(), {}, problems);
  if (!problems.empty()) return "";
  std::string const name = file.stem().string();
  std::string text = fmt::format("{}\n    {} · {}\n", name, scenario.title, scenario.margins.title);
  if (!place) return text;
  auto const carried =
      carry_over(read_file(file.string()).text, scenario, *place, {name, "place.toml"}, problems);
  std::string const lacks = lacking(carried);
  return text + (lacks.empty() ? fmt::format("    {} has all its parts\n", place->margins.title)
                               : fmt::format("    {} lacks {}\n", place->margins.title, lacks));
}

}  // namespace

std::vector<std::string> library_names() {
  std::vector<std::string> names;
  for (fs::path const& file : library_files()) names.push_back(file.stem().string());
  return names;
}

std::string shelf_in_words(std::optional<Scenario> const& place) {
  std::string text;
  for (fs::path const& file : library_files()) text += told(file, place);
  return text;
}

}  // namespace kith

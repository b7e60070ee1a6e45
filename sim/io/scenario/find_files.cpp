#include "kith/io/scenario/find_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "kith/io/scenario/read_scenario.hpp"

namespace kith {
namespace fs = std::filesystem;

FileText read_file(fs::path const& path) {
  constexpr std::size_t largest =
      4 * 1024 * 1024;  // a scenario has at most a few hundred kilobytes
  std::error_code error;
  if (!fs::exists(path, error)) return {"", "no such file"};
  if (fs::is_directory(path, error)) return {"", "is a directory"};
  if (!fs::is_regular_file(path, error)) return {"", "is not an ordinary file"};
  std::ifstream in(path, std::ios::binary);
  if (!in) return {"", "cannot be opened for reading"};
  std::string text(largest + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return {"", "cannot be read"};
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.substr(0, 8) == "\x89HDF\r\n\x1a\n")
    return {"", "a result in HDF5, not a scenario; kith show reads it"};
  if (text.size() > largest) return {"", "larger than 4 MiB"};
  return {text, ""};
}

std::vector<std::string> share_directories() {
  std::vector<fs::path> candidates;
  std::error_code error;
  if (char const* chosen = std::getenv("KITH_SHARE_DIR")) {
    candidates.emplace_back(chosen);  // and no other: an explicit choice is final
  } else {
    fs::path const program = fs::read_symlink("/proc/self/exe", error);
    fs::path const up = program.parent_path().parent_path();
    if (!error) candidates.push_back(up / "share" / "kith");
    if (!error) candidates.push_back(up.parent_path().parent_path());  // a checkout: build/PRESET
  }
  std::vector<std::string> existing;
  for (auto const& candidate : candidates) {
    bool const known = std::find(existing.begin(), existing.end(), candidate) != existing.end();
    if (!known && fs::is_directory(candidate / "scenarios", error))
      existing.push_back(candidate.string());
  }
  return existing;
}

std::vector<fs::path> places_of(std::string const& name, fs::path const& beside) {
  std::vector<fs::path> places = {(beside / name).lexically_normal()};
  if (fs::path(name).is_absolute()) return places;
  for (auto const& share : share_directories()) {
    places.push_back((fs::path(share) / "scenarios" / name).lexically_normal());
  }
  return places;
}

std::vector<fs::path> places_of_figures(std::string const& name, fs::path const& directory) {
  std::vector<fs::path> places;
  for (auto const* step : {"", "scenarios", "..", "../.."}) {
    places.push_back((directory / step / name).lexically_normal());
  }
  for (auto const& share : share_directories())
    places.push_back(fs::path(share) / "scenarios" / name);
  return places;
}

std::optional<fs::path> first_existing(std::vector<fs::path> const& places) {
  std::error_code error;
  auto const found = std::find_if(places.begin(), places.end(), [&](fs::path const& place) {
    bool const is_name = place.native().find('\0') == std::string::npos;  // the system would cut it
    return is_name && fs::exists(place, error);
  });
  if (found == places.end()) return std::nullopt;
  return *found;
}

std::vector<std::string> toml_files(fs::path const& directory) {
  constexpr std::size_t most = 1000;
  std::vector<std::string> names;
  std::error_code error;
  fs::path const place = directory.empty() ? fs::path(".") : directory;
  for (auto entry = fs::directory_iterator(place, error);
       !error && entry != fs::directory_iterator() && names.size() < most; entry.increment(error)) {
    if (entry->path().extension() == ".toml") names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace kith

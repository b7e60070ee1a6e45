#include <algorithm>

#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"

namespace kith {
namespace {

/// Whether a path contains the typed names in order, the last of them at its end.
bool holds_in_order(std::string const& path, std::string const& typed) {
  std::size_t at = 0;
  for (std::size_t start = 0; start <= typed.size();) {
    std::size_t const end = std::min(typed.find('.', start), typed.size());
    std::string const name = typed.substr(start, end - start);
    bool found = false;
    while (!found && at <= path.size()) {
      std::size_t const stop = std::min(path.find('.', at), path.size());
      found = path.compare(at, stop - at, name) == 0;
      at = stop + 1;
    }
    if (!found) return false;
    start = end + 1;
  }
  return at > path.size();  // the last name ends the path
}

/// The path with as many names whose ending is nearest to the typed text.
std::string nearest_ending(std::string const& typed, std::vector<std::string> const& paths) {
  auto const names = std::count(typed.begin(), typed.end(), '.') + 1;
  std::vector<std::string> endings;
  for (std::string const& path : paths) {
    std::size_t start = path.size();
    for (auto k = names; k > 0 && start != 0; --k) {
      std::size_t const dot = path.rfind('.', start - 1);
      start = dot == path.npos ? 0 : (k == 1 ? dot + 1 : dot);
    }
    endings.push_back(path.substr(start));
  }
  std::string const whole = nearest(typed, paths);
  std::string const ending = nearest(typed, endings);
  bool const better = !ending.empty() &&
                      (whole.empty() || edit_distance(typed, ending) < edit_distance(typed, whole));
  if (!better) return did_you_mean(typed, paths);
  auto const at = std::find(endings.begin(), endings.end(), ending) - endings.begin();
  return "; did you mean '" + paths[static_cast<std::size_t>(at)] + "'?";
}

}  // namespace

std::string path_meant(std::string const& typed, std::vector<std::string> const& paths) {
  std::string first;
  int others = 0;
  for (std::string const& path : paths) {
    if (!holds_in_order(path, typed)) continue;
    if (first.empty())
      first = path;
    else
      ++others;
  }
  if (first.empty()) return nearest_ending(typed, paths);
  return "; did you mean '" + first + "'" +
         (others > 0 ? ", or " + std::to_string(others) + " more that end so?" : "?");
}

}  // namespace kith

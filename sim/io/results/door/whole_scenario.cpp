#include "kith/io/results/door/whole_scenario.hpp"

#include <algorithm>

namespace kith {
namespace {

/// Whether a key in the line would name another file, or hides what it does.
bool names_file(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t\xEF\xBB\xBF"), line.size()));
  if (line.starts_with("extends") || line.starts_with('"') || line.starts_with('\'')) return true;
  constexpr std::string_view evidence = "evidence";
  if (!line.starts_with(evidence)) return false;
  line.remove_prefix(evidence.size());
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line.starts_with('=');
}

}  // namespace

bool may_name_another_file(std::string_view scenario) {
  while (!scenario.empty()) {
    auto const end = std::min(scenario.find('\n'), scenario.size() - 1);
    if (names_file(scenario.substr(0, end + 1))) return true;
    scenario.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace kith

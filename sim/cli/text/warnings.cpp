#include "kith/cli/text/warnings.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace kith {
namespace {

bool same(Problem const& a, Problem const& b) {
  return a.file == b.file && a.line == b.line && a.column == b.column && a.message == b.message;
}

}  // namespace

void say_once(Problems& problems) {
  Problems once;
  for (auto const& problem : problems) {
    bool const said = std::any_of(once.begin(), once.end(),
                                  [&](Problem const& other) { return same(problem, other); });
    if (!said) once.push_back(problem);
  }
  problems = std::move(once);
}

Problems warnings_of(std::vector<Scenario> const& scenarios) {
  Problems all;
  for (Scenario const& scenario : scenarios)
    all.insert(all.end(), scenario.warnings.begin(), scenario.warnings.end());
  say_once(all);
  return all;
}

void warn(std::vector<Scenario> const& scenarios) {
  fmt::print(stderr, "{}", format_problems(warnings_of(scenarios)));
}

}  // namespace kith

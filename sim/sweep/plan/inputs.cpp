#include "kith/sweep/plan/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

/// Settings that are mere words, or that the plan itself handles, do not matter.
bool matters(std::string const& path) {
  static constexpr std::string_view words[] = {"title", "question", "text"};
  std::string const last = path.substr(path.find_last_of('.') + 1);
  return path != "run.replicates" &&
         std::find(std::begin(words), std::end(words), last) == std::end(words);
}

}  // namespace

std::string inputs_of(Scenario const& scenario, std::vector<Vary> const& varies) {
  std::string all = scenario.id + '\n' + scenario.rival_of + '\n';
  auto const varied = [&](std::string const& path) {
    return std::any_of(varies.begin(), varies.end(),
                       [&](Vary const& vary) { return vary.path == path; });
  };
  for (ParameterInfo const& info : list_parameters(scenario)) {
    if (!matters(info.path) || varied(info.path)) continue;
    all += fmt::format("{}={}", info.path, info.text);
    if (info.is_evidence()) all += fmt::format(",{},{}", info.range_low, info.range_high);
    all += '\n';
  }
  return all;
}

}  // namespace kith

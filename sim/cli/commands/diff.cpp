#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/proof/stored_study.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

namespace po = boost::program_options;

constexpr std::string_view about_diff =
    "Compares two results: the numbers and texts of their scenarios that differ, and for each\n"
    "outcome the greatest difference over the scenarios, replicates and weeks that both hold.\n"
    "Exit code 0 if nothing differs, 1 if something does.\n";

constexpr std::size_t most_told = 40;  // settings, and outcomes

/// A list of differences, printed up to a number of lines.
class Told {
 public:
  void add(std::string const& line) {
    if (count_++ < most_told) fmt::print("  {}\n", line);
  }
  [[nodiscard]] std::size_t end() const {
    if (count_ > most_told) fmt::print("  and {} more\n", count_ - most_told);
    return count_;
  }

 private:
  std::size_t count_ = 0;
};

std::map<std::string, std::string> settings_of(Scenario const& scenario) {
  std::map<std::string, std::string> all = {{"title", scenario.title}};
  for (ParameterInfo const& info : list_parameters(scenario)) all[info.path] = info.text;
  return all;
}

std::string shown(std::map<std::string, std::string> const& settings, std::string const& path) {
  auto const found = settings.find(path);
  return found == settings.end() ? "not there" : found->second;
}

std::size_t compare_settings(Scenario const& a, Scenario const& b) {
  auto const first = settings_of(a), second = settings_of(b);
  std::map<std::string, std::string> both = first;
  both.insert(second.begin(), second.end());
  fmt::print("settings of {}\n", a.id);
  Told told;
  for (auto const& [path, ignored] : both)
    if (shown(first, path) != shown(second, path))
      told.add(fmt::format("{}: {} | {}", path, shown(first, path), shown(second, path)));
  std::size_t const different = told.end();
  if (different == 0) fmt::print("  the same\n");
  return different;
}

std::vector<Scenario> scenarios_of(ResultsFile const& file, std::string const& name) {
  Problems problems;
  auto scenarios = stored_scenarios(file, name, {}, problems);
  if (!problems.empty())
    throw OutputError(
        name + ": this version of Kith cannot read its scenarios (kith show prints its version)");
  return scenarios;
}

/// The indices, on the axes of each result, of a run that both contain.
struct SharedRun {
  std::size_t scenario_a, scenario_b, replicate_a, replicate_b;
};

std::vector<SharedRun> shared_runs(StudyMetadata const& a, StudyMetadata const& b) {
  std::vector<SharedRun> shared;
  for (std::size_t s = 0; s < a.scenario_ids.size(); ++s)
    for (std::size_t t = 0; t < b.scenario_ids.size(); ++t)
      for (std::size_t k = 0; k < a.replicates.size(); ++k)
        for (std::size_t l = 0; l < b.replicates.size(); ++l)
          if (a.scenario_ids[s] == b.scenario_ids[t] && a.replicates[k] == b.replicates[l])
            shared.push_back({s, t, k, l});
  return shared;
}

/// How far apart two sets of values are.
struct Distance {
  double greatest = 0.0;    ///< over values that both contain
  std::size_t missing = 0;  ///< values that only one of them contains
  [[nodiscard]] bool is_none() const { return greatest == 0.0 && missing == 0; }
};

void add(Distance& distance, std::vector<double> const& a, std::vector<double> const& b) {
  std::size_t const both = std::min(a.size(), b.size());
  distance.missing += std::max(a.size(), b.size()) - both;
  for (std::size_t i = 0; i < both; ++i) {
    if (std::isnan(a[i]) != std::isnan(b[i])) ++distance.missing;
    double const difference = std::abs(a[i] - b[i]);
    if (difference > distance.greatest) distance.greatest = difference;
  }
}

std::string in_words(Distance const& distance, std::string const& units) {
  std::string told = fmt::format("by up to {:.4g}", distance.greatest);
  if (units != "1") told += " " + units;
  if (distance.missing > 0) told += fmt::format("; {} values are in only one", distance.missing);
  return told;
}

std::size_t compare_outcomes(ResultsFile const& a, ResultsFile const& b,
                             std::vector<SharedRun> const& shared) {
  fmt::print("outcomes of {} runs that both hold\n", shared.size());
  Told told;
  std::size_t same = 0;
  for (StoredOutcome const& outcome : a.outcomes()) {
    std::string const path = dataset_of(outcome);
    if (!b.has(path)) {
      told.add(path.substr(1) + ": only in the first");
      continue;
    }
    Distance distance;
    for (SharedRun const& run : shared)
      add(distance, a.read(path, run.scenario_a, run.replicate_a),
          b.read(path, run.scenario_b, run.replicate_b));
    if (distance.is_none())
      ++same;
    else
      told.add(path.substr(1) + ": " + in_words(distance, outcome.units));
  }
  for (StoredOutcome const& outcome : b.outcomes())
    if (!a.has(dataset_of(outcome)))
      told.add(dataset_of(outcome).substr(1) + ": only in the second");
  std::size_t const different = told.end();
  fmt::print("  {} the same, bit for bit\n", same);
  return different;
}

std::size_t compare_axes(StudyMetadata const& a, StudyMetadata const& b) {
  std::size_t different = 0;
  auto const tell = [&](std::string_view what, std::string const& first,
                        std::string const& second) {
    if (first == second) return;
    ++different;
    fmt::print("{}: {} | {}\n", what, first, second);
  };
  auto const joined = [](std::vector<std::string> const& ids) {
    std::string all;
    for (auto const& id : ids) all += (all.empty() ? "" : ", ") + id;
    return all;
  };
  if (a.source != b.source) fmt::print("made by: {} | {}\n", a.source, b.source);
  tell("scenarios", joined(a.scenario_ids), joined(b.scenario_ids));
  tell("replicates", std::to_string(a.replicates.size()), std::to_string(b.replicates.size()));
  return different;
}

}  // namespace

int run_diff(std::vector<std::string> const& arguments) {
  po::options_description options("options");
  auto const given = parse_arguments("diff", about_diff, options, arguments);
  if (!given) return exit_done;
  auto const files = given->count("file") ? (*given)["file"].as<std::vector<std::string>>()
                                          : std::vector<std::string>{};
  if (files.size() != 2) throw UsageError("diff compares two results: kith diff A.h5 B.h5");
  ResultsFile const a(files[0]), b(files[1]);
  for (std::size_t i = 0; i < 2; ++i)
    if ((i == 0 ? a : b).attribute("/", "filetype") != "kith-study")
      throw UsageError(files[i] + ": is the result of a sweep (diff compares results of kith run)");
  StudyMetadata const first = a.metadata(), second = b.metadata();
  std::size_t different = compare_axes(first, second);
  auto const scenarios = scenarios_of(b, files[1]);
  for (Scenario const& scenario : scenarios_of(a, files[0]))
    for (Scenario const& other : scenarios)
      if (scenario.id == other.id) different += compare_settings(scenario, other);
  different += compare_outcomes(a, b, shared_runs(first, second));
  return different == 0 ? exit_done : exit_failed;
}

}  // namespace kith

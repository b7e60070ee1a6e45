#include "kith/io/scenario/read_scenario.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <tuple>

#include "kith/io/scenario/read_form.hpp"
#include "kith/io/scenario/settings.hpp"
#include "kith/io/scenario/write_form.hpp"
#include "kith/scenario/possible/find_impossible.hpp"

namespace kith {
namespace {

// In the order of files as they were read, then from top to bottom.
void sort_problems(Problems& problems, std::size_t first, std::vector<Document> const& documents) {
  auto const rank = [&](Problem const& problem) {
    auto const document = std::find_if(documents.begin(), documents.end(),
                                       [&](Document const& d) { return d.name == problem.file; });
    return std::make_tuple(document - documents.begin(), problem.line, problem.column);
  };
  std::stable_sort(problems.begin() + static_cast<std::ptrdiff_t>(first), problems.end(),
                   [&](Problem const& a, Problem const& b) { return rank(a) < rank(b); });
}

// Checks for what can never happen, but only if all else is right.
void check_possible(Scenario& scenario, Problems& problems) {
  for (Problem& found : find_impossible(scenario))
    (found.warning ? scenario.warnings : problems).push_back(std::move(found));
}

/// `before`: the number of problems before the files were read.
Scenario scenario_of(std::shared_ptr<Settings const> const& shared, std::size_t before,
                     Problems& problems) {
  Settings const& settings = *shared;
  Scenario scenario;
  Reading reading(settings, problems);
  ReadForm form(reading, &settings.root, settings.root.place, {}, {"format", "extends"});
  describe(form, scenario);
  form.finish();
  reading.finish();
  scenario.warnings = reading.warnings();
  scenario.source_toml = settings.source;
  scenario.resolved_toml = write_scenario(scenario);
  if (problems.size() > before) return scenario;
  scenario.at = [shared](std::string const& path, std::string const& message) {
    return problem_of(*shared, path, message);
  };
  check_possible(scenario, problems);
  return scenario;
}

using ReadSettings =
    std::function<Settings(std::vector<std::string> const& sets, Problems& problems)>;

// Arms that change settings of their own world read the files again, with their changes.
void read_worlds(Trial& trial, ReadSettings const& read, std::vector<std::string> const& sets,
                 Problems& problems) {
  for (TrialArm& arm : trial.arms) {
    if (arm.changes.empty()) continue;
    std::size_t const before = problems.size();
    std::vector<std::string> all = sets;
    all.insert(all.end(), arm.changes.begin(), arm.changes.end());
    auto const settings = std::make_shared<Settings const>(read(all, problems));
    arm.world = std::make_shared<Scenario const>(scenario_of(settings, before, problems));
    for (std::size_t i = before; i < problems.size(); ++i)
      problems[i].message = "in changes of arm '" + arm.id + "': " + problems[i].message;
  }
}

Scenario read(ReadSettings const& read_settings_with, std::vector<std::string> const& sets,
              Problems& problems) {
  std::size_t const before = problems.size();
  auto const settings = std::make_shared<Settings const>(read_settings_with(sets, problems));
  Scenario scenario = scenario_of(settings, before, problems);
  sort_problems(problems, before, settings->documents);
  if (problems.size() == before && scenario.trial)
    read_worlds(*scenario.trial, read_settings_with, sets, problems);
  return scenario;
}

}  // namespace

Scenario read_scenario(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems) {
  return read([&](auto const& all, Problems& found) { return read_settings(file, all, found); },
              sets, problems);
}

Scenario read_scenario_text(std::string const& text, std::string const& name, Problems& problems,
                            std::vector<std::string> const& sets, KeptFigures* kept) {
  return read([&](auto const& all,
                  Problems& found) { return read_settings_text(text, name, all, found, kept); },
              sets, problems);
}

Scenario read_figures(std::string const& directory, Problems& problems) {
  Settings const settings = read_settings_text("format = 1\n", directory + "/-", {}, problems);
  Scenario scenario;
  Reading reading(settings, problems);
  ReadForm form(reading, &settings.root, settings.root.place, {});
  describe_figures(form, scenario);
  form.finish();
  reading.finish();
  return scenario;
}

}  // namespace kith

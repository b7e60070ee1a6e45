#include "kith/read_scenario.hpp"

#include <algorithm>
#include <tuple>

#include "sim/scenario/read_form.hpp"
#include "sim/scenario/settings.hpp"
#include "sim/scenario/write_form.hpp"

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

Scenario scenario_of(Settings const& settings, Problems& problems) {
  Scenario scenario;
  Reading reading(settings, problems);
  ReadForm form(reading, &settings.root, settings.root.place, {}, {"format", "extends"});
  describe(form, scenario);
  form.finish();
  reading.finish();
  scenario.source_toml = settings.source;
  scenario.resolved_toml = write_scenario(scenario);
  return scenario;
}

}  // namespace

Scenario read_scenario(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems) {
  std::size_t const before = problems.size();
  Settings const settings = read_settings(file, sets, problems);
  Scenario scenario = scenario_of(settings, problems);
  sort_problems(problems, before, settings.documents);
  return scenario;
}

Scenario read_scenario_text(std::string const& text, std::string const& name, Problems& problems) {
  std::size_t const before = problems.size();
  Settings const settings = read_settings_text(text, name, problems);
  Scenario scenario = scenario_of(settings, problems);
  sort_problems(problems, before, settings.documents);
  return scenario;
}

EvidenceBase read_evidence(std::string const& directory, Problems& problems) {
  Settings const settings = read_settings_text("format = 1\n", directory + "/-", problems);
  EvidenceBase evidence;
  Reading reading(settings, problems);
  Entry const* table = settings.root.find("evidence");
  ReadForm form(reading, table, settings.root.place, {"evidence", "evidence", ""});
  describe(form, evidence);
  form.finish();
  reading.finish();
  return evidence;
}

}  // namespace kith

#include "kith/cli/text/describe_study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "kith/answer/study_answer.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/io/results/text_digest.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/version.hpp"

namespace kith {

namespace {

// The scenario whose numbers are read: of a rival that spends what its model spent, the model.
Scenario const& spender_of(Study const& study, Scenario const& scenario) {
  for (Scenario const& other : study.scenarios)
    if (scenario.rival == Rival::dollar_for_dollar && other.id == scenario.rival_of) return other;
  return scenario;
}

ParameterTable tabulate_parameters(Study const& study, std::vector<int> const& replicates) {
  ParameterTable table;
  for (auto const& info : list_evidence(study.scenarios[0].evidence)) {
    table.paths.push_back(info.path);
    table.units.push_back(info.unit);
    table.meanings.push_back(info.meaning);
    table.sources.push_back(info.source);
    table.grades.push_back(info.grade);
    table.low.push_back(info.range_low);
    table.high.push_back(info.range_high);
  }
  for (auto const& scenario : study.scenarios)
    for (auto const& info : list_evidence(scenario.evidence)) table.values.push_back(info.value);
  for (auto const& scenario : study.scenarios)
    for (bool const read : evidence_read(spender_of(study, scenario)))
      table.read.push_back(read ? 1.0 : 0.0);
  for (int const replicate : replicates) {
    auto const drawn = draw_parameters(study.scenarios[0], replicate);
    table.draws.insert(table.draws.end(), drawn.begin(), drawn.end());
  }
  if (table.values.size() != study.scenarios.size() * table.paths.size() ||
      table.draws.size() != replicates.size() * table.paths.size())
    throw std::logic_error("scenarios of one study differ in how many evidence numbers they have");
  return table;
}

std::string digest_of_inputs(Study const& study) {
  std::string all;
  for (auto const& scenario : study.scenarios)
    all.append(scenario.id).append(1, '\0').append(scenario.resolved_toml).append(1, '\0');
  return digest_of(all);
}

}  // namespace

DrawnNumbers drawn_in(ParameterTable const& parameters) {
  return {parameters.meanings, parameters.grades, parameters.draws};
}

StudyMetadata describe_study(Study const& study, std::vector<int> const& replicates,
                             RunRequest const& request) {
  Scenario const& usual_care = study.scenarios.at(0);
  Scenario const& named = study.scenarios[std::min<std::size_t>(1, study.scenarios.size() - 1)];
  StudyMetadata out;
  out.title = named.title.empty() ? named.id : named.title;
  out.source = this_source();
  for (auto const& scenario : study.scenarios) {
    out.scenario_ids.push_back(scenario.id);
    out.scenario_titles.push_back(scenario.title);
    out.scenario_questions.push_back(scenario.question);
    out.scenario_toml.push_back(scenario.source_toml);
    out.scenario_resolved_toml.push_back(scenario.resolved_toml);
  }
  out.replicates = replicates;
  out.start = usual_care.time.start;
  out.settling_weeks = usual_care.time.settling_weeks;
  out.first_partnership_week = compared_runs(study, replicates).first_partnership_week;
  out.look_at = usual_care.look_at;
  out.people_per_resident = usual_care.margins.people_per_resident;
  out.inputs_digest = digest_of_inputs(study);
  out.parameters = tabulate_parameters(study, replicates);
  out.command_line = request.command_line;
  out.compiler = fmt::format("{} {}", compiler, compile_flags);
  out.threads = request.threads;
  std::string identity = out.inputs_digest + out.source;
  for (int const replicate : replicates) identity += fmt::format(" {}", replicate);
  out.run_id = digest_of(identity).substr(0, 16);
  return out;
}

}  // namespace kith

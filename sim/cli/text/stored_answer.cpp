#include "kith/cli/text/stored_answer.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "kith/answer/study_answer.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/rivals.hpp"

namespace kith {
namespace {

// A dimension of a stored outcome; for most, the answer needs only the size.
Dimension dimension_of(ResultsFile const& file, std::string const& name, std::size_t size) {
  if (name == "time" && file.has("/week")) return {name, "week", "", {}, file.read("/week")};
  if (name == "partnership" || name == "stratum" || name == "program" || name == "program_service")
    return {name, "", "", file.labels(name), {}};
  return {name, "", "", {}, std::vector<double>(size)};
}

// The layout of the file's outcomes, as far as the answer needs it.
Layout stored_layout(ResultsFile const& file) {
  Layout layout;
  for (StoredOutcome const& stored : file.outcomes()) {
    if (stored.group != "/" && stored.group != "/partnerships" && stored.group != "/reach")
      continue;
    Outcome outcome;
    outcome.name = stored.name;
    outcome.units = stored.units;
    outcome.long_name = stored.long_name;
    outcome.label = stored.label;
    outcome.group = stored.group;
    outcome.cell_methods = stored.cell_methods;
    outcome.better = stored.better;
    for (std::size_t d = 2; d < stored.dims.size(); ++d) {
      outcome.dims.push_back(stored.dims[d]);
      bool known = false;
      for (auto const& dimension : layout.dimensions) known |= dimension.name == stored.dims[d];
      if (!known) layout.dimensions.push_back(dimension_of(file, stored.dims[d], stored.shape[d]));
    }
    layout.outcomes.push_back(outcome);
  }
  return layout;
}

ComparedRuns runs_of(StudyMetadata const& study) {
  return {.scenario_ids = study.scenario_ids,
          .scenario_titles = study.scenario_titles,
          .replicates = study.replicates,
          .first_partnership_week = study.first_partnership_week,
          .look_at = study.look_at};
}

// The scenarios of a result, read from their texts in the file; empty ones without a text.
std::vector<Scenario> scenarios_in(ResultsFile const& file) {
  std::vector<Scenario> scenarios;
  for (std::string const& text : file.read_texts("/provenance/scenario_resolved_toml")) {
    Problems problems;
    scenarios.push_back(text.empty() ? Scenario{}
                                     : read_scenario_text(text, "the result", problems));
  }
  return scenarios;
}

// Adds the runs that did not fail, with the outcomes that the answer reads.
template <class T>
T with_runs(StoredRuns const& stored, T answer) {
  std::size_t const replicates = stored.study.replicates.size();
  auto const status = stored.file.read("/run_status");
  for (std::size_t place = 0; place < status.size(); ++place) {
    if (status[place] != 0.0) continue;
    RunResult run;
    run.scenario = place / replicates;
    run.replicate = stored.study.replicates[place % replicates];
    for (std::size_t i = 0; i < stored.layout.outcomes.size(); ++i)
      run.values.emplace_back(answer.reads(i)
                                  ? stored.file.read(dataset_of(stored.layout.outcomes[i]),
                                                     run.scenario, place % replicates)
                                  : std::vector<double>{});
    answer.add(run);
  }
  return answer;
}

}  // namespace

StoredRuns::StoredRuns(ResultsFile const& result)
    : file(result),
      study(result.metadata()),
      layout(stored_layout(result)),
      runs(runs_of(study)),
      scenarios(scenarios_in(result)) {}

std::vector<OutcomeByWeeks> outcomes_of(StoredRuns const& stored,
                                        std::vector<OutcomeChoice> const& choices) {
  std::vector<OutcomeByWeeks> outcomes;
  for (OutcomeChoice const& choice : choices)
    outcomes.push_back(with_runs(stored, OutcomeByWeeks(stored.layout, stored.runs, choice)));
  return outcomes;
}

std::vector<OutcomeByWeeks> looked_at_besides(StoredRuns const& stored) {
  std::vector<OutcomeByWeeks> outcomes = looked_at_besides(stored.layout, stored.runs);
  for (OutcomeByWeeks& outcome : outcomes) outcome = with_runs(stored, std::move(outcome));
  return outcomes;
}

Answer answer_of(StoredRuns const& stored) {
  ComparedRuns runs = stored.runs;
  for (Scenario const& scenario : stored.scenarios) runs.worthwhile.push_back(scenario.worthwhile);
  return with_runs(stored, Answer(stored.layout, std::move(runs)));
}

AnswerWindows windows_of(StoredRuns const& stored) {
  std::vector<Windows> windows;
  for (Scenario const& scenario : stored.scenarios) windows.push_back(windows_of(scenario));
  return with_runs(stored, AnswerWindows(stored.layout, stored.runs, std::move(windows)));
}

OperationsAnswer operations_of(StoredRuns const& stored) {
  std::vector<double> asked;  // grants that the partnerships of each scenario ask for
  for (Scenario const& scenario : stored.scenarios) asked.push_back(asked_usd(scenario));
  return with_runs(stored, OperationsAnswer(stored.layout, stored.runs, std::move(asked)));
}

LocalAnswer local_of(StoredRuns const& stored) {
  return with_runs(stored, LocalAnswer(stored.layout, stored.scenarios.front()));
}

ChanceTable chance_of(StoredRuns const& stored) {
  ChanceTable table;
  ResultsFile const& file = stored.file;
  StudyMetadata const& study = stored.study;
  std::string const group = "/answer/chance/";
  for (char const* const name : {"share", "low", "high", "pairs"})
    if (!file.has(group + name)) return table;
  table.lines = file.read_texts("/answer/line");
  table.scenario_titles = study.scenario_titles;
  auto const shares = file.read(group + "share"), low = file.read(group + "low"),
             high = file.read(group + "high"), pairs = file.read(group + "pairs");
  for (std::size_t s = 0; s < study.scenario_ids.size(); ++s) {
    table.shares.emplace_back();
    for (std::size_t i = s * table.lines.size(); i < (s + 1) * table.lines.size(); ++i)
      table.shares.back().push_back(
          {static_cast<std::size_t>(std::max(pairs[i], 0.0)), shares[i], low[i], high[i]});
  }
  return table;
}

RankedRuns ranked_of(StoredRuns const& stored) {
  ComparedRuns runs = stored.runs;
  for (Scenario const& scenario : stored.scenarios) {
    if (runs.granted_usd.empty()) {
      runs.place = scenario.margins.title;
      runs.residents = scenario.margins.residents;
      runs.people_per_resident = stored.study.people_per_resident;
    }
    runs.granted_usd.push_back(usd_in(grants_of(scenario)));
  }
  return with_runs(stored, RankedRuns(stored.layout, std::move(runs)));
}

DrawnNumbers drawn_in(ResultsFile const& file) {
  if (!file.has("/parameters/draw")) return {};
  return {file.read_texts("/parameters/meaning"), file.read_texts("/parameters/grade"),
          file.read("/parameters/draw")};
}

std::vector<std::string> first_screens_of(ResultsFile const& file) {
  char const* const path = "/answer/first_screen";
  return file.has(path) ? file.read_texts(path) : std::vector<std::string>{};
}

bool holds_reach(ResultsFile const& file) {
  bool whole = file.has("/reach");
  for (std::string_view const name : reach_names)
    whole = whole && file.has("/reach/" + std::string(name));
  return whole;
}

void each_reach(ResultsFile const& file,
                std::function<void(std::size_t scenario, ReachOfRun const&)> const& take) {
  auto const status = file.read("/run_status");
  std::size_t const replicates = file.metadata().replicates.size();
  for (std::size_t place = 0; place < status.size(); ++place) {
    std::size_t const scenario = place / replicates;
    if (status[place] != 0.0 || scenario == 0) continue;
    auto const values = [&](std::size_t k) {
      return file.read("/reach/" + std::string(reach_names[k]), scenario, place % replicates);
    };
    take(scenario, {values(0), values(1), values(2), values(3)});
  }
}

ReachAnswer reach_of(StoredRuns const& stored) {
  if (!holds_reach(stored.file)) return {std::vector<std::string>{}, stored.runs};
  ReachAnswer answer(stored.file.read_texts("/stratum"), stored.runs);
  each_reach(stored.file,
             [&](std::size_t scenario, ReachOfRun const& run) { answer.add(scenario, run); });
  return answer;
}

std::optional<TrialTable> trial_table_of(ResultsFile const& file) {
  if (!file.has("/trial")) return std::nullopt;
  Problems problems;
  std::string const text = file.read_texts("/provenance/scenario_resolved_toml").back();
  Scenario const scenario = read_scenario_text(text, "the result", problems);
  if (!problems.empty() || !scenario.trial)
    throw OutputError(fmt::format("its trial cannot be read ({})", format_problems(problems)));
  TrialTable table(*scenario.trial);
  auto const scenarios = file.read_texts("/scenario").size();
  auto const replicates = file.read("/replicate");
  auto const status = file.read("/run_status");
  for (std::size_t s = 0; s < scenarios; ++s)
    for (std::size_t k = 0; k < replicates.size(); ++k)
      if (status[s * replicates.size() + k] == 0.0) {
        std::vector<std::vector<double>> datasets;
        for (std::string const& name : trial_datasets(*scenario.trial))
          datasets.push_back(file.read("/trial/" + name, s, k));
        table.add(static_cast<int>(replicates[k]), datasets);
      }
  return table;
}

}  // namespace kith

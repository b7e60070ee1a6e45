#include "kith/sweep/work/seek.hpp"

#include <fmt/core.h>

#include <cmath>

#include "kith/answer/money/warnings.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/seek_request.hpp"
#include "kith/cli/study_given.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/seek_answer.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"
#include "kith/sweep/plan/words/words.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

/// The scenario to search in: the one named, or the only one with a partnership.
std::size_t scenario_of(SeekCommand const& command, Study const& study) {
  std::vector<std::string> ids;
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    ids.push_back(study.scenarios[s].id);
    bool const own = s > 0 && study.scenarios[s].rival == Rival::none;
    if (command.scenario.empty() ? own : study.scenarios[s].id == command.scenario)
      places.push_back(s);
  }
  if (places.size() == 1) return places[0];
  if (command.scenario.empty() && places.empty()) return 0;
  if (command.scenario.empty())
    throw UsageError(fmt::format("--scenario is missing (one of {})", enumerate(ids)));
  throw UsageError(fmt::format("--scenario {} (must be one of {}{})", command.scenario,
                               enumerate(ids), did_you_mean(command.scenario, ids)));
}

Vary vary_of(SeekCommand const& command, Scenario const& scenario) {
  Vary vary;
  vary.path = command.path;
  vary.low = command.low;
  vary.high = command.high;
  std::vector<std::string> paths;
  for (ParameterInfo const& info : list_parameters(scenario)) {
    paths.push_back(info.path);
    if (info.path != command.path) continue;
    if (takes_words(info.type)) throw UsageError("--vary " + info.path + " (must be a number)");
    auto const complaint = complete_vary(vary, info, Method::grid);
    if (!complaint.empty()) throw UsageError("--vary " + complaint);
    if (info.type == ParameterType::flag) throw UsageError("--vary " + info.path + " (is a flag)");
    return vary;
  }
  throw UsageError(fmt::format("--vary {} (must be a number of scenario {}{})", command.path,
                               as_text(scenario.id), path_meant(command.path, paths)));
}

SeekRequest request_of(SeekCommand const& command, Study study) {
  SeekRequest request;
  request.scenario = scenario_of(command, study);
  request.vary = vary_of(command, study.scenarios[request.scenario]);
  double const width = command.high - command.low;
  request.step = command.step.value_or(request.vary.whole ? 1.0 : width / 64.0);
  if (!command.fixed_grant)
    request.along = grant_along(study.scenarios[request.scenario], request.vary);
  request.target = command.target;
  int const weeks = study.scenarios[0].time.weeks;
  auto const [from, to] =
      command.weeks.value_or(std::pair{std::max(0, weeks - weeks_per_year), weeks - 1});
  request.target.first_week = from;
  request.target.last_week = to;
  request.threads = command.threads;
  request.study = std::move(study);
  return request;
}

/// The usual number of values in a search: both ends, bisection, and a few for the interval.
std::size_t expected_values(SeekRequest const& request) {
  return 5 + static_cast<std::size_t>(
                 std::ceil(std::log2(static_cast<double>(grid_of(request).size()))));
}

int search(SeekCommand const& command, SeekRequest const& request) {
  Interruption interruption(command.max_time, {SIGINT, SIGTERM, SIGHUP, SIGUSR1}, exit_stopped);
  make_folder(command.folder);
  RunOptions one_value{1, {}, {}};
  std::size_t const values = expected_values(request);
  Progress progress(command.progress,
                    resident_weeks(request.study, one_value) * static_cast<double>(values),
                    values * static_cast<std::size_t>(request.study.scenarios[0].run.replicates));
  SeekHooks hooks;
  hooks.stop = interruption.stop();
  hooks.on_progress = [&](double resident_weeks) { progress.add_work(resident_weeks); };
  hooks.on_run = [&] { progress.add_run(); };
  hooks.say = [&](std::string const& line) { progress.say("kith: " + line); };
  hooks.on_point = [&](double value, int reached, int of) {
    if (!command.quiet)
      progress.say(fmt::format("{} = {}: {} of {} replicates reach it", request.vary.path,
                               as_number(value), reached, of));
  };
  auto const watch = interruption.watch({[&] { progress.tick(); }, [] {}});
  SeekResult const result = seek(request, command.folder, this_source(), hooks);
  progress.finish();
  if (!result.finished) {
    print_message("kith: stopped {}; finished runs are kept, and the same command continues\n",
                  interruption.time_is_up() ? "because time ran out" : "early");
    return exit_stopped;
  }
  write_whole(command.folder / "points.csv", points_table(request, result));
  write_whole(command.folder / "runs.csv", runs_table(request, result));
  fmt::print("{}\n{}: the points; {}: every run\n", answer_in_words(request, result),
             (command.folder / "points.csv").string(), (command.folder / "runs.csv").string());
  using Verdict = ThresholdSearch::Answer::Kind;
  bool const answered = result.kind == Verdict::found || result.kind == Verdict::everywhere;
  if (!answered) print_message("kith: {}\n", why_not(request, result));
  return answered ? exit_done : exit_failed;
}

}  // namespace

int run_seek(std::vector<std::string> const& arguments) {
  auto const command = read_seek_command(arguments);
  if (!command) return exit_done;
  Problems problems;
  std::vector<Scenario> files;
  for (auto const& file : command->files)
    files.push_back(read_scenario(file, command->sets, problems));
  for (Scenario& file : files) file.run.reach = false;  // not read here
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return exit_invalid;
  }
  print_message("{}", format_problems(warnings_of(files)));
  auto study = study_of_files(std::move(files));
  if (!study) return exit_invalid;
  SeekRequest const request = request_of(*command, std::move(*study));
  auto const complaints = complaints_of(request);
  for (auto const& complaint : complaints) print_message("kith: {}\n", complaint);
  if (!complaints.empty()) return exit_usage;
  return search(*command, request);
}

}  // namespace kith

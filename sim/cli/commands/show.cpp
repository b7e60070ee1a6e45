#include <fmt/core.h>

#include <algorithm>

#include "kith/answer/first_screen/first_screen.hpp"
#include "kith/answer/trial_words.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

namespace {

std::string joined(std::vector<std::string> const& words, std::string_view between) {
  std::string out;
  for (auto const& word : words) out.append(out.empty() ? "" : between).append(word);
  return out;
}

void print_study(StudyMetadata const& study, std::string const& path) {
  fmt::print("{}\n{}\n{}, begun {}, run {}\n\n", study.title, path, study.source, study.started,
             study.run_id);
  fmt::print("scenarios\n");
  std::size_t widest = 0;
  for (auto const& id : study.scenario_ids) widest = std::max(widest, id.size());
  for (std::size_t i = 0; i < study.scenario_ids.size(); ++i)
    fmt::print("  {:<{}}  {}\n", study.scenario_ids[i], widest, study.scenario_titles[i]);
}

void print_runs(ResultsFile const& file, StudyMetadata const& study) {
  auto const status = file.read("/run_status");
  auto const messages = file.read_texts("/run_message");
  auto const count = [&](double flag) { return std::count(status.begin(), status.end(), flag); };
  fmt::print("\n{} replicates: {} runs done, {} failed, {} not run\n", study.replicates.size(),
             count(0), count(1), count(2));
  for (std::size_t i = 0; i < status.size(); ++i)
    if (status[i] == 1.0)
      fmt::print("  failed: {} replicate {}: {}\n", study.scenario_ids[i / study.replicates.size()],
                 study.replicates[i % study.replicates.size()], messages[i]);
}

void print_outcomes(ResultsFile const& file) {
  fmt::print("\n{:<34}{:<16}{:<42}{}\n", "outcome", "unit", "axes", "what it is");
  for (auto const& outcome : file.outcomes()) {
    std::string const name =
        (outcome.group == "/" ? "" : outcome.group.substr(1) + "/") + outcome.name;
    fmt::print("{:<34}{:<16}{:<42}{}\n", name, outcome.units, joined(outcome.dims, ", "),
               outcome.long_name);
  }
}

constexpr std::string_view about_show =
    "Says what a result holds: scenarios, replicates, failed runs, outcomes with their units, and "
    "the\n"
    "answer: each scenario against usual care, with 95 % intervals over replicates.\n";

}  // namespace

int run_show(std::vector<std::string> const& arguments) {
  namespace po = boost::program_options;
  po::options_description options("options");
  options.add_options()("answer", "only the answer");
  auto const given = parse_arguments("show", about_show, options, arguments);
  if (!given) return exit_done;
  std::string const path = only_file(*given);
  ResultsFile const file(path);
  fmt::print("{}", screens_in_words(first_screens_of(file)));
  Answer const answer = answer_of(file);
  if (given->count("answer") == 0) {
    StudyMetadata const study = file.metadata();
    print_study(study, path);
    print_runs(file, study);
    print_outcomes(file);
    fmt::print("\n");
  }
  if (auto const trial = trial_table_of(file))
    fmt::print("{}", trial_in_words(*trial));
  else
    fmt::print("{}{}{}{}", answer.in_words(), answer.table(), operations_of(file).in_words(),
               reach_of(file).in_words());
  if (!file.texts_are_intact()) {
    fmt::print(stderr, "kith: {}: a text in it was changed after it was written\n", path);
    return exit_io;
  }
  return exit_done;
}

}  // namespace kith

#include <fmt/core.h>

#include <algorithm>

#include "kith/answer/first_screen/first_screen.hpp"
#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/answer/trial_words.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/changes_given.hpp"
#include "kith/cli/text/chosen_outcomes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/schema/wording.hpp"

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
    fmt::print("{:<34}{:<16}{:<42}{}\n", dataset_of(outcome).substr(1), outcome.units,
               joined(outcome.dims, ", "), outcome.long_name);
  }
}

void print_answer(StoredRuns const& stored) {
  Answer const answer = answer_of(stored);
  fmt::print("{}{}{}{}{}{}{}{}{}", local_of(stored).in_words(), answer.in_words(), answer.table(),
             in_words(chance_of(stored)), in_words(looked_at_besides(stored)),
             windows_of(stored).in_words(answer), in_words(ranked_table(ranked_of(stored))),
             operations_of(stored).in_words(), reach_of(stored).in_words());
}

// The index of a scenario that was named by its id.
std::size_t scenario_named(std::string const& id, std::vector<std::string> const& ids) {
  auto const found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end())
    throw UsageError(fmt::format("--compare {} (must be one of {}{})", id, enumerate(ids),
                                 did_you_mean(id, ids)));
  return static_cast<std::size_t>(found - ids.begin());
}

void print_pair(ResultsFile const& file, std::vector<std::string> const& asked) {
  auto const ids = file.metadata().scenario_ids;
  if (asked.size() != 2 || asked[0] == asked[1])
    throw UsageError(fmt::format("--compare needs two scenarios (of {})", enumerate(ids)));
  std::size_t const first = scenario_named(asked[0], ids), second = scenario_named(asked[1], ids);
  RankedRuns const runs = ranked_of(StoredRuns(file));
  HeadToHead const pair = head_to_head(runs, first, second, drawn_in(file));
  fmt::print("{}{}", in_words(pair, runs), table_in_words(pair));
}

OutcomeRequest outcomes_asked(boost::program_options::variables_map const& given) {
  OutcomeRequest asked;
  if (given.count("outcome")) asked.outcomes = given["outcome"].as<std::vector<std::string>>();
  if (given.count("stratum")) asked.stratum = given["stratum"].as<std::string>();
  if (given.count("weeks")) asked.weeks = given["weeks"].as<std::string>();
  return asked;
}

constexpr std::string_view about_show =
    "Prints what a result holds: scenarios, replicates, failed runs, outcomes with their units,\n"
    "and the answer: each scenario against usual care, with 95 % intervals over replicates. With\n"
    "--outcome it prints one outcome over the weeks, for adults or another stratum.\n";

}  // namespace

int run_show(std::vector<std::string> const& arguments) {
  namespace po = boost::program_options;
  po::options_description options("options");
  options.add_options()("answer", "only the answer");
  options.add_options()("compare",
                        po::value<std::vector<std::string>>()->multitoken()->value_name("A B"),
                        "two scenarios head to head, by their ids")(
      "outcome", po::value<std::vector<std::string>>()->composing()->value_name("NAME"),
      "only this outcome, over the weeks; may be repeated")(
      "stratum", po::value<std::string>()->value_name("NAME"),
      "for whom, by id or title, e.g. income:below-100 (default: adults)")(
      "weeks", po::value<std::string>()->value_name("FIRST:LAST"),
      "in which weeks (default: from the first partnership to the end)");
  auto const given = parse_arguments("show", about_show, options, arguments);
  if (!given) return exit_done;
  std::string const path = only_file(*given);
  ResultsFile const file(path);
  if (given->count("compare") > 0) {
    print_pair(file, (*given)["compare"].as<std::vector<std::string>>());
    return exit_done;
  }
  if (OutcomeRequest const asked = outcomes_asked(*given); !asked.empty()) {
    fmt::print("{}", in_words(chosen_outcomes(file, asked)));
    return exit_done;
  }
  fmt::print("{}", screens_in_words(first_screens_of(file),
                                    changes_in_words(file.metadata().command_line)));
  StoredRuns const stored(file);
  if (given->count("answer") == 0) {
    print_study(stored.study, path);
    print_runs(file, stored.study);
    print_outcomes(file);
    fmt::print("\n");
  }
  if (auto const trial = trial_table_of(file))
    fmt::print("{}", trial_in_words(*trial));
  else
    print_answer(stored);
  return exit_done;
}

}  // namespace kith

#include "kith/study/churn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "kith/answer/reach_sums.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/study_given.hpp"
#include "kith/cli/text/message.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_churn =
    "Measures the noise in counts of the people whom a scenario reached. Simulates usual care\n"
    "twice with the same random numbers. In the second run, the person who has waited longest\n"
    "for care when the partnership would begin is helped elsewhere and leaves the queue. The\n"
    "freed slot shifts the care of others, so some people count as newly in care and about as\n"
    "many as displaced. Compare these numbers with those of the scenario: `kith show`.\n";

po::options_description churn_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the files; may be repeated")(
      "replicates,n", text()->value_name("N")->default_value("8"), "how many replicates")(
      "seed", text()->value_name("S"), "seed of the random numbers (run.seed)");
  return options;
}

/// A count by replicate.
struct Line {
  std::string_view name;
  OtherLife other;
  std::vector<double> people{};
};

void print(std::string_view name, std::vector<double> const& people) {
  double const mean =
      std::accumulate(people.begin(), people.end(), 0.0) / static_cast<double>(people.size());
  auto const [low, high] = std::minmax_element(people.begin(), people.end());
  fmt::print("  {:<36}{:>8.0f}   {:.0f} to {:.0f}\n", name, mean, *low, *high);
}

void print_all(std::vector<Line> const& lines, double people) {
  std::size_t const replicates = lines[0].people.size();
  fmt::print(
      "One person waiting for care is helped elsewhere; nothing else differs from usual care.\n"
      "People whose care differs, of {:.0f}: mean and range of {} replicate{}\n",
      people, replicates, replicates == 1 ? "" : "s");
  std::vector<double> additional = lines[0].people;
  for (std::size_t k = 0; k < replicates; ++k) additional[k] -= lines[1].people[k];
  for (Line const& line : lines) print(line.name, line.people);
  print("newly in care less displaced", additional);
  fmt::print("Counts of a scenario that are no larger than these cannot be told from noise.\n");
}

}  // namespace

int run_churn(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("churn", about_churn, churn_options(), arguments);
  if (!given) return exit_done;
  auto const study = study_given(*given);
  if (!study) return exit_invalid;
  if (std::string const why = why_no_churn(*study); !why.empty()) {
    print_message("kith: {}\n", why);
    return exit_invalid;
  }
  Layout const layout = layout_of(*study);
  std::vector<std::string> const strata = strata_in(layout);
  auto const everybody = everybody_in(strata);
  std::vector<Line> lines = {{"newly in care", OtherLife::newly_reached},
                             {"displaced", OtherLife::displaced},
                             {"in care 3 months sooner or more", OtherLife::sooner},
                             {"in care 3 months later or more", OtherLife::later},
                             {"in care elsewhere, about as soon", OtherLife::moved}};
  double people = 0.0;
  Interruption interruption(std::nullopt);
  auto const watch = interruption.watch({[] {}, [] {}});
  int const replicates = study->scenarios[0].run.replicates;
  for (int k = 0; k < replicates; ++k) {
    RunResult const run = live_with_one_helped(*study, k, interruption.stop());
    if (interruption.stop()->load()) return exit_signal + interruption.signal();
    ReachOfRun const reach = reach_in(run, reach_outcomes_in(layout));
    ReachSums const sums(reach, strata.size(), everybody);
    for (Line& line : lines) line.people.push_back(sums.people(line.other));
    people += sums.everybody() / replicates;
  }
  print_all(lines, people);
  return exit_done;
}

}  // namespace kith

#include "kith/sweep/merge/status.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/progress.hpp"
#include "kith/ground/shell_word.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_status =
    "Shows how far a sweep has come: runs done, failed and left, which shards are being worked\n"
    "on, and how long the rest will take. Exit code 0 if all is done, 75 if runs are left, 8 if\n"
    "some failed, 4 if a shard is damaged, which --verify checks for every run.\n";

void print_shards(SweepStatus const& status, bool everything) {
  constexpr std::size_t most = 20;
  std::size_t shown = 0, hidden = 0;
  for (ShardStatus const& shard : status.shards) {
    bool const dull = shard.done == shard.units && shard.failed == 0 && shard.problem.empty();
    if (dull && !everything) continue;
    if (!everything && ++shown > most) {
      ++hidden;
      continue;
    }
    std::string const when =
        shard.idle_seconds < 0.0 ? "not begun" : duration_in_words(shard.idle_seconds) + " ago";
    fmt::print("  shard {:>4}  {:>7} of {:<7} {:>5} failed  {:<10} {}{}{}\n", shard.shard,
               shard.done, shard.units, shard.failed, shard.in_use ? "working" : "", when,
               shard.problem.empty() ? "" : "  DAMAGED: ", shard.problem);
  }
  if (hidden > 0) fmt::print("  and {} more shards that are not done (--why shows all)\n", hidden);
}

std::string rest_in_words(SweepStatus const& status) {
  std::size_t const left = status.units - status.done;
  if (left == 0 || status.done == 0) return "";
  double const seconds =
      status.core_seconds / static_cast<double>(status.done) * static_cast<double>(left);
  return fmt::format(", about {} of one core", duration_in_words(seconds));
}

int code_of(SweepStatus const& status) {
  for (ShardStatus const& shard : status.shards)
    if (!shard.problem.empty()) return exit_io;
  if (status.done < status.units) return exit_stopped;
  return status.failed > 0 ? exit_some_failed : exit_done;
}

void tell_of_damage(SweepStatus const& status, bool verify, std::filesystem::path const& folder) {
  bool const damaged = std::any_of(status.shards.begin(), status.shards.end(),
                                   [](ShardStatus const& s) { return !s.problem.empty(); });
  if (damaged)
    fmt::print("  kith work {} redoes what is damaged and keeps the rest\n",
               shell_word(folder.string()));
  else if (verify)
    fmt::print("  every finished run matches its checksum\n");
}

}  // namespace

int run_status(std::vector<std::string> const& arguments) {
  po::options_description options("options", 100);
  options.add_options()("why", "every shard, and why runs failed")(
      "verify", "reads every finished run and checks its checksum");
  auto const given = parse_arguments("status", about_status, options, arguments);
  if (!given) return exit_done;
  auto const folder = folder_given(*given);
  bool const why = given->count("why") > 0;
  Plan const plan = read_plan(folder);
  bool const verify = given->count("verify") > 0;
  SweepStatus const status =
      status_of(plan, folder, verify ? LogReading::whole : LogReading::headers);
  fmt::print("{}: {} of {} runs done, {} of them failed, {} left{}\n", plan.sweep.id, status.done,
             status.units, status.failed, status.units - status.done, rest_in_words(status));
  fmt::print("  {} of {} shards being worked on, {} spent so far\n", status.in_use, plan.shards,
             duration_in_words(status.core_seconds) + " of one core");
  if (plan.source != this_source())
    fmt::print("  planned by {}; this is {}, which cannot work on it\n", plan.source,
               this_source());
  print_shards(status, why);
  tell_of_damage(status, verify, folder);
  constexpr std::size_t most = 100;
  if (why)
    for (auto const& line : failures_of(plan, folder, most)) fmt::print("  failed: {}\n", line);
  if (why && status.failed > 0)
    fmt::print("  kith work {} --retry-failed repeats them\n", shell_word(folder.string()));
  return code_of(status);
}

}  // namespace kith

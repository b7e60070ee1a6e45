#include "kith/sweep/merge/merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/describe_study.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/progress.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_merge =
    "Joins the shards of a sweep into one result, every run verified. Refuses, and names, what "
    "does\n"
    "not fit: runs that are missing, damaged, of another plan, or done twice with different "
    "results.\n";

po::options_description merge_options() {
  po::options_description options("options", 100);
  options.add_options()("output,o", po::value<std::string>()->value_name("OUT.h5"),
                        "the result (required)")(
      "partial", "joins what is done; the rest is marked as not run")(
      "force", "replaces an existing result")("quiet,q", "no summary");
  return options;
}

StudyMetadata metadata_of(Plan const& plan, std::vector<std::string> const& arguments) {
  RunRequest request;
  request.command_line = command_line_of("merge", arguments);
  std::vector<int> replicates(static_cast<std::size_t>(plan.blocks.back().replicates));
  std::iota(replicates.begin(), replicates.end(), 0);
  StudyMetadata metadata = describe_study(plan.sweep.study, replicates, request);
  if (!plan.sweep.title.empty()) metadata.title = plan.sweep.title;
  metadata.source = plan.source;
  metadata.run_id = text_of(plan.id()).substr(0, 16);
  // In which week samples may first differ from usual care.
  for (std::size_t i = 0; i < plan.sweep.varies.size(); ++i) {
    std::string const& path = plan.sweep.varies[i].path;
    if (!path.starts_with("partnership.") || !path.ends_with(".start_week")) continue;
    for (auto const& values : plan.samples.values)
      metadata.first_partnership_week =
          std::min(metadata.first_partnership_week, static_cast<int>(values[i]));
  }
  return metadata;
}

void tell(Merged const& merged, fs::path const& output, double seconds) {
  fmt::print("{}: {} runs", output.string(), merged.units - merged.missing);
  if (merged.missing > 0) fmt::print(", {} NOT RUN", merged.missing);
  if (merged.failed > 0) fmt::print(", {} FAILED", merged.failed);
  fmt::print(
      ", joined in {}\nIn Python: kith.open(\"{}\"); which numbers matter: kith sensitivity "
      "{}\n",
      duration_in_words(seconds), output.string(), output.string());
}

}  // namespace

int run_merge(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("merge", about_merge, merge_options(), arguments);
  if (!given) return exit_done;
  fs::path const folder = folder_given(*given);
  if (given->count("output") == 0) throw UsageError("into which file? Name it with -o OUT.h5");
  fs::path const output = (*given)["output"].as<std::string>();
  bool const force = given->count("force") > 0;
  expect_free_name(output, force);
  auto const began = std::chrono::steady_clock::now();
  Interruption interruption(std::nullopt);
  Plan const plan = read_plan(folder);
  OutputLock const lock(output);
  remove_leftovers(output);
  fs::path temporary;
  auto const watch = interruption.watch({[] {},
                                         [&] {
                                           std::error_code ignored;
                                           fs::remove(temporary, ignored);
                                         }});
  MergeOptions options;
  options.partial = given->count("partial") > 0;
  options.replace = force;
  options.stop = interruption.stop();
  options.on_temporary = [&](fs::path const& path) { temporary = path; };
  Merged const merged = merge_shards(plan, folder, output, metadata_of(plan, arguments), options);
  if (!merged.finished) {
    print_message("kith: stopped; nothing was written\n");
    return exit_signal + interruption.signal();
  }
  std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - began;
  if (given->count("quiet") == 0) tell(merged, output, spent.count());
  return merged.failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace kith

#include "kith/sweep/merge/merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/result/join_parts.hpp"
#include "kith/cli/result/write_answer.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/changes_given.hpp"
#include "kith/cli/text/describe_study.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/progress.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_merge =
    "Joins the shards of a sweep (DIR) into one result and verifies every run. It lists, and\n"
    "refuses to join, runs that are missing, damaged, from another plan, or done twice with\n"
    "different results.\n"
    "Also joins parts of one study (A.h5 B.h5 ...) that hold different replicates, as kith run\n"
    "--only makes them: the result is that of a single run, but without shares of chance.\n";

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
  // The first week in which samples may differ from usual care.
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

/// The options that both kinds of merge share.
struct MergeAsked {
  std::vector<std::string> words;  ///< a folder, or results
  fs::path output;
  bool force, quiet, partial;
  std::vector<std::string> const& arguments;
};

MergeAsked read_asked(po::variables_map const& given, std::vector<std::string> const& arguments) {
  if (given.count("file") == 0) throw UsageError("which sweep folder, or which results?");
  if (given.count("output") == 0) throw UsageError("into which file? Name it with -o OUT.h5");
  MergeAsked asked{given["file"].as<std::vector<std::string>>(),
                   given["output"].as<std::string>(),
                   given.count("force") > 0,
                   given.count("quiet") > 0,
                   given.count("partial") > 0,
                   arguments};
  expect_free_name(asked.output, asked.force);
  return asked;
}

void remove_at_once(fs::path const& temporary) {
  std::error_code ignored;
  fs::remove(temporary, ignored);
}

int explain_stop(Interruption const& interruption) {
  print_message("kith: stopped; nothing was written\n");
  return exit_signal + interruption.signal();
}

int merge_sweep(MergeAsked const& asked) {
  if (asked.words.size() != 1) throw UsageError("one sweep folder at a time");
  auto const began = std::chrono::steady_clock::now();
  Interruption interruption(std::nullopt);
  Plan const plan = read_plan(asked.words[0]);
  OutputLock const lock(asked.output);
  remove_leftovers(asked.output);
  fs::path temporary;
  auto const watch = interruption.watch({[] {}, [&] { remove_at_once(temporary); }});
  MergeOptions options;
  options.partial = asked.partial;
  options.replace = asked.force;
  options.stop = interruption.stop();
  options.on_temporary = [&](fs::path const& path) { temporary = path; };
  Merged const merged =
      merge_shards(plan, asked.words[0], asked.output, metadata_of(plan, asked.arguments), options);
  if (!merged.finished) return explain_stop(interruption);
  std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - began;
  if (!asked.quiet) tell(merged, asked.output, spent.count());
  return merged.failed > 0 ? exit_some_failed : exit_done;
}

int merge_parts(MergeAsked const& asked) {
  if (asked.partial) throw UsageError("--partial is for sweeps");
  Interruption interruption(std::nullopt);
  Parts const parts(asked.words);
  OutputLock const lock(asked.output);
  remove_leftovers(asked.output);
  RunRequest request;
  // Keeps visible what --set changed.
  request.command_line = command_line_of("merge", asked.arguments) + "  # " + parts.command_line();
  StudyMetadata about = describe_study(parts.study(), parts.replicates(), request);
  about.scenario_toml = parts.scenario_toml();
  StudyAnswer answer(parts.study(), parts.replicates());
  StudyWriter writer(asked.output, layout_of(parts.study()), about, {asked.force});
  auto const watch = interruption.watch({[] {}, [&] { remove_at_once(writer.temporary_path()); }});
  int failed = 0;
  bool const finished = parts.each_run([&](RunResult const& run) {
    writer.write(run);
    answer.add(run);
    failed += run.failed ? 1 : 0;
    return !*interruption.stop();
  });
  if (!finished) return explain_stop(interruption);
  write_answer(writer, answer, about);
  writer.finish();
  if (!asked.quiet)
    fmt::print("{}{}: {} replicates of {} parts\n",
               answer.in_words(changes_in_words(request.command_line)), asked.output.string(),
               parts.replicates().size(), asked.words.size());
  return failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace

int run_merge(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("merge", about_merge, merge_options(), arguments);
  if (!given) return exit_done;
  MergeAsked const asked = read_asked(*given, arguments);
  std::error_code ignored;
  fs::path const first = asked.words[0];
  bool const parts = fs::is_regular_file(first, ignored) || first.extension() == ".h5";
  return parts ? merge_parts(asked) : merge_sweep(asked);
}

}  // namespace kith

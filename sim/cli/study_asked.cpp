#include "kith/cli/study_asked.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "kith/answer/money/warnings.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/proof/stored_study.hpp"
#include "kith/cli/study_given.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

fs::path output_of(RunRequest const& request, Scenario const& first) {
  if (!request.output.empty()) return request.output;
  make_folder("results");
  std::string const stem = first.id.empty() ? fs::path(request.files[0]).stem().string() : first.id;
  return fs::path("results") / (stem + ".h5");
}

std::optional<StudyAsked> ask_for(RunRequest const& request, std::vector<Scenario> scenarios,
                                  Problems const& problems) {
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return std::nullopt;
  }
  print_message("{}", format_problems(warnings_of(scenarios)));
  fs::path output = output_of(request, scenarios[0]);
  expect_free_name(output, request.force);
  auto study = study_of_files(std::move(scenarios));
  if (!study) return std::nullopt;
  return StudyAsked{std::move(*study), std::move(output)};
}

bool is_hdf5(std::string const& name) {
  std::string signature(8, '\0');
  std::ifstream file(name, std::ios::binary);
  return file.read(signature.data(), 8) && signature == "\x89HDF\r\n\x1a\n";
}

/// The scenarios of a result, and its replicates if none are asked for.
std::vector<Scenario> read_result(RunRequest& request, Problems& problems) {
  std::string const& name = request.files[0];
  ResultsFile const file(name);
  StudyMetadata const about = file.metadata();
  bool const counted = std::any_of(request.sets.begin(), request.sets.end(), [](auto const& set) {
    return set.starts_with("run.replicates=");
  });
  if (!counted && request.only.empty()) request.only = about.replicates;
  request.command_line += "  # " + about.command_line;  // keeps visible what --set changed
  return stored_scenarios(file, name, request.sets, problems);
}

}  // namespace

std::optional<StudyAsked> read_study(RunRequest& request) {
  if (!request.output.empty()) expect_free_name(request.output, request.force);
  Problems problems;
  std::vector<Scenario> scenarios;
  for (auto const& file : request.files) {
    bool const result = is_hdf5(file);
    if (result && request.files.size() > 1)
      throw UsageError(file + ": a result is run alone, without other files");
    if (result)
      scenarios = read_result(request, problems);
    else
      scenarios.push_back(read_scenario(file, request.sets, problems));
  }
  return ask_for(request, std::move(scenarios), problems);
}

// Finds out before anything is simulated whether the result could not be written.
void expect_free_name(fs::path const& output, bool force) {
  auto const fail = [&](std::string_view why) {
    throw OutputError(fmt::format("{}: {}", output.string(), why));
  };
  fs::path const folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) fail("cannot create (there is no such folder)");
  auto const found = fs::symlink_status(output);
  if (!fs::exists(found)) return;
  if (!fs::is_regular_file(found)) fail("cannot write here (not an ordinary file)");
  if (!force) fail("exists already (--force replaces it, -o gives another name)");
}

}  // namespace kith

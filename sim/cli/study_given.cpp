#include "kith/cli/study_given.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/scenario/read_scenario.hpp"

namespace kith {
namespace {

using Given = boost::program_options::variables_map;

std::vector<std::string> words_given(Given const& given, char const* option) {
  if (given.count(option) == 0) return {};
  return given[option].as<std::vector<std::string>>();
}

std::vector<std::string> sets_given(Given const& given) {
  auto sets = words_given(given, "set");
  for (auto const* name : {"replicates", "seed"})
    if (given.count(name))
      sets.push_back(fmt::format("run.{}={}", name, given[name].as<std::string>()));
  return sets;
}

}  // namespace

std::optional<Study> study_of_files(std::vector<Scenario> files) {
  try {
    return make_study(std::move(files));
  } catch (StudyConflict const& conflict) {
    print_message("{}", format_problems({conflict.problem}));
  } catch (std::invalid_argument const& differs) {
    print_message("kith: {}\n", differs.what());
  }
  return std::nullopt;
}

std::optional<Study> study_given(Given const& given) {
  auto const files = words_given(given, "file");
  if (files.empty()) throw UsageError("which file?");
  Problems problems;
  std::vector<Scenario> scenarios;
  for (auto const& file : files)
    scenarios.push_back(read_scenario(file, sets_given(given), problems));
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return std::nullopt;
  }
  return study_of_files(std::move(scenarios));
}

}  // namespace kith

#include "kith/cli/proof/stored_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "kith/cli/text/message.hpp"
#include "kith/io/scenario/read_scenario.hpp"

namespace kith {

std::vector<Scenario> stored_scenarios(ResultsFile const& file, std::string const& name,
                                       std::vector<std::string> const& sets, Problems& problems) {
  // Usual care and comparators keep the text of the scenario that they were made from.
  std::vector<std::string> texts;
  for (std::string const& text : file.read_texts("/provenance/scenario_resolved_toml"))
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
      texts.push_back(text);
  if (texts.empty())
    throw OutputError(
        fmt::format("{}: holds no text of its scenarios (results of kith run do)", name));
  std::vector<Scenario> scenarios;
  for (std::string const& text : texts)
    scenarios.push_back(read_scenario_text(text, name, problems, sets));
  return scenarios;
}

std::optional<Study> stored_study(ResultsFile const& file, std::string const& name) {
  Problems problems;
  std::vector<Scenario> scenarios = stored_scenarios(file, name, {}, problems);
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return std::nullopt;
  }
  try {
    return make_study(std::move(scenarios));
  } catch (std::invalid_argument const& differs) {
    print_message("kith: {}: {}\n", name, differs.what());
    return std::nullopt;
  }
}

}  // namespace kith

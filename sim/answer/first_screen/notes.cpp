#include "kith/answer/first_screen/notes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/scenario/possible/findings.hpp"

namespace kith {
namespace {

std::string called(Scenario const& scenario, Partnership const& partnership) {
  if (scenario.partnerships.size() == 1) return "The partnership";
  return partnership.title.empty() ? "'" + partnership.id + "'" : partnership.title;
}

std::string after_the_end(Scenario const& scenario, int week) {
  std::string const& day = scenario.time.start;
  return fmt::format("begins after the end of the run: in week {} ({}) of {} ({})", week,
                     month_of(day, week), scenario.time.weeks, month_of(day, scenario.time.weeks));
}

void note_programs(Scenario const& scenario, Findings const& findings,
                   Partnership const& partnership, std::vector<std::string>& notes) {
  std::string late;
  for (PlannedProgram const& program : findings.programs_of(partnership)) {
    std::string name = program.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    if (program.to <= program.from)
      notes.push_back("It ends before it begins: " + name + ".");
    else if (program.from >= scenario.time.weeks)
      late += (late.empty() ? "" : ", ") + name;
  }
  if (!late.empty())
    notes.push_back(fmt::format("Begins after the end of the run ({}): {}.",
                                month_of(scenario.time.start, scenario.time.weeks), late));
}

}  // namespace

std::vector<std::string> notes_of(Scenario const& scenario) {
  std::vector<std::string> notes;
  if (scenario.partnerships.empty()) return notes;
  Findings const findings(scenario);
  for (Partnership const& partnership : scenario.partnerships) {
    std::string const name = called(scenario, partnership);
    if (partnership.start_week >= scenario.time.weeks) {
      notes.push_back(fmt::format("{} {}.", name, after_the_end(scenario, partnership.start_week)));
      continue;
    }
    note_programs(scenario, findings, partnership, notes);
    if (partnership.grant_usd_per_year > 0.0 && partnership.grant_weeks == 0)
      notes.push_back(
          fmt::format("{} has a grant of {} a year that is never paid: it has no weeks.", name,
                      dollars_in_words(partnership.grant_usd_per_year)));
  }
  return notes;
}

}  // namespace kith

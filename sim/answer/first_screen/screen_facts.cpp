#include "kith/answer/first_screen/screen_facts.hpp"

#include <algorithm>

#include "kith/answer/first_screen/notes.hpp"
#include "kith/answer/study_answer.hpp"
#include "kith/study/rivals.hpp"

namespace kith {

std::optional<ScreenFacts::Grant> last_grant(Scenario const& scenario) {
  std::optional<ScreenFacts::Grant> last;
  for (Partnership const& p : scenario.partnerships) {
    if (p.grant_weeks == 0 || p.grant_usd_per_year == 0.0) continue;
    int const end = std::min(p.start_week + p.grant_weeks, p.end_week);
    if (!last || end > last->end_week) last = {end, p.renewal != Renewal::never, p.start_week};
  }
  return last && last->end_week < scenario.time.weeks ? last : std::nullopt;
}

ScreenFacts screen_facts(Study const& study) {
  Scenario const& usual = study.scenarios.at(0);
  ScreenFacts facts;
  facts.place = usual.margins.title;
  facts.first_day = usual.time.start;
  facts.first_week = compared_runs(study, {}).first_partnership_week;
  facts.weeks = usual.time.weeks;
  facts.residents = usual.margins.residents;
  facts.people_per_resident = usual.margins.people_per_resident;
  for (Scenario const& scenario : study.scenarios) {
    ScreenFacts::OfScenario one;
    one.title = scenario.title.empty() ? scenario.id : scenario.title;
    one.has_screen = !scenario.partnerships.empty();
    one.grant = last_grant(scenario);
    one.notes = notes_of(scenario);
    one.granted_usd = usd_in(grants_of(scenario));
    for (Partnership const& p : scenario.partnerships)
      one.grant_ends.emplace_back(p.id, p.grant_weeks > 0 && p.grant_usd_per_year > 0.0
                                            ? p.start_week + p.grant_weeks
                                            : scenario.time.weeks);
    for (std::size_t k = 0; k < study.scenarios.size(); ++k) {
      Scenario const& other = study.scenarios[k];
      if (other.rival_of != scenario.id || other.rival == Rival::none) continue;
      if (other.rival != Rival::instead && one.instead) continue;
      one.instead = k;
      one.same_grant = other.rival == Rival::instead;
    }
    facts.scenarios.push_back(std::move(one));
  }
  return facts;
}

}  // namespace kith

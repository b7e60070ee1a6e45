#include "kith/study/rivals.hpp"

#include <algorithm>

#include "kith/ground/weeks.hpp"

namespace kith {
namespace {

Scenario rival(Scenario const& scenario, Rival kind, std::string const& title) {
  Scenario rival = scenario;
  rival.id = rival_id(scenario.id, kind);
  rival.title = title + " (" + scenario.title + ")";
  rival.question = "What would the same money do at a clinic?";
  rival.partnerships.clear();
  rival.rival = kind;
  rival.rival_of = scenario.id;
  return rival;
}

}  // namespace

std::vector<Scenario> rivals_of(Scenario const& scenario) {
  if (!scenario.same_money.enabled) return {};
  std::vector<Scenario> rivals = {
      rival(scenario, Rival::dollar_for_dollar, "Dollar for dollar on clinic therapists")};
  if (!grants_of(scenario).is_empty())
    rivals.push_back(rival(scenario, Rival::instead, "The same grant for clinic therapists"));
  return rivals;
}

std::string rival_id(std::string const& scenario_id, Rival kind) {
  return scenario_id + (kind == Rival::instead ? "-same-grant" : "-same-money");
}

Budget grants_of(Scenario const& scenario) {
  Budget budget;
  for (Partnership const& p : scenario.partnerships) {
    Week const end = std::min({p.start_week + p.grant_weeks, p.end_week, scenario.time.weeks});
    if (end > p.start_week && p.grant_usd_per_year > 0.0)
      budget.tranches.push_back({p.start_week, end, p.grant_usd_per_year});
  }
  return budget;
}

double usd_in(Budget const& budget) {
  double usd = 0.0;
  for (Budget::Tranche const& tranche : budget.tranches)
    usd += tranche.usd_per_year * (tranche.to - tranche.from) / weeks_per_year;
  return usd;
}

Budget spending_of(Scenario const& scenario, std::vector<double> const& spent_usd) {
  Budget budget;
  Week const start = first_start(scenario);
  for (std::size_t year = 0; year < spent_usd.size(); ++year) {
    Week const from = std::max(start, static_cast<Week>(year) * weeks_per_year);
    Week const to = std::min(scenario.time.weeks, static_cast<Week>(year + 1) * weeks_per_year);
    if (to > from)
      budget.tranches.push_back({from, to, spent_usd[year] * weeks_per_year / (to - from)});
  }
  return budget;
}

Week first_start(Scenario const& scenario) {
  Week first = scenario.time.weeks;
  for (Partnership const& partnership : scenario.partnerships)
    first = std::min(first, partnership.start_week);
  return first;
}

}  // namespace kith

#include "kith/answer/first_screen/first_screens.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "kith/statistics/interval.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t serious_distress = k6_band_count - 1;

std::optional<std::size_t> place_in(Layout const& layout, std::string_view name,
                                    std::string_view group = "/") {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    if (layout.outcomes[i].name == name && layout.outcomes[i].group == group) return i;
  return std::nullopt;
}

double value_at(Values const& values, std::size_t place) {
  return std::visit(
      [&](auto const& all) {
        return place < all.size() ? static_cast<double>(all[place]) : not_known;
      },
      values);
}

/// The sum over all weeks and partnerships that have a value.
double sum_of(Values const& values) {
  return std::visit(
      [](auto const& all) {
        double sum = 0.0;
        for (auto const one : all)
          if (auto const number = static_cast<double>(one); std::isfinite(number)) sum += number;
        return sum;
      },
      values);
}

}  // namespace

FirstScreens::Run::Run()
    : additional(not_known),
      in_serious_distress(not_known),
      served(not_known),
      newly_reached(not_known),
      sooner(not_known),
      cost_usd(not_known),
      returned_usd(not_known) {}

FirstScreens::FirstScreens(ScreenFacts facts, Layout const& layout, std::vector<int> replicates)
    : facts_(std::move(facts)),
      replicates_(std::move(replicates)),
      strata_(strata_in(layout).size()),
      everybody_(everybody_in(strata_in(layout))),
      reach_(reach_outcomes_in(layout)),
      cost_(place_in(layout, "cost_partnership_usd")),
      treated_share_(place_in(layout, "treated_past_year_share")),
      returned_(place_in(layout, "money_returned_usd", "/partnerships")),
      runs_(facts_.scenarios.size() * replicates_.size()),
      treated_(facts_.scenarios.size()) {
  for (auto& lives : treated_)
    for (auto& runs : lives) runs.assign(replicates_.size(), {not_known, not_known});
}

FirstScreens::Run const& FirstScreens::run(std::size_t scenario, std::size_t k) const {
  return runs_[scenario * replicates_.size() + k];
}

/// The last week that still shows what a grant leaves behind.
int FirstScreens::week_after_grant(std::size_t scenario) const {
  return std::min(facts_.weeks, facts_.scenarios[scenario].grant->end_week + latest_after_grant) -
         1;
}

void FirstScreens::add(RunResult const& result) {
  auto const found = std::find(replicates_.begin(), replicates_.end(), result.replicate);
  if (result.failed || found == replicates_.end() || result.scenario >= treated_.size()) return;
  auto const k = static_cast<std::size_t>(found - replicates_.begin());
  add_treated(result, k);
  if (result.scenario == 0 || reach_.size() != std::size(reach_names)) return;
  ReachOfRun const reach = reach_in(result, reach_);
  if (!is_compared(reach)) return;
  ReachSums const sums(reach, strata_, everybody_);
  Run& run = runs_[result.scenario * replicates_.size() + k];
  run.additional = sums.additional();
  run.in_serious_distress = sums.additional(serious_distress);
  run.served = sums.served(0) + sums.served(1);
  run.newly_reached = sums.served_people(OtherLife::newly_reached);
  run.sooner = sums.served_people(OtherLife::sooner);
  if (returned_) run.returned_usd = sum_of(result.values[*returned_]);
  if (!cost_) return;
  run.cost_usd = 0.0;
  for (int week = facts_.first_week; week < facts_.weeks; ++week)
    if (double const usd = value_at(result.values[*cost_], static_cast<std::size_t>(week));
        std::isfinite(usd))
      run.cost_usd += usd;
}

void FirstScreens::add_treated(RunResult const& result, std::size_t k) {
  if (!treated_share_) return;
  auto const adults_in = [&](int week) {  // the first stratum
    return value_at(result.values[*treated_share_], static_cast<std::size_t>(week) * strata_);
  };
  for (std::size_t s = 1; s < treated_.size(); ++s) {
    auto const& grant = facts_.scenarios[s].grant;
    if (!grant || (result.scenario != 0 && result.scenario != s)) continue;
    treated_[s][result.scenario == 0 ? 0 : 1][k] = {adults_in(std::max(0, grant->end_week - 1)),
                                                    adults_in(week_after_grant(s))};
  }
}

void FirstScreens::add_chance(FirstScreen& screen, std::size_t scenario,
                              PartnershipLives const& lives) const {
  std::vector<double> benefits;
  FirstScreen::Chance& chance = screen.chance;
  for (std::size_t k = 0; k < replicates_.size(); ++k) {
    double const more = run(scenario, k).additional;
    if (std::isnan(more)) continue;
    bool const opened = lives.opened(scenario, k).value_or(true);
    benefits.push_back(opened ? more : 0.0);
    if (!opened)
      ++chance.never_opened;
    else
      ++(more > 0.0 ? chance.better : more < 0.0 ? chance.worse : chance.no_change);
  }
  chance.words = likelihood_words(benefits);
}

/// A partnership counts as running out while its grant is paid, or at any time if it has none.
void FirstScreens::add_money(FirstScreen& screen, std::size_t scenario,
                             PartnershipLives const& lives) const {
  auto const& facts = facts_.scenarios[scenario];
  for (std::size_t k = 0; k < replicates_.size(); ++k) {
    std::optional<bool> any;
    for (auto const& [id, end] : facts.grant_ends)
      if (auto const out = lives.ran_out_before(scenario, k, id, end))
        any = any.value_or(false) || *out;
    if (!any) continue;
    ++screen.money.known;
    screen.money.ran_out += *any ? 1 : 0;
  }
  double sum = 0.0;
  std::size_t runs = 0;
  for (std::size_t k = 0; k < replicates_.size(); ++k)
    if (double const usd = run(scenario, k).returned_usd; !std::isnan(usd)) sum += usd, ++runs;
  screen.money.returned_usd = runs > 0 ? sum / static_cast<double>(runs) : 0.0;
  screen.money.granted_usd = facts.granted_usd;
}

std::optional<FirstScreen> FirstScreens::of(std::size_t scenario,
                                            PartnershipLives const& lives) const {
  auto const& facts = facts_.scenarios[scenario];
  auto const column = [&](double Run::*of_run) {
    std::vector<double> values;
    for (std::size_t k = 0; k < replicates_.size(); ++k)
      if (double const value = run(scenario, k).*of_run; !std::isnan(value))
        values.push_back(value);
    return values;
  };
  std::vector<double> const additional = column(&Run::additional);
  if (!facts.has_screen || additional.empty()) return std::nullopt;
  auto const mean = [&](double Run::*of_run) { return mean_of(column(of_run)); };
  FirstScreen screen;
  screen.title = facts.title;
  screen.place = facts_.place;
  screen.first_week = facts_.first_week;
  screen.last_week = facts_.weeks;
  screen.first_day = facts_.first_day;
  screen.residents = facts_.residents;
  screen.people_per_resident = facts_.people_per_resident;
  screen.replicates = additional.size();
  screen.care = {mean_of(additional), interval_of(additional), mean(&Run::in_serious_distress),
                 monte_carlo_error(additional)};
  screen.served = {mean(&Run::served), mean(&Run::newly_reached), mean(&Run::sooner)};
  screen.cost_usd = mean(&Run::cost_usd);
  add_chance(screen, scenario, lives);
  add_money(screen, scenario, lives);
  screen.notes = facts.notes;
  screen.instead = instead_of(scenario);
  screen.after = after_grant_of(scenario);
  return screen;
}

std::optional<FirstScreen::Instead> FirstScreens::instead_of(std::size_t scenario) const {
  auto const other = facts_.scenarios[scenario].instead;
  if (!other) return std::nullopt;
  FirstScreen::Instead out;
  out.same_grant = facts_.scenarios[scenario].same_grant;
  std::vector<double> additional, distress;
  for (std::size_t k = 0; k < replicates_.size(); ++k) {
    Run const &ours = run(scenario, k), &theirs = run(*other, k);
    double const more = theirs.additional - ours.additional;
    if (std::isnan(more)) continue;
    additional.push_back(theirs.additional);
    distress.push_back(theirs.in_serious_distress);
    ++(more > 0.0 ? out.more : more < 0.0 ? out.fewer : out.as_many);
  }
  if (additional.empty()) return std::nullopt;
  out.additional = mean_of(additional);
  out.in_serious_distress = mean_of(distress);
  return out;
}

std::optional<FirstScreen::After> FirstScreens::after_grant_of(std::size_t scenario) const {
  auto const& grant = facts_.scenarios[scenario].grant;
  if (!grant) return std::nullopt;
  FirstScreen::After out;
  out.end_week = grant->end_week;
  out.may_be_renewed = grant->may_be_renewed;
  out.weeks_later = week_after_grant(scenario) + 1 - grant->end_week;
  std::vector<double> gains, left;
  auto const& [usual, with] = treated_[scenario];
  for (std::size_t k = 0; k < replicates_.size(); ++k) {
    double const gain = with[k].at_end - usual[k].at_end, rest = with[k].after - usual[k].after;
    if (std::isnan(gain) || std::isnan(rest)) continue;
    gains.push_back(gain);
    left.push_back(rest);
  }
  double const gain = mean_of(gains);
  if (gains.size() >= fewest_for_words && gain > monte_carlo_error(gains) &&
      out.weeks_later >= soonest_after_grant)
    out.left = mean_of(left) / gain;
  return out;
}

std::vector<std::string> FirstScreens::texts(PartnershipLives const& lives,
                                             std::string const& other_clinic) const {
  std::vector<std::string> all;
  for (std::size_t scenario = 0; scenario < facts_.scenarios.size(); ++scenario) {
    auto screen = of(scenario, lives);
    if (screen) screen->other_clinic = other_clinic;
    all.push_back(screen ? in_words(*screen) : "");
  }
  return all;
}

}  // namespace kith

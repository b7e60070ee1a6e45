#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/scenario/answerable.hpp"
#include "kith/scenario/custom/custom_programs.hpp"
#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/income.hpp"
#include "kith/scenario/scenario.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// A day of the calendar, written as 2026-01-05.
bool is_date(std::string const& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  auto const number = [&text](std::size_t from, std::size_t digits) {
    int value = 0;
    for (std::size_t i = from; i < from + digits; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  int const year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (month < 1 || month > 12) return false;
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  int const days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day >= 1 && day <= days[month - 1];
}

/// An id becomes part of the names of files and axes.
bool is_id(std::string const& text) {
  auto const allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

void check_start(Form& form, std::string const& start) {
  std::string const meant = date_meant(start);
  if (!is_date(start))
    form.problem("start", "start = \"" + start + "\" (must be a date written year-month-day" +
                              (meant == start  ? "; there is no such date)"
                               : meant.empty() ? ", such as \"2026-01-05\")"
                                               : ": write start = \"" + meant + "\")"));
  else if (start < "1700" || start > "2201")
    form.problem("start", "start = \"" + start +
                              "\" (must be in the years 1700 to 2200, which calendars hold)");
}

void describe(Form& form, Time& time) {
  form.integer({"weeks", "week", "Weeks of the horizon, after burn-in."}, {1, 2600}, time.weeks);
  form.integer({"settling_weeks", "week", "Weeks of burn-in before the horizon, not recorded."},
               {0, 2600}, time.settling_weeks);
  form.text({"start", "", "First day of the horizon, such as 2026-01-05."}, time.start);
  check_start(form, time.start);
}

void describe(Form& form, Run& run) {
  static constexpr std::string_view modes[] = {"draws", "central"};
  form.integer({"seed", "1", "Seed of all random numbers."}, {0, 2147483647}, run.seed);
  form.integer(
      {"replicates", "1", "Number of replicates; each also draws the uncertain parameters."},
      {1, 100000}, run.replicates);
  choose(form,
         {"parameters", "",
          "Whether replicates draw the uncertain parameters or keep central values."},
         modes, run.parameters);
  form.flag({"reach", "",
             "Whether results say whom each scenario reaches, by comparing every resident with the "
             "same resident in usual care."},
            run.reach);
  form.flag({"zone_strata", "", "Whether outcomes are also reported by zone."}, run.zone_strata);
}

void describe(Form& form, SameMoney& same_money, std::vector<Provider> const& providers) {
  form.flag({"enabled", "",
             "Adds two comparators that pay clinic therapists instead: with the same grant, and "
             "with what the partnerships spent in the same replicate and year."},
            same_money.enabled);
  form.reference({"provider", "", "Provider whose slots the money buys."}, Kind::provider,
                 same_money.provider);
  auto const is_chosen = [&](Provider const& p) { return p.id == same_money.provider; };
  auto const chosen = std::find_if(providers.begin(), providers.end(), is_chosen);
  if (same_money.enabled && same_money.provider.empty())
    form.problem("enabled",
                 "enabled = true (must be false unless provider says whose slots the money buys)");
  else if (same_money.enabled && chosen != providers.end() && chosen->role != Role::therapist)
    form.problem("provider", "provider = \"" + same_money.provider +
                                 "\" (must be a provider of role \"therapist\")");
}

/// Outcomes that a file does not name keep 0.
void describe_worthwhile(Form& form, std::vector<std::pair<std::string, double>>& worthwhile) {
  for (AnswerableOutcome const& outcome : answerable_outcomes()) {
    auto const is_named = [&](auto const& one) { return one.first == outcome.name; };
    auto own = std::find_if(worthwhile.begin(), worthwhile.end(), is_named);
    if (own == worthwhile.end()) own = worthwhile.insert(own, {outcome.name, 0.0});
    form.number({outcome.name, outcome.units, outcome.meaning}, {0.0, outcome.largest},
                own->second);
  }
}

void describe(Form& form, Engagement& engagement) {
  form.text({"who", "", "Who took part: patients, residents, staff."}, engagement.who);
  form.text({"how", "", "How they took part."}, engagement.how);
  form.text({"changed", "", "What changed because of it."}, engagement.changed);
}

/// Facts that reporting standards require; the model never reads them.
void describe_report(Form& form, Scenario& scenario) {
  form.integer({"price_year", "year",
                "Year whose prices the scenario's dollars have, recorded in results and not "
                "converted; Kith's own costs are in dollars of 2024."},
               {1990, 2100}, scenario.price_year);
  form.optional_table({"engagement", "",
                       "Who took part in the study besides its authors; recorded for reporting "
                       "standards, never read by the model."},
                      scenario.engagement.has_value(), [&](Form& inner) {
                        if (!scenario.engagement) scenario.engagement.emplace();
                        describe(inner, *scenario.engagement);
                      });
}

void at_most(Form& form, std::string const& name, std::size_t count, std::size_t most) {
  if (count > most)
    form.problem(name, std::to_string(count) + " tables [[" + name + "]] (must be at most " +
                           std::to_string(most) + ")");
}

void describe_look_at(Form& form, std::vector<std::string>& look_at) {
  for (std::string const& name : outcomes_by_weeks()) form.known(Kind::outcome, name);
  form.references({"look_at", "",
                   "Outcomes that the answer, the report and figures show first, in this order."},
                  Kind::outcome, look_at);
  if (look_at.size() > most_looked_at)
    form.problem("look_at", "look_at holds " + std::to_string(look_at.size()) +
                                " outcomes (must be at most " + std::to_string(most_looked_at) +
                                ")");
}

void check_places(Form& form, Scenario const& scenario) {
  at_most(form, "zone", scenario.zones.size(), most_zones);
  at_most(form, "group", scenario.groups.size(), most_groups);
  at_most(form, "organization", scenario.organizations.size(), most_organizations);
  at_most(form, "stratum", scenario.strata.size(), most_strata);
  auto const empty = [](Zone const& zone) { return zone.share_of_residents <= 0.0; };
  if (!scenario.zones.empty() && std::all_of(scenario.zones.begin(), scenario.zones.end(), empty))
    form.problem("zone", "share_of_residents = 0 (must be above 0 in one zone at least)");
}

/// The variance added by the shifts of groups is subtracted from the trait's (MODEL 7.1).
void check_trait(Form& form, DistressEvidence const& distress) {
  double const share = distress.trait_share, paid = distress.reference_shift_variance;
  if (share > 0.0 && share < paid)  // 0: refused when it was read
    form.problem("evidence.distress.trait_share",
                 "trait_share = " + as_number(share) +
                     " (must be at least reference_shift_variance, " + as_number(paid) +
                     ", which is paid from it)");
}

void check_income(Form& form, Scenario const& scenario) {
  if (std::isnan(median_to_poverty_line(scenario.margins, scenario.national))) return;  // not read
  double const spread = income_spread(scenario.margins, scenario.national);
  if (spread < 0.2 || spread > 3.0)
    form.problem("community.share_below_150_poverty",
                 "median_household_income_usd and share_below_150_poverty contradict each other "
                 "(no lognormal distribution of income has both)");
}

void describe_places(Form& form, Scenario& scenario) {
  for (auto const role : organization_roles) form.known(Kind::organization_role, std::string(role));
  for (auto const role : group_roles) form.known(Kind::group_role, std::string(role));
  each(form, {"zone", "", "A neighborhood: the unit of travel and of targeting.", true}, Kind::zone,
       scenario.zones);
  each(form, {"group", "", "A community of language, culture or experience."}, Kind::group,
       scenario.groups);
  each(form, {"organization", "", "A school, congregation, non-profit, agency or clinic."},
       Kind::organization, scenario.organizations);
  each(form, {"site", "", "A place where care is given."}, Kind::site, scenario.sites);
  each(form, {"provider", "", "Posts of one role at a site."}, Kind::provider, scenario.providers);
  describe_strata(form, scenario);
}

}  // namespace

void describe(Form& form, Scenario& scenario) {
  form.text({"id", "", "Short name of the scenario in results and files.", true}, scenario.id);
  if (!is_id(scenario.id))
    form.problem("id", "id = \"" + scenario.id +
                           "\" (must be a text of 1 to 64 letters a-z, digits, '-' and '_')");
  form.text({"title", "", "Title in words."}, scenario.title);
  form.text({"question", "", "The question that the scenario asks."}, scenario.question);
  form.text({"text", "", "What a reader should know."}, scenario.text);
  describe_look_at(form, scenario.look_at);
  describe_report(form, scenario);
  form.table({"time", "", "Weeks simulated."},
             [&](Form& inner) { describe(inner, scenario.time); });
  form.table({"run", "", "Seed and replicates."},
             [&](Form& inner) { describe(inner, scenario.run); });
  form.table({"community", "", "Who lives in the community."},
             [&](Form& inner) { describe(inner, scenario.margins); });
  describe_places(form, scenario);
  check_places(form, scenario);
  form.optional_table({"local", "",
                       "What a clinic of the place reports of its last year, to compare with usual "
                       "care; the model never reads it."},
                      scenario.local.has_value(), [&](Form& inner) {
                        if (!scenario.local) scenario.local.emplace();
                        describe(inner, *scenario.local);
                      });
  each(form, {"event", "", "A dated shock to the whole community or to zones."}, Kind::event,
       scenario.events);
  each(form, {"partnership", "", "Organizations that agree to work together."}, Kind::partnership,
       scenario.partnerships);
  list_custom_programs(scenario);
  if (scenario.custom_programs.size() > most_custom_programs)
    form.problem("partnership", std::to_string(scenario.custom_programs.size()) +
                                    " custom programs of different names (must be at most " +
                                    std::to_string(most_custom_programs) + ")");
  if (scenario.id == usual_care_id && !scenario.partnerships.empty())
    form.problem("id",
                 "id = \"usual-care\" (must be another: Kith adds a scenario of this id, the "
                 "community without the partnership)");
  form.table(
      {"same_money", "", "The cost-matched comparators: the same money for clinic therapists."},
      [&](Form& inner) { describe(inner, scenario.same_money, scenario.providers); });
  form.optional_table({"worthwhile", "",
                       "What difference from usual care matters, by outcome, in its unit and the "
                       "better direction; 0: none stated."},
                      !scenario.worthwhile.empty(),
                      [&](Form& inner) { describe_worthwhile(inner, scenario.worthwhile); });
  form.optional_table({"trial", "", "A virtual trial: whom to enroll, and what arms are offered."},
                      scenario.trial.has_value(), [&](Form& inner) {
                        if (!scenario.trial) scenario.trial.emplace();
                        describe(inner, *scenario.trial, scenario);
                      });
  describe_figures(form, scenario);
  check_income(form, scenario);
}

void describe_figures(Form& form, Scenario& scenario) {
  form.table({"national", "", "National figures that this scenario overrides."},
             [&](Form& inner) { describe(inner, scenario.national); });
  form.table({"evidence", "", "Effects, hazards and costs that this scenario overrides."},
             [&](Form& inner) { describe(inner, scenario.evidence); });
  check_trait(form, *scenario.evidence.distress);
}

}  // namespace kith

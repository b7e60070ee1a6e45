#include "kith/scenario.hpp"

namespace kith {
namespace {

void describe(Form& form, Time& time) {
  form.integer({"weeks", "week", "Horizon, after settling."}, {1, 2600}, time.weeks);
  form.integer({"settling_weeks", "week", "Weeks of settling before the horizon, not recorded."},
               {0, 2600}, time.settling_weeks);
  form.text({"start", "", "First day of the horizon, as 2026-01-05."}, time.start);
}

void describe(Form& form, Run& run) {
  static constexpr std::string_view modes[] = {"draws", "central"};
  form.integer({"seed", "1", "Seed of all random numbers."}, {0, 2147483647}, run.seed);
  form.integer({"replicates", "1", "Replicates; each is also a draw of the uncertain parameters."},
               {1, 100000}, run.replicates);
  choose(form,
         {"parameters", "",
          "Whether replicates draw the uncertain parameters or keep central values."},
         modes, run.parameters);
}

void describe(Form& form, SameMoney& same_money) {
  form.flag(
      {"enabled", "", "Adds the comparator that spends the same money on plain clinic slots."},
      same_money.enabled);
  form.reference({"provider", "", "Provider whose slots the money buys."}, Kind::provider,
                 same_money.provider);
}

void describe_places(Form& form, Scenario& scenario) {
  each(form, {"zone", "", "A neighbourhood: the unit of travel and of targeting.", true},
       Kind::zone, scenario.zones);
  each(form, {"group", "", "A community of language, culture or experience."}, Kind::group,
       scenario.groups);
  each(form, {"organization", "", "A school, congregation, non-profit, agency or clinic."},
       Kind::organization, scenario.organizations);
  each(form, {"site", "", "A place where care is given."}, Kind::site, scenario.sites);
  each(form, {"provider", "", "A role at a site with posts."}, Kind::provider, scenario.providers);
}

}  // namespace

void describe(Form& form, Scenario& scenario) {
  form.text({"id", "", "Short name, in results and on the command line."}, scenario.id);
  form.text({"title", "", "Title in words."}, scenario.title);
  form.text({"question", "", "The question that the scenario asks."}, scenario.question);
  form.text({"text", "", "What a reader should know."}, scenario.text);
  form.table({"time", "", "Weeks lived through."},
             [&](Form& inner) { describe(inner, scenario.time); });
  form.table({"run", "", "Seed and replicates."},
             [&](Form& inner) { describe(inner, scenario.run); });
  form.table({"community", "", "Who lives in the community."},
             [&](Form& inner) { describe(inner, scenario.population); });
  describe_places(form, scenario);
  each(form, {"event", "", "A dated shock to the whole community or to zones."}, Kind::event,
       scenario.events);
  each(form, {"partnership", "", "Organizations that agree to work together."}, Kind::partnership,
       scenario.partnerships);
  form.table({"same_money", "", "The comparator that spends the same money on plain clinic slots."},
             [&](Form& inner) { describe(inner, scenario.same_money); });
  form.table({"evidence", "", "Effects, hazards and costs that this scenario overrides."},
             [&](Form& inner) { describe(inner, scenario.evidence); });
}

}  // namespace kith

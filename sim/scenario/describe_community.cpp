#include <algorithm>

#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

void check_accepts(Form& form, Provider const& provider) {
  for (std::string const& name : provider.accepts)
    if (std::find(std::begin(coverage_names), std::end(coverage_names), name) ==
        std::end(coverage_names))
      form.problem("accepts",
                   "accepts = \"" + name + "\" (must be private, medicaid, medicare or uninsured)");
}

}  // namespace

void describe(Form& form, Zone& zone) {
  form.text({"title", "", "Name of the neighborhood."}, zone.title);
  form.number({"share_of_residents", "1",
               "Share of the community's residents; shares are scaled to add up to 1.", true},
              {0, 1}, zone.share_of_residents);
  form.number({"income_factor", "1", "Median income of the zone divided by that of the community."},
              {0.1, 10}, zone.income_factor);
  form.number({"violent_events_per_1000_year", "1/year",
               "Victims of violence a year per 1,000 residents above the poverty line; below it "
               "the rate is higher."},
              {0, 1000}, zone.violent_events_per_1000_year);
  form.number({"minutes_within", "min", "Travel time by car inside the zone."}, {0, 600},
              zone.minutes_within);
  form.numbers_by_id({"minutes_to", "min", "Travel time by car to other zones."}, Kind::zone,
                     {0, 600}, zone.minutes_to);
  form.optional_table({"centroid", "", "Center of its population, for maps."},
                      zone.centroid.has_value(), [&](Form& inner) {
                        if (!zone.centroid) zone.centroid.emplace();
                        describe(inner, *zone.centroid);
                      });
}

void describe(Form& form, Group& group) {
  form.text({"title", "", "Name of the group."}, group.title);
  form.reference({"role", "",
                  "The part it plays in any community, by which a scenario is carried over to "
                  "another place; the model never reads it."},
                 Kind::group_role, group.role);
  form.text({"language", "", "Language in which its members may need care, such as en or es."},
            group.language);
  form.known(Kind::language, group.language);
  form.number({"share_not_proficient", "1", "Share of members who cannot use care in English."},
              {0, 1}, group.share_not_proficient);
  form.numbers({"share_by_race", "1",
                "Shares of white, black, hispanic, asian and other residents who belong."},
               {0, 1}, group.share_by_race);
  form.integer({"youngest_age", "year", "Age from which people can belong."}, {10, 100},
               group.youngest_age);
  form.number({"female_share", "1", "Share of women and girls among members."}, {0, 1},
              group.female_share);
  form.number({"distress_shift_z", "z", "Shift of the set point of distress; 0 unless sourced."},
              {-2, 2}, group.distress_shift_z);
  form.number({"stigma_shift_sd", "1", "Shift of the set point of stigma."}, {-3, 3},
              group.stigma_shift_sd);
  form.number({"clinic_trust_shift", "1", "Shift of trust in clinics."}, {-0.5, 0.5},
              group.clinic_trust_shift);
  form.number({"discrimination_per_year", "1/year",
               "Events of discrimination a year that a member experiences; each is a stressor and "
               "a loss of trust in clinics; 0 unless sourced."},
              {0, 365}, group.discrimination_per_year);
  form.numbers_by_id(
      {"zone_weight", "1",
       "How many times as likely members are to live there as others; 1: equally likely."},
      Kind::zone, {0, 100}, group.zone_weight);
}

void describe(Form& form, Organization& organization) {
  static constexpr std::string_view kinds[] = {
      "nonprofit", "school", "congregation", "cooperative", "business", "government", "clinic"};
  form.text({"title", "", "Name of the organization."}, organization.title);
  form.reference({"role", "",
                  "The part it plays in any community, by which a scenario is carried over to "
                  "another place; the model never reads it."},
                 Kind::organization_role, organization.role);
  choose(form,
         {"kind", "",
          "What it is; a clinic or government agency hosts programs only if it is named as host."},
         kinds, organization.kind);
  form.reference({"zone", "", "Where it is.", true}, Kind::zone, organization.zone);
  form.number(
      {"members_share", "1",
       "Share of residents of its zone who belong; only those of 10 to 17 belong to a school."},
      {0, 1}, organization.members_share);
  form.number({"members_share_elsewhere", "1", "Share of residents of other zones who belong."},
              {0, 1}, organization.members_share_elsewhere);
  form.numbers_by_id(
      {"members_share_of_group", "1", "Share of a group who belong, wherever they live."},
      Kind::group, {0, 1}, organization.members_share_of_group);
  form.number({"wants_goals", "1",
               "How closely its own goals match those of a mental health partnership, 0 to 1."},
              {0, 1}, organization.wants_goals);
}

void describe(Form& form, Site& site) {
  form.text({"title", "", "Name of the place."}, site.title);
  form.reference({"organization", "", "Who runs it.", true}, Kind::organization, site.organization);
  form.reference({"zone", "", "Where it is.", true}, Kind::zone, site.zone);
  form.flag({"remote", "", "Care by video: no travel, needs broadband."}, site.remote);
}

void describe(Form& form, Provider& provider) {
  static constexpr std::string_view roles[] = {"therapist", "prescriber", "primary_care",
                                               "peer_specialist", "community_health_worker"};
  form.text({"title", "", "Name of the service."}, provider.title);
  form.reference({"site", "", "Where its posts are.", true}, Kind::site, provider.site);
  choose(form, {"role", "", "What its staff do."}, roles, provider.role);
  form.number({"fte", "1", "Full-time-equivalent posts.", true}, {0, 100000}, provider.fte);
  form.texts({"languages", "", "Languages of its staff."}, provider.languages);
  form.references({"culture_of", "", "Groups whose culture its staff share."}, Kind::group,
                  provider.culture_of);
  form.texts(
      {"accepts", "", "Coverage it accepts: private, medicaid, medicare, uninsured; empty: all."},
      provider.accepts);
  check_accepts(form, provider);
  form.number({"referral_required_share", "1",
               "Share of those who ask for care themselves who first need a referral."},
              {0, 1}, provider.referral_required_share);
  form.number(
      {"copay_usd", "USD", "What an insured client pays for a visit; the insurance pays the rest."},
      {0, 10000}, provider.copay_usd);
}

void describe(Form& form, ShockEvent& event) {
  form.integer({"week", "week", "Week of the horizon in which it strikes.", true}, {0, 2600},
               event.week);
  form.number({"size_z", "z", "Size in standard deviations of distress.", true}, {-3, 3},
              event.size_z);
  form.number({"half_life_weeks", "week", "Half-life of the shock."}, {0.1, 1000},
              event.half_life_weeks);
  form.references({"zones", "", "Zones it strikes; none: all."}, Kind::zone, event.zones);
  form.integer({"closure_weeks", "week",
                "Weeks, from that week on, for which in-person care has fewer slots."},
               {0, 2600}, event.closure_weeks);
  form.number(
      {"in_person_slots_share", "1",
       "Share of their slots that in-person services in these zones keep during these weeks."},
      {0, 1}, event.in_person_slots_share);
}

}  // namespace kith

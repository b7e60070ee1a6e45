#include "kith/scenario/possible/eligible_people.hpp"

#include <algorithm>

namespace kith {
namespace {

constexpr int oldest_resident = 110, oldest_pupil = 17;

template <class T>
T const* named(std::vector<T> const& items, std::string const& id) {
  for (T const& item : items)
    if (item.id == id) return &item;
  return nullptr;
}

double entry_of(std::vector<std::pair<std::string, double>> const& entries, std::string const& id,
                double otherwise) {
  for (auto const& [name, value] : entries)
    if (name == id) return value;
  return otherwise;
}

/// People of one zone and race within a range of ages, and of a group if one is given.
struct Kin {
  Zone const& zone;
  int race;
  Group const* group;
  int youngest, oldest;
};

bool lives_there(Group const& group, Kin const& kin) {
  return group.share_by_race[kin.race] > 0.0 && entry_of(group.zone_weight, kin.zone.id, 1.0) > 0.0;
}

bool may_belong(Scenario const& scenario, Organization const& house, Kin const& kin) {
  int const oldest =
      house.kind == OrganizationKind::school ? std::min(kin.oldest, oldest_pupil) : kin.oldest;
  if (kin.youngest > oldest) return false;
  if ((house.zone == kin.zone.id ? house.members_share : house.members_share_elsewhere) > 0.0)
    return true;
  return std::any_of(house.members_share_of_group.begin(), house.members_share_of_group.end(),
                     [&](auto const& entry) {
                       Group const* const group = named(scenario.groups, entry.first);
                       return entry.second > 0.0 && group != nullptr && lives_there(*group, kin) &&
                              group->youngest_age <= oldest;
                     });
}

bool matches(Scenario const& scenario, PeopleFilter const& filter, Kin const& kin) {
  if (kin.youngest > kin.oldest) return false;
  Organization const* const school = named(scenario.organizations, filter.pupils_of);
  if (school != nullptr && !may_belong(scenario, *school, kin)) return false;
  return filter.members_of.empty() ||
         std::any_of(filter.members_of.begin(), filter.members_of.end(), [&](auto const& id) {
           Organization const* const house = named(scenario.organizations, id);
           return house == nullptr || may_belong(scenario, *house, kin);
         });
}

bool anybody_in(Scenario const& scenario, PeopleFilter const& filter, Zone const& zone, int race) {
  Kin all{zone, race, nullptr, filter.youngest_age, std::min(filter.oldest_age, oldest_resident)};
  if (!filter.pupils_of.empty()) all.oldest = std::min(all.oldest, oldest_pupil);
  if (filter.groups.empty()) return matches(scenario, filter, all);
  return std::any_of(filter.groups.begin(), filter.groups.end(), [&](auto const& id) {
    Group const* const group = named(scenario.groups, id);
    if (group == nullptr) return true;
    Kin const members{zone, race, group, std::max(all.youngest, group->youngest_age), all.oldest};
    return lives_there(*group, members) && matches(scenario, filter, members);
  });
}

bool asks_for(std::vector<std::string> const& names, std::string_view one) {
  return names.empty() || std::find(names.begin(), names.end(), one) != names.end();
}

}  // namespace

bool anybody_matches(Scenario const& scenario, PeopleFilter const& filter) {
  for (Zone const& zone : scenario.zones) {
    if (zone.share_of_residents <= 0.0 || !asks_for(filter.zones, zone.id)) continue;
    for (int race = 0; race < race_count; ++race) {
      bool const there =
          scenario.margins.race_share[race] > 0.0 && asks_for(filter.race, race_names[race]);
      if (there && anybody_in(scenario, filter, zone, race)) return true;
    }
  }
  return false;
}

bool anybody_needs(Scenario const& scenario, std::string const& language) {
  return language == "en" ||
         std::any_of(scenario.groups.begin(), scenario.groups.end(), [&](Group const& group) {
           return group.language == language && anybody_matches(scenario, {.groups = {group.id}});
         });
}

}  // namespace kith

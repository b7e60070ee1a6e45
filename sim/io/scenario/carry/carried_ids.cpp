#include "kith/io/scenario/carry/carried_ids.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kith {
namespace {

/// Who plays a part; if there is no second of a kind, the first does.
template <typename Part>
std::string who_plays(std::string_view role, std::vector<Part> const& parts) {
  constexpr std::string_view second = "second-";
  for (Part const& part : parts)
    if (part.role == role) return part.id;
  return role.starts_with(second) ? who_plays(role.substr(second.size()), parts) : "";
}

template <typename Part>
IdsCarried by_role(std::vector<Part> const& from, std::vector<Part> const& to) {
  IdsCarried ids;
  for (Part const& one : from)
    if (!one.role.empty()) ids[one.id] = who_plays(one.role, to);
  return ids;
}

std::vector<Zone> poor_to_rich(std::vector<Zone> zones) {
  std::stable_sort(zones.begin(), zones.end(),
                   [](Zone const& a, Zone const& b) { return a.income_factor < b.income_factor; });
  return zones;
}

IdsCarried zones_by_income(std::vector<Zone> const& from, std::vector<Zone> const& to) {
  auto const old_zones = poor_to_rich(from), new_zones = poor_to_rich(to);
  IdsCarried ids;
  for (std::size_t i = 0; i < old_zones.size() && !new_zones.empty(); ++i) {
    double const place = old_zones.size() == 1
                             ? 0.0
                             : static_cast<double>(i) / static_cast<double>(old_zones.size() - 1);
    double const at = std::round(place * static_cast<double>(new_zones.size() - 1));
    ids[old_zones[i].id] = new_zones[static_cast<std::size_t>(at)].id;
  }
  return ids;
}

IdsCarried languages_of(std::vector<Group> const& from, std::vector<Group> const& to,
                        IdsCarried const& groups) {
  IdsCarried languages;
  for (Group const& group : from) {
    if (group.language == "en") continue;
    auto const spoken = std::any_of(
        to.begin(), to.end(), [&](Group const& other) { return other.language == group.language; });
    auto const other = groups.find(group.id);
    auto const same = std::find_if(to.begin(), to.end(), [&](Group const& g) {
      return other != groups.end() && g.id == other->second;
    });
    languages[group.language] = spoken ? group.language : same == to.end() ? "" : same->language;
  }
  return languages;
}

std::string employer_of(Provider const& provider, Scenario const& scenario) {
  for (Site const& site : scenario.sites)
    if (site.id == provider.site) return site.organization;
  return "";
}

IdsCarried providers_of(Scenario const& from, Scenario const& to, IdsCarried const& organizations) {
  IdsCarried ids;
  for (Provider const& one : from.providers) {
    auto const employer = organizations.find(employer_of(one, from));
    Provider const* same = nullptr;
    for (Provider const& p : to.providers) {
      bool const plays = p.role == one.role && employer != organizations.end() &&
                         employer_of(p, to) == employer->second;
      if (plays && (same == nullptr || p.fte > same->fte)) same = &p;
    }
    ids[one.id] = same == nullptr ? "" : same->id;
  }
  return ids;
}

}  // namespace

std::string CarriedIds::carried(std::string_view kind, std::string const& id) const {
  auto const ids = by_kind.find(kind);
  if (ids == by_kind.end()) return id;
  auto const found = ids->second.find(id);
  return found == ids->second.end() ? id : found->second;
}

CarriedIds carried_ids(Scenario const& from, Scenario const& to) {
  CarriedIds all;
  all.by_kind["organization"] = by_role(from.organizations, to.organizations);
  all.by_kind["group"] = by_role(from.groups, to.groups);
  all.by_kind["zone"] = zones_by_income(from.zones, to.zones);
  all.by_kind["language"] = languages_of(from.groups, to.groups, all.by_kind["group"]);
  all.by_kind["provider"] = providers_of(from, to, all.by_kind["organization"]);
  return all;
}

}  // namespace kith

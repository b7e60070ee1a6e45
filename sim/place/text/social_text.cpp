#include <algorithm>

#include "kith/place/text/community_parts.hpp"

namespace kith {
namespace {

std::string by_race(RaceShares const& shares) {
  return fmt::format("[{:.4f}, {:.4f}, {:.4f}, {:.4f}, {:.4f}]", shares.white, shares.black,
                     shares.hispanic, shares.asian, shares.other);
}

using Members = std::vector<std::pair<std::string, double>>;

// Writes organizations; leaves out memberships of groups that the place does not have.
class Organizations {
 public:
  Organizations(NewCommunity const& place, TomlText& out) : place_(place), out_(out) {}

  void add(std::string_view role, std::string_view title, std::string_view kind,
           PlaceZone const& zone, double goals, double members = 0.0, double elsewhere = 0.0,
           Members const& of_groups = {}) {
    out_.item("organization", role, title);
    out_.words("role", role);
    out_.words("kind", kind);
    out_.words("zone", zone.id);
    if (members > 0.0) out_.share("members_share", std::min(1.0, members));
    if (elsewhere > 0.0) out_.share("members_share_elsewhere", elsewhere);
    Members there;
    for (auto const& member : of_groups)
      if (group_called(place_.groups, member.first) != nullptr) there.push_back(member);
    if (!there.empty()) out_.by_id("members_share_of_group", there, 2);
    out_.put("wants_goals", fmt::format("{:.1f}", goals));
  }

 private:
  NewCommunity const& place_;
  TomlText& out_;
};

void add_agencies(Organizations& all, PlaceZone const& poor, PlaceZone const& rich) {
  all.add("county-clinic", "County community mental health center", "clinic", poor, 0.9);
  all.add("health-center", "Federally qualified health center", "clinic", poor, 0.8);
  all.add("private-practices", "Therapists and psychiatrists in private practice", "business", rich,
          0.3);
  all.add("primary-care-practices", "Primary care practices", "business", rich, 0.5);
  all.add("health-department", "Health department", "government", poor, 0.8);
}

// "Center for Spanish-speaking residents", "Center for residents who speak ...".
std::string center_for(PlaceGroup const& group) {
  std::string const whom =
      group.title.starts_with("Residents") ? "r" + group.title.substr(1) : group.title;
  return "Center for " + whom;
}

// As in the shipped communities; `more` social associations bring more members.
void add_neighbors(Organizations& all, NewCommunity const& place, PlaceZone const& poor,
                   PlaceZone const& rich, double more) {
  bool const is_native = group_called(place.groups, "native-nation") != nullptr;
  all.add("community-center", "A community center", "nonprofit", poor, 0.8, 0.08 * more, 0.004,
          {{"black-church", 0.05}, {"spanish-speaking", 0.02}});
  all.add("congregation", "A congregation", "congregation", poor, 0.6, 0.05 * more, 0.002,
          {{"black-church", 0.10}});
  all.add("high-school", "A high school", "school", poor, 0.7, 0.60);
  if (!is_native) all.add("second-high-school", "Another high school", "school", rich, 0.7, 0.60);
  all.add("recovery-center", "Recovery center, run by people with lived experience", "nonprofit",
          poor, 0.9, 0.03 * more, 0.004);
  all.add("employers", "Employers", "business", rich, 0.4, 0.06);
  auto const languages = language_groups(place.groups);
  if (!languages.empty()) {
    Members members = {{languages[0]->id, 0.10}};
    all.add("language-center", center_for(*languages[0]), "nonprofit", poor, 0.7, 0.0, 0.0,
            members);
  }
  all.add("veterans-post", "Veterans' post", "nonprofit", rich, 0.6, 0.0, 0.0,
          {{"veterans", 0.15}});
  all.add("pride-center", "LGBTQ+ center", "nonprofit", rich, 0.8, 0.0, 0.0, {{"lgbtq", 0.15}});
  if (is_native)
    all.add("native-elders", "Association of elders", "nonprofit", poor, 0.7, 0.0, 0.0,
            {{"native-nation", 0.05}});
}

}  // namespace

void write_groups(NewCommunity const& place, TomlText& out) {
  out.comment(
      "Groups may overlap. Shares of speakers by race are the nation's as far as the "
      "county's figures allow.");
  for (PlaceGroup const& group : place.groups) {
    out.item("group", group.id, group.title);
    out.words("role", group.id);
    if (group.language != "en") {
      out.words("language", group.language);
      out.share("share_not_proficient", group.share_not_proficient, group.why);
    }
    out.put("share_by_race", by_race(group.share_by_race),
            group.language == "en" ? group.why : std::string());
    if (group.youngest_age > 10) out.put("youngest_age", std::to_string(group.youngest_age));
    if (group.female_share > 0.0) out.share("female_share", group.female_share);
  }
  out.blank();
}

void write_organizations(NewCommunity const& place, TomlText& out) {
  Said const associations = said_of(place.county, Figure::associations);
  double const more = std::clamp(associations.value / nation(Figure::associations), 0.3, 3.0);
  out.comment("Memberships are assumed" +
              (place.county.has(Figure::associations)
                   ? ", and grow with social associations (" + associations.source + ")."
                   : std::string(".")));
  PlaceZone const& poor = poorest(place.zones);
  PlaceZone const& rich = richest(place.zones);
  Organizations all(place, out);
  add_agencies(all, poor, rich);
  add_neighbors(all, place, poor, rich, more);
  out.blank();
}

}  // namespace kith

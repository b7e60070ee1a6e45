#include "kith/state/synthesis/belonging.hpp"

#include <algorithm>
#include <cmath>

#include "kith/ground/whole.hpp"
#include "kith/state/synthesis/aspects.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "kith/state/synthesis/fit.hpp"
#include "kith/state/synthesis/urn.hpp"

namespace kith {
namespace {

// One group while its members are chosen. Cells are zone x race x sex; a group that runs in
// families ignores sex.
class Enrolment {
 public:
  Enrolment(SyntheticPopulation& people, Scenario const& scenario, std::size_t group)
      : people_(people),
        group_(scenario.groups[group]),
        bit_(static_cast<std::uint16_t>(1u << group)),
        by_family_(group_.language != "en"),
        weights_(zone_weights(group_, scenario.zones)) {
    count();
    std::vector<double> expected(counts_.size(), 0.0);
    for (int race = 0; race < race_count; ++race) expect(race, expected);
    double all = 0.0;
    for (double const members : expected) all += members;
    auto const members = systematic(expected, whole<std::int64_t>(std::floor(all + 0.5)), 0.5);
    for (std::size_t cell = 0; cell < counts_.size(); ++cell)
      quotas_.emplace_back(counts_[cell], std::min(members[cell], counts_[cell]));
  }

  void choose(Draws const& draws) {
    std::uint32_t const id = hash_id(group_.id);
    std::size_t zone = 0;
    for (ZoneRows const& rows : people_.zones) {
      std::size_t last_cell = counts_.size();
      bool joined = false;
      std::uint32_t home = rows.first;
      for (std::uint32_t row = rows.first; row < rows.first + rows.residents; ++row) {
        bool const new_home = (people_.household[row] & 15u) == 0;
        if (new_home) home = row, last_cell = counts_.size();
        if (people_.age[row] < group_.youngest_age) continue;
        std::size_t const cell = cell_of(zone, row);
        if (!by_family_ || cell != last_cell) {
          std::uint32_t const who = by_family_ ? home : row;
          joined = quotas_[cell].has(true) &&  // most cells have no members: nothing to draw
                   quotas_[cell].would(uniform(draw(draws, who, Aspect::belonging, id)[0]));
        }
        quotas_[cell].take(joined);
        last_cell = cell;
        if (joined) people_.groups[row] = static_cast<std::uint16_t>(people_.groups[row] | bit_);
      }
      ++zone;
    }
  }

  void give_language(std::uint8_t language, Draws const& draws) {
    if (!by_family_ || group_.share_not_proficient <= 0.0) return;
    std::int64_t members = 0;
    for (std::uint16_t const groups : people_.groups) members += (groups & bit_) != 0 ? 1 : 0;
    double const expected = static_cast<double>(members) * group_.share_not_proficient;
    Quota without(members, whole<std::int64_t>(std::floor(expected + 0.5)));
    std::uint32_t const id = hash_id(group_.id);
    for (std::size_t row = 0; row < people_.rows(); ++row) {
      if ((people_.groups[row] & bit_) == 0) continue;
      double const u =
          uniform(draw(draws, static_cast<std::uint32_t>(row), Aspect::language, id)[0]);
      if (without.draw(u) && people_.language[row] == 0) people_.language[row] = language;
    }
  }

 private:
  [[nodiscard]] std::size_t cell_of(std::size_t zone, std::size_t row) const {
    std::size_t const sex = by_family_ ? 0 : people_.sex[row];
    return (zone * race_count + people_.race[row]) * 2 + sex;
  }

  void count() {
    counts_.assign(people_.zones.size() * race_count * 2, 0);
    for (std::size_t zone = 0; zone < people_.zones.size(); ++zone) {
      ZoneRows const& rows = people_.zones[zone];
      for (std::uint32_t row = rows.first; row < rows.first + rows.residents; ++row)
        if (people_.age[row] >= group_.youngest_age) ++counts_[cell_of(zone, row)];
    }
  }

  // Members of one race: over all zones, the share is that of the race; a zone's `weight`
  // multiplies the odds of belonging, so that members are this many times as likely to live there.
  void expect(int race, std::vector<double>& expected) const {
    std::vector<double> people, shares;
    double const share = group_.share_by_race[race];
    if (share <= 0.0) return;
    for (std::size_t zone = 0; zone < weights_.size(); ++zone) {
      std::size_t const cell = (zone * race_count + static_cast<std::size_t>(race)) * 2;
      people.push_back(static_cast<double>(counts_[cell] + counts_[cell + 1]));
      shares.push_back(share * weights_[zone] / (1.0 - share + share * weights_[zone]));
    }
    shares = shift_odds(shares, people, share);
    for (std::size_t zone = 0; zone < weights_.size(); ++zone) {
      std::size_t const cell = (zone * race_count + static_cast<std::size_t>(race)) * 2;
      double const members = people[zone] * shares[zone];
      double const women = by_family_ ? 1.0 : group_.female_share;  // families: all in one cell
      expected[cell] = std::min(members * women, static_cast<double>(counts_[cell]));
      expected[cell + 1] =
          std::min(members * (1.0 - women), static_cast<double>(counts_[cell + 1]));
    }
  }

  SyntheticPopulation& people_;
  Group const& group_;
  std::uint16_t bit_;
  bool by_family_;
  std::vector<double> weights_;
  std::vector<std::int64_t> counts_;
  std::vector<Quota> quotas_;
};

// The probability that a person in these groups belongs to the organization.
double member_share(Organization const& organization, std::vector<double> const& share_of_group,
                    std::uint16_t groups, bool same_zone) {
  double share = same_zone ? organization.members_share : organization.members_share_elsewhere;
  for (std::size_t g = 0; g < share_of_group.size(); ++g)
    if ((groups >> g & 1u) != 0) share = std::max(share, share_of_group[g]);
  return share;
}

std::vector<double> shares_of_groups(Organization const& organization,
                                     std::vector<Group> const& groups) {
  std::vector<double> shares(groups.size(), 0.0);
  for (auto const& [id, share] : organization.members_share_of_group)
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (groups[g].id == id) shares[g] = share;
  return shares;
}

}  // namespace

void join_groups(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws) {
  std::size_t const count = std::min<std::size_t>(scenario.groups.size(), 16);
  for (std::size_t group = 0; group < count; ++group) {
    Enrolment enrolment(people, scenario, group);
    enrolment.choose(draws);
    enrolment.give_language(static_cast<std::uint8_t>(group + 1), draws);
  }
}

void join_organizations(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws) {
  std::size_t const count = std::min<std::size_t>(scenario.organizations.size(), 16);
  for (std::size_t o = 0; o < count; ++o) {
    Organization const& organization = scenario.organizations[o];
    std::vector<double> const of_group = shares_of_groups(organization, scenario.groups);
    std::uint32_t const id = hash_id(organization.id);
    bool const school = organization.kind == OrganizationKind::school;
    for (std::size_t zone = 0; zone < people.zones.size(); ++zone) {
      ZoneRows const& rows = people.zones[zone];
      bool const same = scenario.zones[zone].id == organization.zone;
      for (std::uint32_t row = rows.first; row < rows.first + rows.residents; ++row) {
        if (school && people.age[row] >= 18) continue;
        double const share = member_share(organization, of_group, people.groups[row], same);
        if (share > 0.0 && uniform(draw(draws, row, Aspect::membership, id)[0]) < share)
          people.memberships[row] = static_cast<std::uint16_t>(people.memberships[row] | 1u << o);
      }
    }
  }
}

}  // namespace kith

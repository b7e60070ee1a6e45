#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "kith/ground/whole.hpp"
#include "kith/state/synthesis/aspects.hpp"
#include "kith/state/synthesis/belonging.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "kith/state/synthesis/fit.hpp"
#include "kith/state/synthesis/households.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"
#include "kith/state/synthesis/urn.hpp"

namespace kith {
namespace {

constexpr std::uint32_t block_rows = 64;
using Counts = std::vector<std::int64_t>;

// Numbers of people by zone, income, race, age group and coverage, in that order.
struct Census {
  Counts residents;           ///< of each zone
  std::vector<Counts> cells;  ///< of each zone

  static std::size_t cell(int income, int race, int age, int coverage) {
    return static_cast<std::size_t>(
        ((income * race_count + race) * age_group_count + age) * coverage_count + coverage);
  }
};

Counts count_zone(Eigen::ArrayXd const& joint, Eigen::ArrayXd const& by_zone, std::size_t zone,
                  std::int64_t residents, double start) {
  std::vector<double> expected(joint_cells, 0.0);
  double all = 0.0;
  for (int income = 0; income < income_count; ++income)
    for (int race = 0; race < race_count; ++race) {
      double kind = 0.0;
      for (int k = 0; k < age_group_count * coverage_count; ++k)
        kind += joint(static_cast<Eigen::Index>(joint_cell(race, income, 0, 0)) + k);
      auto const at = (static_cast<Eigen::Index>(zone) * race_count + race) * income_count + income;
      double const here = by_zone(at);
      if (kind <= 0.0 || here <= 0.0) continue;
      for (int age = 0; age < age_group_count; ++age)
        for (int c = 0; c < coverage_count; ++c) {
          double const part =
              joint(static_cast<Eigen::Index>(joint_cell(race, income, age, c))) / kind * here;
          expected[Census::cell(income, race, age, c)] = part;
          all += part;
        }
    }
  for (double& people : expected) people *= all > 0.0 ? static_cast<double>(residents) / all : 0.0;
  return systematic(expected, residents, start);
}

Census take_census(Scenario const& scenario, Draws const& draws) {
  Eigen::ArrayXd const joint = joint_composition(scenario.margins, scenario.national);
  Eigen::ArrayXd const by_zone = zone_composition(scenario, joint);
  Census census;
  census.residents = apportion(zone_shares(scenario.zones), scenario.margins.residents);
  for (std::size_t zone = 0; zone < scenario.zones.size(); ++zone) {
    double const start =
        uniform(draw(draws, hash_id(scenario.zones[zone].id), Aspect::zone_start)[0]);
    census.cells.push_back(count_zone(joint, by_zone, zone, census.residents[zone], start));
  }
  return census;
}

// Residents of each age group, or of each income band within one age group.
std::array<std::int64_t, age_group_count> people_by_age(Census const& census) {
  std::array<std::int64_t, age_group_count> sums{};
  for (Counts const& zone : census.cells)
    for (std::size_t cell = 0; cell < zone.size(); ++cell)
      sums[cell / coverage_count % age_group_count] += zone[cell];
  return sums;
}

std::array<std::array<std::int64_t, 2>, income_count> adults_and_people_by_income(
    Census const& census) {
  std::array<std::array<std::int64_t, 2>, income_count> sums{};
  for (Counts const& zone : census.cells)
    for (std::size_t cell = 0; cell < zone.size(); ++cell) {
      std::size_t const income = cell / (race_count * age_group_count * coverage_count);
      sums[income][1] += zone[cell];
      if (cell / coverage_count % age_group_count != 0) sums[income][0] += zone[cell];
    }
  return sums;
}

template <std::size_t N>
std::vector<double> listed(double const (&values)[N]) {
  return {std::begin(values), std::end(values)};
}

std::int64_t rounded(double value) {
  return whole<std::int64_t>(std::floor(value + 0.5));
}

// Writes people into their rows, zone by zone. Keeps track of what is still to be given out: ages,
// sexes, cars ... of the whole community.
class Placement {
 public:
  Placement(Scenario const& scenario, Census const& census, Draws const& draws,
            SyntheticPopulation& people)
      : population_(scenario.margins),
        national_(scenario.national),
        draws_(draws),
        people_(people),
        maker_(population_, national_) {
    prepare_ages(census);
    prepare_homes(census);
  }

  void place(Counts const& cells, ZoneRows const& rows) {
    row_ = rows.first;
    for (int income = 0; income < income_count; ++income)
      for (int race = 0; race < race_count; ++race) place(cells, income, race);
  }

 private:
  void prepare_ages(Census const& census) {
    auto const people = people_by_age(census);
    std::vector<double> const profile = age_profile(population_, national_);
    std::vector<double> weights;
    std::int64_t all = 0;
    for (int group = 0; group < age_group_count; ++group) {
      auto const g = static_cast<std::size_t>(group);
      std::vector<double> const part(profile.begin() + age_group_first[g] - youngest_age,
                                     profile.begin() + age_group_last[g] - youngest_age + 1);
      ages_[g] = Urn(apportion(part, people[g]));
      weights.push_back(static_cast<double>(people[g]));
      all += people[g];
    }
    auto const women =
        shift_odds(listed(national_.female_given_age.value), weights, population_.female_share);
    for (std::size_t g = 0; g < age_group_count; ++g)
      women_[g] = Quota(people[g], rounded(women[g] * weights[g]));
    trauma_ = Quota(all, rounded(population_.trauma_share * static_cast<double>(all)));
  }

  void prepare_homes(Census const& census) {
    auto const counts = adults_and_people_by_income(census);
    std::vector<double> adults, people;
    for (auto const& count : counts) {
      adults.push_back(static_cast<double>(count[0]));
      people.push_back(static_cast<double>(count[1]));
    }
    auto const carless =
        shift_odds(listed(national_.no_car_given_income.value), adults, population_.no_car_share);
    auto const online = shift_odds(listed(national_.broadband_given_income.value), people,
                                   population_.broadband_share);
    for (std::size_t i = 0; i < income_count; ++i) {
      carless_[i] = Quota(counts[i][0], rounded(carless[i] * adults[i]));
      online_[i] = Quota(counts[i][1], rounded(online[i] * people[i]));
    }
  }

  // Everybody of one zone, income and race.
  void place(Counts const& cells, int income, int race) {
    adults_.clear();
    children_.clear();
    std::uint32_t row = row_;
    for (int group = 0; group < age_group_count; ++group) {
      auto const g = static_cast<std::size_t>(group);
      auto const first =
          cells.begin() + static_cast<std::ptrdiff_t>(Census::cell(income, race, group, 0));
      Counts const covered(first, first + coverage_count);
      std::int64_t count = 0;
      for (auto const c : covered) count += c;
      Urn coverages(covered);
      auto& list = group == 0 ? children_ : adults_;
      for (; count > 0; --count, ++row) {
        Words const words = draw(draws_, row, Aspect::person);
        std::size_t const age = ages_[g].draw(uniform(words[0]));
        list.push_back({static_cast<std::uint8_t>(age_group_first[g] + static_cast<int>(age)),
                        static_cast<std::uint8_t>(coverages.draw(uniform(words[1])))});
      }
    }
    maker_.arrange(adults_, children_, row_, draws_);
    std::size_t member = 0;
    for (std::uint8_t const size : maker_.sizes()) {
      move_in(member, size, income, race);
      member += size;
    }
  }

  void move_in(std::size_t member, std::uint8_t size, int income, int race) {
    auto const i = static_cast<std::size_t>(income);
    Words const words = draw(draws_, row_, Aspect::home);
    bool const carless = carless_[i].would(uniform(words[0]));
    bool const online = online_[i].would(uniform(words[1]));
    bool const mixed = uniform(words[2]) < national_.opposite_sex_share.value;
    bool partner_is_woman = false;
    int grown_ups = 0;
    for (std::uint8_t place = 0; place < size; ++place, ++row_) {
      Neighbor const& one = maker_.people()[member + place];
      bool const adult = one.age >= 18;
      if (adult) carless_[i].take(carless);
      online_[i].take(online);
      Quota& women = women_[static_cast<std::size_t>(age_group(one.age))];
      Words const luck = draw(draws_, row_, Aspect::person);
      bool woman = women.would(uniform(luck[2]));
      if (adult && ++grown_ups == 2 && mixed && women.has(!partner_is_woman))
        woman = !partner_is_woman;
      women.take(woman);
      if (adult) partner_is_woman = woman;
      write(one, woman, income, race);
      people_.trauma[row_] = trauma_.draw(uniform(luck[3])) ? 1 : 0;
      people_.car[row_] = carless ? 0 : 1;
      people_.broadband[row_] = online ? 1 : 0;
      people_.household[row_] = static_cast<std::uint8_t>(place | size << 4);
    }
  }

  void write(Neighbor const& one, bool woman, int income, int race) {
    people_.age[row_] = one.age;
    people_.coverage[row_] = one.coverage;
    people_.race[row_] = static_cast<std::uint8_t>(race);
    people_.income[row_] = static_cast<std::uint8_t>(income);
    people_.sex[row_] = woman ? 0 : 1;
  }

  Margins const& population_;
  NationalFigures const& national_;
  Draws const& draws_;
  SyntheticPopulation& people_;
  HouseholdMaker maker_;
  std::array<Urn, age_group_count> ages_;
  std::array<Quota, age_group_count> women_;
  std::array<Quota, income_count> carless_;
  std::array<Quota, income_count> online_;
  Quota trauma_;
  std::uint32_t row_ = 0;
  std::vector<Neighbor> adults_;
  std::vector<Neighbor> children_;
};

void make_room(SyntheticPopulation& people, Counts const& residents) {
  std::uint32_t rows = 0;
  for (std::int64_t const count : residents) {
    auto const living = static_cast<std::uint32_t>(count);
    std::uint32_t const padded = (living + block_rows - 1) / block_rows * block_rows;
    people.zones.push_back({rows, living, padded});
    rows += padded;
  }
  for (auto* column :
       {&people.age, &people.race, &people.income, &people.sex, &people.coverage, &people.car,
        &people.broadband, &people.trauma, &people.language, &people.household})
    column->assign(rows, 0);
  people.groups.assign(rows, 0);
  people.memberships.assign(rows, 0);
}

}  // namespace

SyntheticPopulation synthesize(Scenario const& scenario, Draws const& draws) {
  if (scenario.zones.empty()) throw std::invalid_argument("a community needs at least one zone");
  if (scenario.margins.residents < 1) throw std::invalid_argument("a community needs residents");
  Census const census = take_census(scenario, draws);
  SyntheticPopulation people;
  make_room(people, census.residents);
  Placement placement(scenario, census, draws, people);
  for (std::size_t zone = 0; zone < people.zones.size(); ++zone)
    placement.place(census.cells[zone], people.zones[zone]);
  join_groups(people, scenario, draws);
  join_organizations(people, scenario, draws);
  return people;
}

}  // namespace kith

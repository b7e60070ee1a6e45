#include <numeric>

#include "kith/outcomes/reach.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::uint16_t nobody_here = 2;
constexpr int horizon = 260;

/// Adults are in cell 0, youths in cell 1, nobody in cell 2. All have access class 0.
Strata two_strata() {
  Strata strata;
  strata.names = {"adults", "age:10-17"};
  strata.margins_of_cell = {{1, 0}, {2, 0}, {0, 0}};
  strata.zone_margins = {0};
  strata.of_margin = {{}, {0}, {1}};
  return strata;
}

Life life_with(std::uint16_t first, std::uint8_t place = 7, std::uint8_t start = 0) {
  Life one{};
  one.first = {first, first};
  one.place = {place, place};
  one.start = start;
  return one;
}

LifeRecord lives_of(std::vector<Life> const& lives) {
  LifeRecord all;
  for (Life const& one : lives)
    each_life_column([](auto& column, auto const& value) { column.push_back(value); }, all.rows,
                     one);
  return all;
}

Reach reach_of(LifeRecord const& with, LifeRecord const& usual) {
  return compare_lives(with, usual, two_strata(), nobody_here, horizon);
}

int people_in(Reach const& reach, ReachCell const& cell, std::size_t stratum = 0) {
  return reach.people[place_of(cell) * 2 + stratum];
}

int sum_of(std::vector<std::int32_t> const& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0);
}

}  // namespace

TEST_CASE("Each person's first care is compared with that in their other life") {
  CHECK(other_life({50, 1}, {never, 0}) == OtherLife::newly_reached);
  CHECK(other_life({50, 1}, {63, 1}) == OtherLife::sooner);
  CHECK(other_life({50, 1}, {62, 1}) == OtherLife::same);
  CHECK(other_life({50, 1}, {62, 2}) == OtherLife::moved);
  CHECK(other_life({50, 1}, {37, 1}) == OtherLife::later);
  CHECK(other_life({50, 1}, {38, 1}) == OtherLife::same);
  CHECK(other_life({50, 1}, {38, 2}) == OtherLife::moved);
  CHECK(other_life({50, 1}, {50, 1}) == OtherLife::same);
  CHECK(other_life({never, 0}, {50, 1}) == OtherLife::displaced);
  CHECK(other_life({never, 0}, {never, 0}) == OtherLife::no_care);
}

TEST_CASE("One resident of each kind is counted once, where they belong") {
  constexpr std::uint16_t first[][2] = {{50, never}, {50, 70},    {70, 50},      {50, 50},
                                        {50, 50},    {never, 50}, {never, never}};
  std::vector<Life> with, usual;
  for (auto const& [t1, t0] : first) with.push_back(life_with(t1)), usual.push_back(life_with(t0));
  usual[3].place = {8, 8};
  Reach const reach = reach_of(lives_of(with), lives_of(usual));
  for (std::size_t k = 0; k < other_life_count; ++k)
    for (std::size_t t = 0; t < ways_to_count_care; ++t)
      CHECK(people_in(reach, {static_cast<CareCounted>(t), static_cast<OtherLife>(k),
                              Served::not_served, false, 0}) == 1);
  CHECK(sum_of(reach.people) == 14);
}

TEST_CASE("Support counts only in the table of care or support") {
  Life peer = life_with(never);
  peer.first[1] = 40;
  Reach const reach = reach_of(lives_of({peer}), lives_of({life_with(never)}));
  CHECK(people_in(reach, {CareCounted::care, OtherLife::no_care, Served::not_served, false, 0}) ==
        1);
  CHECK(people_in(reach, {CareCounted::care_or_support, OtherLife::newly_reached,
                          Served::not_served, false, 0}) == 1);
}

TEST_CASE("Band, stratum and earlier care are those of the life in usual care") {
  Life young = life_with(never, 7, 2 | 1 << 2);  // had support before, moderate distress
  young.cell = 1;
  Life nobody = life_with(never);
  nobody.cell = nobody_here;
  Life const with = [&] {
    Life other = life_with(40);
    other.cell = 1;
    return other;
  }();
  Reach const reach = reach_of(lives_of({with, nobody}), lives_of({young, nobody}));
  CHECK(sum_of(reach.people) == 2);
  CHECK(people_in(reach,
                  {CareCounted::care, OtherLife::newly_reached, Served::not_served, false, 1},
                  1) == 1);
  CHECK(people_in(
            reach,
            {CareCounted::care_or_support, OtherLife::newly_reached, Served::not_served, true, 1},
            1) == 1);
}

TEST_CASE("Clients and people brought to care are served; a contact alone serves nobody") {
  constexpr std::uint8_t at_clinic = 1, by_outreach = 3;
  // a client; brought within 26 weeks; brought later; met, no care; first served in the last year
  LifeRecord with = lives_of({life_with(50), life_with(76), life_with(77), life_with(never),
                              life_with(208), life_with(207), life_with(50)});
  for (ProgramMet const& met :
       {ProgramMet{0, at_clinic, 50, 48}, ProgramMet{0, by_outreach, never, 49},
        ProgramMet{1, by_outreach, never, 50}, ProgramMet{2, by_outreach, never, 50},
        ProgramMet{3, by_outreach, never, 50}, ProgramMet{4, at_clinic, 208, never},
        ProgramMet{5, at_clinic, 207, never}})
    with.met.add(met);
  with.met.merge_arrivals();
  Reach const reach = reach_of(with, lives_of(std::vector<Life>(7, life_with(never))));
  auto const newly = [&](Served served) {
    return people_in(reach, {CareCounted::care, OtherLife::newly_reached, served, false, 0});
  };
  CHECK(newly(Served::served) == 3);
  CHECK(newly(Served::in_last_year) == 1);
  CHECK(newly(Served::not_served) == 2);
  CHECK(people_in(reach, {CareCounted::care, OtherLife::no_care, Served::not_served, false, 0}) ==
        1);
  CHECK(reach.clients[at_clinic * k6_band_count] == 3);
  CHECK(reach.clients[by_outreach * k6_band_count] == 0);
  CHECK(reach.brought[at_clinic * k6_band_count] == 1);
  CHECK(reach.brought[by_outreach * k6_band_count] == 2);  // both brought the first person
  CHECK(reach.served[0] == 3);                             // clients, band 0, adults
  CHECK(reach.served[k6_band_count * 2] == 1);             // brought
}

TEST_CASE("Effects on people served are separate from effects on others") {
  Life served = life_with(50), other = life_with(never), usual = life_with(never);
  served.k6_sum = 1024 * 90, other.k6_sum = 1024 * 130, usual.k6_sum = 1024 * 100;
  served.serious_weeks = 2, other.serious_weeks = 9, usual.serious_weeks = 5;
  LifeRecord with = lives_of({served, other});
  with.met.add({0, 1, 50, never});
  with.met.merge_arrivals();
  Reach const reach = reach_of(with, lives_of({usual, usual}));
  constexpr auto in_care = static_cast<std::size_t>(Served::served) * 2;
  CHECK(reach.k6_difference[in_care] == -10.0);
  CHECK(reach.k6_difference[0] == 30.0);
  CHECK(reach.serious_weeks_difference[in_care] == -3.0);
  CHECK(reach.serious_weeks_difference[0] == 4.0);
}

TEST_CASE("People who died or left count for the weeks in which they lived here") {
  LifeRecord with = lives_of({life_with(never)}), usual = lives_of({life_with(never)});
  with.closed.push_back({0, life_with(30)});
  usual.closed.push_back({0, life_with(never)});
  with.met_closed.push_back({0, 1, 30, never});
  Reach const reach = reach_of(with, usual);
  CHECK(sum_of(reach.people) == 4);
  CHECK(people_in(reach, {CareCounted::care, OtherLife::newly_reached, Served::served, false, 0}) ==
        1);
  usual.closed[0].row = 1;
  CHECK_THROWS_AS(reach_of(with, usual), std::logic_error);
  usual.closed.clear();
  CHECK_THROWS_AS(reach_of(with, usual), std::logic_error);
}

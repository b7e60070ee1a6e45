#include <cmath>

#include "kith/outcomes/observer.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town in week 200 whose only spells of need are those that a test adds, each of another adult.
struct SpellTown {
  World world{small_town("[time]\nsettling_weeks = 0\n")};
  Row next = 0;

  SpellTown() { world.flow.context.week = 200; }
  /// Adds adults whose fourth week in need was `since_fourth_week` weeks ago.
  void add(int times, Spell spell, std::uint8_t since_fourth_week = 10) {
    for (int i = 0; i < times; ++i) {
      while ((world.state.residents.status[next] & adult) == 0) ++next;
      world.state.residents.since_need[3][next] = since_fourth_week;
      spell.row = next++;
      world.state.spells.add(spell);
    }
  }
  /// Adds a spell of the same adult.
  void add_to_last(Spell spell) {
    spell.row = next - 1;
    world.state.spells.add(spell);
  }
  SpellFacts adults() {
    world.state.spells.merge_arrivals();
    return spells_of(world.state, world.flow.context)[0];
  }
};

Spell spell(ShortWeek onset, Week first_session) {
  Spell s{};
  s.onset = onset;
  s.until_session =
      first_session == no_week ? no_session : static_cast<std::uint8_t>(first_session - onset);
  return s;
}

}  // namespace

TEST_CASE("The delay is the Kaplan-Meier median of weeks from need to a first session") {
  SpellTown town;
  town.add(20, spell(150, 155));      // 5 weeks
  town.add(20, spell(150, 165));      // 15 weeks
  town.add(20, spell(150, no_week));  // 50 weeks without one
  // 2/3 are without a session after week 5, 1/3 after week 15.
  CHECK(town.adults().delay_median == 15.0);
  town.add(61, spell(150, no_week));
  CHECK(std::isnan(town.adults().delay_median));  // fewer than half ever have one
}

TEST_CASE("The delay counts only new spells") {
  SpellTown town;
  town.add(30, spell(150, 160));
  Spell further = spell(150, 151);
  further.further_year = 1;
  town.add(90, further);
  CHECK(town.adults().delay_median == 10.0);
}

TEST_CASE("Spells without a session leave the risk set when follow-up ends") {
  SpellTown town;
  town.add(40, spell(190, no_week));  // 10 weeks old
  town.add(20, spell(150, 155));
  town.add(20, spell(150, 170));
  // After week 5, 60 of 80 are without; in week 20, all 20 left in the risk set have a session.
  CHECK(town.adults().delay_median == 20.0);
}

namespace {

/// A year of need with care that started five weeks after its onset.
Spell year_with(int sessions, int visits, int medicated_weeks) {
  Spell s = spell(140, 145);
  s.sessions = static_cast<std::uint8_t>(sessions);
  s.visits = static_cast<std::uint8_t>(visits);
  s.medicated_weeks = static_cast<std::uint8_t>(medicated_weeks);
  return s;
}

/// The cascade of one resident with this year of need.
CascadeCounts of_one(Spell const& year, std::uint8_t since_fourth_week = 10) {
  SpellTown town;
  town.add(1, year, since_fourth_week);
  return town.adults().cascade;
}

}  // namespace

TEST_CASE("One resident reaches each step of the cascade by its conditions") {
  CascadeCounts const need{1, 0, 0, 0, 0}, any_care{1, 1, 0, 0, 0}, came_again{1, 1, 1, 0, 0},
      adequate{1, 1, 1, 1, 0}, effective{1, 1, 1, 1, 1};
  CHECK(of_one(spell(140, no_week)) == need);
  CHECK(of_one(year_with(1, 0, 0)) == any_care);
  CHECK(of_one(year_with(0, 1, 3)) == any_care);
  Spell pills = spell(140, no_week);  // medication started before the need
  pills.medicated_weeks = 1;
  CHECK(of_one(pills) == any_care);
  pills.medicated_weeks = 4;
  CHECK(of_one(pills) == came_again);
  CHECK(of_one(year_with(1, 1, 0)) == came_again);
  CHECK(of_one(year_with(7, 3, 4)) == came_again);
  CHECK(of_one(year_with(7, 4, 3)) == came_again);
  CHECK(of_one(year_with(8, 0, 0)) == adequate);
  CHECK(of_one(year_with(0, 4, 4)) == adequate);
  Spell helped = year_with(8, 0, 0);
  helped.improved = 1;
  CHECK(of_one(helped) == effective);
  helped.sessions = 7;  // improvement without adequate care is not an effect of care
  CHECK(of_one(helped) == came_again);
}

TEST_CASE("Medication in progress counts with its weeks so far in the year of need") {
  auto const steps = [](Week start) {
    SpellTown town;
    town.add(1, spell(140, no_week));
    Row const row = town.next - 1;
    State& state = town.world.state;
    state.residents.status[row] =
        static_cast<std::uint8_t>(state.residents.status[row] | medicated);
    state.medications.add({row, 300, 300, 0, short_week(start)});
    state.medications.merge_arrivals();
    CascadeCounts const reached = town.adults().cascade;
    return reached[1] + reached[2];
  };
  CHECK(steps(191) == 1.0);  // week 192 is after the year
  CHECK(steps(192) == 0.0);
  CHECK(steps(188) == 2.0);  // four weeks in the year
  CHECK(steps(189) == 1.0);
  CHECK(steps(100) == 2.0);
}

TEST_CASE("Medication that ends still counts its weeks in the year of need") {
  World world(small_town("[time]\nsettling_weeks = 0\n"));
  world.live_on(8);
  State& state = world.state;
  Row row = 0;
  while ((state.residents.status[row] & (adult | medicated | in_spell)) != adult) ++row;
  Spell year = spell(2, no_week);
  year.row = row;
  state.spells.add(year);
  state.spells.merge_arrivals();
  state.residents.status[row] =
      static_cast<std::uint8_t>(state.residents.status[row] | medicated | in_spell);
  state.medications.add({row, 8, 300, 0, 1});  // started before the need, ends this week
  state.medications.merge_arrivals();
  world.live_on(1);
  CHECK((state.residents.status[row] & medicated) == 0);
  CHECK(state.spells.find(row)->medicated_weeks == 6);
}

TEST_CASE("People who first came less than 26 weeks ago are judged by their present distress") {
  auto const helped = [](Week first_session, float k6_at_onset) {
    Spell s = spell(140, first_session);
    s.sessions = 8;
    s.k6_at_onset = k6_at_onset;
    return of_one(s)[4];
  };
  CHECK(helped(175, 1e6F) == 1.0);  // far above anybody's current K6
  CHECK(helped(174, 1e6F) == 0.0);  // after 26 weeks, the recorded result counts: not improved
}

TEST_CASE("People with under 26 weeks of follow-up are left out of all steps") {
  Spell young = spell(175, 176);
  young.sessions = 8;
  CHECK(of_one(young) == CascadeCounts{});
  young.onset = 174;
  CHECK(of_one(young)[0] == 1.0);
}

TEST_CASE("People in need for fewer than four weeks of the year are not in the cascade") {
  CHECK(of_one(year_with(8, 0, 0), 52) == CascadeCounts{});
  CHECK(of_one(year_with(8, 0, 0), 51)[0] == 1.0);
}

TEST_CASE("Care after the year of need is no longer care for it") {
  Spell late = spell(130, 182);
  CHECK(of_one(late)[1] == 0.0);
  late.until_session = 51;
  CHECK(of_one(late)[1] == 1.0);
}

TEST_CASE("A resident with two years of need counts once, by the latest that is followed") {
  SpellTown town;
  town.add(1, year_with(8, 0, 0));
  town.add_to_last(spell(170, 171));  // 30 weeks old
  CHECK(town.adults().cascade == CascadeCounts{1, 1, 0, 0, 0});
  SpellTown other;
  other.add(1, year_with(8, 0, 0));
  other.add_to_last(spell(190, 191));  // 10 weeks old
  CHECK(other.adults().cascade == CascadeCounts{1, 1, 1, 1, 0});
}

TEST_CASE("Continuing need starts one further year when a year is over, and only one") {
  World world(small_town("[time]\nsettling_weeks = 0\n"));
  world.live_on(1);
  world.state.spells = {};
  Residents& r = world.state.residents;
  Row row = 0;
  while ((r.status[row] & adult) == 0) ++row;
  Spell first = spell(short_week(world.week - weeks_per_year), no_week);
  first.row = row;
  world.state.spells.add(first);
  world.state.spells.merge_arrivals();
  r.status[row] = static_cast<std::uint8_t>(r.status[row] | in_spell);
  auto const live_in_need = [&] {  // at the highest possible distress
    r.state[row] = r.trait[row] = std::numeric_limits<std::int16_t>::max();
    world.live_on(1);
  };
  for (auto& column : r.since_need) column[row] = 3;
  live_in_need();
  std::vector<Spell> years;
  auto const look = [&] {
    years.clear();
    world.state.spells.each_of(row, [&](Spell const& year) { years.push_back(year); });
  };
  look();
  REQUIRE(years.size() == 2);
  CHECK(years[1].further_year == 1);
  CHECK(years[1].onset - years[0].onset == weeks_per_year);
  CHECK(years[1].k6_at_onset >= 13.0F);
  live_in_need();
  look();
  CHECK(years.size() == 2);
}

TEST_CASE("Steps are nested in every stratum and week, and never hold more than are in need") {
  Scenario town =
      small_town("[community]\nresidents = 6_000\n[time]\nweeks = 60\nsettling_weeks = 120\n");
  town.run.replicates = 1;
  Results const results = collect({town});
  auto const table = [&](std::string const& name) { return results.values("usual-care", name); };
  std::vector<double> const need = table("cascade_need"), share = table("need_past_year_share"),
                            people = table("residents"), came = table("came_again_share");
  std::vector<double> last = need;
  for (char const* step : {"any_care", "came_again", "adequate", "effective"}) {
    std::vector<double> const now = table("cascade_" + std::string(step));
    double sum = 0.0;
    for (std::size_t i = 0; i < now.size(); ++i) {
      REQUIRE(now[i] <= last[i]);
      sum += last[i] - now[i];
    }
    CHECK(sum > 0.0);
    CHECK(now[0] > 0.0);
    last = now;
  }
  std::size_t const strata = need.size() / 60;
  for (std::size_t week = 0; week < 60; week += 4)
    for (std::size_t s = 0; s < strata; ++s) {
      std::size_t const i = week * strata + s;
      if (!std::isnan(share[i])) REQUIRE(need[i] <= std::round(share[i] * people[i]));
      CHECK(std::isnan(came[i]) == (need[i] < 30.0));
    }
  CHECK(need[0] > 0.6 * share[0] * people[0]);  // most people in need have been so for 26 weeks
}

TEST_CASE("Improved means down by 5 points, or below 5 even after a small fall") {
  CHECK(is_improved(15.0F, 10.0F));
  CHECK_FALSE(is_improved(15.0F, 10.1F));
  CHECK(is_improved(9.0F, 4.9F));
  CHECK_FALSE(is_improved(9.0F, 5.0F));
}

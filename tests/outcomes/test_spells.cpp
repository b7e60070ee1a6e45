#include <cmath>

#include "kith/outcomes/observer.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town in week 200 whose spells of need are those that a test adds, each of another adult.
struct SpellTown {
  World world{small_town("[time]\nsettling_weeks = 0\n")};
  Row next = 0;

  SpellTown() { world.flow.context.week = 200; }
  void add(int times, Spell spell) {
    for (int i = 0; i < times; ++i) {
      while ((world.state.residents.status[next] & adult) == 0) ++next;
      spell.row = next++;
      world.state.spells.add(spell);
    }
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
  town.add(20, spell(150, no_week));  // 50 weeks without
  // After week 5 2/3 are without a session, after week 15 1/3.
  CHECK(town.adults().delay_median == 15.0);
  town.add(61, spell(150, no_week));
  CHECK(std::isnan(town.adults().delay_median));  // fewer than half ever come
}

TEST_CASE("Spells that are young leave the risk set at their age") {
  SpellTown town;
  town.add(40, spell(190, no_week));  // 10 weeks old
  town.add(20, spell(150, 155));
  town.add(20, spell(150, 170));
  // Week 5: 60 of 80 without; week 20: all of the 20 who are left come.
  CHECK(town.adults().delay_median == 20.0);
}

TEST_CASE("Adequate care is 8 sessions, or 4 visits with 4 weeks of medication") {
  SpellTown town;
  Spell s = spell(140, 145);
  s.stage = 4;
  s.sessions = 8;
  town.add(10, s);
  s.sessions = 7;
  town.add(10, s);
  s.sessions = 0, s.visits = 4, s.medicated_weeks = 4;
  s.improved = 1;
  town.add(5, s);
  s.improved = 0;
  town.add(5, s);
  s.visits = 3;
  town.add(10, s);
  s.visits = 4, s.medicated_weeks = 3;
  town.add(10, s);
  SpellFacts const facts = town.adults();
  CHECK(facts.adequate_share == Approx(20.0 / 50.0));
  CHECK(facts.effective_share == Approx(5.0 / 50.0));
}

TEST_CASE("Improved is down by 5 points, or below 5 even where the fall is small") {
  CHECK(is_improved(15.0F, 10.0F));
  CHECK_FALSE(is_improved(15.0F, 10.1F));
  CHECK(is_improved(9.0F, 4.9F));
  CHECK_FALSE(is_improved(9.0F, 5.0F));
}

TEST_CASE("The cascade counts who came how far, of need that began 52 to 78 weeks ago") {
  SpellTown town;
  for (int stage = 0; stage < 5; ++stage) {
    Spell s = spell(140, no_week);
    s.stage = static_cast<std::uint8_t>(stage);
    town.add(10, s);
  }
  town.add(50, spell(149, no_week));  // 51 weeks: too young
  town.add(50, spell(121, no_week));  // 79 weeks: too old
  SpellFacts const facts = town.adults();
  CHECK(facts.cascade == std::array<double, 7>{50, 40, 30, 20, 10, 0, 0});
}

TEST_CASE("Quality is not given for fewer than 30 spells") {
  SpellTown town;
  town.add(29, spell(140, no_week));
  CHECK(std::isnan(town.adults().adequate_share));
  town.add(1, spell(140, no_week));
  CHECK(town.adults().adequate_share == 0.0);
}

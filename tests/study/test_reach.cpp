#include <cmath>
#include <map>
#include <numeric>

#include "kith/outcomes/reach.hpp"
#include "kith/state/person.hpp"
#include "tests/catch.hpp"
#include "tests/study/same.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const sixty_weeks = for_weeks(60, 20, 1);

/// A community that records the lives of its residents.
struct Lived {
  World world;
  LifeRecord lives;
  /// The same derived only from the state at the end of each week, by row.
  struct Told {
    int generation;
    std::uint16_t care = never, help = never;
  };
  std::vector<Told> told;
  std::vector<Told> told_gone;  ///< in the order of `lives.closed`
  std::int64_t k6 = 0, serious = 0;

  Lived(Scenario what, World const& history) : world(std::move(what), history) {
    world.flow.lives = &lives;
  }

  void live_on(int weeks) {
    std::vector<std::string> ids;
    for (Partnership const& partnership : world.scenario.partnerships)
      ids.push_back(partnership.id);
    Observer observer(weeks, world.strata.names.size(), ids);
    for (int week = 0; week < weeks; ++week) {
      world.live_on(1, &observer);
      follow();
      auto const strata = world.flow.update.sums;
      for (std::size_t s = 0; s < strata.size(); ++s) {
        if (s != 0 && world.strata.names[s] != "age:10-17") continue;
        k6 += static_cast<std::int64_t>(strata[s][static_cast<std::size_t>(Sum::k6)]);
        serious += static_cast<std::int64_t>(strata[s][static_cast<std::size_t>(Sum::serious)]);
      }
    }
  }

  /// Updates `told` after a week; a new generation in a row means a new person.
  void follow() {
    Residents const& r = world.state.residents;
    bool const first = told.empty();
    std::vector<Told> before = told;
    for (Row const row : replaced()) {
      if (!first) told_gone.push_back(before[row]);
      if (!first) before[row] = {-1};
    }
    told = before;
    if (first) told.assign(r.cell.size(), {-1});
    if (!first)
      for (auto const& [from, to] : world.flow.moves) told[to] = before[from];
    for (Row row = 0; row < told.size(); ++row) {
      if (told[row].generation < 0) told[row] = {r.generation[row]};
      CHECK(told[row].generation == r.generation[row]);
      auto const week = static_cast<std::uint16_t>(world.week - 1);
      bool const care = r.since_treated[row] == 0;
      if (care && told[row].care == never) told[row].care = week;
      if ((care || r.since_supported[row] == 0) && told[row].help == never) told[row].help = week;
    }
  }
  [[nodiscard]] std::vector<Row> replaced() const {
    std::vector<Row> rows = world.flow.events.replaced;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
  }

  void check() const {
    std::int64_t k6_on_record = 0, serious_on_record = 0;
    auto const add = [&](Life const& life) {
      k6_on_record += life.k6_sum, serious_on_record += life.serious_weeks;
    };
    REQUIRE(lives.closed.size() == told_gone.size());
    CHECK(lives.closed.size() > 10);
    for (std::size_t k = 0; k < told_gone.size(); ++k) {
      CHECK(lives.closed[k].life.first[0] == told_gone[k].care);
      CHECK(lives.closed[k].life.first[1] == told_gone[k].help);
      add(lives.closed[k].life);
    }
    for (Row row = 0; row < told.size(); ++row) {
      if (world.state.residents.cell[row] == world.compiled.cells.padding()) continue;
      CHECK(lives.rows.first[0][row] == told[row].care);
      CHECK(lives.rows.first[1][row] == told[row].help);
      add(life_in(lives, row));
    }
    CHECK(k6_on_record == k6);
    CHECK(serious_on_record == serious);
  }

  /// Number of people who had care at some time since, among all who have lived here.
  [[nodiscard]] std::int64_t treated() const {
    auto const once = [](Told const& one) { return one.care != never; };
    return std::count_if(told.begin(), told.end(), once) +
           std::count_if(told_gone.begin(), told_gone.end(), once);
  }
};

std::string const every_program_at_once = partnership("one", together(), 20);

double counted_people(Results const& results, std::string const& id, OtherLife other,
                      CareCounted counted = CareCounted::care) {
  auto const all = results.values(id, "reach_people");
  std::size_t const strata = all.size() / reach_cells;
  double sum = 0.0;
  for (std::size_t s = 0; s < served_count; ++s)
    for (std::size_t b = 0; b < k6_band_count; ++b)
      for (bool const before : {false, true})
        for (std::size_t stratum = 0; stratum < strata; ++stratum) {
          auto const& names = results.layout.dimensions[1].labels;
          if (stratum != 0 && names[stratum] != "age:10-17") continue;
          sum +=
              all[place_of({counted, other, static_cast<Served>(s), before, b}) * strata + stratum];
        }
  return sum;
}

/// A scenario of the library in a small part of its community, at work from the start.
Scenario at_work_from_the_start(std::string const& name) {
  Scenario scenario =
      read("scenarios/" + name + ".toml", {"community.residents=3_000", "time.settling_weeks=20"});
  for (Provider& provider : scenario.providers) provider.fte *= 0.12;
  for (Partnership& partnership : scenario.partnerships) {
    partnership.start_week = 20;
    partnership.established = true;
  }
  return scenario;
}

/// Number of adults and youths with this other life in the table of care.
std::int64_t count_of(Reach const& reach, Strata const& strata, OtherLife other) {
  std::int64_t count = 0;
  for (std::size_t s = 0; s < served_count; ++s)
    for (std::size_t b = 0; b < k6_band_count; ++b)
      for (bool const before : {false, true})
        for (std::size_t stratum = 0; stratum < strata.names.size(); ++stratum) {
          if (stratum != 0 && strata.names[stratum] != "age:10-17") continue;
          ReachCell const cell{CareCounted::care, other, static_cast<Served>(s), before, b};
          count += reach.people[place_of(cell) * strata.names.size() + stratum];
        }
  return count;
}

/// Simulates two scenarios from a shared week, and checks lives that are derived in two ways.
void check_against_usual_care(Scenario const& scenario) {
  Scenario without = scenario;
  without.partnerships.clear();
  World history(without);
  history.live_on(40);  // 20 weeks of burn-in and 20 shared weeks
  Lived usual(without, history), with(scenario, history);
  usual.live_on(60), with.live_on(60);
  usual.check(), with.check();
  CHECK(with.lives.met.size() > 10);
  Strata const& strata = with.world.strata;
  Reach const reach =
      compare_lives(with.lives, usual.lives, strata, with.world.compiled.cells.padding(), 80);
  std::int64_t const newly = count_of(reach, strata, OtherLife::newly_reached);
  CHECK(newly > 0);
  CHECK(newly - count_of(reach, strata, OtherLife::displaced) == with.treated() - usual.treated());
  double k6 = 0.0, serious = 0.0;
  for (std::size_t s = 0; s < served_count; ++s)
    for (std::size_t stratum = 0; stratum < strata.names.size(); ++stratum) {
      if (stratum != 0 && strata.names[stratum] != "age:10-17") continue;
      k6 += reach.k6_difference[s * strata.names.size() + stratum];
      serious += reach.serious_weeks_difference[s * strata.names.size() + stratum];
    }
  CHECK(k6 * double{k6_scale} == static_cast<double>(with.k6 - usual.k6));
  CHECK(serious == static_cast<double>(with.serious - usual.serious));
  CHECK(k6 != 0.0);
}

double added_up(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("Recorded lives agree with the weekly state, and add up to the pass's sums") {
  check_against_usual_care(small_town("[time]\nsettling_weeks = 20\n" + every_program_at_once));
  for (char const* file : {"clinic-at-the-community-center", "trauma-counseling-in-schools"}) {
    CAPTURE(file);
    check_against_usual_care(at_work_from_the_start(file));
  }
}

TEST_CASE("Deaths, moves and arrivals are the same in every world") {
  World history(small_town("[time]\nsettling_weeks = 20\n"));
  history.live_on(40);
  World usual(history.scenario, history);
  World with(small_town("[time]\nsettling_weeks = 20\n" + every_program_at_once), history);
  std::size_t moves = 0, replaced = 0;
  for (int week = 0; week < 60; ++week) {
    usual.live_on(1), with.live_on(1);
    REQUIRE(usual.flow.moves == with.flow.moves);
    REQUIRE(usual.flow.events.replaced == with.flow.events.replaced);
    REQUIRE(usual.state.residents.generation == with.state.residents.generation);
    REQUIRE(usual.state.residents.cell == with.state.residents.cell);
    moves += usual.flow.moves.size(), replaced += usual.flow.events.replaced.size();
  }
  CHECK(moves > 20);
  CHECK(replaced > 20);
}

TEST_CASE("Counts by people's other lives add up to everybody") {
  Results const results = collect({small_town(sixty_weeks + every_program_at_once, "busy")});
  REQUIRE(results.layout.dimensions[1].name == "stratum");
  for (CareCounted const counted : {CareCounted::care, CareCounted::care_or_support}) {
    auto const of = [&](OtherLife other) {
      return counted_people(results, "busy", other, counted);
    };
    double everybody = 0.0, in_usual_care = 0.0;
    for (std::size_t o = 0; o < other_life_count; ++o) {
      everybody += of(static_cast<OtherLife>(o));
      in_usual_care += counted_people(results, "usual-care", static_cast<OtherLife>(o), counted);
    }
    CHECK(everybody == in_usual_care);
    double const with_care = of(OtherLife::newly_reached) + of(OtherLife::sooner) +
                             of(OtherLife::later) + of(OtherLife::moved) + of(OtherLife::same);
    CHECK(counted_people(results, "usual-care", OtherLife::same, counted) ==
          with_care - of(OtherLife::newly_reached) + of(OtherLife::displaced));
    CHECK(of(OtherLife::newly_reached) > 10.0);
  }
  CHECK(added_up(results.values("busy", "reach_clients")) > 20.0);
  CHECK(added_up(results.values("busy", "reach_brought")) > 5.0);
  CHECK(added_up(results.values("usual-care", "reach_served")) == 0.0);
}

TEST_CASE("At zero dose, every life equals that in usual care") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    Results const results = collect(
        {small_town(for_weeks(40, 20, 1) + partnership("idle", program + "\ndose = 0"), "idle")});
    for (std::size_t o = 0; o < results.layout.outcomes.size(); ++o) {
      Outcome const& outcome = results.layout.outcomes[o];
      if (outcome.group != "/reach") continue;
      CAPTURE(outcome.name);
      CHECK(same(results.of("idle").values[o], results.of("usual-care").values[o]));
      if (outcome.name != "reach_people")
        CHECK(added_up(results.values("idle", outcome.name)) == 0.0);
    }
    CHECK(counted_people(results, "idle", OtherLife::same) > 10.0);
  }
}

TEST_CASE("Reach is kept if there is a comparison and it is wanted") {
  auto const holds = [](std::string const& run, std::string const& partnerships) {
    Layout const layout = layout_of(make_study({small_town(run + partnerships, "town")}));
    return std::any_of(layout.outcomes.begin(), layout.outcomes.end(),
                       [](Outcome const& outcome) { return outcome.group == "/reach"; });
  };
  CHECK(holds(sixty_weeks, every_program_at_once));
  CHECK_FALSE(holds(sixty_weeks, ""));
  CHECK_FALSE(holds(sixty_weeks + "reach = false\n", every_program_at_once));
}

TEST_CASE("Without reach, all else is the same; without usual care, reach is missing") {
  Study const study = make_study({small_town(sixty_weeks + every_program_at_once, "busy")});
  Results const whole = collect(study);
  Results const without =
      collect({small_town(sixty_weeks + "reach = false\n" + every_program_at_once, "busy")});
  CHECK(whole.of("busy").digest == without.of("busy").digest);
  for (std::size_t o = 0; o < without.layout.outcomes.size(); ++o)
    CHECK(same(whole.of("busy").values[o], without.of("busy").values[o]));
  Results const alone = collect(study, {1, {0}, {1}});
  CHECK(alone.of("busy").digest == whole.of("busy").digest);
  for (double const count : alone.values("busy", "reach_people")) REQUIRE(count == -1.0);
  for (double const sum : alone.values("busy", "reach_k6_difference")) REQUIRE(std::isnan(sum));
}

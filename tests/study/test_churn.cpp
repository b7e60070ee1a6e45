#include <numeric>

#include "kith/evidence/help_seeking.hpp"
#include "kith/outcomes/reach.hpp"
#include "kith/study/churn.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Counts of people by their other life over all strata: of everybody, and of people served.
struct Lives {
  std::array<int, other_life_count> all{};
  int served = 0;
};

Lives lives_in(Study const& study, RunResult const& run) {
  Layout const layout = layout_of(study);
  std::size_t at = 0;
  while (layout.outcomes[at].name != "reach_people") ++at;
  auto const& people = std::get<std::vector<std::int32_t>>(run.values[at]);
  std::size_t const strata = people.size() / reach_cells;
  Lives lives;
  for (std::size_t other = 0; other < other_life_count; ++other)
    for (std::size_t served = 0; served < served_count; ++served)
      for (std::size_t rest = 0; rest < 2 * k6_band_count; ++rest) {
        std::size_t const cell = (other * served_count + served) * 2 * k6_band_count + rest;
        auto const first = people.begin() + static_cast<std::ptrdiff_t>(cell * strata);
        int const count = std::accumulate(first, first + static_cast<std::ptrdiff_t>(strata), 0);
        lives.all[other] += count;
        if (served > 0) lives.served += count;
      }
  return lives;
}

int apart(Lives const& lives) {
  int people = 0;
  for (OtherLife const other : {OtherLife::newly_reached, OtherLife::sooner, OtherLife::later,
                                OtherLife::moved, OtherLife::displaced})
    people += lives.all[static_cast<std::size_t>(other)];
  return people;
}

}  // namespace

TEST_CASE("Help for one person shifts the care of others, without any program") {
  Study const study =
      make_study({small_town(for_weeks(104, 40, 2) + partnership("one", clinic + ";" + outreach))});
  RunResult const run = live_with_one_helped(study, 1);
  CHECK(run.replicate == 1);
  Lives const lives = lives_in(study, run);
  CHECK(apart(lives) > 0);
  CHECK(lives.served == 0);
  CHECK(lives_in(study, live_with_one_helped(study, 1)).all == lives.all);
}

TEST_CASE("If nobody waits, nobody's care differs") {
  Scenario town = small_town(for_weeks(30, 0, 1) + partnership("one", clinic, 4));
  for (Provider& provider : town.providers) provider.fte = 0.0;
  town.evidence.help_seeking->base_hazard_per_week.value = 0.0;
  Study const study = make_study({town});
  CHECK(apart(lives_in(study, live_with_one_helped(study, 0))) == 0);
}

TEST_CASE("Churn needs a partnership whose reach is counted") {
  Study const usual = make_study({small_town(for_weeks(8, 0, 1), "usual-care")});
  CHECK_THROWS_AS(live_with_one_helped(usual, 0), std::invalid_argument);
}

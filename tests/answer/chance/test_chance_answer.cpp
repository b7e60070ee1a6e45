#include <cmath>

#include "kith/answer/chance/chance_answer.hpp"
#include "kith/ground/random.hpp"
#include "kith/study/second_life.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr int lives_made_up = 200;

/// A share of adults treated, in two weeks. The scenario's effect is the sum of an uncertain number
/// with a variance of 3 and chance with a variance of 1.
struct LivedTwice {
  Layout layout;
  ComparedRuns runs;
  std::vector<int> twice;
  LivedTwice() {
    Dimension time{"time", "days since 2026-01-05", "", {}, {0.0, 7.0}};
    layout.dimensions = {time, {"stratum", "", "", {"adults"}, {}}};
    Outcome share{"", "1", "", "", "/", {"time", "stratum"}, 0, 1, "time: point"};
    share.name = "treated_past_year_share";
    layout.outcomes = {more_is_better(share)};
    runs.scenario_ids = {"usual-care", "clinic", "clinic-same-grant"};
    runs.scenario_titles = {"Usual care", "A clinic", "The same grant"};
    for (int k = 0; k < lives_made_up; ++k) runs.replicates.push_back(k);
    twice = runs.replicates;
  }
  /// Both lives of all replicates; the rival is simulated once.
  [[nodiscard]] ChanceTable table() const {
    ChanceAnswer answer(layout, runs, twice);
    for (int const first : runs.replicates)
      for (int const life : {first, second_life_of(first)})
        for (std::size_t s = 0; s < (life == first ? 3u : 2u); ++s) answer.add(run(s, life));
    return answer.table();
  }
  [[nodiscard]] static RunResult run(std::size_t scenario, int life) {
    auto const draw = [](int of, Purpose purpose) {
      return normal(Draws{7, static_cast<std::uint32_t>(of)}.words(0, 0, purpose)[0]);
    };
    double const luck = 0.01 * draw(life, Purpose::session);
    double const other = 0.01 * draw(life, Purpose::crisis);
    double const unknown = 0.01 * std::sqrt(3.0) * draw(numbers_of(life), Purpose::parameter);
    double const usual = 0.4 + 10.0 * luck;  // chance shared by both worlds
    double const treated = scenario > 0 ? usual + unknown + other : usual;
    RunResult out;
    out.scenario = scenario;
    out.replicate = life;
    out.values = {std::vector<double>(2, treated)};
    return out;
  }
};

}  // namespace

TEST_CASE("the share of chance is that of the difference, for scenarios simulated twice") {
  ChanceTable const table = LivedTwice().table();
  REQUIRE(table.shares.size() == 3);
  REQUIRE(!table.lines.empty());
  CHECK(table.shares[1][0].pairs == lives_made_up);
  CHECK(table.shares[1][0].share == Approx(0.25).margin(0.08));  // 1 of 1 + 3
  CHECK(table.shares[1][0].low < 0.25);
  CHECK(table.shares[1][0].high > 0.25);
  CHECK(std::isnan(table.shares[0][0].share));
  CHECK(std::isnan(table.shares[2][0].share));
}

TEST_CASE("the words give the share with its interval, and say nothing where there is none") {
  LivedTwice study;
  std::string const words = in_words(study.table());
  CHECK_THAT(words, ContainsSubstring("A clinic: how much of the difference's variance") &&
                        ContainsSubstring("200 replicates simulated twice") &&
                        ContainsSubstring(" to ") && !ContainsSubstring("The same grant"));
  study.twice.resize(7);
  CHECK(study.table().empty());
  CHECK(in_words(study.table()).empty());
}

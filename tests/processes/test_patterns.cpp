#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"
#include "tests/untreated.hpp"

// Published patterns of distress in a small reference nation. Their numbers and sources are those
// of analysis/validation/patterns.md.

using namespace kith;
using namespace kith::test;

namespace {

/// K6true of every adult, week by week, without arrivals or departures.
struct Course {
  std::vector<std::vector<float>> k6;  ///< by person, then week
  std::vector<std::vector<float>> z;   ///< in the requested weeks

  explicit Course(int weeks, std::vector<int> const& z_weeks) : z(z_weeks.size()) {
    Scenario untreated = nation(20000);
    take_care_away(untreated.evidence);
    keep_everybody(untreated.evidence);
    World world(std::move(untreated));
    world.live_on(60);  // for shocks and ties to settle; the state is stationary from the start
    std::vector<Row> adults;
    for (Row row = 0; row < world.state.residents.status.size(); ++row)
      if ((world.state.residents.status[row] & adult) != 0) adults.push_back(row);
    k6.resize(adults.size());
    for (int week = 0; week < weeks; ++week) {
      world.live_on(1);
      for (std::size_t i = 0; i < adults.size(); ++i)
        k6[i].push_back(static_cast<float>(k6_now(world.state, world.flow.context, adults[i])));
      auto const at = std::find(z_weeks.begin(), z_weeks.end(), week);
      if (at == z_weeks.end()) continue;
      for (Row const row : adults)
        z[static_cast<std::size_t>(at - z_weeks.begin())].push_back(z_of(world, row));
    }
  }

  /// Set point plus state plus shocks: without treatment, nobody has any benefit.
  static float z_of(World const& world, Row row) {
    Residents const& r = world.state.residents;
    double const weight = std::sqrt(1.0 - world.compiled.evidence.distress->trait_share);
    return static_cast<float>((r.level[row] + r.shock[row] + weight * r.state[row]) /
                              double{z_scale});
  }
};

constexpr int course_weeks = 160;

Course const& course() {
  static Course const lived(course_weeks, {0, 104});
  return lived;
}

constexpr float ill = 9.6F;  // PHQ-9 of 10

/// Weeks from `onset` to the end of a new episode, the first of eight weeks below the threshold; -1
/// if the episode does not end within the course.
int weeks_until_over(std::vector<float> const& k6, std::size_t onset) {
  int below = 0;
  for (std::size_t week = onset; week < k6.size(); ++week) {
    below = k6[week] < ill ? below + 1 : 0;
    if (below == 8) return static_cast<int>(week - 7 - onset);
  }
  return -1;
}

/// Whether two weeks at or above the threshold follow 26 weeks below it.
bool begins(std::vector<float> const& k6, std::size_t week) {
  if (k6[week] < ill || k6[week + 1] < ill) return false;
  return std::all_of(k6.begin() + static_cast<std::ptrdiff_t>(week) - 26,
                     k6.begin() + static_cast<std::ptrdiff_t>(week),
                     [](float x) { return x < ill; });
}

}  // namespace

TEST_CASE("P6: untreated prevalent cases remit as observed") {
  double cases = 0.0, remitted[3] = {};
  constexpr std::size_t weeks[] = {13, 26, 52};
  for (auto const& k6 : course().k6) {
    if (k6[0] < ill) continue;
    cases += 1.0;
    for (int i = 0; i < 3; ++i) remitted[i] += k6[weeks[i]] < ill ? 1.0 : 0.0;
  }
  REQUIRE(cases > 800);
  CHECK(remitted[0] / cases == Approx(0.23).margin(0.08));
  CHECK(remitted[1] / cases == Approx(0.32).margin(0.08));
  CHECK(remitted[2] / cases == Approx(0.53).margin(0.08));
}

TEST_CASE("P7: new episodes end as soon as observed") {
  double episodes = 0.0, over[3] = {};
  constexpr int weeks[] = {13, 26, 52};
  for (auto const& k6 : course().k6)
    for (std::size_t week = 26; week + 60 < course_weeks; ++week) {
      if (!begins(k6, week)) continue;
      episodes += 1.0;
      int const length = weeks_until_over(k6, week);
      for (int i = 0; i < 3; ++i) over[i] += length >= 0 && length <= weeks[i] ? 1.0 : 0.0;
    }
  REQUIRE(episodes > 800);
  CHECK(over[0] / episodes == Approx(0.50).margin(0.08));
  CHECK(over[1] / episodes == Approx(0.63).margin(0.08));
  CHECK(over[2] / episodes == Approx(0.76).margin(0.08));
}

TEST_CASE("P8: half of the most distressed are among them two years later") {
  auto const observed = [](std::vector<float> z, std::uint32_t survey) {
    double const reliability = 0.90;  // distress.k6_reliability
    for (std::size_t i = 0; i < z.size(); ++i)
      z[i] = static_cast<float>(std::sqrt(reliability) * z[i] +
                                std::sqrt(1.0 - reliability) *
                                    normal(Draws{survey, 0}.words(static_cast<std::uint32_t>(i), 0,
                                                                  Purpose::program)[0]));
    return z;
  };
  std::vector<float> const first = observed(course().z[0], 1), later = observed(course().z[1], 2);
  auto const cut = [](std::vector<float> z) {
    auto const at = z.begin() + static_cast<std::ptrdiff_t>(z.size() * 85 / 100);
    std::nth_element(z.begin(), at, z.end());
    return *at;
  };
  float const top_first = cut(first), top_later = cut(later);
  double top = 0.0, again = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] < top_first) continue;
    top += 1.0;
    again += later[i] >= top_later ? 1.0 : 0.0;
  }
  CHECK(again / top == Approx(0.50).margin(0.08));
}

TEST_CASE("Without a partnership nothing drifts over ten years", "[full]") {
  Scenario usual = nation(25000, 260);
  usual.time.weeks = 520;
  usual.run.replicates = 4;
  usual.run.parameters = ParameterMode::central;
  Results const results = collect({usual}, {2, {}});
  auto const change = [&](char const* name) {
    double sum = 0.0;
    for (int k = 0; k < 4; ++k)
      sum += results.adults("usual-care", name, 468, 520, k) -
             results.adults("usual-care", name, 0, 52, k);
    return std::abs(sum / 4.0);
  };
  CHECK(change("serious_distress_share") < 0.0015);  // of about 0.04
  CHECK(change("any_care_past_year_share") < 0.008);
  CHECK(change("stigma_mean") < 0.05);
  CHECK(change("wait_weeks_median") < 0.5);
  CHECK(change("awareness_mean") < 0.01);
}

TEST_CASE("The spread of stigma and awareness are stationary") {
  World world(nation(20000));
  auto const moments = [&world] {
    Residents const& r = world.state.residents;
    double n = 0.0, sum = 0.0, squares = 0.0, aware = 0.0;
    for (ZoneRows const& zone : world.compiled.zone_rows)
      for (Row row = zone.first; row < zone.first + zone.residents; ++row) {
        double const v = r.stigma[row] / double{stigma_scale};
        n += 1.0, sum += v, squares += v * v, aware += r.awareness[row] / 65535.0;
      }
    return std::array{std::sqrt(squares / n - sum * sum / n / n), aware / n};
  };
  for (int year = 0; year < 15; ++year) {
    world.live_on(52);
    CAPTURE(year);
    auto const [spread, awareness] = moments();
    CHECK(spread > 0.97);  // stigma.tie_per_week: 0.98-1.00, less chance
    CHECK(spread < 1.02);
    CHECK(awareness == Approx(0.30).margin(0.01));
  }
}

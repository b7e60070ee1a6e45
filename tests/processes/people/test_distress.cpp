#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"
#include "tests/untreated.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Distress only: no care, shocks, ties, arrivals or departures, and the same mean for everybody.
Scenario distress_alone(int residents) {
  Scenario town = small_town(
      "[time]\nsettling_weeks = 0\n[community]\nresidents = " + std::to_string(residents) + "\n");
  take_care_away(town.evidence);
  keep_everybody(town.evidence);
  DistressEvidence& e = *town.evidence.distress;
  for (Evidence* shift : {&e.income_below_100_shift_z,
                          &e.income_100_199_shift_z,
                          &e.income_200_399_shift_z,
                          &e.income_400_plus_shift_z,
                          &e.female_shift_z,
                          &e.male_shift_z,
                          &e.age_10_17_shift_z,
                          &e.age_18_25_shift_z,
                          &e.age_26_49_shift_z,
                          &e.age_50_64_shift_z,
                          &e.age_65_plus_shift_z,
                          &e.black_shift_z,
                          &e.hispanic_shift_z,
                          &e.asian_shift_z,
                          &e.other_shift_z,
                          &e.trauma_shift_z,
                          &e.isolation_shift_z,
                          &e.uninsured_shift_z,
                          &e.reference_shift_mean_z,
                          &e.reference_shift_variance,
                          &e.tie_influence_z_per_year,
                          &e.caregiver_burden_z,
                          &e.violent_event_z,
                          &e.job_loss_z})
    shift->value = 0.0;
  return town;
}

/// Rows of inhabited homes.
std::vector<Row> homes(World const& world) {
  std::vector<Row> rows;
  for (ZoneRows const& zone : world.compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents; ++row) rows.push_back(row);
  return rows;
}

/// Mean over people of the share of the state that remains after some weeks.
double kept_after_weeks(World const& world, int weeks) {
  std::vector<Row> const rows = homes(world);
  double sum = 0.0;
  for (Row const row : rows)
    sum += std::pow(double{world.compiled.distress.state_keep[world.state.residents.course[row]]},
                    weeks);
  return sum / static_cast<double>(rows.size());
}

}  // namespace

TEST_CASE("The state of distress keeps variance 1 and decays with each person's time constant") {
  World world(distress_alone(20000));
  std::vector<Row> const rows = homes(world);
  auto const n = static_cast<double>(rows.size());
  Column<std::int16_t> const start = world.state.residents.state;
  Column<std::int16_t> before = start;
  double lag_one = 0.0;
  for (int week = 1; week <= 120; ++week) {
    world.live_on(1);
    Column<std::int16_t> const& now = world.state.residents.state;
    for (Row const row : rows)
      lag_one +=
          static_cast<double>(before[row]) * now[row] / (z_scale * double{z_scale}) / n / 120.0;
    before = now;
    if (week != 1 && week != 60 && week != 120) continue;
    double mean = 0.0, variance = 0.0, lagged = 0.0;
    for (Row const row : rows) {
      double const x = now[row] / double{z_scale}, y = start[row] / double{z_scale};
      mean += x / n, variance += x * x / n, lagged += x * y / n;
    }
    CAPTURE(week);
    CHECK(std::abs(mean) < 4.0 / std::sqrt(n));
    CHECK(std::abs(variance - 1.0) < 4.0 * std::sqrt(2.0 / n));
    CHECK(std::abs(lagged - kept_after_weeks(world, week)) < 4.0 * std::sqrt(2.0 / n));
  }
  CHECK(std::abs(lag_one - kept_after_weeks(world, 1)) < 4.0 * std::sqrt(2.0 / n));
}

TEST_CASE("Shares in distress follow the normal distribution and one fixed transform") {
  World world(distress_alone(20000));
  world.live_on(8);
  std::vector<Row> const rows = homes(world);
  auto const n = static_cast<double>(rows.size());
  double serious = 0.0, distressed = 0.0;
  for (Row const row : rows) {
    double const k6 = k6_now(world.state, world.flow.context, row);
    serious += k6 >= 13.0 ? 1.0 / n : 0.0;
    distressed += k6 >= 5.0 ? 1.0 / n : 0.0;
  }
  DistressEvidence const& e = *world.compiled.evidence.distress;
  auto const share_above = [&](double k6) {  // Q(z) = q0 exp(-lambda K6), z ~ N(mean, 1)
    double const z = -normal_quantile(e.floor_share * std::exp(-e.tail_rate_per_point * k6));
    return 0.5 * std::erfc((z - e.mean_z) / std::sqrt(2.0));
  };
  auto const error = [n](double p) { return 4.0 * std::sqrt(p * (1.0 - p) / n) + 0.0005; };
  CHECK(std::abs(serious - share_above(13.0)) < error(share_above(13.0)));
  CHECK(std::abs(distressed - share_above(5.0)) < error(share_above(5.0)));
}

TEST_CASE("K6 is the fixed transform of z") {
  World world(distress_alone(2000));
  Residents& r = world.state.residents;
  auto const k6_at = [&](double z) {
    r.level[0] = static_cast<std::int16_t>(std::lrint(z * double{z_scale}));
    r.state[0] = r.shock[0] = 0;
    return k6_now(world.state, world.flow.context, 0);
  };
  // -ln(Q(z) / 0.66) / 0.207 (distress.floor_share, distress.tail_rate_per_point)
  CHECK(k6_at(-1.0) == 0.0);
  CHECK(k6_at(0.71) == Approx(4.910).margin(0.05));
  CHECK(k6_at(1.0) == Approx(6.887).margin(0.05));
  CHECK(k6_at(1.405) == Approx(10.194).margin(0.05));
  CHECK(k6_at(1.774) == Approx(13.787).margin(0.02));
  CHECK(k6_at(2.3) == Approx(19.902).margin(0.05));
  CHECK(k6_at(4.0) == 24.0);
}

TEST_CASE("Benefit of therapy and support halves in 52 weeks") {
  World world(distress_alone(2000));
  Residents& r = world.state.residents;
  r.therapy[0] = static_cast<std::uint16_t>(0.4 * double{benefit_scale});
  r.support[0] = static_cast<std::uint16_t>(0.2 * double{benefit_scale});
  for (int half_lives = 1; half_lives <= 3; ++half_lives) {
    world.live_on(52);
    double const left = std::pow(0.5, half_lives);
    // Fixed-point rounding loses at most half a step per week, 0.0025 z in total.
    CHECK(r.therapy[0] / double{benefit_scale} == Approx(0.4 * left).margin(0.0025));
    CHECK(r.support[0] / double{benefit_scale} == Approx(0.2 * left).margin(0.0025));
  }
}

TEST_CASE("Medication rises over eight weeks while taken and fades with a half-life of eight") {
  World world(distress_alone(2000));
  Residents& r = world.state.residents;
  r.status[0] = static_cast<std::uint8_t>(r.status[0] | medicated);
  Medication medication{};
  medication.stop = 20;
  medication.service = no_service;
  world.state.medications.add(medication);
  world.state.medications.merge_arrivals();
  world.live_on(4);
  CHECK(r.medication[0] / 65535.0 == Approx(0.5).margin(0.01));
  world.live_on(5);
  CHECK(r.medication[0] == 65535);
  world.live_on(12);  // stops in week 20
  CHECK((r.status[0] & medicated) == 0);
  double const full = r.medication[0];
  world.live_on(8);
  CHECK(r.medication[0] / full == Approx(0.5).margin(0.01));
}

TEST_CASE("A shock fades with its half-life") {
  World world(distress_alone(2000));
  Residents& r = world.state.residents;
  r.shock[0] = static_cast<std::int16_t>(0.4 * double{z_scale});
  world.live_on(static_cast<int>(world.compiled.evidence.distress->shock_half_life_weeks));
  CHECK(r.shock[0] / double{z_scale} == Approx(0.2).epsilon(0.05));
}

TEST_CASE("A shock to a zone affects only that zone and fades") {
  Scenario town = distress_alone(4000);
  town.events = {{"storm", 3, 0.35, 30.0, {"valley"}}};
  World world(std::move(town));
  world.live_on(3);
  CHECK(world.flow.context.zone_shock == std::vector<float>{0.0F, 0.0F});
  world.live_on(1);
  CHECK(world.flow.context.zone_shock == std::vector<float>{0.0F, 0.35F});
  world.live_on(30);
  CHECK(world.flow.context.zone_shock[1] == Approx(0.175).epsilon(1e-6));
}

TEST_CASE("Shifts of the reference nation have the mean and variance that the evidence states") {
  World const world(nation(25'000));
  Residents const& r = world.state.residents;
  double sum = 0.0, squares = 0.0, adults = 0.0;
  for (Row const row : homes(world)) {
    if ((r.status[row] & adult) == 0) continue;
    double const shift = shift_of_set_point(world.compiled, r, row);
    sum += shift, squares += shift * shift, adults += 1.0;
  }
  double const mean = sum / adults;
  DistressEvidence const& e = *world.compiled.evidence.distress;
  CAPTURE(mean, squares / adults - mean * mean);
  CHECK(mean == Approx(double{e.reference_shift_mean_z}).margin(0.01));
  CHECK(squares / adults - mean * mean == Approx(double{e.reference_shift_variance}).margin(0.01));
}

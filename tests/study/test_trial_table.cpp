#include <cmath>

#include "kith/study/trial_table.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

Trial small_trial() {
  Trial trial;
  trial.weeks = {0, 26};
  trial.outcomes = {"k6", "engaged"};
  trial.arms.resize(2);
  trial.arms[0].id = "control";
  trial.arms[1].id = "new";
  return trial;
}

TrialTarget target(TargetMeasure measure, std::string const& outcome, double low, double high) {
  TrialTarget one;
  one.outcome = outcome;
  one.arm = "new";
  one.measure = measure;
  one.week = 26;
  one.low = low;
  one.high = high;
  return one;
}

/// arm x week x outcome: K6 of 10 (4) against 8 (4), engaged 0.4 against 0.6 in week 26.
TrialTable table() {
  TrialTable table(small_trial());
  for (int replicate = 0; replicate < 3; ++replicate)
    table.add(replicate, {{50, 50, 50, 50, 50, 50, 50, 50},
                          {12, 0, 10, 0.4, 12, 0, 8.0 + 0.1 * (replicate - 1), 0.6},
                          {4, 0, 4, 0.5, 4, 0, 4, 0.5}});
  return table;
}

}  // namespace

TEST_CASE("The standardized difference and its interval agree with the textbook") {
  // 50 and 50 people, half a standard deviation apart. Hedges' correction 1 - 3 / 391 gives
  // 0.49616; variance 100 / 2500 + 0.49616^2 / 200 = 0.041231 (Hedges and Olkin 1985; metafor's
  // escalc).
  TrialTally const better = tally_of(50, 8, 4), worse = tally_of(50, 10, 4);
  Estimate const g = smd_of(better, worse, TrialOutcome::Better::less);
  CHECK(g.value == Approx(0.49616).margin(1e-5));
  CHECK(g.low == Approx(0.09818).margin(1e-4));
  CHECK(g.high == Approx(0.89414).margin(1e-4));
  CHECK(smd_of(better, worse, TrialOutcome::Better::more).value == Approx(-0.49616).margin(1e-5));
}

TEST_CASE("A ratio has the interval of its logarithm") {
  // 30 of 50 against 20 of 50: risk ratio 1.5; the log's error with n - 1 in the variance of each
  // share is sqrt(0.24490/50/0.36 + 0.24490/50/0.16) = 0.21028.
  double const sd = std::sqrt(0.24 * 50 / 49);
  Estimate const r = ratio_of(tally_of(50, 0.6, sd), tally_of(50, 0.4, sd));
  CHECK(r.value == Approx(1.5));
  CHECK(std::log(r.high / r.low) == Approx(2 * 1.959964 * 0.21028).margin(1e-4));
  CHECK(std::isnan(ratio_of(tally_of(50, 0.6, sd), tally_of(50, 0.0, 0.0)).value));
}

TEST_CASE("Means over whole clusters have the error of their clusters") {
  // Four clusters of two people with means 1, 2, 3, 4: the error of the mean of the means is
  // sqrt(5/3 / 4) = 0.6455. Nobody differs from their cluster, so all variance is between them.
  TrialTally tally;
  for (double const value : {1.0, 2.0, 3.0, 4.0}) {
    tally.add(value), tally.add(value);
    tally.by_cluster.add(2.0, 2.0 * value);
  }
  CHECK(tally.error() == Approx(std::sqrt(5.0 / 12.0)));
  Estimate const d = difference_of(tally, tally);
  // Student's t with six degrees of freedom: 2.4469.
  CHECK(d.high == Approx(2.4469 * std::sqrt(5.0 / 6.0)).margin(0.005));
  CHECK(intracluster_correlation(tally) > 0.9);

  TrialTally one;
  one.add(1.0), one.add(3.0);
  CHECK(one.error() == Approx(1.0));
  one.by_cluster.add(2.0, 4.0);
  CHECK(std::isnan(one.error()));  // the variance between clusters is unknown
}

TEST_CASE("A difference has the interval of two means") {
  Estimate const d = difference_of(tally_of(50, 8, 4), tally_of(50, 10, 4));
  CHECK(d.value == Approx(-2.0));
  CHECK(d.high - d.low == Approx(2 * 1.959964 * 0.8));  // sqrt(16/50 + 16/50) = 0.8
}

TEST_CASE("A tally comes back from n, mean and SD") {
  TrialTally tally;
  for (double const value : {1.0, 2.0, 4.0, 9.0}) tally.add(value);
  TrialTally const back = tally_of(tally.n, tally.mean(), tally.sd());
  CHECK(back.mean() == Approx(4.0));
  CHECK(back.sd() == Approx(tally.sd()));
  CHECK(std::isnan(TrialTally{}.mean()));
}

TEST_CASE("Replicates are pooled as one large trial") {
  TrialTally const pooled = table().pooled(1, 1, 0);
  CHECK(pooled.n == 150);
  CHECK(pooled.mean() == Approx(8.0));
}

TEST_CASE("Targets are met only inside their bounds") {
  TrialTable const t = table();
  CHECK(t.result_of(target(TargetMeasure::difference, "engaged", 0.15, 0.25)).met);
  CHECK_FALSE(t.result_of(target(TargetMeasure::difference, "engaged", 0.21, 0.25)).met);
  CHECK(t.result_of(target(TargetMeasure::ratio, "engaged", 1, 2)).simulated.value == Approx(1.5));
  CHECK(t.result_of(target(TargetMeasure::odds_ratio, "engaged", 1, 3)).simulated.value ==
        Approx(2.25));
  CHECK(t.result_of(target(TargetMeasure::mean, "k6", 0, 24)).simulated.value == Approx(8.0));
  auto const smd = t.result_of(target(TargetMeasure::smd, "k6", 0.4, 0.6));
  CHECK(smd.met);
  CHECK(smd.single_low < smd.simulated.value);
  CHECK(smd.single_high > smd.simulated.value);
}

TEST_CASE("An effect is given for each unit of another outcome") {
  TrialTarget per = target(TargetMeasure::difference, "k6", -10, 10);
  per.per = "engaged";
  CHECK(table().result_of(per).simulated.value == Approx(-10.0));  // -2 over 0.2
}

#include "kith/answer/ranking/head_to_head.hpp"
#include "tests/answer/ranking/made_study.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// The clinic treats 40 people for $520,000, peers 30 for $416,000; peers gain `qalys` per 1,000.
RankedRuns clinic_and_peers(int replicates, double qalys) {
  RankedRuns runs(ranked_layout(), made_scenarios(replicates));
  for (int k = 0; k < replicates; ++k) {
    double const luck = 0.1 * (k % 5);
    runs.add(ranked_run(0, k, {}));
    runs.add(ranked_run(1, k, {.treated = 40.0 + k % 3, .qalys = 1.0 + luck, .usd = 10000}));
    for (std::size_t const s : {std::size_t{2}, std::size_t{3}}) runs.add(ranked_run(s, k, {}));
    runs.add(ranked_run(4, k, {.treated = 30.0 + k % 3, .qalys = qalys, .usd = 8000}));
  }
  return runs;
}

/// Two numbers: one that rises with the clinic's effect, and one unrelated to it.
DrawnNumbers numbers(int replicates) {
  DrawnNumbers drawn{{"How well the clinic does.", "The weather."}, {"assumed", "trial"}, {}};
  for (int k = 0; k < replicates; ++k) {
    drawn.draws.push_back(k % 5);
    drawn.draws.push_back((k * 37) % 101);
  }
  return drawn;
}

PairedDifference difference(double mean, double error) {
  PairedDifference d{};
  d.difference = mean;
  d.monte_carlo_error = error;
  return d;
}

}  // namespace

TEST_CASE("If each of two scenarios wins on something, the first paragraph states both") {
  RankedRuns const runs = clinic_and_peers(40, 3.0);
  HeadToHead const pair = head_to_head(runs, 1, 4, numbers(40));
  CHECK(pair.goods[0].difference == 10.0);
  CHECK(pair.goods[0].directions.better == 40);
  CHECK(pair.person.kind == Flip::Kind::first_above);
  CHECK(pair.person.usd == Approx((520000.0 - 416000.0) / 10.0));
  CHECK(pair.qaly.kind == Flip::Kind::second);  // more QALYs for less
  std::string const text = in_words(pair, runs);
  CAPTURE(text);
  CHECK_THAT(text, ContainsSubstring(
                       "Each is better in some respects. \"A: A clinic\" treats more people"));
  CHECK_THAT(text, ContainsSubstring("\"B: Peers\" gains more QALYs, spends less"));
  CHECK_THAT(text,
             ContainsSubstring("The choice flips at $10,000 for one more person treated: if it "
                               "is worth more, \"A: A clinic\"; if less, \"B: Peers\"."));
}

TEST_CASE("A comparison names the uncertain numbers on which it depends, and only those") {
  HeadToHead const pair = head_to_head(clinic_and_peers(40, 1.0), 1, 4, numbers(40));
  REQUIRE(pair.assumptions.size() == 1);
  CHECK(pair.assumptions[0].meaning == "How well the clinic does.");
  CHECK(pair.assumptions[0].rank_correlation == Approx(1.0));
  std::string const text = in_words(pair, clinic_and_peers(40, 1.0));
  CHECK_THAT(text, ContainsSubstring("How well the clinic does (assumed; rank correlation +1.00): "
                                     "higher values favor \"A: A clinic\"."));
  CHECK(
      head_to_head(clinic_and_peers(40, 1.0), 4, 1, numbers(40)).assumptions[0].rank_correlation ==
      Approx(-1.0));
}

TEST_CASE("The choice between two scenarios flips at extra cost over extra gain") {
  auto const kind = [](double more, double error, double dearer) {
    return flip_of(difference(more, error), difference(dearer, 0.0)).kind;
  };
  CHECK(kind(10, 1, 500) == Flip::Kind::first_above);
  CHECK(kind(-10, 1, -500) == Flip::Kind::second_above);
  CHECK(kind(10, 1, -500) == Flip::Kind::first);
  CHECK(kind(-10, 1, 500) == Flip::Kind::second);
  CHECK(kind(10, 11, 500) == Flip::Kind::unknown);
  CHECK(flip_of(difference(-10, 1), difference(-500, 0)).usd == 50.0);
}

TEST_CASE("Few replicates give no verdict, and the most informative pairs are compared") {
  RankedRuns const runs = clinic_and_peers(4, 3.0);
  std::string const text = in_words(head_to_head(runs, 1, 4, {}), runs);
  CHECK_THAT(text, ContainsSubstring("4 replicates: a try, not an answer."));
  CHECK_THAT(text, !ContainsSubstring("flips"));
  auto const pairs = telling_pairs(runs, {});
  REQUIRE(pairs.size() == 3);  // the first two ranks, and the clinic against each rival
  for (std::size_t const k : {std::size_t{1}, std::size_t{2}}) CHECK(pairs[k].first == 1);
  CHECK(pairs[1].second == 2);
  CHECK(pairs[2].second == 3);
}

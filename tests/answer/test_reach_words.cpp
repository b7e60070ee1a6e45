#include "kith/answer/reach_words.hpp"
#include "kith/outcomes/reach.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

std::vector<std::string> const three_strata = {"adults", "sex:female", "age:10-17"};

ComparedRuns two_scenarios() {
  return {{"usual-care", "clinic"}, {"Usual care", "A clinic"}, {0, 1}, 0};
}

/// This many adults, plus one youth, of each kind; half of the adults also count as women.
ReachOfRun reached(double newly, double displaced) {
  ReachOfRun run;
  run.people.assign(reach_cells * 3, 0.0);
  auto const put = [&](OtherLife other, Served served, std::size_t band, double people) {
    std::size_t const at = place_of({CareCounted::care, other, served, false, band}) * 3;
    run.people[at] = people, run.people[at + 1] = people / 2.0, run.people[at + 2] = 1.0;
  };
  put(OtherLife::newly_reached, Served::served, 2, newly);
  put(OtherLife::newly_reached, Served::not_served, 0, 5.0);
  put(OtherLife::displaced, Served::not_served, 0, displaced);
  put(OtherLife::no_care, Served::not_served, 0, 1200.0);
  run.served.assign(2 * k6_band_count * 3, 0.0);
  run.served[2 * 3] = newly;  // clients in serious distress
  run.k6_difference.assign(served_count * 3, 0.0);
  run.serious_weeks_difference.assign(served_count * 3, 0.0);
  run.serious_weeks_difference[3] = -3.0 * newly;
  run.serious_weeks_difference[0] = 40.0;
  return run;
}

}  // namespace

TEST_CASE("Reach is stated in people, adults and youths together") {
  ReachAnswer answer(three_strata, two_scenarios());
  CHECK(answer.in_words().empty());
  answer.add(1, reached(20.0, 9.0));
  answer.add(1, reached(30.0, 9.0));
  std::string const words = answer.in_words();
  CHECK_THAT(words, ContainsSubstring("Whom \"A clinic\" reached, of 1,243 residents"));
  CHECK_THAT(words, ContainsSubstring("range of 2 replicates"));
  CHECK_THAT(words, ContainsSubstring(
                        "newly in care: none in usual care                          32  27 to 37"));
  CHECK_THAT(words, ContainsSubstring(
                        "served by the programs                                   26  21 to 31"));
  CHECK_THAT(words, ContainsSubstring(
                        "not served: word of mouth, freed slots, policy            6  6 to 6"));
  CHECK_THAT(words, ContainsSubstring(
                        "of all newly in care in serious distress at start        26  21 to 31"));
  CHECK_THAT(words, ContainsSubstring(
                        "additional people treated: newly less displaced            22  17 to 27"));
  CHECK_THAT(words, ContainsSubstring(
                        "clients of the programs                                    25  20 to 30"));
  CHECK_THAT(words,
             ContainsSubstring(
                 "weeks in serious distress, each person served            -3.0  -3.0 to -3.0"));
  CHECK_THAT(words, ContainsSubstring(
                        "weeks in serious distress, all others together             40  40 to 40"));
}

TEST_CASE("People first served in the last year are shown separately, if there are any") {
  ReachAnswer answer(three_strata, two_scenarios());
  ReachOfRun run = reached(20.0, 9.0);
  answer.add(1, run);
  CHECK_THAT(answer.in_words(), !ContainsSubstring("first served in the last 52 weeks"));
  run.people[place_of({CareCounted::care, OtherLife::same, Served::in_last_year, true, 1}) * 3] = 4;
  answer.add(1, run);
  CHECK_THAT(answer.in_words(), ContainsSubstring("first served in the last 52 weeks: too late to "
                                                  "tell         2  0 to 4"));
}

TEST_CASE("From 39 replicates on, the interval is based on ranks") {
  ReachAnswer answer(three_strata, two_scenarios());
  for (int k = 1; k <= 39; ++k) answer.add(1, reached(100.0 * k, 0.0));
  std::string const words = answer.in_words();
  CHECK_THAT(words, ContainsSubstring("95 % interval"));
  CHECK_THAT(words, ContainsSubstring("2,000  100 to 3,900"));  // ranks 1 and 39
}

TEST_CASE("A run without comparison to usual care has no reach") {
  ReachAnswer answer(three_strata, two_scenarios());
  ReachOfRun none = reached(20.0, 9.0);
  for (double& count : none.people) count = -1.0;
  answer.add(1, none);
  CHECK(answer.in_words().empty());
}

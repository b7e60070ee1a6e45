#include "kith/answer/first_screen/first_screen.hpp"
#include "kith/answer/local/local_answer.hpp"
#include "kith/outcomes/observer.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

/// A place of 100,000 people, 1 in 10 of them simulated, with the facts of its clinic.
Scenario place_with(double clients, double weeks_to_first_visit, int horizon = 104) {
  Scenario usual;
  usual.margins.people_per_resident = 10.0;
  usual.time.weeks = horizon;
  usual.organizations.emplace_back();
  usual.organizations[0].id = "clinic";
  usual.organizations[0].title = "Town clinic";
  usual.local = LocalFacts{"local facts f.csv", "clinic", clients, -1.0, weeks_to_first_visit};
  return usual;
}

Layout own_clinic_layout() {
  return {{{"year", "year", "", {}, {0, 1}}}, own_clinic_outcomes()};
}

LocalAnswer local_answer_of(Scenario const& usual) {
  LocalAnswer answer(own_clinic_layout(), usual);
  for (int k = 0; k < 40; ++k) {
    auto const years = [](double in_first) { return Values(std::vector<double>{in_first, 1e6}); };
    RunResult run;
    run.replicate = k;
    run.values = {years(90.0 + 0.5 * k), years(900.0), years(2.0 + 0.05 * k)};
    answer.add(run);
    run.scenario = 1;  // not usual care
    run.values = {years(5.0), years(5.0), years(50.0)};
    answer.add(run);
  }
  return answer;
}

}  // namespace

TEST_CASE("A clinic within the range of usual care agrees, and the first screen is silent") {
  LocalAnswer const answer = local_answer_of(place_with(1000.0, 3.0));
  auto const all = answer.comparisons();
  REQUIRE(all.size() == 2);  // visits are unknown
  CHECK(all[0].usual_care == Approx(997.5));
  CHECK(all[0].agreement == Agreement::agrees);
  CHECK(all[1].agreement == Agreement::agrees);
  CHECK(answer.warning().empty());
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("Is this our county? Town clinic (local facts f.csv)") &&
                 ContainsSubstring("998 (900 to 1,095)  agrees") &&
                 ContainsSubstring("3.0 (2.0 to 3.9)  agrees"));
}

TEST_CASE("A clinic outside the range differs, and the first screen says so") {
  LocalAnswer const answer = local_answer_of(place_with(400.0, 9.0));
  CHECK(answer.comparisons()[0].agreement == Agreement::differs);
  CHECK(answer.warning() ==
        "Kith's usual care does not match your clinic: clients 998 (yours 400), weeks to a first "
        "visit 3.0 (yours 9.0).");
  CHECK_THAT(local_answer_of(place_with(400.0, 3.0)).warning(),
             Catch::Matchers::EndsWith("clients 998 (yours 400)."));
  FirstScreen screen;
  screen.last_week = 104;
  screen.first_day = "2026-01-05";
  screen.other_clinic = answer.warning();
  CHECK_THAT(in_words(screen), ContainsSubstring("CLINIC   Kith's usual care does not match"));
}

TEST_CASE("If nothing can be compared, agreement is not mentioned") {
  CHECK(local_answer_of(Scenario{}).in_words().empty());
  LocalAnswer const brief = local_answer_of(place_with(400.0, 9.0, 51));
  CHECK(brief.warning().empty());
  CHECK_THAT(brief.in_words(), ContainsSubstring("shorter than a year"));
}

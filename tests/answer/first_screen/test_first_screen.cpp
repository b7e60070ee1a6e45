#include <limits>

#include "kith/answer/first_screen/first_screen.hpp"
#include "kith/simulate.hpp"
#include "tests/answer/first_screen/reading_grade.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

using namespace kith;
using test::reading_grade;
using test::words_in;

namespace {

FirstScreen whole() {
  FirstScreen s;
  s.title = "A clinic inside the community center";
  s.place = "Davidson County, Tennessee";
  s.first_week = 26;
  s.last_week = 260;
  s.first_day = "2026-01-05";
  s.residents = 25000.0;
  s.people_per_resident = 25.2;
  s.replicates = 128;
  s.care = {340.2, {Interval::Kind::percentiles, 120.0, 520.0}, 15.0};
  s.served = {700.0, 86.0, 201.0};
  s.chance = {120, 0, 7, 1, "very likely better"};
  s.cost_usd = 1.8e6;
  s.instead = {610.0, 40.0, 115, 6, 7};
  s.after = {182, false, 0.34, 78};
  return s;
}

}  // namespace

TEST_CASE("The first screen states reach, chance, cost, the rival and what lasts, in people") {
  CHECK(in_words(whole()) ==
        "A clinic inside the community center · Davidson County, Tennessee\n"
        "Against usual care, 4.5 years from July 2026.\n"
        "25,000 residents: 1 in 25 of the county.\n"
        "\n"
        "REACH    340 more people get care (120 to 520 in 95 of 100).\n"
        "         Of 700 served, 86 would have had no care. 201 start 3 months sooner\n"
        "         or more.\n"
        "         In serious distress: 15 more treated.\n"
        "CHANCE   94 of 100 runs better (very likely), 5 never opened, 1 worse.\n"
        "COST     Total $1.8 million. $5,300 per person more in care.\n"
        "INSTEAD  Clinic therapists, same money: 610 more in care (better in 90 of\n"
        "         100).\n"
        "AFTER    Grant ends July 2029. 18 months later, a third of the gain is left.\n"
        "\n"
        "A scenario, not a forecast.\n");
}

TEST_CASE("The screen reports money that ran out or was returned, and programs that never begin") {
  FirstScreen s = whole();
  s.title = "Peers";
  s.place = "Millfield";
  s.after.reset(), s.instead.reset();
  s.money = {12, 40, 31'000.0, 400'000.0};
  s.notes = {"Begins after the end of the run (January 2031): peer support."};
  std::string const text = in_words(s);
  CHECK_THAT(text, ContainsSubstring("MONEY    Ran out before the grant ended in 12 of 40.\n"));
  CHECK_THAT(text, ContainsSubstring(
                       "NOTE     Begins after the end of the run (January 2031): peer support."));
  CHECK(words_in(text).size() <= 120);
  s.notes.clear();
  CHECK_THAT(in_words(s), ContainsSubstring("$31,000 of the grant was left and went back.\n"));
  s.money = {0, 40, 9'000.0, 400'000.0};
  CHECK_THAT(in_words(s), !ContainsSubstring("MONEY"));
  s.notes = {"Begins after the end."};
  s.first_week = s.last_week;
  CHECK_THAT(in_words(s),
             ContainsSubstring("Nothing was compared.") && !ContainsSubstring("REACH"));
}

TEST_CASE("A place simulated as a whole is called all of it") {
  FirstScreen s = whole();
  s.place = "Millfield";
  s.people_per_resident = 1.0;
  CHECK_THAT(in_words(s), ContainsSubstring("25,000 residents: all of the place."));
  s.people_per_resident = 2.25;
  CHECK_THAT(in_words(s), ContainsSubstring("1 in 2 of the place."));
}

TEST_CASE("A change of few people, of none, or for the worse is named as such") {
  FirstScreen s = whole();
  s.instead.reset();
  s.care = {0.5, {Interval::Kind::percentiles, -0.2, 4.0}, 0.3};
  CHECK_THAT(in_words(s),
             ContainsSubstring("As many people get care as in usual care (0 to 4 in 95 of 100)."));
  CHECK_THAT(in_words(s), !ContainsSubstring("In serious distress:"));
  s.care = {1.2, {Interval::Kind::percentiles, -7.0, 10.0}, -1.0};
  CHECK_THAT(in_words(s),
             ContainsSubstring("1 more person gets care (7 fewer to 10 more in 95 of 100)."));
  CHECK_THAT(in_words(s), ContainsSubstring("In serious distress: 1 fewer treated."));
  s.care = {-20.0, {Interval::Kind::percentiles, -30.0, -10.0}, 0.0};
  CHECK_THAT(in_words(s), ContainsSubstring("20 fewer people get care (10 to 30 in 95 of 100)."));
  CHECK_THAT(in_words(s), ContainsSubstring("No cost per person: there is no gain."));
}

TEST_CASE("The screen does not claim service by programs that serve nobody, or nobody new") {
  FirstScreen s = whole();
  s.served = {29.0, 0.0, 0.2};
  CHECK_THAT(in_words(s), ContainsSubstring("29 people served.\n"));
  s.served = {1.0, 1.0, 0.0};
  CHECK_THAT(in_words(s), ContainsSubstring("Of 1 served, 1 would have had no care.\n"));
  s.served = {};
  CHECK_THAT(in_words(s), !ContainsSubstring("served") && !ContainsSubstring("Of all others"));
}

TEST_CASE("A cost per person is given if chance does not explain the mean gain") {
  FirstScreen s = whole();
  s.care.interval.low = 0.0;  // some replicates never open
  s.care.monte_carlo_error = 20.0;
  CHECK_THAT(in_words(s), ContainsSubstring("$5,300 per person more in care."));
  s.care.monte_carlo_error = 350.0;
  CHECK_THAT(in_words(s),
             ContainsSubstring("Total $1.8 million. No cost per person: the gain may be "
                               "none."));
  s.care.monte_carlo_error = std::numeric_limits<double>::quiet_NaN();  // a single replicate
  CHECK_THAT(in_words(s), ContainsSubstring("may be none."));
}

TEST_CASE("Below 40 replicates, the screen states neither chances nor which is more") {
  FirstScreen s = whole();
  s.replicates = 39;
  s.chance.words = "";
  s.care.interval.kind = Interval::Kind::range;
  CHECK_THAT(in_words(s), ContainsSubstring("(120 to 520 in 39 runs)"));
  CHECK_THAT(in_words(s), ContainsSubstring("CHANCE   39 replicates: a try, not an answer.\n"));
  CHECK_THAT(in_words(s), !ContainsSubstring("of 100"));
  s.replicates = 1;
  CHECK_THAT(in_words(s), ContainsSubstring("1 replicate: a try, not an answer."));
}

TEST_CASE("Chances of zero are left out, and the word is beside the first chance") {
  FirstScreen s = whole();
  s.chance = {0, 60, 4, 0, "probably no effect"};
  CHECK_THAT(in_words(s), ContainsSubstring("94 of 100 runs no change, 6 never opened "
                                            "(probably no effect).\n"));
  s.chance = {64, 0, 0, 0, "almost certainly better"};
  CHECK_THAT(in_words(s),
             ContainsSubstring("CHANCE   100 of 100 runs better (almost certainly).\n"));
}

TEST_CASE("The screen says so if there is no rival, or if the rival is always behind") {
  FirstScreen s = whole();
  s.instead = {1.0, 0.0, 0, 5, 95};
  CHECK_THAT(in_words(s), ContainsSubstring("same money: 1 more in care (worse in 95 of 100).\n"));
  s.instead = {0.0, 0.0, 0, 100, 0};
  CHECK_THAT(in_words(s), ContainsSubstring("same money: no change.\n"));
  CHECK_THAT(in_words(s), !ContainsSubstring("(better"));
  s.instead.reset();
  CHECK_THAT(in_words(s), !ContainsSubstring("INSTEAD"));
}

TEST_CASE("Lasting effects are stated if the grant ends and its gain is clear") {
  FirstScreen s = whole();
  s.after->may_be_renewed = true;
  CHECK_THAT(in_words(s),
             ContainsSubstring("Grant ends July 2029 unless renewed. 18 months later"));
  s.after->left.reset();
  CHECK_THAT(in_words(s), ContainsSubstring("AFTER    Grant ends July 2029 unless renewed.\n\n"));
  s.after.reset();
  CHECK_THAT(in_words(s), !ContainsSubstring("AFTER"));
}

TEST_CASE("A long screen drops the line on others first, then the rival's details, then distress") {
  FirstScreen s = whole();
  s.title = "Peers";
  s.place = "Millfield";
  s.after.reset();
  CHECK_THAT(in_words(s), ContainsSubstring("Of all others, 254 more get care.") &&
                              ContainsSubstring("(better in 90 of\n         100); of"));
  s.after = whole().after;
  CHECK_THAT(in_words(s), !ContainsSubstring("Of all others"));
  s = whole();
  s.title = "Clinics and outreach and peers and telehealth in centers that people trust";
  CHECK_THAT(in_words(s), ContainsSubstring("610 more in care.\nAFTER"));
  s.chance = {60, 20, 20, 28, "could go either way to likely better"};
  CHECK_THAT(in_words(s), !ContainsSubstring("serious distress"));
  s = whole();
  s.money = {7, 64, 300'000.0, 1'800'000.0};
  CHECK_THAT(in_words(s), ContainsSubstring("INSTEAD") && !ContainsSubstring("went back"));
}

TEST_CASE("Screens are printed above the details; without screens nothing is printed") {
  CHECK(screens_in_words({"", ""}).empty());
  CHECK(screens_in_words({"", "One.\n", "Two.\n"}) == "One.\n\nTwo.\n\nIn detail\n\n");
}

TEST_CASE("The formula of the reading grade agrees with its authors' example") {
  // 9 words, 2 sentences, 9 syllables: 0.39 * 4.5 + 11.8 - 15.59
  CHECK(reading_grade("The cat sat on the mat. He was glad.") == Approx(-2.035));
  CHECK(reading_grade("Notwithstanding considerable organizational particularities, institutional "
                      "stakeholders recapitulate.") > 20.0);
  CHECK(test::syllables_in("served") == 1);
  CHECK(test::syllables_in("opened,") == 2);
  CHECK(test::syllables_in("25,000") == 5);
}

TEST_CASE("A first screen has at most 120 words that an eighth-grader reads") {
  FirstScreen longest = whole();
  longest.care.interval.low = -20.0;
  longest.chance = {60, 20, 20, 28, "could go either way to likely better"};
  std::vector<std::string> texts = {in_words(whole()), in_words(longest)};
  std::string const folder = kith_tests::source_dir() + "/scenarios/";
  for (char const* file :
       {"clinic-at-the-community-center", "cooperative-of-peers", "stigma-campaign-that-stops"}) {
    auto const study = PreparedStudy::from_files(
        {folder + file + ".toml"},
        {"community.residents=600", "time.weeks=40", "time.settling_weeks=4"});
    std::string const answer = study.answer(study.simulate({0, 1}));
    auto const end = answer.find("\nIn detail");
    REQUIRE(end != answer.npos);
    texts.push_back(answer.substr(0, end));
  }
  for (std::string const& text : texts) {
    INFO(text);
    CHECK(words_in(text).size() > 30);
    CHECK(words_in(text).size() <= 120);
    CHECK(reading_grade(text) <= 8.0);
    CHECK_THAT(text, !ContainsSubstring("QALY") && !ContainsSubstring("K6") &&
                         !ContainsSubstring("USD") && !ContainsSubstring(" %"));
  }
}

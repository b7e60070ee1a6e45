#include <cmath>

#include "kith/place/survey/partner_survey.hpp"
#include "kith/place/survey/survey_text.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

std::string const survey_head =
    "organization,Trust (1-5),communication (1-5),goals (1-5),"
    "resources (1-5),power (1-3)\n";
std::string const two_answers = survey_head + "clinic,5,3,4,1,3\nchurch,3,,2,1,1\n";

std::string wrong_survey(std::string const& text) {
  Problems problems;
  read_survey(text, "s.csv", std::nullopt, problems);
  return format_problems(problems);
}

std::vector<SurveyRow> read_answers(std::string const& text) {
  Problems problems;
  auto rows = read_survey(text, "s.csv", std::nullopt, problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return rows;
}

}  // namespace

TEST_CASE("Answers of a survey become shares of its scale, question by question") {
  auto const rows = read_answers(two_answers);
  REQUIRE(rows.size() == 2);
  auto const trust = answers_to(rows, static_cast<std::size_t>(SurveyQuestion::trust));
  CHECK(trust.count == 2);
  CHECK(trust.mean == Approx(0.75));  // (4/4 + 2/4) / 2
  CHECK(trust.spread == Approx(std::sqrt(0.125)));
  auto const talk = answers_to(rows, static_cast<std::size_t>(SurveyQuestion::communication));
  CHECK(talk.count == 1);
  CHECK(talk.mean == Approx(0.5));
  CHECK(std::isnan(talk.spread));
  CHECK(answers_to(rows, static_cast<std::size_t>(SurveyQuestion::power)).mean == Approx(0.5));
  CHECK(answers_to(rows, static_cast<std::size_t>(SurveyQuestion::goals), "church").mean ==
        Approx(0.25));
}

TEST_CASE("A survey is written as the levers of its partnership, with n, mean and spread") {
  auto const rows = read_answers(two_answers);
  std::string const known =
      survey_text(rows, {"team", "ours.toml", "ours-as-surveyed", {"clinic", "school"}}, "s.csv");
  CHECK_THAT(known, ContainsSubstring("extends = \"ours.toml\"\n\nid = \"ours-as-surveyed\"\n") &&
                        ContainsSubstring("[[partnership]]\nid = \"team\"\n") &&
                        ContainsSubstring("meetings_held_share = 0.50  # communication: 0.50, of "
                                          "one respondent\n") &&
                        ContainsSubstring("shared_power = 0.50  # power: mean 0.50, spread 0.71, "
                                          "of 2\n") &&
                        ContainsSubstring("id = \"clinic\"\nwants_goals = 0.75") &&
                        ContainsSubstring("id = \"school\"\nwants_goals = 0.50  # goals: mean") &&
                        ContainsSubstring("church is not a partner") &&
                        ContainsSubstring("trust_start = { value = 0.75, range = [0.26, 1.00]"));
  std::string const alone = survey_text(rows, {"team", "", "", {}}, "s.csv");
  CHECK(alone.find("extends") == alone.npos);
  CHECK_THAT(alone, ContainsSubstring("id = \"church\"\nwants_goals = 0.25"));
}

TEST_CASE("Problems in a survey are named by line and column") {
  CHECK_THAT(wrong_survey("trust,communication (1-5),goals (1-5),resources (1-5)\n3,3,3,3\n"),
             ContainsSubstring("s.csv:1:1: error: trust has no scale (write trust (1-5) in the "
                               "header, or --scale 1-5)") &&
                 ContainsSubstring("no column power"));
  CHECK_THAT(wrong_survey(survey_head + "clinic,6,x,4,1,3\n"),
             ContainsSubstring("s.csv:2:8: error: trust = 6 (must be between 1 and 5") &&
                 ContainsSubstring("s.csv:2:10: error: communication = x (must be a number"));
  CHECK_THAT(wrong_survey(survey_head + "clinic,,3,4,1,3\n"),
             ContainsSubstring("nobody answered trust"));
  CHECK_THAT(wrong_survey(survey_head), ContainsSubstring("no respondents"));
  CHECK(survey_scale("1 to 4")->high == 4.0);
  CHECK(!survey_scale("5-1").has_value());
  CHECK(!survey_scale("1").has_value());
}

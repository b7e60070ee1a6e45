#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/problems.hpp"

namespace kith {

/// Questions to the members of a partnership, in the order of `survey_questions`.
enum class SurveyQuestion : std::size_t { trust, communication, goals, resources, power };
inline constexpr std::array<std::string_view, 5> survey_questions = {"trust", "communication",
                                                                     "goals", "resources", "power"};

/// The lowest and the highest answer, such as 1 and 5.
struct SurveyScale {
  double low = 0.0, high = 0.0;
};

/// Reads "1-5"; nothing if the text is not a scale.
std::optional<SurveyScale> survey_scale(std::string_view text);

/// One respondent: the organization, if given, and answers as 0 to 1; empty: not answered.
struct SurveyRow {
  std::string organization;
  std::array<std::optional<double>, survey_questions.size()> answers{};
};

/// Reads a table with one row per respondent and the columns trust, communication, goals,
/// resources, power and, optionally, organization. A header may give its scale, as in "trust
/// (1-5)"; `scale` applies to headers that do not. Appends all errors to `problems`.
std::vector<SurveyRow> read_survey(std::string_view text, std::string const& file,
                                   std::optional<SurveyScale> scale, Problems& problems);

/// Mean, standard deviation (NaN below two) and number of answers to a question, from everybody or
/// from one organization.
struct Answers {
  std::size_t count = 0;
  double mean = 0.0, spread = 0.0;
};
Answers answers_to(std::vector<SurveyRow> const& rows, std::size_t question,
                   std::string const& organization = "");

}  // namespace kith

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/problems.hpp"

namespace kith {

/// What members of a partnership are asked about it, in the order of `survey_questions`.
enum class SurveyQuestion : std::size_t { trust, communication, goals, resources, power };
inline constexpr std::array<std::string_view, 5> survey_questions = {"trust", "communication",
                                                                     "goals", "resources", "power"};

/// The lowest and the highest answer, e.g. 1 and 5.
struct SurveyScale {
  double low = 0.0, high = 0.0;
};

/// "1-5"; nothing where the text is no scale.
std::optional<SurveyScale> survey_scale(std::string_view text);

/// One respondent: the organization where it is told, and answers as 0 to 1; empty: not answered.
struct SurveyRow {
  std::string organization;
  std::array<std::optional<double>, survey_questions.size()> answers{};
};

/// Reads a table with a row for each respondent and the columns trust, communication, goals,
/// resources, power and, perhaps, organization. A header may say its scale, as "trust (1-5)";
/// `scale` is that of headers that do not. All that is wrong is appended to `problems`.
std::vector<SurveyRow> read_survey(std::string_view text, std::string const& file,
                                   std::optional<SurveyScale> scale, Problems& problems);

/// Mean, standard deviation (NaN below two) and number of answers to a question, of everybody or of
/// one organization.
struct Answers {
  std::size_t count = 0;
  double mean = 0.0, spread = 0.0;
};
Answers answers_to(std::vector<SurveyRow> const& rows, std::size_t question,
                   std::string const& organization = "");

}  // namespace kith

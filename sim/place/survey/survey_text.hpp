#pragma once

#include <string>
#include <vector>

#include "kith/place/survey/partner_survey.hpp"

namespace kith {

/// Weeks of money ahead that count as full resources (partnership.runway_weeks).
inline constexpr double full_runway_weeks = 26.0;

/// The partnership that a survey is about.
struct SurveyedPartnership {
  std::string id;                     ///< as in the scenario
  std::string extends;                ///< the scenario's file; empty if unknown
  std::string new_id;                 ///< of the scenario to be written
  std::vector<std::string> partners;  ///< organizations; empty if unknown
};

/// A scenario file, or tables for one, that sets the levers of a partnership to its members'
/// answers, with n, mean and spread beside each. `source` names the survey.
std::string survey_text(std::vector<SurveyRow> const& rows, SurveyedPartnership const& of,
                        std::string const& source);

}  // namespace kith

#pragma once

#include <string>
#include <vector>

#include "kith/place/survey/partner_survey.hpp"

namespace kith {

/// Weeks of money ahead that count as full resources (partnership.runway_weeks).
inline constexpr double full_runway_weeks = 26.0;

/// The partnership that a survey was made in.
struct SurveyedPartnership {
  std::string id;                     ///< as the scenario has it
  std::string extends;                ///< the scenario's file; empty: not known
  std::string new_id;                 ///< of the scenario that is written
  std::vector<std::string> partners;  ///< organizations; empty: not known
};

/// A scenario file, or tables for one, that sets the levers of a partnership to what its members
/// say, with n, mean and spread beside each. `source` names the survey.
std::string survey_text(std::vector<SurveyRow> const& rows, SurveyedPartnership const& of,
                        std::string const& source);

}  // namespace kith

#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// The cost of a program, of coordination or of meetings in a year with every post filled.
struct BillLine {
  std::string name;        ///< in `program_axis`, or "coordinator", "meetings"
  double posts_fte = 0.0;  ///< full-time
  double pay_usd = 0.0;    ///< salaries with fringe, and what else the prices of staff include
  double other_usd = 0.0;  ///< bought weekly: messages, training, rooms, jobs
  [[nodiscard]] double usd() const { return pay_usd + other_usd; }
};

/// The money of one partnership before it is simulated, at the engine's own prices: central values,
/// every post filled, nobody ill. A cooperative's own money is excluded.
struct Bill {
  std::string partnership;      ///< id
  int week = 0;                 ///< of the horizon: the year is 52 weeks like this one, the dearest
  std::vector<BillLine> lines;  ///< overhead excluded
  double indirect_usd = 0.0;
  // Income in such a year.
  double grant_usd = 0.0;
  double other_income_usd = 0.0;  ///< dues, donations, existing levies
  double shared_usd = 0.0;        ///< joint fund, and rooms given
  double fees_usd = 0.0;          ///< at most: every therapist's slot used
  bool bills_visits = false;
  bool has_cooperative = false;
  // Over the weeks of the grant; without a grant, of the run.
  int first_week = 0, end_week = 0;
  double needed_usd = 0.0, available_usd = 0.0;

  [[nodiscard]] double usd() const;
  [[nodiscard]] double income_usd() const {
    return grant_usd + other_income_usd + shared_usd + fees_usd;
  }
};

/// The bill of each partnership of a scenario.
std::vector<Bill> bills_of(Scenario const& scenario);

}  // namespace kith

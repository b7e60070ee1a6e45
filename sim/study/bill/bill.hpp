#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What a program, coordination or meetings cost in a year with every post filled.
struct BillLine {
  std::string name;        ///< of `program_axis`, or "coordinator", "meetings"
  double posts_fte = 0.0;  ///< full-time
  double pay_usd = 0.0;    ///< salaries with fringe, and what the prices of staff hold besides
  double other_usd = 0.0;  ///< bought by the week: messages, training, rooms, jobs
  [[nodiscard]] double usd() const { return pay_usd + other_usd; }
};

/// The money of one partnership before it is lived through, by the engine's own prices: central
/// values, every post filled, nobody ill. A cooperative's own money is not in it.
struct Bill {
  std::string partnership;      ///< id
  int week = 0;                 ///< of the horizon: the year is 52 weeks as this one, the dearest
  std::vector<BillLine> lines;  ///< overhead left out
  double indirect_usd = 0.0;
  // What comes in in such a year.
  double grant_usd = 0.0;
  double other_income_usd = 0.0;  ///< dues, donations, levies that are there
  double shared_usd = 0.0;        ///< joint fund, and rooms that are given
  double fees_usd = 0.0;          ///< at most: every slot of therapists used
  bool bills_visits = false;
  bool has_cooperative = false;
  // Over the weeks of the grant; without one, of the run.
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

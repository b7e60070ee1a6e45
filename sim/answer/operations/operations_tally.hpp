#pragma once

#include <array>
#include <vector>

#include "kith/outcomes/reach.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// What one program did, a service of it, or all programs together, in one run or summed over runs.
struct ProgramTally {
  double weeks_with_posts = 0.0;
  double post_weeks = 0.0, filled_post_weeks = 0.0;
  double contacts = 0.0, sessions = 0.0;
  double slots_offered = 0.0, slots_used = 0.0;
  double wait = 0.0, waited_post_weeks = 0.0;  ///< weeks times posts
  double usd = 0.0;
  double clients = 0.0;  ///< each counted once; NaN if nobody counted them
  std::array<double, k6_band_count> clients_by_band{};
  std::vector<double> clients_by_year{};
  void add(ProgramTally const& more);
  [[nodiscard]] bool is_empty() const {
    return usd == 0.0 && post_weeks == 0.0 && !(contacts > 0.0);
  }
};

/// What the partnerships of one scenario did, in one run or summed over runs.
struct OperationsTally {
  std::vector<ProgramTally> programs;  ///< in the order of `program_axis`
  std::vector<ProgramTally> services;  ///< as the layout has them; posts, slots, sessions and wait
  ProgramTally together;
  std::array<double, payer_count> usd_by_payer{};  ///< the cost of the programs
  double in_usd = 0.0, earned_usd = 0.0, spent_usd = 0.0, returned_usd = 0.0;
  void add(OperationsTally const& more);
};

// The figures that a board asks for. They are ratios of sums over replicates; NaN if there is
// nothing to divide by.
double mean_posts(ProgramTally const& of);               ///< in the weeks with posts
double mean_filled_posts(ProgramTally const& of);        ///< the same
double clients_per_filled_post(ProgramTally const& of);  ///< per year
double used_share(ProgramTally const& of);
double wait_weeks(ProgramTally const& of);
double usd_per_session(ProgramTally const& of);
double usd_per_client(ProgramTally const& of);

}  // namespace kith

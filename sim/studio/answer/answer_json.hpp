#pragma once

#include <map>
#include <utility>
#include <vector>

#include "kith/studio/runs/opened.hpp"

namespace kith::studio {

/// Runs that have arrived, by replicate and scenario.
using Runs = std::map<std::pair<int, std::size_t>, KeptRun>;

/// Everything that the page shows of some runs.
struct Answered {
  Opened const& opened;
  StudyAnswer const& study;
  Runs const& runs;
  std::vector<int> replicates;     ///< those of which every scenario has arrived
  std::vector<Followed> followed;  ///< the outcomes of the runs' time courses
  [[nodiscard]] bool with_words() const { return !opened.preview; }
  [[nodiscard]] std::size_t scenarios() const { return opened.study.scenarios.size(); }
};

Json answer_json(Answered const& answered);

// Its parts.
Json screens_json(Answered const& answered);
Json headlines_json(Answered const& answered);
Json weeks_json(Answered const& answered);
Json waits_json(Answered const& answered);
Json lives_json(Answered const& answered);
Json reach_json(Answered const& answered);
Json strata_json(Answered const& answered);
Json money_json(Answered const& answered);

/// The outcomes in `weeks_json`, for a description.
Json outcomes_over_time(Layout const& layout);

/// One replicate, week by week.
Json town_json(Answered const& answered, int replicate);

}  // namespace kith::studio

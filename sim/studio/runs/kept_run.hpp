#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kith/answer/study_answer.hpp"
#include "kith/record.hpp"

namespace kith::studio {

/// Weeks that are told together.
inline constexpr int period_weeks = 4;

/// An outcome that is told over time: its place in the layout, and how many strata of it.
struct Followed {
  std::string_view name;
  bool by_stratum;  ///< of all strata, else of adults or of the community
  bool is_sum;      ///< of the weeks of a period; else their mean
};

/// What the page shows over time, of those outcomes that a layout has.
std::vector<Followed> followed_in(Layout const& layout);

/// One followed outcome of a run: (period, stratum), NaN where no week of a period is known.
struct TimeCourse {
  std::size_t strata = 1;
  std::vector<float> values;
  [[nodiscard]] std::size_t periods() const { return values.size() / strata; }
  [[nodiscard]] double at(std::size_t period, std::size_t stratum = 0) const {
    return static_cast<double>(values[period * strata + stratum]);
  }
};

/// Of a run what the page needs: the outcomes that the answer reads, and courses.
struct KeptRun {
  RunResult run;
  std::vector<TimeCourse> courses;  ///< in the order of followed_in
};

/// How runs of one study go from one worker to another, and are kept: of outcomes by week and
/// stratum only the strata that hold everybody once.
class RunPacker {
 public:
  RunPacker(Layout const& layout, StudyAnswer const& reader);

  [[nodiscard]] std::string pack(RunResult const& run) const;
  /// Throws std::invalid_argument where the bytes are of another study.
  [[nodiscard]] KeptRun unpack(std::string_view bytes) const;

 private:
  struct Kept {
    std::size_t outcome;     ///< place in the layout
    bool adults_and_youths;  ///< only their strata of it
  };
  [[nodiscard]] TimeCourse course_of(RunResult const& run, Followed const& of) const;

  Layout const& layout_;
  std::size_t strata_ = 0;
  std::vector<std::size_t> everybody_;
  std::vector<Kept> kept_;
  std::vector<Followed> followed_;
};

}  // namespace kith::studio

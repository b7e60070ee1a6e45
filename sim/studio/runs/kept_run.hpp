#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kith/answer/study_answer.hpp"
#include "kith/record.hpp"

namespace kith::studio {

/// Weeks that are reported together.
inline constexpr int period_weeks = 4;

/// An outcome followed over time.
struct Followed {
  std::string_view name;
  bool has_columns;  ///< all strata or partnerships, else adults or the community
  bool is_sum;       ///< over the weeks of a period; else their mean
  std::string_view group = "/";
};

/// The outcomes that the page shows over time, of those in a layout.
std::vector<Followed> followed_in(Layout const& layout);

/// One followed outcome of a run: (period, stratum or partnership), NaN if no week of a period is
/// known.
struct TimeCourse {
  std::size_t columns = 1;
  std::vector<float> values;
  [[nodiscard]] std::size_t periods() const { return values.size() / columns; }
  [[nodiscard]] double at(std::size_t period, std::size_t column = 0) const {
    return static_cast<double>(values[period * columns + column]);
  }
};

/// What the page needs from a run: the outcomes that the answer reads, and time courses.
struct KeptRun {
  RunResult run;
  std::vector<TimeCourse> courses;  ///< in the order of followed_in
};

/// The format in which runs of one study go from one worker to another and are kept: for outcomes
/// by week and stratum, only the strata that together contain everybody once.
class RunPacker {
 public:
  RunPacker(Layout const& layout, StudyAnswer const& reader);

  [[nodiscard]] std::string pack(RunResult const& run) const;
  /// Throws std::invalid_argument if the bytes are from another study.
  [[nodiscard]] KeptRun unpack(std::string_view bytes) const;

 private:
  struct Kept {
    std::size_t outcome;     ///< index in the layout
    bool adults_and_youths;  ///< only those strata of it
  };
  [[nodiscard]] TimeCourse course_of(RunResult const& run, Followed const& of) const;

  Layout const& layout_;
  std::size_t strata_ = 0;
  std::vector<std::size_t> everybody_;
  std::vector<Kept> kept_;
  std::vector<Followed> followed_;
};

}  // namespace kith::studio

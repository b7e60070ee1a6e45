#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "kith/studio/answer/answer_json.hpp"

namespace kith::studio {

/// The time courses of one run by name.
class CoursesOf {
 public:
  CoursesOf(Answered const& answered, int replicate, std::size_t scenario);

  [[nodiscard]] std::size_t periods() const;
  /// NaN if the study has no such outcome.
  [[nodiscard]] double at(std::string_view outcome, std::size_t period,
                          std::size_t column = 0) const;
  [[nodiscard]] bool has(std::string_view outcome) const;

 private:
  [[nodiscard]] TimeCourse const* find(std::string_view outcome) const;
  std::vector<Followed> const& followed_;
  KeptRun const* run_;
};

/// First weeks of periods.
std::vector<int> weeks_of_periods(std::size_t periods);

}  // namespace kith::studio

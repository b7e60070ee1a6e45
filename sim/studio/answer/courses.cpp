#include "kith/studio/answer/courses.hpp"

#include <limits>

namespace kith::studio {

CoursesOf::CoursesOf(Answered const& answered, int replicate, std::size_t scenario)
    : followed_(answered.followed), run_(&answered.runs.at({replicate, scenario})) {}

TimeCourse const* CoursesOf::find(std::string_view outcome) const {
  for (std::size_t i = 0; i < run_->courses.size(); ++i)
    if (followed_[i].name == outcome) return &run_->courses[i];
  return nullptr;
}

bool CoursesOf::has(std::string_view outcome) const {
  return find(outcome) != nullptr;
}

std::size_t CoursesOf::periods() const {
  auto const* const residents = find("residents");
  return residents == nullptr ? 0 : residents->periods();
}

double CoursesOf::at(std::string_view outcome, std::size_t period, std::size_t column) const {
  auto const* const course = find(outcome);
  bool const known = course != nullptr && period < course->periods() && column < course->columns;
  return known ? course->at(period, column) : std::numeric_limits<double>::quiet_NaN();
}

std::vector<int> weeks_of_periods(std::size_t periods) {
  std::vector<int> weeks;
  for (std::size_t period = 0; period < periods; ++period)
    weeks.push_back(static_cast<int>(period) * period_weeks);
  return weeks;
}

}  // namespace kith::studio

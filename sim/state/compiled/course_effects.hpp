#pragma once

#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// What a course at each service does (MODEL 7.9): the effect of its trials on those who took the
/// course, and how far this program or place is from the mean of the literature.
std::vector<CourseEffect> make_course_effects(CompiledScenario const& compiled);

}  // namespace kith

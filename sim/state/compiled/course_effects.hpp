#pragma once

#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// The effect of a course at each service (MODEL 7.9): the effect in trials on people who took the
/// course, plus the deviation of this program or place from the mean of the literature.
std::vector<CourseEffect> make_course_effects(CompiledScenario const& compiled);

}  // namespace kith

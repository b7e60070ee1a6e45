#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kith {

/// What people ask for when they look for help: each kind is given at its own places.
enum class KindOfCare : std::uint8_t { therapist, prescriber, general_medical, helper };
inline constexpr std::size_t kind_of_care_count = 4;
inline constexpr std::string_view kind_of_care_names[] = {"therapist", "prescriber",
                                                          "general_medical", "helper"};
/// Whose first visit a person waits for.
inline constexpr std::string_view kind_of_care_words[] = {
    "a therapist", "a prescriber", "general medical care", "a non-clinical helper"};

}  // namespace kith

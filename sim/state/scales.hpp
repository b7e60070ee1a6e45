#pragma once

#include <cstdint>
#include <string_view>

namespace kith {

// Fixed-point scales of the columns: value = stored / scale.
inline constexpr float z_scale = 4096.0F;            ///< i16
inline constexpr float stigma_scale = 4096.0F;       ///< i16
inline constexpr float set_point_scale = 32.0F;      ///< i8, stigma set point
inline constexpr float benefit_scale = 16384.0F;     ///< u16, z
inline constexpr float awareness_scale = 65535.0F;   ///< u16
inline constexpr float trust_scale = 255.0F;         ///< u16, 1 = full effect
inline constexpr float medication_scale = 65535.0F;  ///< u16, 1 = works in full
inline constexpr float shown_scale = 32.0F;          ///< u8, offset 128
// Fixed-point scales of measures of people: value = stored / scale.
inline constexpr float k6_scale = 1024.0F;
inline constexpr float utility_scale = 4096.0F;
inline constexpr float who5_scale = 16.0F;
inline constexpr int stigma_offset = 32768;  ///< makes sums of stigma positive

/// Distress and stigma stay within this many SD of the reference nation's mean.
inline constexpr double largest_z = 7.9;

/// Classes of the time constant of distress, around the mean; their width is in SD of its
/// logarithm.
inline constexpr int course_classes = 16;
inline constexpr double course_class_sd = 0.3;

/// The present state of a resident and their care, as bits of `status`.
enum Status : std::uint8_t {
  in_episode = 1,    ///< an open episode with a therapist, prescriber or in primary care
  supported = 2,     ///< a course with a peer specialist or community health worker
  waiting = 4,       ///< an open request
  medicated = 8,     ///< takes medication
  adult = 16,        ///< 18 or over
  own_culture = 32,  ///< belongs to a group
  in_spell = 64,     ///< has an entry among the spells of need
  has_trauma = 128
};

/// What others see of a resident, as bits of `shown_status`.
enum Shown : std::uint8_t { shown_serious = 1, shown_in_care = 2, shown_in_recovery = 4 };

/// How a column stores a value of a living resident: stored = zero + steps x value.
struct Scale {
  std::string_view unit;
  double lowest, highest;  ///< of the value
  double steps = 1.0;      ///< per unit
  int zero = 0;            ///< stored value of 0
};

namespace scale {
inline constexpr Scale distress{"SD", -largest_z, largest_z, z_scale};
inline constexpr Scale stigma{"SD", -largest_z, largest_z, stigma_scale};
inline constexpr Scale stigma_set_point{"SD", -3.9, 3.9, set_point_scale};
inline constexpr Scale benefit{"SD", 0, 3.99, benefit_scale};
inline constexpr Scale awareness{"1", 0, 1, awareness_scale};
inline constexpr Scale trust{"1", 0, 1, trust_scale};
inline constexpr Scale medication{"1", 0, 1, medication_scale};
inline constexpr Scale byte_share{"1", 0, 1, 255};
inline constexpr Scale quantile{"1", 0, 255.0 / 256, 256};
inline constexpr Scale shown_sd{"SD", -3.96, 3.96, shown_scale, 128};
inline constexpr Scale index{"index", 0, 65535};
inline constexpr Scale byte_of_bits{"bits", 0, 255};
inline constexpr Scale word_of_bits{"bits", 0, 65535};
inline constexpr Scale age{"years", 10, 95};
inline constexpr Scale degree{"ties", 0, 14};
inline constexpr Scale ties{"ties", 0, 250};
inline constexpr Scale people{"people", 0, 255};
inline constexpr Scale course{"class", 0, course_classes - 1};
inline constexpr Scale weeks{"weeks", 0, 255};  ///< 255: long ago, or never
}  // namespace scale

}  // namespace kith

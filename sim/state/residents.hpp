#pragma once

#include <cstdint>

#include "kith/ground/column.hpp"

namespace kith {

// Fixed-point scales of the columns: value = stored / scale.
inline constexpr float z_scale = 4096.0F;            ///< i16, z within +-8
inline constexpr float stigma_scale = 4096.0F;       ///< i16
inline constexpr float set_point_scale = 32.0F;      ///< i8, stigma set point
inline constexpr float benefit_scale = 16384.0F;     ///< u16, z
inline constexpr float awareness_scale = 65535.0F;   ///< u16
inline constexpr float trust_scale = 255.0F;         ///< u8
inline constexpr float medication_scale = 65535.0F;  ///< u16, 1 = works in full
inline constexpr float shown_scale = 32.0F;          ///< u8, offset 128
// Fixed point of what is measured of people: value = stored / scale.
inline constexpr float k6_scale = 1024.0F;
inline constexpr float utility_scale = 4096.0F;
inline constexpr float who5_scale = 16.0F;
inline constexpr int stigma_offset = 32768;  ///< makes sums of stigma positive

/// What is going on with a resident's care, as bits of `status`.
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

/// Weeks in need in the past year from which on somebody belongs to those whom coverage is about.
inline constexpr int least_need_weeks = 4;

/// The residents as columns; row = home for life. Padding rows have cell and access beyond the
/// last.
struct Residents {  // NOLINT: clang-tidy 14 looks at the loops that == writes over arrays
  // Inner life
  Column<std::int16_t> state;   ///< AR(1) state s
  Column<std::int16_t> level;   ///< set point of z: shifts and trait
  Column<std::int16_t> trait;   ///< theta, drawn once for a person
  Column<std::int16_t> shock;   ///< personal shocks that fade, z
  Column<std::int16_t> stigma;  ///< SD
  Column<std::int8_t> stigma_set_point;
  Column<std::uint16_t> awareness;
  Column<std::uint8_t> awareness_set_point;
  Column<std::uint8_t> trust_clinic;
  Column<std::uint8_t> trust_community;
  Column<std::uint8_t> trust_primary;
  Column<std::uint8_t> readiness;  ///< u of felt need, /256, stays for three years
  // Benefit of care, z
  Column<std::uint16_t> therapy;
  Column<std::uint16_t> support;
  Column<std::uint16_t> medication;  ///< 65535 = works in full
  // Who
  Column<std::uint16_t> cell;    ///< group set x race x income x age band x sex x coverage
  Column<std::uint16_t> access;  ///< zone x coverage x car x broadband x language
  Column<std::uint16_t> memberships;
  Column<std::uint8_t> age;
  Column<std::uint8_t> generation;  ///< how many people have lived in this row before
  // Ties: properties of the home
  Column<std::uint8_t> household;  ///< place | size << 4
  Column<std::uint8_t> degree;     ///< computed ties exist where both ends' degree exceeds the slot
  Column<std::uint8_t> ties;       ///< number of ties, housemates included
  // Care
  Column<std::uint8_t> status;
  /// Weeks since the latest weeks of serious distress, the last one first; 255 = long ago.
  Column<std::uint8_t> since_need[least_need_weeks];
  Column<std::uint8_t> since_treated;    ///< since a clinical session or a week of medication
  Column<std::uint8_t> since_counseled;  ///< since a session with a therapist
  Column<std::uint8_t> since_medicated;
  Column<std::uint8_t> since_supported;
  // What was shown last week ([0]) and is shown this week ([1]); swapped every week
  Column<std::uint8_t> shown_z[2];
  Column<std::uint8_t> shown_stigma[2];
  Column<std::uint8_t> shown_awareness[2];
  Column<std::uint8_t> shown_status[2];

  bool operator==(Residents const&) const = default;
};

/// Visits every column that moves with a person who changes home, with its name.
template <class R, class Visit>
void each_personal_column(R& r, Visit visit) {
  visit("state", r.state), visit("trait", r.trait), visit("shock", r.shock),
      visit("stigma", r.stigma);
  visit("stigma_set_point", r.stigma_set_point), visit("awareness", r.awareness);
  visit("awareness_set_point", r.awareness_set_point), visit("trust_clinic", r.trust_clinic);
  visit("trust_community", r.trust_community), visit("trust_primary", r.trust_primary);
  visit("readiness", r.readiness), visit("therapy", r.therapy), visit("support", r.support);
  visit("medication", r.medication), visit("cell", r.cell), visit("access", r.access);
  visit("memberships", r.memberships), visit("age", r.age);
  visit("generation", r.generation), visit("status", r.status);
  for (auto& column : r.since_need) visit("since_need", column);
  visit("since_treated", r.since_treated), visit("since_counseled", r.since_counseled);
  visit("since_medicated", r.since_medicated), visit("since_supported", r.since_supported);
}

/// Visits every other column.
template <class R, class Visit>
void each_other_column(R& r, Visit visit) {
  visit("level", r.level), visit("household", r.household), visit("degree", r.degree);
  visit("ties", r.ties);
  for (int k = 0; k < 2; ++k) {
    visit("shown_z", r.shown_z[k]), visit("shown_stigma", r.shown_stigma[k]);
    visit("shown_awareness", r.shown_awareness[k]), visit("shown_status", r.shown_status[k]);
  }
}

}  // namespace kith

#pragma once

#include <array>
#include <string_view>

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Outcomes that count visits of one kind of care, in the order of KindOfCare: visits are counted
/// if a trial measures one of them.
inline constexpr std::array<std::string_view, kind_of_care_count> visits_of_kinds = {
    "therapist_visits", "prescriber_visits", "general_medical_visits", "helper_visits"};
bool counts_kinds_of_care(Trial const& trial);

/// The cluster of participants who are only observed: no organization or zone assigned them.
inline constexpr std::uint16_t no_cluster = 0xffffu;

/// Whether a resident participates in any of these arms of a trial, at any time since enrollment.
bool takes_part(State const& state, std::uint16_t arms, Row row);
/// The same, but only as long as what the arms offer lasts.
bool in_arm(State const& state, WeekContext const& context, std::uint16_t arms, Row row);
/// Whether a participant's arm leaves usual care open; true for everybody else.
bool may_use_usual_care(State const& state, WeekContext const& context, Row row);
/// The reading of K6 that a trial takes this week.
double measured_k6(State const& state, WeekContext const& context, Row row);

}  // namespace kith

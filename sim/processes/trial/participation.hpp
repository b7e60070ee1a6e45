#pragma once

#include <array>
#include <string_view>

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Outcomes that count visits of one kind of care, in the order of KindOfCare: these are counted
/// where a trial measures one of them.
inline constexpr std::array<std::string_view, kind_of_care_count> visits_of_kinds = {
    "therapist_visits", "prescriber_visits", "general_medical_visits", "helper_visits"};
bool counts_kinds_of_care(Trial const& trial);

/// Of participants who are observed only, whom no organization or zone brought into their arm.
inline constexpr std::uint16_t no_cluster = 0xffffu;

/// Whether somebody takes part in any of these arms of a trial, ever since enrolment.
bool takes_part(State const& state, std::uint16_t arms, Row row);
/// The same, as long as what the arms offer lasts.
bool in_arm(State const& state, WeekContext const& context, std::uint16_t arms, Row row);
/// Whether the arm of somebody who takes part in a trial leaves usual care open; others' is.
bool may_use_usual_care(State const& state, WeekContext const& context, Row row);
/// The reading of K6 that a trial takes this week.
double measured_k6(State const& state, WeekContext const& context, Row row);

}  // namespace kith

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/state/effects.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Things that happen to people in a week, counted by stratum.
enum class Flow : std::uint8_t {
  requests,
  starts,
  sessions,
  booked,
  missed,
  ended,
  dropped_out,
  crisis_visits,
  offers,
  contacts,
  therapy_sessions,
  physical_visits
};
inline constexpr std::size_t flow_count = 12;

/// Counts of a week.
using FlowCounts = std::array<std::int32_t, flow_count>;

/// Who pays.
enum class Payer : std::uint8_t {
  private_insurance,
  medicaid,
  medicare,
  uninsured,
  partnership,
  patients
};
inline constexpr std::size_t payer_count = 6;
inline constexpr std::string_view payer_names[] = {"private",   "medicaid",    "medicare",
                                                   "uninsured", "partnership", "patients"};

/// Dollars of a week by program and payer; programs in the order of `program_axis`.
struct Accounts {
  std::vector<std::array<double, payer_count>> by_program;
  void clear() { by_program.assign(by_program.size(), {}); }
};

/// Usual care, every program of the catalogue, coordination, plain slots, then the custom programs
/// of the study (Scenario::custom_programs).
std::vector<std::string> program_axis(std::vector<std::string> const& custom = {});
/// Throws std::logic_error if the study has no such program.
std::size_t program_index(std::string_view name, std::vector<std::string> const& custom = {});
std::size_t program_count(std::vector<std::string> const& custom = {});
[[nodiscard]] inline std::size_t program_index(std::string_view name, WeekContext const& context) {
  return program_index(name, context.compiled.scenario->custom_programs);
}

/// Dollars that change hands.
struct Payment {
  std::size_t program;  ///< of `program_axis`
  Payer payer;
  double usd;
};

/// Stands for primary care: visits without a request, and doctors' follow-ups.
inline constexpr std::uint16_t no_service = 65535;

/// An attended visit.
struct Visit {
  Row row;
  std::uint16_t service;
  std::uint8_t number;  ///< within the episode, from 1
};

/// A new request, the cell and access class of the person who makes it, and the kind of care it is
/// for.
struct Asked {
  Request request;
  std::uint16_t cell, access;
  KindOfCare kind;
};

/// A program meets a person to bring them into care: finds and screens them, helps them find the
/// way, offers care where they are, or takes on their request.
struct MetByProgram {
  Row row;
  std::uint8_t program;  ///< of `program_axis`
};

/// Sessions and visits that the filled posts of a service can give in a week, and how many they
/// gave.
struct SlotUse {
  double offered = 0.0, used = 0.0;
};

/// What happens in a week, in order of recording. Workers on parts of the community record in
/// events of their own, which are merged (parallel_for.hpp).
struct WeekEvents {
  std::vector<FlowCounts> flows{};  ///< by margin
  /// Visits by service and payer; the last entry is for `no_service`.
  std::vector<std::array<std::int32_t, payer_count>> attended{};
  std::vector<Payment> payments{};
  std::vector<Visit> visits{};
  std::vector<Visit> follow_ups{};  ///< of people on medication
  std::vector<Asked> asked{};
  std::vector<Row>
      requested{};  ///< who made a request: people who asked, were referred or were offered care
  std::vector<MetByProgram> met{};
  std::vector<Row> replaced{};  ///< homes with a new resident, before this week's moves
  std::vector<Episode> episodes{};
  std::vector<Medication> medications{};
  std::vector<Spell> spells{};
  std::vector<Expense> expenses{};  ///< of partnerships, besides those that programs state
  std::vector<Income> incomes{};    ///< the same
  std::vector<SlotUse> slots{};     ///< by service
  /// By program in `program_axis`: people met; for coordination, requests taken on.
  std::vector<std::int32_t> contacts{};
};

/// Over all services.
double all_slots_offered(WeekEvents const& events);

/// The events of a week in which nothing has happened yet.
WeekEvents no_events(std::size_t margins, std::size_t services, std::size_t programs);
/// Adds the events of one part of the community to those of the others.
void merge(WeekEvents& all, WeekEvents const& part);

/// Counts something that happens to a person in each of their margins.
inline void count(State const& state, WeekContext const& context, WeekEvents& events, Row row,
                  Flow flow) {
  context.strata.each_margin(
      state.residents.cell[row], state.residents.access[row],
      [&](std::size_t margin) { ++events.flows[margin][static_cast<std::size_t>(flow)]; });
}

/// Counts a person as met by a program.
inline void count_contact(State const& state, WeekContext const& context, WeekEvents& events,
                          MetByProgram const& contact) {
  count(state, context, events, contact.row, Flow::contacts);
  ++events.contacts[contact.program];
}

/// The payer of a person's care: their insurance, or themselves.
[[nodiscard]] inline Payer payer_of(State const& state, Row row) {
  return static_cast<Payer>(CellSpace::coverage(state.residents.cell[row]));
}
/// Usual care is program 0.
void pay(WeekEvents& events, std::size_t program, Payer payer, double usd);

/// Adds new requests, episodes, medication and spells to the state's tables.
void commit(State& state, WeekContext const& context, WeekEvents& events);

}  // namespace kith

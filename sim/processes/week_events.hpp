#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kith/state/state.hpp"

namespace kith {

/// Things that happen to people in a week and are counted by stratum.
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

/// Dollars of a week by program and payer; programs as in `program_axis`.
struct Accounts {
  std::vector<std::array<double, payer_count>> by_program;
  void clear() { by_program.assign(by_program.size(), {}); }
};

/// Usual care, every program of the catalogue, coordination, plain slots.
std::vector<std::string> program_axis();
std::size_t program_index(std::string_view name);

/// Dollars that change hands.
struct Payment {
  std::size_t program;  ///< of `program_axis`
  Payer payer;
  double usd;
};

/// A visit in primary care that nobody asked for.
inline constexpr std::uint16_t no_service = 65535;

/// An attended visit.
struct Visit {
  Row row;
  std::uint16_t service;
  std::uint8_t number;  ///< of the episode, from 1
};

/// A request that is made, and the cell of who makes it.
struct Asked {
  Request request;
  std::uint16_t cell;
};

/// What people do in a week. Who lives through a part of the community has doings of their own
/// (parallel_for.hpp); what is begun joins the ledgers at `settle`.
struct WeekEvents {
  std::vector<FlowCounts> flows{};  ///< by margin
  /// Visits by service and payer; last those of `no_service`.
  std::vector<std::array<std::int32_t, payer_count>> attended{};
  std::vector<Payment> payments{};
  std::vector<Visit> visits{};
  std::vector<Visit> follow_ups{};  ///< of people on medication
  std::vector<Asked> asked{};
  std::vector<Episode> episodes{};
  std::vector<Medication> medications{};
  std::vector<Spell> spells{};
};

}  // namespace kith

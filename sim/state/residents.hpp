#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "kith/ground/column.hpp"
#include "kith/state/scales.hpp"

namespace kith {

/// Weeks in need in the past year from which on coverage outcomes count a person.
inline constexpr int least_need_weeks = 4;

/// The residents as columns, one row per home. `Of<T>` is a column of T, or a pointer to its first
/// row. `resident_columns` below describes each column: a member without a row there does not
/// compile. Padding rows have cell and access beyond the last.
template <template <class> class Of>
struct ResidentColumns {  // NOLINT: clang-tidy 14 looks at the loops that == writes over arrays
  Of<std::int16_t> state, trait, shock, stigma;
  Of<std::int8_t> stigma_set_point;
  Of<std::uint16_t> awareness;
  Of<std::uint8_t> awareness_set_point, trust_clinic, trust_community, trust_primary, readiness,
      course;
  Of<std::uint16_t> therapy, support, medication;
  Of<std::uint16_t> cell, access, memberships;
  Of<std::uint8_t> age, generation, status;
  Of<std::uint8_t> since_treated, since_counseled, since_medicated, since_supported;
  Of<std::uint8_t> since_need[least_need_weeks];
  Of<std::int16_t> level;
  Of<std::uint8_t> household, degree, ties;
  Of<std::uint8_t> seen_z, seen_stigma, seen_awareness, seen_status;
  Of<std::uint8_t> shown_z, shown_stigma, shown_awareness, shown_status;

  bool operator==(ResidentColumns const&) const = default;
};
using Residents = ResidentColumns<Column>;

/// What a column belongs to: the person, who takes it along to another home; the home; what ties
/// see this week; what they will see next week.
enum class Whose : std::uint8_t { person, home, seen, shown };

struct ColumnFacts {
  std::string_view name;
  Scale scale;
  Whose whose;
  std::string_view meaning;
};

/// Selects a column by its member of `ResidentColumns`, or several columns of the same kind.
template <auto member>
struct ColumnRow {
  ColumnFacts facts;
  static constexpr auto where = member;
};

/// The name of a member, from the text that g++ and clang++ give this function: "... member =
/// &TYPE::NAME", then ";" or "]".
template <auto member>
consteval std::string_view member_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text = text.substr(text.find("member = "));
  text = text.substr(0, text.find_first_of(";]"));
  return text.substr(text.rfind("::") + 2);
}

template <auto member>
consteval ColumnRow<member> column(Scale scale, Whose whose, std::string_view meaning) {
  return {{member_name<member>(), scale, whose, meaning}};
}

/// Every column of a resident, in the order of digests and checkpoints. A column's row here
/// determines everything about it: its size, who takes it along in a move, digest, checkpoint, the
/// kernel's pointer, and its line in MODEL 2.
template <class R>
inline constexpr auto resident_columns = std::tuple{
    column<&R::state>(scale::distress, Whose::person, "distress that comes and goes (7.1)"),
    column<&R::trait>(scale::distress, Whose::person, "lasting part of distress, drawn once"),
    column<&R::shock>(scale::distress, Whose::person, "personal shocks, which fade"),
    column<&R::stigma>(scale::stigma, Whose::person, "stigma (7.3)"),
    column<&R::stigma_set_point>(scale::stigma_set_point, Whose::person, "to which stigma returns"),
    column<&R::awareness>(scale::awareness, Whose::person, "awareness (7.3)"),
    column<&R::awareness_set_point>(scale::byte_share, Whose::person, "to which awareness returns"),
    column<&R::trust_clinic>(scale::trust, Whose::person, "trust in clinics (7.3)"),
    column<&R::trust_community>(scale::trust, Whose::person, "trust in community organizations"),
    column<&R::trust_primary>(scale::trust, Whose::person, "trust in primary care"),
    column<&R::readiness>(scale::quantile, Whose::person,
                          "quantile of the threshold above which need is felt (7.4)"),
    column<&R::course>(scale::course, Whose::person,
                       "how slowly distress moves: class of its time constant (7.1)"),
    column<&R::therapy>(scale::benefit, Whose::person, "benefit of therapy (7.9)"),
    column<&R::support>(scale::benefit, Whose::person, "benefit of support"),
    column<&R::medication>(scale::medication, Whose::person, "share of its full effect"),
    column<&R::cell>(scale::index, Whose::person,
                     "cell of groups, race, income, age band, sex and coverage"),
    column<&R::access>(scale::index, Whose::person,
                       "class of zone, coverage, car, broadband and language; a move changes the "
                       "zone"),
    column<&R::memberships>(scale::word_of_bits, Whose::person, "organizations, a bit each"),
    column<&R::age>(scale::age, Whose::person, "age"),
    column<&R::generation>(scale::people, Whose::person,
                           "how many people lived in this row before, modulo 256"),
    column<&R::status>(scale::byte_of_bits, Whose::person,
                       "in an episode, supported, waiting, medicated, adult, of a group, in a "
                       "spell of need, trauma"),
    column<&R::since_treated>(scale::weeks, Whose::person,
                              "since a clinical session or a week of medication"),
    column<&R::since_counseled>(scale::weeks, Whose::person, "since a session with a therapist"),
    column<&R::since_medicated>(scale::weeks, Whose::person, "since a week of medication"),
    column<&R::since_supported>(scale::weeks, Whose::person, "since a session of support"),
    column<&R::since_need>(scale::weeks, Whose::person,
                           "since the latest weeks of serious distress, the last one first"),
    column<&R::level>(scale::distress, Whose::home,
                      "set point of distress: trait and shifts (7.1); set anew after a move"),
    column<&R::household>(scale::byte_of_bits, Whose::home,
                          "place in the household; four bits up, its size"),
    column<&R::degree>(scale::degree, Whose::home,
                       "computed ties exist where both ends' degree exceeds the slot (7.2)"),
    column<&R::ties>(scale::ties, Whose::home, "ties, housemates included"),
    column<&R::seen_z>(scale::shown_sd, Whose::seen, "distress, as shown last week"),
    column<&R::seen_stigma>(scale::shown_sd, Whose::seen, "stigma, as shown last week"),
    column<&R::seen_awareness>(scale::byte_share, Whose::seen, "awareness, as shown last week"),
    column<&R::seen_status>(scale::byte_of_bits, Whose::seen,
                            "serious distress, in care, in recovery, as shown last week"),
    column<&R::shown_z>(scale::shown_sd, Whose::shown, "distress, to be seen next week"),
    column<&R::shown_stigma>(scale::shown_sd, Whose::shown, "stigma, to be seen next week"),
    column<&R::shown_awareness>(scale::byte_share, Whose::shown, "awareness, to be seen next week"),
    column<&R::shown_status>(scale::byte_of_bits, Whose::shown,
                             "serious distress, in care, in recovery, to be seen next week")};

/// Calls `visit(facts, column...)` for one row of the table, with that row's column of each of
/// `of`.
template <std::size_t row, class Visit, class... R>
constexpr void visit_row(Visit& visit, R&... of) {
  auto const& facts = std::get<row>(resident_columns<Residents>).facts;
  auto const one_by_one = [&]<class First>(First& first, auto&... others) {
    if constexpr (std::is_array_v<First>)
      for (std::size_t k = 0; k < std::extent_v<First>; ++k) visit(facts, first[k], others[k]...);
    else
      visit(facts, first, others...);
  };
  one_by_one(of.*std::get<row>(resident_columns<std::remove_const_t<R>>).where...);
}

/// Calls `visit(facts, column...)` for every column, with the same column of each of `of`.
template <class Visit, class... R>
constexpr void each_column(Visit visit, R&... of) {
  [&]<std::size_t... row>(std::index_sequence<row...>) {
    (visit_row<row>(visit, of...), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(resident_columns<Residents>)>>{});
}

/// Two people exchange homes, except for what the homes determine: zone and level.
void exchange_people(Residents& residents, Row a, Row b);

/// What people have shown this week becomes what their ties see next week.
void show_to_ties(Residents& residents);

}  // namespace kith

#include "kith/state/residents.hpp"

#include <limits>

#include "kith/ground/expect.hpp"

namespace kith {
namespace {

template <auto member>
using Behind = std::remove_reference_t<decltype(std::declval<Residents&>().*member)>;

template <auto... member>
consteval bool names_all(std::tuple<ColumnRow<member>...> const&) {
  return (... + sizeof(Behind<member>)) == sizeof(Residents);
}
static_assert(names_all(resident_columns<Residents>),
              "a member of ResidentColumns has no row in resident_columns");

/// Whether a column's type can store every value of its scale.
template <class Member>
consteval bool holds(Scale const& scale) {
  using Stored = std::numeric_limits<typename std::remove_extent_t<Member>::value_type>;
  return scale.zero + scale.steps * scale.lowest >= Stored::min() &&
         scale.zero + scale.steps * scale.highest <= Stored::max();
}
/// Two rows for one member do not compile: std::get would be ambiguous.
template <auto... member>
consteval bool all_hold(std::tuple<ColumnRow<member>...> const& rows) {
  return (... && holds<Behind<member>>(std::get<ColumnRow<member>>(rows).facts.scale));
}
static_assert(all_hold(resident_columns<Residents>), "a scale reaches beyond what a column holds");

consteval std::size_t count_that(Whose whose) {
  return std::apply(
      [&](auto const&... row) {
        return (std::size_t{0} + ... + (row.facts.whose == whose ? 1 : 0));
      },
      resident_columns<Residents>);
}

}  // namespace

void exchange_people(Residents& residents, Row a, Row b) {
  KITH_EXPECT(a < residents.cell.size() && b < residents.cell.size());
  each_column(
      [&](ColumnFacts const& facts, auto& column) {
        if (facts.whose == Whose::person) std::swap(column[a], column[b]);
      },
      residents);
}

void show_to_ties(Residents& r) {
  std::swap(r.seen_z, r.shown_z), std::swap(r.seen_stigma, r.shown_stigma);
  std::swap(r.seen_awareness, r.shown_awareness), std::swap(r.seen_status, r.shown_status);
  static_assert(count_that(Whose::seen) == 4 && count_that(Whose::shown) == 4);
}

}  // namespace kith

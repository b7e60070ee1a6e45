#pragma once

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kith/record.hpp"
#include "kith/scenario/scenario.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {

/// Whether usual care is like the clinic of the place: the clinic's figure lies in its range.
enum class Agreement { agrees, differs, unknown };
inline constexpr std::string_view agreement_names[] = {"agrees", "differs", "unknown"};

/// A figure of the clinic beside that of usual care, in people and visits of the whole place.
struct LocalComparison {
  std::string what;        ///< "clients in a year"
  std::string short_what;  ///< "clients"
  int decimals = 0;
  double theirs = 0.0, usual_care = std::numeric_limits<double>::quiet_NaN();
  Interval interval{Interval::Kind::none, usual_care, usual_care};
  Agreement agreement = Agreement::unknown;
};

/// "Is this our county?": what a clinic of the place reports of its last year, beside the first
/// year of usual care. Gathered run by run.
class LocalAnswer {
 public:
  /// `usual`: the scenario with the clinic's facts; without facts, the answer says nothing.
  LocalAnswer(Layout const& layout, Scenario const& usual);

  void add(RunResult const& run);
  /// Whether it needs an outcome, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const;
  /// The facts that the clinic gave, in order.
  [[nodiscard]] std::vector<LocalComparison> comparisons() const;
  [[nodiscard]] std::string const& source() const { return source_; }
  /// The clinic's name.
  [[nodiscard]] std::string const& clinic() const { return clinic_; }
  /// A table; empty without facts.
  [[nodiscard]] std::string in_words() const;
  /// One sentence if clients or wait differ, else empty.
  [[nodiscard]] std::string warning() const;

 private:
  static constexpr std::size_t fact_count = 3;
  std::string source_, clinic_;
  double people_per_resident_ = 1.0;
  bool has_a_year_ = false;
  std::array<double, fact_count> theirs_{};
  std::array<std::optional<std::size_t>, fact_count> places_{};  ///< indices in the layout
  std::array<std::map<int, double>, fact_count> found_;          ///< by replicate
};

}  // namespace kith

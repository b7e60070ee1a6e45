#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "kith/problems.hpp"

namespace kith {

/// Facts that a place may have about itself.
enum class Fact {
  therapist_posts,
  prescriber_posts,
  peer_posts,
  clinic_clients,
  clinic_visits,
  weeks_to_first_visit,
  uninsured_percent,
  billed_percent,
  therapist_year_usd,
  health_worker_year_usd
};
inline constexpr std::size_t fact_count =
    static_cast<std::size_t>(Fact::health_worker_year_usd) + 1;

/// One row of a table of local facts.
struct GivenFact {
  double value = 0.0;
  bool of_clinic = false;  ///< for posts: only the county clinic's, not the whole county's
};

/// A table of local facts.
struct GivenFacts {
  std::string source;  ///< "local facts FILE"
  std::array<std::optional<GivenFact>, fact_count> facts{};

  [[nodiscard]] std::optional<GivenFact> const& of(Fact fact) const {
    return facts[static_cast<std::size_t>(fact)];
  }
  /// A fact if it is known, else another number.
  [[nodiscard]] double value_or(Fact fact, double otherwise) const {
    return of(fact) ? of(fact)->value : otherwise;
  }
};

/// Reads a table with the columns fact, value and, for posts, where (county or clinic). Appends all
/// errors to `problems`.
GivenFacts read_local_facts(std::string_view text, std::string const& file, Problems& problems);

/// A table with one row per fact and no values.
std::string local_template();

}  // namespace kith

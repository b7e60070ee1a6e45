#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"

namespace kith {

/// Where raw tables go, and of which outcomes; all where none is named.
struct RawRequest {
  std::filesystem::path folder;
  std::vector<std::string> outcomes;
  bool force;
};

/// Writes every replicate of each outcome: one CSV file for each set of axes, one row for each
/// place on them, and outcomes.csv, which says what the columns mean. Says so on stderr. Throws
/// UsageError for outcomes that are not there, before it writes anything.
void write_raw_tables(ResultsFile const& file, RawRequest const& request);

}  // namespace kith

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"

namespace kith {

/// Where raw tables go, and for which outcomes; all if none is named.
struct RawRequest {
  std::filesystem::path folder;
  std::vector<std::string> outcomes;
  bool force;
};

/// Writes every replicate of each outcome: one CSV file for each set of axes, one row for each
/// place on them, and outcomes.csv, which explains the columns. Says so on stderr. Throws
/// UsageError for outcomes that do not exist, before it writes anything.
void write_raw_tables(ResultsFile const& file, RawRequest const& request);

}  // namespace kith

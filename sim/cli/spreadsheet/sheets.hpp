#pragma once

#include <vector>

#include "kith/cli/spreadsheet/sheet.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

struct StoredRuns;

/// The sheets of a study for a spreadsheet: each a few hundred rows, in the order in which people
/// read them. A sheet for which the result has no data is left out. Throws UsageError if all are.
std::vector<Sheet> sheets_of(ResultsFile const& file);

/// The meanings of the columns of sheets, as a sheet of their own.
Sheet meanings_of(std::vector<Sheet> const& sheets);

Sheet answer_sheet(StoredRuns const& stored);
Sheet reach_sheet(StoredRuns const& stored);
Sheet operations_sheet(StoredRuns const& stored);
Sheet budget_sheet(StoredRuns const& stored);
Sheet ranking_sheet(StoredRuns const& stored);
Sheet weeks_sheet(StoredRuns const& stored);

}  // namespace kith

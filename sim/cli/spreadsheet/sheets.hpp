#pragma once

#include <vector>

#include "kith/cli/spreadsheet/sheet.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

struct StoredRuns;

/// What of a study fits a spreadsheet: each some hundred rows, in the order in which people read
/// them. A sheet of which the result holds nothing is left out. Throws UsageError
/// where it holds nothing of any.
std::vector<Sheet> sheets_of(ResultsFile const& file);

/// What the columns of sheets mean, as a sheet of its own.
Sheet meanings_of(std::vector<Sheet> const& sheets);

Sheet answer_sheet(StoredRuns const& stored);
Sheet reach_sheet(StoredRuns const& stored);
Sheet operations_sheet(StoredRuns const& stored);
Sheet budget_sheet(StoredRuns const& stored);
Sheet ranking_sheet(StoredRuns const& stored);
Sheet weeks_sheet(StoredRuns const& stored);

}  // namespace kith

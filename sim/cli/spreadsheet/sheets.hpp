#pragma once

#include <vector>

#include "kith/cli/spreadsheet/sheet.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// What of a study fits a spreadsheet: each some hundred rows, in the order in which people read
/// them. A sheet of which the result holds nothing is left out. Throws UsageError for a sweep.
std::vector<Sheet> sheets_of(ResultsFile const& file);

/// What the columns of sheets mean, as a sheet of its own.
Sheet meanings_of(std::vector<Sheet> const& sheets);

Sheet answer_sheet(ResultsFile const& file);
Sheet reach_sheet(ResultsFile const& file);
Sheet operations_sheet(ResultsFile const& file);
Sheet budget_sheet(ResultsFile const& file);
Sheet ranking_sheet(ResultsFile const& file);
Sheet weeks_sheet(ResultsFile const& file);

}  // namespace kith

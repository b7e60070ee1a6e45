#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/cli/spreadsheet/sheet.hpp"

namespace kith {

/// A sheet as CSV: numbers with the decimals of their column, empty where missing.
std::string csv_of(Sheet const& sheet);

/// Writes each sheet, and what the columns mean, as FOLDER/NAME.csv; says so on stderr.
void write_sheets(std::vector<Sheet> const& sheets, std::filesystem::path const& folder,
                  bool force);

}  // namespace kith

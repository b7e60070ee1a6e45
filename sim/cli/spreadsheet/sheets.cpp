#include "kith/cli/spreadsheet/sheets.hpp"

#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/stored_answer.hpp"

namespace kith {

std::vector<Sheet> sheets_of(ResultsFile const& file) {
  StoredRuns const stored(file);
  std::vector<Sheet> sheets;
  for (auto* const make :
       {answer_sheet, reach_sheet, operations_sheet, budget_sheet, ranking_sheet, weeks_sheet})
    if (Sheet sheet = make(stored); !sheet.rows.empty()) sheets.push_back(std::move(sheet));
  if (sheets.empty())
    throw UsageError(
        "the result holds nothing that fits a spreadsheet (--raw writes its outcomes)");
  return sheets;
}

namespace {

bool holds_text(Sheet const& sheet, std::size_t column) {
  for (auto const& row : sheet.rows)
    if (std::holds_alternative<double>(row[column])) return false;
  return true;
}

/// Text has no decimals, not even a number of them.
SheetCell decimals_of(Sheet const& sheet, std::size_t column) {
  if (holds_text(sheet, column)) return std::string();
  return static_cast<double>(sheet.columns[column].decimals);
}

}  // namespace

Sheet meanings_of(std::vector<Sheet> const& sheets) {
  Sheet out{"meanings", "what the columns of the other tables mean"};
  out.add("table", "", "");
  out.add("column", "", "");
  out.add("unit", "", "");
  out.add("decimals", "", "");
  out.add("meaning", "", "");
  for (Sheet const& sheet : sheets) {
    out.rows.push_back({sheet.name, std::string(), std::string(), std::string(), sheet.meaning});
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      out.rows.push_back({sheet.name, sheet.columns[c].name, sheet.columns[c].unit,
                          decimals_of(sheet, c), sheet.columns[c].meaning});
  }
  return out;
}

}  // namespace kith

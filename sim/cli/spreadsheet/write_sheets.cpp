#include "kith/cli/spreadsheet/write_sheets.hpp"

#include <fmt/core.h>

#include "kith/cli/spreadsheet/csv_file.hpp"
#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/csv.hpp"
#include "kith/cli/text/message.hpp"

namespace kith {
namespace {

/// A number without trailing zeros, and without the sign of a zero.
std::string plain_number(double value, int decimals) {
  if (!std::isfinite(value)) return "";
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace

std::string csv_of(Sheet const& sheet) {
  std::string out;
  for (std::size_t c = 0; c < sheet.columns.size(); ++c)
    out += (c == 0 ? "" : ",") + csv_cell(sheet.columns[c].name);
  out += "\n";
  for (auto const& row : sheet.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ",";
      auto const* const number = std::get_if<double>(&row[c]);
      out += number != nullptr ? plain_number(*number, sheet.columns[c].decimals)
                               : csv_cell(std::get<std::string>(row[c]));
    }
    out += "\n";
  }
  return out;
}

void write_sheets(std::vector<Sheet> const& sheets, std::filesystem::path const& folder,
                  bool force) {
  std::vector<Sheet> all = sheets;
  all.push_back(meanings_of(sheets));
  make_folder(folder);
  for (Sheet const& sheet : all) {
    std::filesystem::path const path = folder / (sheet.name + ".csv");
    CsvFile file(path, force);
    file.add(csv_of(sheet));
    file.finish();
    print_message("{}\n", path.string());
  }
}

}  // namespace kith

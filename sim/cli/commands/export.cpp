#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/machine/other_program.hpp"
#include "kith/cli/spreadsheet/raw_tables.hpp"
#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/spreadsheet/write_sheets.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_export =
    "Writes a result's tables for a spreadsheet, as a folder of CSV files or one .xlsx: answer,\n"
    "reach, operations, budget, ranking, weeks, and meanings, which explains the columns. With\n"
    "--raw it writes every replicate of each outcome instead, one CSV file for each set of axes,\n"
    "which can be gigabytes. Failed runs are left out; missing values are empty.\n";

po::options_description export_options() {
  po::options_description options("options");
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("FOLDER|FILE.xlsx"),
                        "where to write the tables")("csv", text()->value_name("FOLDER"),
                                                     "the same, but always a folder of CSV files")(
      "raw", "every replicate of each outcome instead, as CSV")(
      "outcome", po::value<std::vector<std::string>>()->composing()->value_name("NAME"),
      "only this outcome, every replicate; may be repeated")("force", "replaces existing tables");
  return options;
}

/// The folder or workbook that was asked for.
fs::path target_in(po::variables_map const& given) {
  if (given.count("output") + given.count("csv") != 1)
    throw UsageError("export to where? Name a folder or FILE.xlsx with -o");
  if (given.count("csv") > 0) return given["csv"].as<std::string>();
  fs::path const target = given["output"].as<std::string>();
  for (char const* const other : {".csv", ".xls", ".ods", ".parquet", ".json", ".html", ".pdf"})
    if (target.extension() == other)
      throw UsageError(
          fmt::format("-o {}: export writes a folder of CSV files, or .xlsx", target.string()));
  return target;
}

/// `kith-workbook` of the Python package makes the file from what this program prints. Returns only
/// if it cannot be started.
int make_workbook(std::string const& file, fs::path const& target, bool force) {
  std::error_code unknown;
  if (auto const self = fs::read_symlink("/proc/self/exe", unknown); !unknown)
    setenv("KITH", self.c_str(), 1);
  std::vector<std::string> words = {file, "-o", target.string()};
  if (force) words.emplace_back("--force");
  become("kith-workbook", words);
  throw UsageError(
      fmt::format("-o {}: .xlsx needs the Python package, and kith-workbook is neither beside this "
                  "program nor on PATH (from a checkout: pip install ./analysis; or name a folder)",
                  target.string()));
}

}  // namespace

int run_export(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("export", about_export, export_options(), arguments);
  if (!given) return exit_done;
  fs::path const target = target_in(*given);
  std::string const path = only_file(*given);
  bool const force = given->count("force") > 0;
  auto const outcomes = given->count("outcome") ? (*given)["outcome"].as<std::vector<std::string>>()
                                                : std::vector<std::string>{};
  bool const raw = given->count("raw") > 0 || !outcomes.empty();
  bool const workbook = target.extension() == ".xlsx" && given->count("csv") == 0;
  if (workbook && raw)
    throw UsageError("--raw and --outcome write CSV files: name a folder with -o");
  ResultsFile const file(path);
  if (workbook) return make_workbook(path, target, force);
  if (raw)
    write_raw_tables(file, {target, outcomes, force});
  else
    write_sheets(sheets_of(file), target, force);
  return exit_done;
}

}  // namespace kith

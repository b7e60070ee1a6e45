#include "kith/cli/spreadsheet/raw_tables.hpp"

#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "kith/cli/exit_codes.hpp"
#include "kith/cli/spreadsheet/csv_file.hpp"
#include "kith/cli/text/csv.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/outcomes/former_names.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

// The shortest text that reads back as the same number; f4 values came from floats. Empty if
// missing.
void append_number(std::string& row, double value) {
  if (!std::isfinite(value)) return;
  auto const narrow = static_cast<float>(value);
  if (static_cast<double>(narrow) == value)
    fmt::format_to(std::back_inserter(row), "{}", narrow);
  else
    fmt::format_to(std::back_inserter(row), "{}", value);
}

using OutcomeGroup =
    std::vector<StoredOutcome>;  // outcomes of the same group and axes: columns of one table

std::map<std::string, OutcomeGroup> tables_of(ResultsFile const& file,
                                              std::vector<std::string> const& wanted) {
  std::map<std::string, OutcomeGroup> tables;
  std::vector<std::string> names;
  std::size_t found = 0;
  for (auto const& outcome : file.outcomes()) {
    names.push_back(outcome.name);
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), outcome.name) == wanted.end())
      continue;
    ++found;
    std::string name = outcome.group == "/" ? "" : outcome.group.substr(1) + "_by";
    for (std::size_t i = 2; i < outcome.dims.size(); ++i)
      name += (name.empty() ? "by_" : "_") + outcome.dims[i];
    tables[name.empty() ? "by_run" : name].push_back(outcome);
  }
  for (auto const& name : wanted)
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw UsageError(fmt::format("--outcome {}: the result has no such outcome{}", name,
                                   renamed_or_meant(name, names)));
  if (found == 0) throw UsageError("the result holds no outcomes");
  return tables;
}

// Time is written as the week of the horizon.
std::vector<std::vector<std::string>> labels_of(ResultsFile const& file,
                                                StoredOutcome const& outcome) {
  std::vector<std::vector<std::string>> labels;
  for (auto const& dim : outcome.dims) {
    labels.push_back(file.labels(dim == "time" ? "week" : dim));
    for (auto& label : labels.back()) label = csv_cell(label);
  }
  return labels;
}

void write_run(ResultsFile const& file, OutcomeGroup const& group, std::size_t scenario,
               std::size_t replicate, std::vector<std::vector<std::string>> const& labels,
               CsvFile& table) {
  std::vector<std::vector<double>> columns;
  for (auto const& outcome : group)
    columns.push_back(file.read(dataset_of(outcome), scenario, replicate));
  for (std::size_t i = 0; i < columns[0].size(); ++i) {
    std::string place;
    std::size_t rest = i;
    for (std::size_t dim = labels.size(); dim-- > 2;) {
      place.insert(0, "," + labels[dim][rest % labels[dim].size()]);
      rest /= labels[dim].size();
    }
    std::string row = labels[0][scenario] + "," + labels[1][replicate] + place;
    for (auto const& column : columns) append_number(row += ',', column[i]);
    table.add(row + "\n");
  }
}

void write_table(ResultsFile const& file, OutcomeGroup const& group, fs::path const& path,
                 bool force) {
  CsvFile table(path, force);
  std::string head;
  for (auto const& dim : group[0].dims)
    head += (head.empty() ? "" : ",") + (dim == "time" ? "week" : dim);
  for (auto const& outcome : group) head += "," + outcome.name;
  table.add(head + "\n");
  auto const labels = labels_of(file, group[0]);
  auto const status = file.read("/run_status");
  for (std::size_t scenario = 0; scenario < labels[0].size(); ++scenario)
    for (std::size_t replicate = 0; replicate < labels[1].size(); ++replicate)
      if (status[scenario * labels[1].size() + replicate] == 0.0)
        write_run(file, group, scenario, replicate, labels, table);
  table.finish();
  print_message("{}\n", path.string());
}

// Explains the columns of the tables.
void write_meanings(ResultsFile const& file, fs::path const& path, bool force) {
  CsvFile table(path, force);
  table.add("outcome,unit,meaning,description\n");
  for (auto const& outcome : file.outcomes())
    table.add(fmt::format("{},{},{},{}\n", csv_cell(outcome.name), csv_cell(outcome.units),
                          csv_cell(outcome.long_name), csv_cell(outcome.description)));
  table.finish();
  print_message("{}\n", path.string());
}

}  // namespace

void write_raw_tables(ResultsFile const& file, RawRequest const& request) {
  auto const tables = tables_of(file, request.outcomes);
  make_folder(request.folder);
  for (auto const& [name, group] : tables)
    write_table(file, group, request.folder / (name + ".csv"), request.force);
  write_meanings(file, request.folder / "outcomes.csv", request.force);
}

}  // namespace kith

#include <fmt/core.h>
#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/csv.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/outcomes/former_names.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

// Shortest text that reads back as the same number; f4 values came from floats. Empty where
// missing.
void append_number(std::string& row, double value) {
  if (!std::isfinite(value)) return;
  auto const narrow = static_cast<float>(value);
  if (static_cast<double>(narrow) == value)
    fmt::format_to(std::back_inserter(row), "{}", narrow);
  else
    fmt::format_to(std::back_inserter(row), "{}", value);
}

// A CSV file that gets its name when it is whole.
class Table {
 public:
  Table(fs::path const& path, bool replace) : file_(path, replace) {}
  void add(std::string const& rows) {
    text_ += rows;
    if (text_.size() > 1 << 20) flush();
  }
  void finish() {
    flush();
    file_.publish();
  }

 private:
  void flush() {
    file_.write_all(text_.data(), text_.size());
    text_.clear();
  }
  TemporaryFile file_;
  std::string text_;
};

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
      throw UsageError(fmt::format("--outcome {}: the result has none of that name{}", name,
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
               Table& table) {
  std::vector<std::vector<double>> columns;
  for (auto const& outcome : group)
    columns.push_back(file.read((outcome.group == "/" ? "" : outcome.group) + "/" + outcome.name,
                                scenario, replicate));
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
  Table table(path, force);
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

// What the columns of the tables mean.
void write_meanings(ResultsFile const& file, fs::path const& path, bool force) {
  Table table(path, force);
  table.add("outcome,unit,meaning,description\n");
  for (auto const& outcome : file.outcomes())
    table.add(fmt::format("{},{},{},{}\n", csv_cell(outcome.name), csv_cell(outcome.units),
                          csv_cell(outcome.long_name), csv_cell(outcome.description)));
  table.finish();
  print_message("{}\n", path.string());
}

constexpr std::string_view about_export =
    "Writes a result as tables, one file for each set of axes, one row for each place on them, "
    "and\n"
    "outcomes.csv, which says what the columns mean. Failed runs are left out; missing values are "
    "empty.\n";

}  // namespace

int run_export(std::vector<std::string> const& arguments) {
  namespace po = boost::program_options;
  po::options_description options("options");
  options.add_options()("csv", po::value<std::string>()->value_name("FOLDER"),
                        "where to write the tables")(
      "outcome", po::value<std::vector<std::string>>()->composing()->value_name("NAME"),
      "only this outcome; may be repeated")("force", "replaces existing tables");
  auto const given = parse_arguments("export", about_export, options, arguments);
  if (!given) return exit_done;
  if (given->count("csv") == 0) throw UsageError("export to where? Name a folder with --csv");
  ResultsFile const file(only_file(*given));
  auto const wanted = given->count("outcome") ? (*given)["outcome"].as<std::vector<std::string>>()
                                              : std::vector<std::string>{};
  auto const tables = tables_of(file, wanted);
  fs::path const folder = (*given)["csv"].as<std::string>();
  make_folder(folder);
  bool const force = given->count("force") > 0;
  for (auto const& [name, group] : tables)
    write_table(file, group, folder / (name + ".csv"), force);
  write_meanings(file, folder / "outcomes.csv", force);
  return exit_done;
}

}  // namespace kith

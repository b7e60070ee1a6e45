#include "kith/sweep/plan/check_sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "kith/ground/sobol.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/design.hpp"
#include "kith/sweep/plan/keep.hpp"
#include "kith/sweep/plan/samples.hpp"

namespace kith {
namespace {

class Check {
 public:
  Check(Sweep& sweep, Settings const& settings, std::string const& file, Problems& problems)
      : sweep_(sweep), settings_(settings), file_(file), problems_(problems) {}

  [[nodiscard]] std::string table_file() const {
    return (std::filesystem::path(file_).parent_path() / sweep_.design.table).string();
  }

  void design() {
    Design const& design = sweep_.design;
    bool const table = design.method == Method::table;
    if (table == design.table.empty())
      problem("design", "table",
              table ? R"(method = "table" (must name its file: table = "points.csv"))"
                    : "table (must be left out unless method = \"table\")");
    if (!table && sweep_.varies.empty())
      problem("vary", "", "no [[vary]] (must be one at least: what should the sweep vary?)");
    if (table) return;
    bool const sequence = design.method == Method::sobol || design.method == Method::saltelli;
    if (design.method != Method::grid && design.n == 0)
      problem("design", "method",
              fmt::format("method = \"{}\" (must have n, the number of {})", name(), counted()));
    else if (sequence && (design.n & (design.n - 1)) != 0)
      problem("design", "n",
              fmt::format("n = {} (must be a power of 2 for method = \"{}\", e.g. {})", design.n,
                          name(), power_near(design.n)));
    std::size_t const axes = sweep_.varies.size() * (design.method == Method::saltelli ? 2 : 1);
    if (sequence && axes > sobol_axes)
      problem("design", "method",
              fmt::format("{} [[vary]] (must be at most {} for method = \"{}\")",
                          sweep_.varies.size(), sobol_axes * sweep_.varies.size() / axes, name()));
    if (design.method == Method::grid) grid();
  }

  void varies() {
    std::map<std::string, ParameterInfo> known;
    std::vector<std::string> paths;
    for (Scenario const& scenario : sweep_.study.scenarios)
      for (ParameterInfo& info : list_parameters(scenario))
        if (known.emplace(info.path, info).second) paths.push_back(info.path);
    for (Vary& vary : sweep_.varies) {
      auto const found = known.find(vary.path);
      if (found == known.end())
        problem("vary", vary.path,
                fmt::format("path = \"{}\" (must be a key of the scenarios{})", vary.path,
                            path_meant(vary.path, paths)));
      else if (auto const complaint = complete_vary(vary, found->second, sweep_.design.method);
               !complaint.empty())
        problem("vary", vary.path, complaint);
    }
  }

  /// Checked before anything is laid out, as a larger sweep would fill the memory.
  void size() {
    if (!problems_.empty()) return;
    double const replicates = sweep_.study.scenarios[0].run.replicates;
    double const runs = sample_count() * replicates;
    if (runs > most_runs)
      problem(
          "design", sweep_.design.n > 0 ? "n" : "method",
          fmt::format("{:.3g} samples with {} replicates are {:.3g} runs (must be at most {:.0f} "
                      "million)",
                      sample_count(), replicates, runs, most_runs / 1e6));
  }

  void samples() {
    if (!problems_.empty()) return;
    Samples const samples = make_samples(sweep_);
    WordedFiles worded(sweep_);
    std::set<Chosen> seen;
    std::set<std::string> said;
    for (std::size_t s = 0; s < samples.values.size() && said.size() < most_said; ++s) {
      seen.insert(chosen_of(sweep_.varies, samples.values[s]));
      if (seen.size() > most_choices)
        return problem("design", "method",
                       fmt::format("more than {} choices of names and lists together (must be at "
                                   "most so many: make several sweeps)",
                                   most_choices));
      for (auto const& complaint : complaints_of(sweep_, worded, samples.values[s]))
        if (said.insert(complaint).second) sample_problem(s, complaint);
    }
  }

  void keep() {
    for (auto const& complaint : complaints_of(sweep_.keep, layout_of(sweep_.study)))
      problem("keep", complaint.key, complaint.message);
  }

 private:
  static constexpr std::size_t most_said = 5;
  static constexpr double most_runs = 1e7;

  [[nodiscard]] std::string_view name() const {
    return method_names[static_cast<std::size_t>(sweep_.design.method)];
  }
  [[nodiscard]] std::string_view counted() const {
    return sweep_.design.method == Method::morris ? "ways through the grid" : "points";
  }
  static int power_near(int n) {
    int power = 1;
    while (power < n) power *= 2;
    return power;
  }

  void grid() {
    bool const ranges = std::any_of(sweep_.varies.begin(), sweep_.varies.end(),
                                    [](Vary const& v) { return v.values.empty(); });
    if (ranges && sweep_.design.n == 0)
      problem("design", "method",
              "method = \"grid\" (must have n, the values on each axis that has a range)");
  }

  [[nodiscard]] double sample_count() const {
    Design const& design = sweep_.design;
    auto const numbers = static_cast<double>(sweep_.varies.size());
    double rows = 1.0;
    switch (design.method) {
      case Method::grid:
        for (int const count : grid_counts(sweep_)) rows *= count;
        return rows;
      case Method::lhs:
      case Method::sobol:
        return design.n;
      case Method::saltelli:
        return design.n * (numbers * (design.second_order ? 2.0 : 1.0) + 2.0);
      case Method::morris:
        return design.n * (numbers + 1.0);
      case Method::table:
        break;
    }
    return static_cast<double>(sweep_.table.size());
  }

  /// Reported at its row if samples are rows of a table.
  void sample_problem(std::size_t sample, std::string const& complaint) {
    if (sample >= sweep_.table_lines.size())
      return problem("vary", "", fmt::format("sample {}: {}", sample, complaint));
    problems_.push_back({table_file(), sweep_.table_lines[sample], 1, "vary", complaint});
  }

  /// Reported at a key of a table of the sweep file, or at the table, or at the top of the file.
  void problem(std::string_view table, std::string_view key, std::string const& message) {
    Entry const* const found = settings_.root.find(table);
    Entry const* const child = found == nullptr || key.empty() ? nullptr : found->find(key);
    Place place = {0, 1, 1};
    if (found != nullptr) place = found->key;
    if (child != nullptr) place = child->shape == Entry::Shape::value ? child->place : child->key;
    std::string path(table);
    if (!key.empty()) path.append(".").append(key);
    problems_.push_back(problem_at(settings_.documents, place, path, message));
  }

  Sweep& sweep_;
  Settings const& settings_;
  std::string const& file_;
  Problems& problems_;
};

/// Keys in the files that take names and lists.
std::set<std::string> worded_keys(Sweep const& sweep) {
  std::set<std::string> keys;
  for (Scenario const& file : sweep.files)
    for (ParameterInfo const& info : list_parameters(file))
      if (takes_words(info.type)) keys.insert(info.path);
  return keys;
}

}  // namespace

void check_sweep(Sweep& sweep, Settings const& settings, std::string const& file,
                 Problems& problems) {
  Problems own;
  Check check(sweep, settings, file, own);
  check.design();
  if (own.empty() && sweep.design.method == Method::table)
    read_table(sweep, check.table_file(), worded_keys(sweep), own);
  try {
    sweep.study = make_study(sweep.files);
    check.varies();
    check.keep();
    check.size();
    check.samples();
  } catch (StudyConflict const& conflict) {
    own.push_back(conflict.problem);
  } catch (std::invalid_argument const& conflict) {
    own.push_back({file, 1, 1, "scenarios", conflict.what()});
  }
  problems.insert(problems.end(), own.begin(), own.end());
}

}  // namespace kith

#pragma once

#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// How the points of a sweep are laid out.
enum class Method { grid, lhs, sobol, saltelli, morris, table };
inline constexpr std::string_view method_names[] = {"grid",     "lhs",    "sobol",
                                                    "saltelli", "morris", "table"};

struct Design {
  Method method = Method::sobol;
  int n = 0;       ///< see scenarios/sweeps/README.md: what it counts depends on the method
  int levels = 4;  ///< of Morris' grid
  bool second_order = false;  ///< Saltelli: also the points for interactions of two numbers
  int seed = 1;               ///< of the design, not of the runs
  std::string table;          ///< CSV of method "table", relative to the sweep file
};

enum class Distribution { uniform, log_uniform, normal, evidence };
inline constexpr std::string_view distribution_names[] = {"uniform", "log-uniform", "normal",
                                                          "evidence"};

/// One key that a sweep varies, in every scenario that has it: a number, a flag, or words.
struct Vary {
  std::string path;  ///< "partnership.clinic.shared_power"
  Distribution distribution = Distribution::uniform;
  double low = 0.0;            ///< of the range; for a normal, its 2.5th percentile
  double high = 0.0;           ///< for a normal, its 97.5th percentile
  std::vector<double> values;  ///< instead of a range: only these
  bool flags = false;          ///< some were given as true or false
  // As declared by the number itself.
  std::string unit, meaning;
  bool whole = false;  ///< an integer or a flag
  double least = 0.0;  ///< allowed values
  double most = 0.0;
  double central = 0.0;  ///< the value in the files
  /// Names, texts or lists as in TOML; samples have their numbers 0, 1, ... in `values`.
  std::vector<std::string> words{};
};

/// What results keep of each run; empty lists keep all.
struct Keep {
  std::vector<std::string> outcomes, strata;
  int every_weeks = 1;  ///< length of the blocks of weeks that are combined
};

/// The contents of a sweep file and the scenarios it names.
struct Sweep {
  std::string id, title, question;
  std::vector<std::string> scenarios;  ///< files, relative to the sweep file
  std::vector<std::string> set;        ///< PATH=VALUE, for all samples
  Design design;
  std::vector<Vary> varies;
  Keep keep;
  std::string source_toml;
  std::vector<std::vector<double>> table;  ///< (sample, vary) of method "table"
  std::vector<int> table_lines;            ///< of its file, by sample
  std::vector<Scenario> files;             ///< the scenarios as read
  Study study;
};

/// Reads a sweep file, the scenarios it names and its table, and appends errors to `problems`.
/// `sets` are settings PATH=VALUE from the command line, which override the files.
Sweep read_sweep(std::string const& file, std::vector<std::string> const& sets, Problems& problems);

/// Whether a file is a sweep (it has a key `scenarios`) and not a scenario.
bool looks_like_sweep(std::string const& file);

}  // namespace kith

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/answer_windows.hpp"
#include "kith/answer/chance/chance_answer.hpp"
#include "kith/answer/local/local_answer.hpp"
#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/record.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// Reading or writing a file failed; the message names the file and the cause.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The evidence numbers of a study, as results keep them (group /parameters).
struct ParameterTable {
  std::vector<std::string> paths, units, meanings, sources, grades;
  std::vector<double> low, high;
  std::vector<double> values;  ///< (scenario, path), central values
  std::vector<double> read;    ///< (scenario, path), 1 if a scenario reads the number
  std::vector<double> draws;   ///< (replicate, path)
};

/// The samples of a sweep: values of the numbers that it varies.
struct SampleTable {
  std::vector<std::string> paths, units, meanings, distributions;
  std::vector<double> low, high;  ///< ranges of the varied numbers
  std::vector<double> values;     ///< (sample, path)
  /// By path, for names and lists: their texts; `values` has the index, from 0. Empty for numbers.
  std::vector<std::vector<std::string>> words{};
  std::vector<double> places;  ///< (sample, path) in the unit cube; empty for tables
  std::string id, method, toml;
  int n = 0, levels = 0, seed = 0;
  bool second_order = false;

  [[nodiscard]] std::size_t size() const {
    return paths.empty() ? 0 : values.size() / paths.size();
  }
};

/// What a result records about itself, besides its outcomes.
struct StudyMetadata {
  std::string title;
  std::string source = "kith";  ///< program and version
  std::vector<std::string> scenario_ids, scenario_titles, scenario_questions;
  std::vector<int> replicates;  ///< numbers of the replicates, in the order of the axis
  std::string start = "2026-01-05";
  int settling_weeks = 0;
  int first_partnership_week = 0;  ///< from when scenarios may differ from usual care
  double people_per_resident = 1.0;
  std::vector<std::string> look_at;  ///< outcomes to show first; may be empty
  std::string run_id, inputs_digest;
  ParameterTable parameters;
  std::vector<std::string> scenario_toml, scenario_resolved_toml;  ///< by scenario; may be empty
  std::string command_line, compiler, started;
  std::string libraries;  ///< the writer adds its own
  int threads = 1;
  SampleTable samples;  ///< for a sweep; empty for a study
};

struct WriterOptions {
  bool replace = false;  ///< an existing result of that name may be replaced
  /// Results with fewer bytes of values are built in memory, where a full disk cannot affect
  /// libhdf5.
  std::size_t in_memory_below = std::size_t{256} << 20;
};

/// Two scenarios of a study, by index, and what the answer says about them.
struct PairInWords {
  std::size_t first, second;
  std::string text;
};

/// Writes the result of one study as HDF5. The final name does not exist before `finish` returns;
/// without it, the temporary file `PATH.tmp.HOST.PID` is removed. Throws OutputError.
class StudyWriter {
 public:
  StudyWriter(std::filesystem::path const& path, Layout layout, StudyMetadata metadata,
              WriterOptions options = {});
  ~StudyWriter();
  StudyWriter(StudyWriter const&) = delete;
  StudyWriter& operator=(StudyWriter const&) = delete;

  /// Runs may come in any order and from any thread: values are compressed by the calling thread.
  void write(RunResult const& result);

  /// Adds the table of the study's trial, pooled over replicates. Call it once, after the last
  /// run.
  void put_trial(TrialTable const& table);

  /// Adds the answer and the first screen of each scenario, as the group /answer. Call it once,
  /// after the last run.
  void put_answer(Answer const& answer, std::vector<std::string> const& first_screens);
  /// Call it after the answer; does nothing if no scenario has windows.
  void put_windows(AnswerWindows const& windows, Answer const& whole);

  /// The same; does nothing if no facts of a clinic are known.
  void put_local(LocalAnswer const& local);

  /// The same; does nothing if no replicate was simulated twice.
  void put_chance(ChanceTable const& table);

  /// Adds the ranked table of all scenarios, and pairs of them in words, to the answer written
  /// before.
  void put_ranking(RankedTable const& table, std::vector<PairInWords> const& pairs);

  /// Closes the file, checks it, and gives it its final name.
  void finish();

  /// The file that a program that is killed should delete.
  [[nodiscard]] std::filesystem::path temporary_path() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes the result of a sweep, as StudyWriter does for a study: outcomes are (sample,
/// scenario, replicate, ...), in chunks of some samples and replicates, which are passed in
/// together.
class SweepWriter {
 public:
  SweepWriter(std::filesystem::path const& path, Layout layout, StudyMetadata metadata,
              WriterOptions options = {});
  ~SweepWriter();
  SweepWriter(SweepWriter const&) = delete;
  SweepWriter& operator=(SweepWriter const&) = delete;

  [[nodiscard]] std::size_t samples_at_once() const;
  [[nodiscard]] std::size_t replicates_at_once() const;
  /// The runs of a block, (sample, scenario, replicate) with the last fastest; null if not run.
  /// Blocks begin at multiples of the numbers above and are smaller only at the end of an axis.
  void write(std::size_t first_sample, std::size_t first_replicate,
             std::vector<RunResult const*> const& runs);
  void finish();
  [[nodiscard]] std::filesystem::path temporary_path() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One dataset of a result, as found in the file.
struct StoredOutcome {
  std::string name, group, units, long_name, label, description, cell_methods;
  Better better = Better::neither;
  std::vector<std::string> dims;  ///< with scenario and replicate
  std::vector<std::size_t> shape;
};

/// The path of an outcome, stored or in a layout, in a result: "/k6_mean", "/reach/displaced".
template <class AnyOutcome>
std::string dataset_of(AnyOutcome const& outcome) {
  return (outcome.group == "/" ? "" : outcome.group) + "/" + outcome.name;
}

/// A result opened for reading. Refuses files of another kind or of a newer format, and any that
/// differ from what Kith writes (io/results/door): callers may then trust what the file says.
class ResultsFile {
 public:
  explicit ResultsFile(std::filesystem::path const& path);
  ~ResultsFile();
  ResultsFile(ResultsFile&&) noexcept;
  ResultsFile& operator=(ResultsFile&&) = delete;
  ResultsFile(ResultsFile const&) = delete;
  ResultsFile& operator=(ResultsFile const&) = delete;

  [[nodiscard]] StudyMetadata metadata() const;
  [[nodiscard]] std::vector<StoredOutcome> outcomes() const;
  [[nodiscard]] bool has(std::string const& path) const;
  /// Labels of a dimension; numbers are written out.
  [[nodiscard]] std::vector<std::string> labels(std::string const& dimension) const;
  /// All values of a numeric dataset, row-major.
  [[nodiscard]] std::vector<double> read(std::string const& path) const;
  /// The values of one scenario and replicate (by index on the axes), row-major over the other
  /// dims.
  [[nodiscard]] std::vector<double> read(std::string const& path, std::size_t scenario,
                                         std::size_t replicate) const;
  [[nodiscard]] std::vector<std::string> read_texts(std::string const& path) const;
  [[nodiscard]] std::string attribute(std::string const& path, std::string const& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kith

#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kith/answer/study_answer.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// Results of one study with different replicates, as `kith run --only` makes them.
class Parts {
 public:
  /// Throws OutputError if they are not parts of one study, and says what to do instead.
  explicit Parts(std::vector<std::string> const& files);

  [[nodiscard]] Study const& study() const { return study_; }
  /// Those of all parts, ascending.
  [[nodiscard]] std::vector<int> const& replicates() const { return replicates_; }
  /// That of the first part.
  [[nodiscard]] std::string const& command_line() const;
  /// Source texts of the scenarios, by scenario.
  [[nodiscard]] std::vector<std::string> scenario_toml() const;

  /// Passes on every run that was simulated, by part, scenario and replicate, as long as `take`
  /// returns true. False if it did not.
  bool each_run(std::function<bool(RunResult const&)> const& take) const;

 private:
  struct Part {
    std::string name;
    ResultsFile file;
    StudyMetadata about;
  };
  void require_same_study(Part const& part) const;

  std::vector<Part> parts_;
  Study study_;
  Layout layout_;
  std::vector<int> replicates_;
};

}  // namespace kith

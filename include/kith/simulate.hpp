#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/record.hpp"

// Kith inside another program: scenarios in, results in memory out.
//
//   kith::PreparedStudy const study = kith::PreparedStudy::from_files({"clinic.toml"});
//   std::vector<kith::RunResult> const runs = study.simulate(study.replicates());
//   std::cout << study.answer(runs);
//
// Link `kith_embedding`; with KITH_ENGINE_ONLY=ON it needs no library but headers. The program
// kith_digest (sim/digest_main.cpp) is the example.

namespace kith {

struct Study;

/// A scenario that is no file. `name` stands for the file in problems; what the text extends, and
/// the evidence, are sought beside it and in the folder `scenarios` of Kith, whose parent the
/// environment variable KITH_SHARE_DIR may name.
struct ScenarioText {
  std::string name, text;
};

/// The scenarios cannot be run. `what()` is one line for each problem.
class InvalidScenario : public std::invalid_argument {
 public:
  explicit InvalidScenario(Problems problems);
  [[nodiscard]] Problems const& problems() const { return problems_; }

 private:
  Problems problems_;
};

/// A study that was read and checked: usual care, each scenario that holds a partnership, and
/// comparators, as `kith run` makes them of the same files. Copies share one study.
class PreparedStudy {
 public:
  /// `settings` are texts "path=value", as those of `kith run --set`, and win over the files.
  /// Throws InvalidScenario where a file is wrong, std::invalid_argument where the files do not
  /// make one study.
  static PreparedStudy from_files(std::vector<std::string> const& files,
                                  std::vector<std::string> const& settings = {});
  static PreparedStudy from_texts(std::vector<ScenarioText> const& texts,
                                  std::vector<std::string> const& settings = {});

  /// The first is usual care. RunResult::scenario is a place in this list.
  [[nodiscard]] std::vector<std::string> scenario_ids() const;
  /// The replicates that the scenarios ask for, from 0.
  [[nodiscard]] std::vector<int> replicates() const;
  /// What RunResult::values hold.
  [[nodiscard]] Layout layout() const;

  /// Simulates each scenario in some replicates. A run depends on its scenario and the number of
  /// its replicate alone, so replicates may be simulated one by one, and on several machines.
  /// Sorted by replicate, then scenario.
  [[nodiscard]] std::vector<RunResult> simulate(std::vector<int> const& replicates,
                                                int threads = 1) const;

  /// What `kith run` prints after these runs, which may come from several calls of `simulate`.
  [[nodiscard]] std::string answer(std::vector<RunResult> const& runs) const;

 private:
  explicit PreparedStudy(std::shared_ptr<Study const> study);
  std::shared_ptr<Study const> study_;
};

}  // namespace kith

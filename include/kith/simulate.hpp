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
// Link `kith_embedding`; with KITH_ENGINE_ONLY=ON it needs headers but no library. The program
// kith_digest (sim/digest_main.cpp) is the example.

namespace kith {

struct Study;

/// A scenario given as text, not as a file. Problems report `name` as the file. What the text
/// extends, and the evidence, are looked up beside `name` and in Kith's folder `scenarios`, whose
/// parent the environment variable KITH_SHARE_DIR can name.
struct ScenarioText {
  std::string name, text;
};

/// The scenarios cannot be run. `what()` has one line per problem.
class InvalidScenario : public std::invalid_argument {
 public:
  explicit InvalidScenario(Problems problems);
  [[nodiscard]] Problems const& problems() const { return problems_; }

 private:
  Problems problems_;
};

/// A study that was read and checked: usual care, each scenario with a partnership, and the
/// comparators that `kith run` would add for the same files. Copies share one study.
class PreparedStudy {
 public:
  /// `settings` are texts "path=value", as for `kith run --set`, and override the files. Throws
  /// InvalidScenario if a file is invalid, std::invalid_argument if the files do not make one
  /// study.
  static PreparedStudy from_files(std::vector<std::string> const& files,
                                  std::vector<std::string> const& settings = {});
  static PreparedStudy from_texts(std::vector<ScenarioText> const& texts,
                                  std::vector<std::string> const& settings = {});

  /// The first is usual care. RunResult::scenario is an index into this list.
  [[nodiscard]] std::vector<std::string> scenario_ids() const;
  /// The replicates that the scenarios ask for, from 0.
  [[nodiscard]] std::vector<int> replicates() const;
  /// Describes the values in RunResult::values.
  [[nodiscard]] Layout layout() const;

  /// Simulates each scenario in some replicates. A run depends only on its scenario and the number
  /// of its replicate, so replicates may be simulated one at a time or on several machines. Sorted
  /// by replicate, then scenario.
  [[nodiscard]] std::vector<RunResult> simulate(std::vector<int> const& replicates,
                                                int threads = 1) const;

  /// What `kith run` prints after these runs, which may come from several calls of `simulate`.
  [[nodiscard]] std::string answer(std::vector<RunResult> const& runs) const;

 private:
  explicit PreparedStudy(std::shared_ptr<Study const> study);
  std::shared_ptr<Study const> study_;
};

}  // namespace kith

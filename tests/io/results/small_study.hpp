#pragma once

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"

namespace kith {

/// A study of invented numbers with every kind of axis, type and group.
struct SmallStudy {
  static constexpr std::size_t weeks = 30, strata = 3, partnerships = 2;
  Layout layout;
  StudyMetadata metadata;

  explicit SmallStudy(int replicates = 4, std::size_t scenarios = 2) {
    Dimension time{"time", "weeks", "Time", {}, {}};
    for (std::size_t week = 0; week < weeks; ++week)
      time.numbers.push_back(static_cast<double>(week));
    layout.dimensions = {time,
                         {"stratum", "", "Stratum", {"adults", "group:español", "age:10-17"}, {}},
                         {"partnership", "", "Partnership", {"clinic", "café"}, {}}};
    using Type = Outcome::Type;
    auto const outcome = [&](std::string const& name, std::string const& group,
                             std::vector<std::string> const& dims, Type type) {
      layout.outcomes.push_back({name, "1", "The " + name, "What " + name + " means", group, dims,
                                 0.0, 1e6, "time: point", type});
    };
    outcome("treated_past_year_share", "/", {"time", "stratum"}, Type::f4);
    outcome("residents", "/", {"time", "stratum"}, Type::i4);
    outcome("healthy_years", "/", {"stratum"}, Type::f8);
    outcome("delay_in_weeks", "/", {}, Type::f8);
    outcome("maturity", "/partnerships", {"time", "partnership"}, Type::f4);
    metadata.title = "Ein Versuch – 試";
    for (std::size_t s = 0; s < scenarios; ++s) {
      metadata.scenario_ids.push_back(s == 0 ? "usual-care" : "scenario-" + std::to_string(s));
      metadata.scenario_titles.push_back("Title " + std::to_string(s));
    }
    for (int r = 0; r < replicates; ++r) metadata.replicates.push_back(r);
    metadata.first_partnership_week = 10;
    metadata.settling_weeks = 52;
    metadata.parameters = {{"a.b", "c"}, {"1", "usd"}, {"m", "n"}, {"s", "t"}, {"trial", "assumed"},
                           {0, 1},       {1, 2},       {},         {},         {}};
    metadata.parameters.values.assign(2 * scenarios, 0.5);
    metadata.parameters.read.assign(2 * scenarios, 1.0);
    metadata.parameters.draws.assign(2 * metadata.replicates.size(), 0.7);
  }

  /// A number that is different at every place.
  static double value(std::size_t scenario, int replicate, std::size_t outcome, std::size_t place) {
    return 0.25 +
           0.5 * std::sin(1.0 + static_cast<double>(place) + 100.0 * static_cast<double>(outcome) +
                          1e4 * replicate + 1e6 * static_cast<double>(scenario));
  }

  [[nodiscard]] RunResult run(std::size_t scenario, int replicate) const {
    RunResult out;
    out.scenario = scenario;
    out.replicate = replicate;
    out.digest = "digest-" + std::to_string(scenario) + "-" + std::to_string(replicate);
    std::size_t const sizes[] = {weeks * strata, weeks * strata, strata, 1, weeks * partnerships};
    for (std::size_t i = 0; i < 5; ++i) {
      auto const fill = [&]<class T>(std::vector<T> values) {
        for (std::size_t j = 0; j < values.size(); ++j)
          values[j] = static_cast<T>((i == 1 ? 1000.0 : 1.0) * value(scenario, replicate, i, j));
        out.values.push_back(values);
      };
      auto const type = layout.outcomes[i].type;
      if (type == Outcome::Type::f4) fill(std::vector<float>(sizes[i]));
      if (type == Outcome::Type::f8) fill(std::vector<double>(sizes[i]));
      if (type == Outcome::Type::i4) fill(std::vector<std::int32_t>(sizes[i]));
    }
    return out;
  }

  void write_to(std::filesystem::path const& path, WriterOptions options = {}) const {
    StudyWriter writer(path, layout, metadata, options);
    for (std::size_t s = metadata.scenario_ids.size(); s-- > 0;)  // any order is allowed
      for (int const r : metadata.replicates) writer.write(run(s, r));
    writer.finish();
  }
};

/// An empty folder that the destructor removes.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kith-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::filesystem::path operator/(std::string const& name) const { return path_ / name; }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] std::size_t files() const {
    std::size_t n = 0;
    for (auto const& entry : std::filesystem::directory_iterator(path_))
      n += entry.exists() ? 1 : 0;
    return n;
  }

 private:
  std::filesystem::path path_;
};

inline std::string contents(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace kith

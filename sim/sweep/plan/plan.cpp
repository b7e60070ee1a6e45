#include "kith/sweep/plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "kith/sweep/plan/inputs.hpp"

namespace kith {
namespace {

SweepBlock size_of(Sweep const& sweep, Samples const& samples) {
  return {samples.values.size(), sweep.study.scenarios[0].run.replicates, sweep.files.size()};
}

/// Numbers the units of all blocks and gives each its id.
class Enumeration {
 public:
  explicit Enumeration(Plan const& plan) : plan_(plan) {
    Keep const& keep = plan.sweep.keep;
    common_ = fmt::format("{}|{}|{}\n", fmt::join(keep.outcomes, ","), fmt::join(keep.strata, ","),
                          keep.every_weeks);
    for (Vary const& vary : plan.sweep.varies) common_ += vary.path + '\n';
  }

  /// Every `step`-th unit from `first` on.
  std::vector<Unit> units(std::size_t first, std::size_t step) const {
    std::vector<Unit> units;
    std::size_t number = 0, scenarios_before = 0;
    SweepBlock before;
    for (std::size_t b = 0; b < plan_.blocks.size(); ++b) {
      SweepBlock const& block = plan_.blocks[b];
      std::size_t const scenarios = plan_.studies[b].scenarios.size();
      auto const all = places(0, scenarios), fresh = places(scenarios_before, scenarios);
      for (std::size_t sample = 0; sample < block.samples; ++sample)
        for (int replicate = 0; replicate < block.replicates; ++replicate) {
          bool const known = sample < before.samples && replicate < before.replicates;
          if (known && fresh.empty()) continue;
          if (number++ % step != first) continue;
          units.push_back({sample, replicate, b, known ? fresh : all, {}});
          units.back().id = id_of(units.back());
        }
      before = block;
      scenarios_before = scenarios;
    }
    return units;
  }

 private:
  static std::vector<std::size_t> places(std::size_t from, std::size_t to) {
    std::vector<std::size_t> places;
    for (std::size_t place = from; place < to; ++place) places.push_back(place);
    return places;
  }
  [[nodiscard]] RunId id_of(Unit const& unit) const {
    std::string text = common_ + fmt::format("{}\n", unit.replicate);
    for (std::size_t const scenario : unit.scenarios) {
      RunId const& inputs = plan_.inputs[scenario];
      text.append(reinterpret_cast<char const*>(inputs.data()), inputs.size());
    }
    auto const& values = plan_.samples.values[unit.sample];
    text.append(reinterpret_cast<char const*>(values.data()), values.size() * sizeof(double));
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const& words = plan_.sweep.varies[i].words;
      if (!words.empty()) text += words.at(static_cast<std::size_t>(values[i])) + '\n';
    }
    return hash_of(text);
  }

  Plan const& plan_;
  std::string common_;
};

void expect_shards(int shards, std::size_t units) {
  if (shards < 1 || static_cast<std::size_t>(shards) > units)
    throw PlanError(fmt::format("{} shards (must be 1 to {}, the number of runs)", shards, units));
}

[[noreturn]] void no_growth(Plan const& plan, std::string const& why) {
  throw PlanError(
      fmt::format("the folder holds the plan of '{}', and this sweep does not extend it: {}; plan "
                  "it into a folder of its own",
                  plan.sweep.id, why));
}

void expect_same_points(Plan const& plan, Points const& older, Points const& newer) {
  bool const begins =
      older.size() <= newer.size() && std::equal(older.begin(), older.end(), newer.begin());
  if (begins) return;
  Method const method = plan.sweep.design.method;
  if (method == Method::grid || method == Method::lhs)
    no_growth(plan, fmt::format("a {} cannot grow, because a larger one has other points",
                                method == Method::grid ? "grid" : "Latin hypercube"));
  no_growth(plan, "its samples do not begin with those of the plan");
}

}  // namespace

std::vector<Unit> Plan::units() const {
  return Enumeration(*this).units(0, 1);
}

std::vector<Unit> Plan::units_of(int shard) const {
  return Enumeration(*this).units(static_cast<std::size_t>(shard),
                                  static_cast<std::size_t>(shards));
}

std::size_t Plan::unit_count() const {
  std::size_t count = 0, known = 0, scenarios_before = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    std::size_t const all = blocks[b].samples * static_cast<std::size_t>(blocks[b].replicates);
    std::size_t const scenarios = studies[b].scenarios.size();
    count += scenarios > scenarios_before ? all : all - known;
    known = all;
    scenarios_before = scenarios;
  }
  return count;
}

RunId Plan::id() const {
  return hash_of(fmt::format("{}\n{}\n{}", sweep.id, source, shards));
}

Study Plan::study_of(Unit const& unit) const {
  auto const& values = samples.values[unit.sample];
  return kith::study_of(worded[unit.block].at(chosen_of(sweep.varies, values)), sweep.varies,
                        values);
}

void Plan::complete() {
  auto const study_of_block = [](SweepBlock const& block, std::vector<Scenario> const& files) {
    return make_study({files.begin(), files.begin() + static_cast<std::ptrdiff_t>(block.files)});
  };
  studies.clear();
  worded.clear();
  WordedFiles files(sweep);
  for (SweepBlock const& block : blocks) {
    studies.push_back(study_of_block(block, sweep.files));
    auto& known = worded.emplace_back();
    bool const words = std::any_of(sweep.varies.begin(), sweep.varies.end(),
                                   [](Vary const& vary) { return !vary.words.empty(); });
    for (std::size_t sample = 0; sample < (words ? block.samples : 1); ++sample) {
      auto const& values = samples.values[sample];
      Chosen const chosen = chosen_of(sweep.varies, values);
      if (known.count(chosen) != 0) continue;
      auto const& [worded_files, complaints] = files.of(values);
      if (!complaints.empty()) throw PlanError(complaints.front());
      known.emplace(chosen, study_of_block(block, worded_files));
    }
  }
  inputs.clear();
  for (Scenario const& scenario : sweep.study.scenarios)
    inputs.push_back(hash_of(inputs_of(scenario, sweep.varies)));
}

Plan make_plan(Sweep sweep, int shards, std::string source) {
  Plan plan;
  plan.samples = make_samples(sweep);
  plan.blocks = {size_of(sweep, plan.samples)};
  plan.sweep = std::move(sweep);
  plan.shards = shards;
  plan.source = std::move(source);
  plan.complete();
  expect_shards(shards, plan.unit_count());
  return plan;
}

Plan grow_plan(Plan const& plan, Sweep sweep) {
  Plan grown = plan;
  if (sweep.id != plan.sweep.id) no_growth(plan, fmt::format("its id is '{}'", sweep.id));
  if (sweep.varies.size() != plan.sweep.varies.size()) no_growth(plan, "it varies other numbers");
  for (std::size_t i = 0; i < sweep.varies.size(); ++i)
    if (sweep.varies[i].path != plan.sweep.varies[i].path)
      no_growth(plan, "it varies other numbers");
  grown.samples = make_samples(sweep);
  expect_same_points(plan, plan.samples.values, grown.samples.values);
  SweepBlock const now = size_of(sweep, grown.samples);
  SweepBlock const before = plan.blocks.back();
  if (now.replicates < before.replicates || now.files < before.files)
    no_growth(plan, "it has fewer replicates or scenarios");
  grown.sweep = std::move(sweep);
  grown.complete();
  std::vector<Unit> const older = plan.units();
  std::vector<Unit> const again = grown.units();
  if (again.size() != older.size()) no_growth(plan, "it has other scenarios");
  for (std::size_t i = 0; i < older.size(); ++i)
    if (older[i].id != again[i].id)
      no_growth(plan,
                "settings, scenarios, seed or what is kept differ, so runs that are already "
                "planned would change");
  if (now != before) grown.blocks.push_back(now);
  grown.complete();
  return grown;
}

void expect_same_source(Plan const& plan, std::string const& source) {
  if (plan.source == source) return;
  throw PlanError(
      fmt::format("the plan was made by {}, this is {}: use that version, or plan again into "
                  "another folder",
                  plan.source, source));
}

}  // namespace kith

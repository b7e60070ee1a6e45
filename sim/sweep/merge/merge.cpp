#include "kith/sweep/merge/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "kith/ground/shell_word.hpp"
#include "kith/sweep/merge/found_runs.hpp"
#include "kith/sweep/work/payload.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

/// Adapts the values of a run that was planned when the study had fewer partnerships to the study
/// as it is now: the axis `partnership` may have become longer, outcomes may have been added.
class Widening {
 public:
  Widening(Layout const& from, Layout const& to) : to_(to) {
    for (Outcome const& outcome : to.outcomes) {
      auto const same = [&](Outcome const& o) {
        return o.name == outcome.name && o.group == outcome.group;
      };
      auto const found = std::find_if(from.outcomes.begin(), from.outcomes.end(), same);
      if (found == from.outcomes.end())
        sources_.emplace_back();
      else
        sources_.emplace_back(static_cast<std::size_t>(found - from.outcomes.begin()));
      old_sizes_.push_back(found == from.outcomes.end() ? 0 : values_of(from, *found));
      last_from_.push_back(last_axis(from, outcome));
    }
  }

  [[nodiscard]] std::vector<Values> operator()(std::vector<Values>&& values) const {
    std::vector<Values> out;
    for (std::size_t o = 0; o < to_.outcomes.size(); ++o) {
      std::size_t const size = values_of(to_, to_.outcomes[o]);
      bool const same = sources_[o] && old_sizes_[o] == size;
      if (same)
        out.push_back(std::move(values[*sources_[o]]));
      else
        out.push_back(widened(sources_[o] ? &values[*sources_[o]] : nullptr, o, size));
    }
    return out;
  }

 private:
  static std::size_t last_axis(Layout const& layout, Outcome const& outcome) {
    for (Dimension const& dimension : layout.dimensions)
      if (!outcome.dims.empty() && dimension.name == outcome.dims.back()) return dimension.size();
    return 0;
  }

  template <class T>
  [[nodiscard]] Values filled(Values const* values, std::size_t o, std::size_t size) const {
    T const none = std::is_integral_v<T> ? T{0} : std::numeric_limits<T>::quiet_NaN();
    std::vector<T> out(size, none);
    std::size_t const narrow = last_from_[o], wide = last_axis(to_, to_.outcomes[o]);
    if (values == nullptr || narrow == 0) return out;
    auto const& from = std::get<std::vector<T>>(*values);
    for (std::size_t i = 0; i < from.size(); ++i) out[i / narrow * wide + i % narrow] = from[i];
    return out;
  }
  [[nodiscard]] Values widened(Values const* values, std::size_t o, std::size_t size) const {
    switch (to_.outcomes[o].type) {
      case Outcome::Type::f8:
        return filled<double>(values, o, size);
      case Outcome::Type::i4:
        return filled<std::int32_t>(values, o, size);
      case Outcome::Type::f4:
        break;
    }
    return filled<float>(values, o, size);
  }

  Layout const& to_;
  std::vector<std::optional<std::size_t>> sources_;
  std::vector<std::size_t> old_sizes_, last_from_;
};

/// Reads runs from their shards and passes them to the writer block by block.
class Merger {
 public:
  Merger(Plan const& plan, fs::path const& folder, FoundRuns const& found)
      : plan_(plan), folder_(folder), found_(found) {
    layout_ = Keeper(plan.sweep.keep, layout_of(plan.sweep.study)).layout();
    for (Study const& study : plan.studies)
      layouts_.push_back(Keeper(plan.sweep.keep, layout_of(study)).layout());
    for (Layout const& layout : layouts_) widenings_.emplace_back(layout, layout_);
    for (Unit& unit : plan.units())
      units_[{unit.sample, unit.replicate}].push_back(std::move(unit));
  }

  [[nodiscard]] Layout const& layout() const { return layout_; }

  void write_block(SweepWriter& writer, std::size_t sample, std::size_t replicate) const {
    SweepBlock const whole = plan_.blocks.back();
    auto const all = static_cast<std::size_t>(whole.replicates);
    std::size_t const samples = std::min(writer.samples_at_once(), whole.samples - sample);
    std::size_t const replicates = std::min(writer.replicates_at_once(), all - replicate);
    std::size_t const scenarios = plan_.sweep.study.scenarios.size();
    std::vector<std::vector<RunResult>> read(samples * replicates);
    std::vector<RunResult const*> runs(samples * scenarios * replicates, nullptr);
    for (std::size_t s = 0; s < samples; ++s)
      for (std::size_t r = 0; r < replicates; ++r) {
        auto& results = read[s * replicates + r];
        results = runs_of(sample + s, static_cast<int>(replicate + r));
        for (RunResult const& run : results)
          runs.at((s * scenarios + run.scenario) * replicates + r) = &run;
      }
    writer.write(sample, replicate, runs);
  }

 private:
  [[nodiscard]] std::vector<RunResult> runs_of(std::size_t sample, int replicate) const {
    std::vector<RunResult> all;
    for (Unit const& unit : units_.at({sample, replicate})) {
      auto const found = found_.runs.find(unit.id);
      if (found == found_.runs.end()) continue;
      auto const payload =
          read_payload(shard_path(folder_, found->second.shard, plan_.shards), found->second.entry);
      for (RunResult& run : decode_runs(payload, layouts_[unit.block], replicate)) {
        if (!run.failed) run.values = widenings_[unit.block](std::move(run.values));
        all.push_back(std::move(run));
      }
    }
    return all;
  }

  Plan const& plan_;
  fs::path const& folder_;
  FoundRuns const& found_;
  Layout layout_;
  std::vector<Layout> layouts_;
  std::vector<Widening> widenings_;
  std::map<std::pair<std::size_t, int>, std::vector<Unit>> units_;
};

std::string in_a_list(std::vector<std::string> const& problems) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, problems.size()); ++i) text += "\n  " + problems[i];
  if (problems.size() > most) text += fmt::format("\n  and {} more", problems.size() - most);
  return text;
}

Merged count(Plan const& plan, FoundRuns const& found, bool partial, fs::path const& folder) {
  if (!found.problems.empty())
    throw PlanError(
        fmt::format("the shards do not fit the plan; nothing was written (kith work {} redoes what "
                    "is damaged and keeps the rest):{}",
                    shell_word(folder.string()), in_a_list(found.problems)));
  Merged out;
  std::set<std::size_t> shards;
  std::vector<Unit> const units = plan.units();
  for (std::size_t i = 0; i < units.size(); ++i) {
    auto const run = found.runs.find(units[i].id);
    if (run != found.runs.end())
      out.failed += run->second.entry.failed ? 1 : 0;
    else
      shards.insert(i % static_cast<std::size_t>(plan.shards));
    out.missing += run == found.runs.end() ? 1 : 0;
  }
  out.units = units.size();
  if (out.missing == 0 || (partial && out.missing < out.units)) return out;
  std::vector<std::string> some;
  for (std::size_t const shard : shards)
    if (some.size() < 8) some.push_back(std::to_string(shard));
  throw PlanError(fmt::format(
      "{} of {} runs are not done yet, in {} shards ({}{}); nothing was written (kith work {} does "
      "them, --partial joins what is there)",
      out.missing, out.units, shards.size(), fmt::join(some, ", "),
      shards.size() > some.size() ? ", ..." : "", shell_word(folder.string())));
}

}  // namespace

SampleTable sample_table(Plan const& plan) {
  Sweep const& sweep = plan.sweep;
  SampleTable table;
  for (Vary const& vary : sweep.varies) {
    table.paths.push_back(vary.path);
    table.units.push_back(vary.unit);
    table.meanings.push_back(vary.meaning);
    table.distributions.emplace_back(
        vary.values.empty() ? distribution_names[static_cast<std::size_t>(vary.distribution)]
                            : "values");
    auto& labels = table.words.emplace_back();
    for (std::string const& word : vary.words) labels.push_back(label_of(word));
    auto const& v = vary.values;
    table.low.push_back(v.empty() ? vary.low : *std::min_element(v.begin(), v.end()));
    table.high.push_back(v.empty() ? vary.high : *std::max_element(v.begin(), v.end()));
  }
  for (auto const& row : plan.samples.values)
    table.values.insert(table.values.end(), row.begin(), row.end());
  for (auto const& row : plan.samples.unit)
    table.places.insert(table.places.end(), row.begin(), row.end());
  table.id = sweep.id;
  table.toml = sweep.source_toml;
  table.method = method_names[static_cast<std::size_t>(sweep.design.method)];
  table.n = sweep.design.n;
  table.levels = sweep.design.levels;
  table.seed = sweep.design.seed;
  table.second_order = sweep.design.second_order;
  return table;
}

Merged merge_shards(Plan const& plan, fs::path const& folder, fs::path const& output,
                    StudyMetadata metadata, MergeOptions const& options) {
  FoundRuns const found = find_runs(plan, folder);
  Merged out = count(plan, found, options.partial, folder);
  Merger const merger(plan, folder, found);
  metadata.samples = sample_table(plan);
  WriterOptions how;
  how.replace = options.replace;
  SweepWriter writer(output, merger.layout(), std::move(metadata), how);
  if (options.on_temporary) options.on_temporary(writer.temporary_path());
  SweepBlock const whole = plan.blocks.back();
  for (std::size_t sample = 0; sample < whole.samples; sample += writer.samples_at_once())
    for (std::size_t replicate = 0; replicate < static_cast<std::size_t>(whole.replicates);
         replicate += writer.replicates_at_once()) {
      if (options.stop != nullptr && options.stop->load()) {
        out.finished = false;
        return out;
      }
      merger.write_block(writer, sample, replicate);
    }
  writer.finish();
  return out;
}

}  // namespace kith

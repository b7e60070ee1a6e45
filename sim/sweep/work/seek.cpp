#include "kith/sweep/work/seek.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <exception>
#include <map>
#include <mutex>
#include <span>

#include "kith/sweep/plan/inputs.hpp"
#include "kith/sweep/plan/samples.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {
namespace {

/// What every run of a search depends on, besides its value and replicate.
RunId search_id(SeekRequest const& request, std::string const& source) {
  Target const& target = request.target;
  std::string text = fmt::format("{}\n{}\n{}|{}|{}-{}|{}\n", source, request.vary.path,
                                 target.outcome, target.stratum, target.first_week,
                                 target.last_week, target.difference ? "difference" : "level");
  if (!request.along.path.empty()) text += "with the grant\n";
  text += inputs_of(request.study.scenarios[0], {request.vary});
  text += inputs_of(request.study.scenarios[request.scenario], {request.vary});
  return hash_of(text);
}

RunId id_of_run(double value, int replicate) {
  char bytes[sizeof value + sizeof replicate];
  std::memcpy(bytes, &value, sizeof value);
  std::memcpy(bytes + sizeof value, &replicate, sizeof replicate);
  return hash_of({bytes, sizeof bytes});
}

/// The study with the number at a value, and the grant that changes with it.
Study study_at(SeekRequest const& request, double value) {
  GrantAlong const& along = request.along;
  if (along.path.empty()) return study_of(request.study, {request.vary}, {value});
  Vary grant;
  grant.path = along.path;
  Scenario const& scenario = request.study.scenarios[request.scenario];
  return study_of(request.study, {request.vary, grant},
                  {value, grant_at(scenario, request.vary, along, value)});
}

/// The outcome of every replicate at a value, from the log or by simulation.
class TriedValue {
 public:
  TriedValue(SeekRequest const& request, Layout const& layout, double value, int replicates,
             std::map<RunId, double>& known)
      : request_(request), layout_(layout), value_(value), known_(known) {
    auto const n = static_cast<std::size_t>(replicates);
    outcome_.assign(n, unobserved);
    usual_.assign(n, unobserved);
    parts_.assign(n, 0);
    for (int k = 0; k < replicates; ++k) {
      auto const found = known_.find(id_of_run(value, k));
      if (found == known_.end())
        missing_.push_back(k);
      else
        outcome_[static_cast<std::size_t>(k)] = found->second;
    }
  }

  [[nodiscard]] std::size_t missing() const { return missing_.size(); }
  [[nodiscard]] std::vector<double> const& outcomes() const { return outcome_; }

  /// False if stopped.
  bool live(ShardLog& log, SeekHooks const& hooks) {
    if (missing_.empty()) return true;
    Study const study = study_at(request_, value_);
    RunOptions options;
    options.threads = request_.threads;
    options.replicates = missing_;
    options.scenarios = {request_.scenario};
    if (request_.target.difference) options.scenarios = {0, request_.scenario};
    RunHooks run_hooks;
    run_hooks.stop = hooks.stop;
    run_hooks.on_progress = hooks.on_progress;
    run_hooks.on_result = [&](RunResult&& run) {
      std::lock_guard const lock(mutex_);
      take(run, options.scenarios.size(), log, hooks);
    };
    bool const whole = run_study(study, options, run_hooks);
    log.sync();
    return whole;
  }

 private:
  void take(RunResult const& run, std::size_t parts, ShardLog& log, SeekHooks const& hooks) {
    auto const k = static_cast<std::size_t>(run.replicate);
    double const value = measure(request_.target, layout_, run);
    (run.scenario == request_.scenario ? outcome_ : usual_)[k] = value;
    if (++parts_[k] < parts) return;
    if (request_.target.difference) outcome_[k] -= usual_[k];
    RunId const id = id_of_run(value_, run.replicate);
    known_[id] = outcome_[k];
    log.append(id, false, 0.0, std::as_bytes(std::span(&outcome_[k], 1)));
    if (hooks.on_run) hooks.on_run();
  }

  SeekRequest const& request_;
  Layout const& layout_;
  double value_;
  std::map<RunId, double>& known_;
  std::vector<double> outcome_, usual_;
  std::vector<std::size_t> parts_;
  std::vector<int> missing_;
  std::mutex mutex_;
};

std::map<RunId, double> read_known(std::filesystem::path const& path, ShardLog const& log) {
  std::map<RunId, double> known;
  for (LogEntry const& entry : log.contents().entries) {
    auto const payload = read_payload(path, entry);
    double value = unobserved;
    if (payload.size() == sizeof value) std::memcpy(&value, payload.data(), sizeof value);
    known[entry.id] = value;
  }
  return known;
}

SeekPoint point_of(SeekRequest const& request, double value, std::vector<double> const& outcomes) {
  SeekPoint point;
  point.value = value;
  point.outcomes = outcomes;
  for (double const outcome : outcomes) {
    point.reached += reaches(request.target, outcome) ? 1 : 0;
    point.unobserved += std::isnan(outcome) ? 1 : 0;
  }
  return point;
}

void read_answer(ThresholdSearch const& search, std::vector<double> const& grid, int replicates,
                 SeekResult& out) {
  auto const answer = search.answer();
  out.kind = answer.kind;
  out.value = grid[answer.value];
  out.bounded_below = answer.low.has_value();
  out.bounded_above = answer.high.has_value();
  out.low = grid[answer.low.value_or(0)];
  out.high = grid[answer.high.value_or(grid.size() - 1)];
  std::size_t place = 0;
  for (auto const& [value, count] : search.monotone())
    out.points[place++].monotone_share = count / replicates;
}

}  // namespace

SeekResult seek(SeekRequest const& request, std::filesystem::path const& folder,
                std::string const& source, SeekHooks const& hooks) {
  RunId const name = search_id(request, source);
  auto const path = folder / fmt::format("runs-{}.kith", text_of(name).substr(0, 12));
  ShardLog log(path, {name, 0, 1});
  if (!log.contents().damage.empty() && hooks.say)
    hooks.say(fmt::format("{}: {}; what is damaged is redone, and the rest is kept", path.string(),
                          log.contents().damage));
  std::map<RunId, double> known = read_known(path, log);
  Layout const layout = layout_of(request.study);
  std::vector<double> const grid = grid_of(request);
  int const replicates = request.study.scenarios[0].run.replicates;
  ThresholdSearch search(grid.size(), replicates, request.target.probability);
  std::map<std::size_t, SeekPoint> points;
  SeekResult out;
  while (auto const next = search.next()) {
    TriedValue column(request, layout, grid[*next], replicates, known);
    out.runs += column.missing();
    out.runs_before += static_cast<std::size_t>(replicates) - column.missing();
    if (!column.live(log, hooks)) {
      out.finished = false;
      return out;
    }
    SeekPoint point = point_of(request, grid[*next], column.outcomes());
    std::vector<bool> reached;
    for (double const outcome : point.outcomes) reached.push_back(reaches(request.target, outcome));
    search.add(*next, std::move(reached));
    if (hooks.on_point) hooks.on_point(point.value, point.reached, replicates);
    points.emplace(*next, std::move(point));
  }
  for (auto& [place, point] : points) out.points.push_back(std::move(point));
  read_answer(search, grid, replicates, out);
  return out;
}

}  // namespace kith

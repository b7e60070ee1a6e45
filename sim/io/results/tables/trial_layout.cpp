#include "kith/io/results/tables/trial_layout.hpp"

#include <functional>

namespace kith {

namespace {

std::vector<Axis> axes_of(TrialTable const& table) {
  Trial const& trial = table.trial();
  return {{"/trial_arm", trial.arms.size()},
          {"/trial_week", trial.weeks.size()},
          {"/trial_outcome", table.measures().size()}};
}

/// One value for each arm, week and outcome.
using CellValue = std::function<double(std::size_t arm, std::size_t week, std::size_t outcome)>;

void put_cells(Hdf5Items& items, TrialTable const& table, std::string const& name,
               std::string const& words, CellValue const& value) {
  std::vector<double> values;
  Trial const& trial = table.trial();
  for (std::size_t arm = 0; arm < trial.arms.size(); ++arm)
    for (std::size_t week = 0; week < trial.weeks.size(); ++week)
      for (std::size_t o = 0; o < table.measures().size(); ++o)
        values.push_back(value(arm, week, o));
  std::string const path = "/trial/" + name;
  items.numbers(path, axes_of(table), H5::PredType::IEEE_F64LE, values);
  items.attribute(path, "long_name", words);
}

/// An estimate and the two ends of its interval as three datasets.
template <class EstimateOf>
void put_estimates(Hdf5Items& items, TrialTable const& table, std::string const& name,
                   std::string const& words, EstimateOf const& estimate) {
  auto const put = [&](std::string const& end, std::string const& which, double Estimate::*part) {
    put_cells(items, table, name + end, words + which,
              [&](auto arm, auto week, auto o) { return estimate(arm, week, o).*part; });
  };
  put("", "", &Estimate::value);
  put("_low", ", lower end of the 95 % interval", &Estimate::low);
  put("_high", ", upper end of the 95 % interval", &Estimate::high);
}

void put_pooled(Hdf5Items& items, TrialTable const& table) {
  put_cells(items, table, "pooled_n", "participants measured, over all replicates",
            [&](auto arm, auto week, auto o) { return table.pooled(arm, week, o).n; });
  put_cells(items, table, "pooled_mean", "mean over all replicates",
            [&](auto arm, auto week, auto o) { return table.pooled(arm, week, o).mean(); });
  put_cells(items, table, "pooled_sd", "standard deviation between participants of all replicates",
            [&](auto arm, auto week, auto o) { return table.pooled(arm, week, o).sd(); });
  put_estimates(items, table, "difference", "mean less that of the control",
                [&](auto arm, auto week, auto o) {
                  return difference_of(table.pooled(arm, week, o), table.pooled(0, week, o));
                });
  put_estimates(items, table, "ratio", "mean over that of the control",
                [&](auto arm, auto week, auto o) {
                  return ratio_of(table.pooled(arm, week, o), table.pooled(0, week, o));
                });
  put_estimates(items, table, "smd", "standardized difference in favor of the arm (Hedges' g)",
                [&](auto arm, auto week, auto o) {
                  return smd_of(table.pooled(arm, week, o), table.pooled(0, week, o),
                                table.measures()[o].what.better);
                });
  if (table.trial().is_clustered())
    put_cells(items, table, "intracluster_correlation",
              "part of the variance that is between organizations or zones",
              [&](auto arm, auto week, auto o) {
                return intracluster_correlation(table.pooled(arm, week, o));
              });
}

/// Texts about the outcomes: their meaning, their scale, and what derived ones are derived from.
void put_outcome_texts(Hdf5Items& items, TrialTable const& table) {
  static constexpr std::string_view scales[] = {"measure", "share", "world"};
  std::vector<std::string> meanings, kinds, made_of;
  for (TrialMeasure const& measure : table.measures()) {
    meanings.push_back(measure.meaning);
    kinds.emplace_back(scales[static_cast<std::size_t>(measure.what.scale)]);
    made_of.push_back(measure.is_made ? measure.made.of : "");
  }
  Axis const axis = {"/trial_outcome", table.measures().size()};
  items.texts("/trial/outcome_meaning", {axis}, meanings);
  items.texts("/trial/outcome_scale", {axis}, kinds);
  items.texts("/trial/outcome_made_of", {axis}, made_of);
}

void put_target_texts(Hdf5Items& items, TrialTable const& table, Axis const& axis) {
  Trial const& trial = table.trial();
  auto const put = [&](char const* name, auto const& text_of) {
    std::vector<std::string> texts;
    for (TrialTarget const& target : trial.targets) texts.push_back(text_of(target));
    items.texts(std::string("/trial/target_") + name, {axis}, texts);
  };
  using T = TrialTarget const&;
  put("title", [](T t) { return t.title; });
  put("outcome", [](T t) { return t.outcome; });
  put("made_of", [&](T t) {
    for (TrialMeasure const& measure : table.measures())
      if (measure.name == t.outcome && measure.is_made) return measure.meaning;
    return std::string();
  });
  put("measure",
      [](T t) { return std::string(target_measure_names[static_cast<std::size_t>(t.measure)]); });
  put("arm", [](T t) { return t.arm; });
  put("against", [&](T t) { return t.against.empty() ? trial.arms[0].id : t.against; });
  put("source", [](T t) { return t.source; });
}

void put_targets(Hdf5Items& items, TrialTable const& table) {
  Trial const& trial = table.trial();
  if (trial.targets.empty()) return;
  Axis const axis = {"/trial/target", trial.targets.size()};
  std::vector<std::string> ids;
  for (TrialTarget const& target : trial.targets) ids.push_back(target.id);
  items.texts(axis.path, {axis}, ids);
  items.make_scale(axis.path);
  put_target_texts(items, table, axis);
  auto const put = [&](char const* name, char const* words, auto const& value_of) {
    std::vector<double> values;
    for (TrialTarget const& target : trial.targets)
      values.push_back(value_of(target, table.result_of(target)));
    std::string const path = std::string("/trial/target_") + name;
    items.numbers(path, {axis}, H5::PredType::IEEE_F64LE, values);
    items.attribute(path, "long_name", words);
  };
  using T = TrialTarget const&;
  using R = TargetResult const&;
  put("week", "weeks since enrollment", [](T t, R) { return double(t.week); });
  put("published", "what was found in the world", [](T t, R) { return t.published; });
  put("low", "the least that agrees with it", [](T t, R) { return t.low; });
  put("high", "the most that agrees with it", [](T t, R) { return t.high; });
  put("simulated", "the replay, over all replicates", [](T, R r) { return r.simulated.value; });
  put("simulated_low", "lower end of the 95 % interval of the mean over replicates",
      [](T, R r) { return r.simulated.low; });
  put("simulated_high", "upper end of the 95 % interval of the mean over replicates",
      [](T, R r) { return r.simulated.high; });
  put("single_low", "2.5th percentile of single replicates; the lowest of fewer than 39",
      [](T, R r) { return r.single_low; });
  put("single_high", "97.5th percentile of single replicates; the highest of fewer than 39",
      [](T, R r) { return r.single_high; });
  put("met", "1 where the simulated value agrees", [](T, R r) { return r.met ? 1.0 : 0.0; });
}

}  // namespace

std::uint64_t trial_bytes(TrialTable const& table) {
  Trial const& trial = table.trial();
  std::uint64_t const cells = trial.arms.size() * trial.weeks.size() * table.measures().size();
  std::uint64_t bytes = (1 << 20) + 160 * cells;
  for (TrialTarget const& target : trial.targets)
    bytes += 1024 + target.title.size() + target.source.size();
  return bytes;
}

void put_trial(Hdf5Items& items, TrialTable const& table) {
  put_pooled(items, table);
  put_outcome_texts(items, table);
  put_targets(items, table);
  Trial const& trial = table.trial();
  items.attribute("/trial", "title", trial.title);
  items.attribute("/trial", "differs", trial.differs);
  items.attribute("/trial", "replicates", static_cast<int>(table.replicates()));
}

}  // namespace kith

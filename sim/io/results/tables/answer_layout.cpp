#include "kith/io/results/tables/answer_layout.hpp"

#include <functional>
#include <limits>
#include <utility>

#include "kith/answer/difference_words.hpp"

namespace kith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// One row of the answer: a line of a scenario over a set of replicates. Usual care has only a
/// level.
struct AnswerRow {
  PairedDifference found;
  std::string words;
};

AnswerRow row_of(PairedDifference found, Measure const& line) {
  auto const words = verdict_in_words(shown(found, line.scale, line.decimals));
  return {std::move(found), words};
}

std::vector<AnswerRow> rows_of(Answer const& answer) {
  auto const lines = answer.lines();
  std::vector<AnswerRow> rows;
  for (std::size_t scenario = 0; scenario < answer.runs().scenario_ids.size(); ++scenario)
    for (Histories const among : {Histories::all, Histories::opened})
      for (std::size_t i = 0; i < lines.size(); ++i) {
        PairedDifference found = answer.difference(i, scenario, among);
        if (scenario == 0) {
          found.difference = found.monte_carlo_error = unknown;
          found.interval = {Interval::Kind::none, unknown, unknown};
          found.directions = {};
          found.settled_by = 0;
        }
        rows.push_back(row_of(std::move(found), lines[i]));
        if (scenario == 0) rows.back().words.clear();
      }
  return rows;
}

std::vector<Axis> row_axes(Answer const& answer) {
  return {{"/scenario", answer.runs().scenario_ids.size()},
          {"/answer/among", std::size(histories_names)},
          {"/answer/line", answer.lines().size()}};
}

void put_lines(Hdf5Items& items, std::vector<Measure> const& lines) {
  Axis const axis = {"/answer/line", lines.size()};
  auto const put = [&](char const* name, auto const& text_of) {
    std::vector<std::string> texts;
    for (Measure const& line : lines) texts.push_back(text_of(line));
    items.texts(std::string("/answer/") + name, {axis}, texts);
  };
  using M = Measure const&;
  put("line", [](M line) { return line.words; });
  items.make_scale(axis.path);
  put("outcome", [](M line) { return line.outcome; });
  put("summary", [](M line) { return line.summary == Summary::mean ? "mean" : "total"; });
  std::vector<double> scales, decimals, headlines;
  for (Measure const& line : lines) {
    scales.push_back(line.scale);
    decimals.push_back(line.decimals);
    headlines.push_back(is_headline(line) ? 1.0 : 0.0);
  }
  items.numbers("/answer/scale", {axis}, H5::PredType::IEEE_F64LE, scales);
  items.attribute("/answer/scale", "long_name", "from the unit of the results to that of the line");
  items.numbers("/answer/decimals", {axis}, H5::PredType::STD_I32LE, decimals);
  items.numbers("/answer/headline", {axis}, H5::PredType::STD_I32LE, headlines);
  items.attribute("/answer/headline", "long_name", "1: a line that is said before all others");
}

void put_rows(Hdf5Items& items, std::string const& group, std::vector<Axis> const& axes,
              std::vector<AnswerRow> const& rows) {
  auto const put = [&](char const* name, char const* long_name,
                       std::function<double(PairedDifference const&)> const& value_of,
                       H5::PredType const& type = H5::PredType::IEEE_F64LE) {
    std::vector<double> values;
    for (AnswerRow const& row : rows) values.push_back(value_of(row.found));
    std::string const path = group + name;
    items.numbers(path, axes, type, values);
    items.attribute(path, "long_name", long_name);
  };
  using D = PairedDifference const&;
  auto const share = [](D d, std::size_t count) {
    return d.directions.all() == 0
               ? unknown
               : static_cast<double>(count) / static_cast<double>(d.directions.all());
  };
  put("usual_care", "mean of usual care", [](D d) { return d.usual_care; });
  put("value", "mean of the scenario", [](D d) { return d.scenario; });
  put("difference", "mean of the paired differences", [](D d) { return d.difference; });
  put("low", "lower end of the interval", [](D d) { return d.interval.low; });
  put("high", "upper end of the interval", [](D d) { return d.interval.high; });
  put("monte_carlo_error", "half-width of the 95 % interval of the mean difference",
      [](D d) { return d.monte_carlo_error; });
  put("better", "share of replicates that are better",
      [&](D d) { return share(d, d.directions.better); });
  put("no_effect", "share of replicates without a difference",
      [&](D d) { return share(d, d.directions.no_effect); });
  put("worse", "share of replicates that are worse",
      [&](D d) { return share(d, d.directions.worse); });
  auto const whole = H5::PredType::STD_I32LE;
  put(
      "pairs", "pairs of replicates", [](D d) { return static_cast<double>(d.pairs); }, whole);
  put(
      "settled_by", "replicates that would leave one word; 0: unknown",
      [](D d) { return static_cast<double>(d.settled_by); }, whole);
  std::vector<std::string> kinds, words;
  for (AnswerRow const& row : rows) {
    kinds.emplace_back(interval_kind_names[static_cast<std::size_t>(row.found.interval.kind)]);
    words.push_back(row.words);
  }
  items.texts(group + "interval", axes, kinds);
  items.attribute(group + "interval", "long_name", "what low and high are");
  items.texts(group + "words", axes, words);
  items.attribute(group + "words", "long_name", "how likely the scenario is to be better");
}

/// How often a difference that matters is reached, if a scenario says what matters.
void put_worthwhile(Hdf5Items& items, Answer const& answer) {
  std::vector<double> shares, differences;
  std::size_t const lines = answer.lines().size();
  for (std::size_t scenario = 0; scenario < answer.runs().scenario_ids.size(); ++scenario) {
    for (std::size_t line = 0; line < lines; ++line) {
      auto const found = answer.worthwhile(line, scenario);
      differences.push_back(found ? found->difference : unknown);
    }
    for (Histories const among : {Histories::all, Histories::opened})
      for (std::size_t line = 0; line < lines; ++line) {
        auto const found = answer.worthwhile(line, scenario, among);
        bool const any = found && found->pairs > 0;
        shares.push_back(any ? static_cast<double>(found->reached) /
                                   static_cast<double>(found->pairs)
                             : unknown);
      }
  }
  std::vector<Axis> const axes = row_axes(answer);
  items.numbers("/answer/worthwhile", axes, H5::PredType::IEEE_F64LE, shares);
  items.attribute("/answer/worthwhile", "long_name",
                  "share of replicates that are better by worthwhile_difference or more");
  items.numbers("/answer/worthwhile_difference", {axes.front(), axes.back()},
                H5::PredType::IEEE_F64LE, differences);
  items.attribute("/answer/worthwhile_difference", "long_name",
                  "difference that the scenario says matters, in the units of the results");
}

/// The facts about each partnership of each scenario; NaN if a scenario does not have it.
void put_lives(Hdf5Items& items, Answer const& answer) {
  std::vector<std::string> const& ids = answer.lives().ids();
  if (ids.empty()) return;
  std::size_t const scenarios = answer.runs().scenario_ids.size();
  auto const put = [&](char const* name, char const* long_name, auto const& value_of) {
    std::vector<double> values(scenarios * ids.size(), unknown);
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario)
      for (PartnershipLife const& life : answer.lives().of(scenario))
        for (std::size_t p = 0; p < ids.size(); ++p)
          if (ids[p] == life.id) values[scenario * ids.size() + p] = value_of(life);
    std::string const path = std::string("/answer/") + name;
    items.numbers(path, {{"/scenario", scenarios}, {"/partnership", ids.size()}},
                  H5::PredType::IEEE_F64LE, values);
    items.attribute(path, "long_name", long_name);
  };
  auto const share = [](std::optional<std::size_t> count, PartnershipLife const& life) {
    return count ? static_cast<double>(*count) / static_cast<double>(life.replicates) : unknown;
  };
  using L = PartnershipLife const&;
  put("opened", "share of replicates in which it opened", [&](L l) { return share(l.opened, l); });
  put("opened_week", "median week in which it opened", [](L l) { return l.opened_week; });
  put("money_ran_out", "share of replicates in which its money ran out",
      [&](L l) { return share(l.ran_out, l); });
  put("money_ran_out_week", "median week in which its money ran out",
      [](L l) { return l.ran_out_week; });
  put("alive_at_end", "share of replicates in which it still worked together in the last week",
      [&](L l) { return share(l.alive_at_end, l); });
}

}  // namespace

std::uint64_t answer_bytes(Answer const& answer) {
  std::uint64_t rows = 1;
  for (Axis const& axis : row_axes(answer)) rows *= axis.size;
  rows += answer.runs().scenario_ids.size() * std::size(window_names) * answer.lines().size();
  return (1 << 20) + 512 * rows + 4096 * answer.runs().scenario_ids.size();
}

void put_answer(Hdf5Items& items, Answer const& answer,
                std::vector<std::string> const& first_screens) {
  items.group("/answer");
  items.attribute("/answer", "first_week", answer.first_week());
  items.attribute("/answer", "last_week", answer.last_week());
  Axis const among = {"/answer/among", std::size(histories_names)};
  items.texts(among.path, {among}, {std::begin(histories_names), std::end(histories_names)});
  items.make_scale(among.path);
  put_lines(items, answer.lines());
  put_rows(items, "/answer/", row_axes(answer), rows_of(answer));
  put_worthwhile(items, answer);
  put_lives(items, answer);
  items.texts("/answer/first_screen", {{"/scenario", first_screens.size()}}, first_screens);
  items.attribute("/answer/first_screen", "long_name",
                  "what the program says first of a scenario; empty where it has no partnership");
}

void put_windows(Hdf5Items& items, AnswerWindows const& windows, Answer const& whole) {
  auto const lines = whole.lines();
  std::string const group = "/answer/windows/";
  PairedDifference none{};
  none.usual_care = none.scenario = none.difference = none.monte_carlo_error = unknown;
  none.interval = {Interval::Kind::none, unknown, unknown};
  std::vector<AnswerRow> rows;
  std::vector<double> first_weeks, last_weeks;
  bool any = false;
  for (std::size_t scenario = 0; scenario < whole.runs().scenario_ids.size(); ++scenario)
    for (Window const window : {Window::grant_year, Window::last_year}) {
      Answer const* const in = windows.of(scenario, window);
      any = any || in != nullptr;
      first_weeks.push_back(in != nullptr ? in->first_week() : -1);
      last_weeks.push_back(in != nullptr ? in->last_week() : -1);
      for (std::size_t i = 0; i < lines.size(); ++i)
        rows.push_back(in != nullptr ? row_of(in->difference(i, scenario), lines[i])
                                     : AnswerRow{none, ""});
    }
  if (!any) return;
  items.group("/answer/windows");
  Axis const scenario = {"/scenario", whole.runs().scenario_ids.size()},
             window = {group + "window", std::size(window_names)},
             line = {"/answer/line", lines.size()};
  items.texts(window.path, {window}, {std::begin(window_names), std::end(window_names)});
  items.make_scale(window.path);
  items.attribute(window.path, "long_name",
                  "last full year of the grant that ends last, and last year of the run");
  put_rows(items, group, {scenario, window, line}, rows);
  for (auto const& [name, weeks] :
       {std::pair{"first_week", &first_weeks}, std::pair{"last_week", &last_weeks}}) {
    items.numbers(group + name, {scenario, window}, H5::PredType::STD_I32LE, *weeks);
    items.attribute(group + name, "long_name", "week of the horizon; -1: no such window");
  }
}

}  // namespace kith

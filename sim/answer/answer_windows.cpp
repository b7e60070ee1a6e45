#include "kith/answer/answer_windows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/screen_facts.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/study/rivals.hpp"

namespace kith {
namespace {

std::string window_row(std::string_view name, Answer const& in, std::size_t line,
                       std::size_t scenario) {
  Measure const measure = in.lines()[line];
  ShownDifference const d = shown(in.difference(line, scenario), measure.scale, measure.decimals);
  std::string const row = fmt::format("    {:<20}{:>11}{:>8}{:>10}  {:<24}{}", name,
                                      fmt::format("{} to {}", in.first_week(), in.last_week()),
                                      number_in_words(d.found.usual_care, d.decimals),
                                      number_in_words(d.found.scenario, d.decimals),
                                      difference_in_figures(d), verdict_in_words(d));
  return row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

Windows windows_of(Scenario const& scenario) {
  auto const grant = last_grant(scenario);
  if (!grant) return {};
  Windows windows;
  if (grant->end_week - grant->start_week >= weeks_per_year)
    windows[0] = Weeks{grant->end_week - weeks_per_year, grant->end_week - 1};
  if (scenario.time.weeks - first_start(scenario) >= weeks_per_year)
    windows[1] = Weeks{scenario.time.weeks - weeks_per_year, scenario.time.weeks - 1};
  return windows;
}

AnswerWindows::AnswerWindows(Layout const& layout, ComparedRuns const& runs,
                             std::vector<Windows> windows)
    : windows_(std::move(windows)) {
  windows_.resize(runs.scenario_ids.size());
  for (Windows const& own : windows_)
    for (auto const& weeks : own) {
      auto const same = [&](Answer const& answer) {
        return answer.first_week() == weeks->first && answer.last_week() == weeks->last;
      };
      if (weeks && std::none_of(answers_.begin(), answers_.end(), same))
        answers_.emplace_back(layout, runs, *weeks);
    }
}

void AnswerWindows::add(RunResult const& run) {
  for (Answer& answer : answers_) answer.add(run);
}

bool AnswerWindows::reads(std::size_t outcome) const {
  return !answers_.empty() && answers_.front().reads(outcome);
}

Answer const* AnswerWindows::of(std::size_t scenario, Window window) const {
  auto const& weeks = windows_.at(scenario)[static_cast<std::size_t>(window)];
  if (!weeks) return nullptr;
  for (Answer const& answer : answers_)
    if (answer.first_week() == weeks->first && answer.last_week() == weeks->last) return &answer;
  return nullptr;
}

std::string AnswerWindows::in_words(Answer const& whole, std::size_t scenario) const {
  Answer const* const grant_year = of(scenario, Window::grant_year);
  Answer const* const last_year = of(scenario, Window::last_year);
  if (grant_year == nullptr && last_year == nullptr) return "";
  std::string rows;
  PairedDifference seen{};
  auto const lines = whole.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_headline(lines[i]) || whole.difference(i, scenario).pairs == 0) continue;
    seen = whole.difference(i, scenario);
    rows += "  " + lines[i].words + "\n" + window_row("whole", whole, i, scenario);
    if (grant_year != nullptr) rows += window_row("grant's last year", *grant_year, i, scenario);
    if (last_year != nullptr) rows += window_row("last simulated year", *last_year, i, scenario);
  }
  if (rows.empty()) return "";
  std::string const interval = interval_name(seen.interval.kind, seen.pairs);
  return fmt::format(
      "\n{}: while the grant lasts, and afterward\n    {:<20}{:>11}{:>8}{:>10}  {}\n{}",
      title_of(whole.runs(), scenario), "", "weeks", "usual", "scenario",
      interval.empty() ? "difference" : "difference (" + interval + ")", rows);
}

std::string AnswerWindows::in_words(Answer const& whole) const {
  std::string out;
  for (std::size_t scenario = 1; scenario < windows_.size(); ++scenario)
    out += in_words(whole, scenario);
  return out;
}

}  // namespace kith

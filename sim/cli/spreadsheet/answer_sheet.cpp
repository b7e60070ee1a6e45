#include <string>

#include "kith/answer/difference_words.hpp"
#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"

namespace kith {
namespace {

double share_of_runs(PairedDifference const& found, std::size_t count) {
  return found.directions.all() == 0
             ? std::nan("")
             : static_cast<double>(count) / static_cast<double>(found.directions.all());
}

/// The scenario, window and replicates of some rows of an answer.
struct AnswerPart {
  Answer const& answer;
  std::size_t scenario;
  std::string window;
  Histories among = Histories::all;
};

void add_lines(Sheet& sheet, AnswerPart const& part) {
  auto const lines = part.answer.lines();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Measure const& line = lines[i];
    PairedDifference const raw = part.answer.difference(i, part.scenario, part.among);
    if (raw.pairs == 0) continue;
    std::string const words = verdict_in_words(shown(raw, line.scale, line.decimals));
    PairedDifference const found = shown(raw, line.scale, line.decimals).found;
    sheet.rows.push_back(
        {part.answer.runs().scenario_ids[part.scenario],
         title_of(part.answer.runs(), part.scenario), std::string(line.words), part.window,
         std::string(histories_names[static_cast<std::size_t>(part.among)]),
         static_cast<double>(part.answer.first_week()),
         static_cast<double>(part.answer.last_week()), found.usual_care, found.scenario,
         found.difference, found.interval.low, found.interval.high, found.monte_carlo_error,
         static_cast<double>(found.pairs), share_of_runs(found, found.directions.better),
         share_of_runs(found, found.directions.no_effect),
         share_of_runs(found, found.directions.worse), words, line.outcome});
  }
}

Sheet empty_answer() {
  Sheet sheet{"answer", "each scenario against usual care, for adults"};
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("title", "", "title of the scenario");
  sheet.add("line", "", "what is compared, with its unit");
  sheet.add(
      "window", "",
      "weeks: whole (since partnerships began), grant_year (the last full year of the grant), "
      "last_year (of the run)");
  sheet.add("among", "", "all replicates, or those in which a partnership opened");
  sheet.add("first_week", "week", "first week, from 0");
  sheet.add("last_week", "week", "last week");
  sheet.add("usual_care", "as line says", "mean in usual care", 4);
  sheet.add("value", "as line says", "mean with the scenario", 4);
  sheet.add("difference", "as line says", "mean of value less usual_care", 4);
  sheet.add("low", "as line says",
            "2.5th percentile of the difference over replicates; below 39 replicates the lowest",
            4);
  sheet.add("high", "as line says", "97.5th percentile; below 39 replicates the highest", 4);
  sheet.add("monte_carlo_error", "as line says", "half-width of the 95 % interval of the mean", 4);
  sheet.add("replicates", "count", "replicates compared");
  sheet.add("better", "share", "share of replicates in which the scenario is better", 3);
  sheet.add("no_effect", "share", "share of replicates without a difference", 3);
  sheet.add("worse", "share", "share of replicates in which it is worse", 3);
  sheet.add("words", "", "how likely it is to be better; none below 40 replicates");
  sheet.add("outcome", "", "name of the outcome in the result");
  return sheet;
}

}  // namespace

Sheet answer_sheet(StoredRuns const& stored) {
  Sheet sheet = empty_answer();
  Answer const answer = answer_of(stored);
  AnswerWindows const windows = windows_of(stored);
  for (std::size_t scenario = 1; scenario < answer.runs().scenario_ids.size(); ++scenario) {
    for (Histories const among : {Histories::all, Histories::opened})
      add_lines(sheet, {answer, scenario, "whole", among});
    for (Window const window : {Window::grant_year, Window::last_year})
      if (Answer const* const in = windows.of(scenario, window))
        add_lines(sheet,
                  {*in, scenario, std::string(window_names[static_cast<std::size_t>(window)])});
  }
  return sheet;
}

}  // namespace kith

#include <fmt/format.h>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/studio/answer/answer_json.hpp"

namespace kith::studio {
namespace {

/// "2029-07": the month in which a week begins.
std::string month(FirstScreen const& s, int week) {
  return month_number_of(s.first_day, week);
}

Json instead(FirstScreen const& s) {
  if (!s.instead) return {};
  auto const& other = *s.instead;
  return {{"sameGrant", other.same_grant},
          {"additional", number(other.additional)},
          {"inSeriousDistress", number(other.in_serious_distress)},
          {"more", other.more},
          {"asMany", other.as_many},
          {"fewer", other.fewer}};
}

Json after(FirstScreen const& s) {
  if (!s.after) return {};
  return {{"endMonth", month(s, s.after->end_week)},
          {"mayBeRenewed", s.after->may_be_renewed},
          {"left", s.after->left ? number(*s.after->left) : Json()},
          {"weeksLater", s.after->weeks_later}};
}

Json facts(FirstScreen const& s) {
  auto const each = usd_per_person(s);
  return {{"firstWeek", s.first_week},
          {"lastWeek", s.last_week},
          {"firstMonth", month(s, s.first_week)},
          {"residents", number(s.residents)},
          {"peoplePerResident", number(s.people_per_resident)},
          {"replicates", s.replicates},
          {"additional", number(s.care.additional)},
          {"additionalInterval", as_json(s.care.interval)},
          {"additionalMonteCarloError", number(s.care.monte_carlo_error)},
          {"additionalInSeriousDistress", number(s.care.in_serious_distress)},
          {"served", number(s.served.people)},
          {"servedNewlyReached", number(s.served.newly_reached)},
          {"servedSooner", number(s.served.sooner)},
          {"better", s.chance.better},
          {"noChange", s.chance.no_change},
          {"neverOpened", s.chance.never_opened},
          {"worse", s.chance.worse},
          {"words", s.no_words_because.empty() ? s.chance.words : ""},
          {"costUsd", number(s.cost_usd)},
          {"costPerPersonUsd", each ? number(*each) : Json()},
          {"ranOut", s.money.ran_out},
          {"ranOutKnown", s.money.known},
          {"returnedUsd", number(s.money.returned_usd)},
          {"grantedUsd", number(s.money.granted_usd)},
          {"instead", instead(s)},
          {"after", after(s)},
          {"notes", s.notes}};
}

Json lines_json(ScreenText const& text) {
  Json lines = Json::array();
  for (auto const& [label, sentences] : text.lines)
    lines.push_back({{"label", label}, {"sentences", sentences}});
  return lines;
}

Json screen_json(FirstScreen const& screen, std::size_t scenario) {
  ScreenText const text = text_of(screen);
  return {{"scenario", scenario},
          {"heading", text.heading},
          {"subheading", text.subheading},
          {"lines", lines_json(text)},
          {"wholeLines", lines_json(whole_text_of(screen))},
          {"foot", text.foot},
          {"text", in_words(text)},
          {"facts", facts(screen)}};
}

}  // namespace

Json screens_json(Answered const& answered) {
  Json all = Json::array();
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario) {
    auto screen = answered.study.screens().of(scenario, answered.study.answer().lives());
    if (!screen) continue;
    if (auto const& preview = answered.opened.preview)
      screen->no_words_because =
          fmt::format("Preview of {} of {} residents: no answer.",
                      number_in_words(preview->residents, 0), number_in_words(preview->of, 0));
    all.push_back(screen_json(*screen, scenario));
  }
  return all;
}

Json headlines_json(Answered const& answered) {
  Json all = Json::array();
  Answer const& answer = answered.study.answer();
  auto const lines = answer.lines();
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario)
    for (std::size_t line = 0; line < lines.size(); ++line) {
      Measure const& measure = lines[line];
      PairedDifference const d = answer.difference(line, scenario);
      if (d.pairs == 0) continue;
      ShownDifference const as_shown = shown(d, measure.scale, measure.decimals);
      Json row = as_json(d, measure.scale, answered.with_words());
      if (answered.with_words()) row["words"] = verdict_in_words(as_shown);
      row["scenario"] = scenario;
      row["outcome"] = measure.outcome;
      row["label"] = measure.words;
      row["decimals"] = measure.decimals;
      row["isHeadline"] = is_headline(measure);
      all.push_back(std::move(row));
    }
  return all;
}

}  // namespace kith::studio

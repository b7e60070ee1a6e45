#include "kith/studio/answer/answer_json.hpp"

#include <fmt/format.h>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith::studio {
namespace {

std::string note(Answered const& answered) {
  if (auto const& preview = answered.opened.preview)
    return fmt::format("Preview: {} of {} residents.", number_in_words(preview->residents, 0),
                       number_in_words(preview->of, 0));
  std::size_t const n = answered.replicates.size();
  if (n >= fewest_for_words) return "";
  return fmt::format("{} replicate{}: a try, not an answer.", n, n == 1 ? "" : "s");
}

Json digests(Answered const& answered) {
  Json all = Json::array();
  for (int const replicate : answered.replicates)
    for (std::size_t s = 0; s < answered.scenarios(); ++s)
      all.push_back({{"scenario", answered.opened.study.scenarios[s].id},
                     {"replicate", replicate},
                     {"digest", answered.runs.at({replicate, s}).run.digest}});
  return all;
}

}  // namespace

Json answer_json(Answered const& answered) {
  bool const words = answered.with_words();
  return {{"replicates", answered.replicates.size()},
          {"of", answered.opened.scenario.run.replicates},
          {"preview", as_json(answered.opened.preview)},
          {"note", note(answered)},
          {"text", words ? answered.study.in_words() : ""},
          {"digests", digests(answered)},
          {"screens", screens_json(answered)},
          {"headlines", headlines_json(answered)},
          {"weeks", weeks_json(answered)},
          {"reach", reach_json(answered)},
          {"strata", strata_json(answered)},
          {"money", money_json(answered)},
          {"waits", waits_json(answered)},
          {"lives", lives_json(answered)},
          {"ranking", words ? in_words(ranked_table(answered.study.ranked())) : ""}};
}

}  // namespace kith::studio

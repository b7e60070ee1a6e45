#include "kith/answer/ranking/ranked_scenario.hpp"

#include <algorithm>

#include "kith/study/rivals.hpp"

namespace kith {
namespace {

/// A, B ... Z, AA, AB ...
std::string letters_of(std::size_t place) {
  std::string letters;
  for (++place; place > 0; place = (place - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (place - 1) % 26));
  return letters;
}

/// The scenario with what it is a rival of, read from its id.
RankedScenario as_rival(std::vector<std::string> const& ids, std::size_t scenario) {
  for (Rival const rival : {Rival::instead, Rival::dollar_for_dollar})
    for (std::size_t model = 1; model < ids.size(); ++model)
      if (ids[scenario] == rival_id(ids[model], rival)) return {rival, model, ""};
  return {};
}

}  // namespace

std::vector<RankedScenario> ranked_scenarios(std::vector<std::string> const& ids,
                                             std::vector<std::string> const& titles) {
  std::vector<RankedScenario> all;
  std::vector<std::string> letters(ids.size());
  std::size_t models = 0;
  for (std::size_t s = 0; s < ids.size(); ++s) {
    all.push_back(as_rival(ids, s));
    if (s > 0 && all[s].rival == Rival::none) letters[s] = letters_of(models++);
  }
  for (std::size_t s = 0; s < ids.size(); ++s) {
    RankedScenario& one = all[s];
    bool const titled = s < titles.size() && !titles[s].empty();
    std::string const title = titled ? titles[s] : ids[s];
    if (one.rival == Rival::none)
      one.name = models > 1 && s > 0 ? letters[s] + ": " + title : title;
    else
      one.name = std::string("Clinic therapists, ") +
                 (one.rival == Rival::instead ? "same grant" : "dollar for dollar") +
                 (models > 1 ? " (for " + letters[one.model] + ")" : "");
  }
  return all;
}

}  // namespace kith

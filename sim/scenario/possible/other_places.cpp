#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "kith/scenario/possible/findings.hpp"
#include "kith/schema/states.hpp"

namespace kith {
namespace {

/// Names that texts of the library use for their places; tests compare them with its communities.
constexpr std::string_view library_places[] = {"Apache",      "Chinle",  "Davidson", "Nashville",
                                               "Los Angeles", "Suffolk", "Boston",   "Millfield"};

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Whether a text contains a name as whole words.
bool holds(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    std::size_t const end = at + name.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end])))
      return true;
  }
  return false;
}

/// "Cook" from "in Cook County": the capitalized words before County or Parish, without a first
/// word of the sentence that is not part of the name.
std::string county_in(std::string_view text) {
  for (std::string_view const kind : {" County", " Parish", " Borough"}) {
    std::size_t const at = text.find(kind);
    if (at == text.npos || at == 0) continue;
    std::size_t start = at;
    while (start > 0) {
      std::size_t const space = text.rfind(' ', start - 1);
      std::size_t const word = space == text.npos ? 0 : space + 1;
      if (word >= start || std::isupper(static_cast<unsigned char>(text[word])) == 0) break;
      start = word == 0 ? 0 : word - 1;
      if (word == 0) break;
    }
    std::string_view name = text.substr(start, at - start);
    while (!name.empty() && !is_letter(name.front())) name.remove_prefix(1);
    for (std::string_view const article : {"The ", "A ", "In "})
      if (name.starts_with(article)) name.remove_prefix(article.size());
    if (!name.empty() && name != "The" && name != "A") return std::string(name);
  }
  return "";
}

/// All names of a community and of what is in it.
std::string names_of(Scenario const& scenario) {
  std::string const& title = scenario.margins.title;  // "Nevada County, AR" is in Arkansas
  std::string const state(
      state_name(title.substr(title.size() - std::min<std::size_t>(2, title.size()))));
  std::string all = title + " | " + state + " | " + scenario.margins.id;
  for (Zone const& zone : scenario.zones) all += " | " + zone.title + " " + zone.id;
  for (Group const& group : scenario.groups) all += " | " + group.title;
  for (Organization const& organization : scenario.organizations) all += " | " + organization.title;
  return all;
}

/// A place that a text names and that is not this one; empty if none.
std::string other_place(std::string const& text, std::string const& here) {
  for (std::string_view const place : library_places)
    if (holds(text, place) && !holds(here, place)) return std::string(place);
  if (std::string const county = county_in(text); !county.empty() && !holds(here, county))
    return county + " County";
  auto const is_here = [&](UsState const& state) { return holds(here, state.name); };
  // A community that does not name its state could be in any.
  if (std::none_of(std::begin(us_states), std::end(us_states), is_here)) return "";
  for (UsState const& state : us_states)
    if (holds(text, state.name) && !is_here(state)) return std::string(state.name);
  return "";
}

}  // namespace

void find_other_places(Findings& findings) {
  Scenario const& scenario = findings.scenario;
  if (scenario.margins.title.empty() || scenario.trial) return;
  std::string const here = names_of(scenario);
  std::array<std::pair<char const*, std::string const*>, 3> const texts = {
      {{"title", &scenario.title}, {"question", &scenario.question}, {"text", &scenario.text}}};
  for (auto const& [key, text] : texts)
    if (auto const place = other_place(*text, here); !place.empty())
      findings.warn(key,
                    fmt::format("{} names {}, and the community is {} (write the text for this "
                                "place, or another extends)",
                                key, place, scenario.margins.title));
}

}  // namespace kith

#include "kith/answer/first_screen/first_screen.hpp"

#include <fmt/core.h>

#include <cmath>
#include <iterator>
#include <sstream>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith {
namespace {

constexpr std::size_t most_words = 120;

/// What a screen with too many words leaves out, step by step: people whom no program serves, then
/// some of the rival and of the money, then distress, and finally the whole rival.
enum class Told {
  all,
  without_others,
  without_distress_of_rival,
  ran_out_alone,
  without_money,
  people_of_rival_alone,
  without_distress,
  nothing_of_rival
};

std::string people(double count) {
  return number_in_words(std::abs(count), 0);
}

bool rounds_to_none(double count) {
  return people(count) == "0";
}

/// "5 more", "5 fewer", "no more".
std::string change_in_people(double change) {
  if (rounds_to_none(change)) return "no more";
  return people(change) + (change < 0.0 ? " fewer" : " more");
}

/// "340 more people get care".
std::string care_in_words(double change) {
  if (rounds_to_none(change)) return "as many people get care as in usual care";
  return change_in_people(change) +
         (people(change) == "1" ? " person gets care" : " people get care");
}

/// "120 to 520", or "5 fewer to 40 more" if an interval contains both.
std::string bounds_in_words(FirstScreen::Care const& care) {
  auto const [kind, low, high] = care.interval;
  if (low < 0.0 && high > 0.0 && !rounds_to_none(low) && !rounds_to_none(high))
    return fmt::format("{} fewer to {} more", people(low), people(high));
  if (care.additional < 0.0) return fmt::format("{} to {}", people(high), people(low));
  if (low < 0.0 && !rounds_to_none(low))
    return fmt::format("{} fewer to {}", people(low), people(high));
  return fmt::format("{} to {}", people(low), people(high));
}

/// "(120 to 520 in 95 of 100)", or "(120 to 520 in 4 runs)" if they are too few.
std::string range_in_words(FirstScreen::Care const& care, std::size_t replicates) {
  if (care.interval.kind == Interval::Kind::none) return "";
  bool const enough = care.interval.kind == Interval::Kind::percentiles;
  return fmt::format(" ({} in {})", bounds_in_words(care),
                     enough ? "95 of 100" : fmt::format("{} runs", replicates));
}

std::string heading(FirstScreen const& s) {
  return s.title + (s.place.empty() ? "" : " · " + s.place);
}

std::vector<std::string> subheading(FirstScreen const& s) {
  return {
      fmt::format("Against usual care, {} from {}.", years_in_words(s.last_week - s.first_week),
                  month_of(s.first_day, s.first_week)),
      fmt::format("{} residents: {}.", people(s.residents),
                  part_of_place(s.place, s.people_per_resident)),
  };
}

/// "Of 700 served, 86 would have had no care. 201 start 3 months sooner or more."
std::string served_in_words(FirstScreen::Served const& served) {
  std::string const all = people(served.people);
  std::string told = rounds_to_none(served.newly_reached)
                         ? all + (all == "1" ? " person served." : " people served.")
                         : fmt::format("Of {} served, {} would have had no care.", all,
                                       people(served.newly_reached));
  if (!rounds_to_none(served.sooner))
    told += fmt::format(" {} start{} 3 months sooner or more.", people(served.sooner),
                        people(served.sooner) == "1" ? "s" : "");
  return told;
}

/// The rest of the people in care: those whom no program serves, less those displaced.
std::string others_in_words(FirstScreen const& s) {
  double const others = s.care.additional - s.served.newly_reached;
  if (rounds_to_none(others)) return "";
  return fmt::format("Of all others, {} get{} care.", change_in_people(others),
                     people(others) == "1" ? "s" : "");
}

ScreenLine reach(FirstScreen const& s, Told how_much) {
  std::string first = care_in_words(s.care.additional);
  if (rounds_to_none(s.care.additional)) first[0] = 'A';
  std::vector<std::string> told = {first + range_in_words(s.care, s.replicates) + "."};
  if (!rounds_to_none(s.served.people)) {
    told.push_back(served_in_words(s.served));
    if (how_much == Told::all) told.push_back(others_in_words(s));
  }
  if (how_much < Told::without_distress && !rounds_to_none(s.care.in_serious_distress))
    told.push_back(fmt::format("In serious distress: {} treated.",
                               change_in_people(s.care.in_serious_distress)));
  std::erase(told, "");
  return {"REACH", told};
}

ScreenLine chance(FirstScreen const& s) {
  if (!s.no_words_because.empty()) return {"CHANCE", {s.no_words_because}};
  if (s.replicates < fewest_for_words)
    return {"CHANCE",
            {fmt::format("{} replicate{}: a try, not an answer.", s.replicates,
                         s.replicates == 1 ? "" : "s")}};
  FirstScreen::Chance const& c = s.chance;
  auto const shares = shares_of_100({c.better, c.no_change, c.never_opened, c.worse});
  std::string const word =
      c.words.ends_with(" better") ? c.words.substr(0, c.words.size() - 7) : c.words;
  std::string_view const names[] = {"better", "no change", "never opened", "worse"};
  std::string told;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    if (shares[k] == "0") continue;
    told += fmt::format("{}{}{} {}", told.empty() ? "" : ", ", shares[k],
                        told.empty() ? " of 100 runs" : "", names[k]);
    if (k == 0 && !word.empty()) told += fmt::format(" ({})", word);
  }
  if (c.better == 0 && !word.empty()) told += fmt::format(" ({})", word);
  return {"CHANCE", {told + "."}};
}

ScreenLine cost(FirstScreen const& s) {
  FirstScreen::Care const& care = s.care;
  std::string each = "No cost per person: the gain may be none";
  if (care.interval.kind != Interval::Kind::none && care.interval.high <= 0.0)
    each = "No cost per person: there is no gain";
  else if (auto const usd = usd_per_person(s))
    each = dollars_in_words(*usd) + " per person more in care";
  return {"COST", {fmt::format("Total {}. {}.", dollars_in_words(s.cost_usd), each)}};
}

/// Whether the money ran out, and whether a part of the grant worth reporting went back.
ScreenLine money(FirstScreen const& s, Told how_much) {
  if (how_much >= Told::without_money) return {"MONEY", {}};
  constexpr double worth_telling = 0.05;
  FirstScreen::Money const& m = s.money;
  std::vector<std::string> told;
  if (m.ran_out > 0)
    told.push_back(fmt::format("Ran out before the grant ended in {} of {}.", m.ran_out, m.known));
  if (m.returned_usd > worth_telling * m.granted_usd && m.returned_usd >= 500.0)
    told.push_back(dollars_in_words(m.returned_usd) + " of the grant was left and went back.");
  if (how_much >= Told::ran_out_alone && told.size() > 1) told.resize(1);
  return {"MONEY", told};
}

ScreenLine instead(FirstScreen const& s, Told told) {
  FirstScreen::Instead const& other = *s.instead;
  std::string first = fmt::format(
      "Clinic therapists, same {}: {}", other.same_grant ? "grant" : "money",
      rounds_to_none(other.additional) ? "no change"
                                       : change_in_people(other.additional) + " in care");
  bool const more = other.more >= other.fewer;
  auto const shares = shares_of_100({other.more, other.as_many, other.fewer});
  std::string const& share = shares[more ? 0 : 2];
  bool const enough = s.replicates >= fewest_for_words && s.no_words_because.empty();
  if (told < Told::people_of_rival_alone && enough && share != "0")
    first += fmt::format(" ({} in {} of 100)", more ? "better" : "worse", share);
  if (told < Told::without_distress_of_rival && !rounds_to_none(other.in_serious_distress))
    first += fmt::format("; of those in serious distress, {}",
                         change_in_people(other.in_serious_distress));
  return {"INSTEAD", {first + "."}};
}

ScreenLine after(FirstScreen::After const& after, std::string const& first_day) {
  std::string told = fmt::format("Grant ends {}{}.", month_of(first_day, after.end_week),
                                 after.may_be_renewed ? " unless renewed" : "");
  if (after.left)
    told += fmt::format(" {} later, {} of the gain is left.",
                        time_after_in_words(after.weeks_later), part_in_words(*after.left));
  return {"AFTER", {told}};
}

std::size_t words_in(std::string const& text) {
  std::istringstream words(text);
  return static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(words),
                                                std::istream_iterator<std::string>()));
}

/// The screen of a study whose partnerships all begin after its end.
ScreenText screen_of_nothing(FirstScreen const& s) {
  return {heading(s), {}, {{"NOTE", s.notes}}, "Nothing was compared."};
}

ScreenText screen_text(FirstScreen const& s, Told told) {
  if (s.first_week >= s.last_week && !s.notes.empty()) return screen_of_nothing(s);
  ScreenText out{heading(s), subheading(s), {}, "A scenario, not a forecast."};
  out.lines = {reach(s, told), chance(s), cost(s), money(s, told), {"NOTE", s.notes}};
  if (!s.other_clinic.empty()) out.lines.push_back({"CLINIC", {s.other_clinic}});
  if (s.instead && told != Told::nothing_of_rival) out.lines.push_back(instead(s, told));
  if (s.after) out.lines.push_back(after(*s.after, s.first_day));
  std::erase_if(out.lines, [](ScreenLine const& line) { return line.sentences.empty(); });
  return out;
}

}  // namespace

/// A price is given if chance alone cannot explain the mean gain, even if some replicates gain
/// nothing.
std::optional<double> usd_per_person(FirstScreen const& s) {
  FirstScreen::Care const& care = s.care;
  bool const none = care.interval.kind != Interval::Kind::none && care.interval.high <= 0.0;
  bool const clear = care.additional > care.monte_carlo_error && !rounds_to_none(care.additional);
  return !none && clear ? std::optional(s.cost_usd / care.additional) : std::nullopt;
}

std::string in_words(ScreenText const& screen) {
  std::string out = screen.heading + "\n";
  for (std::string const& line : screen.subheading) out += line + "\n";
  out += "\n";
  for (auto const& [label, sentences] : screen.lines) out += labeled(label, sentences);
  return out + "\n" + screen.foot + "\n";
}

ScreenText text_of(FirstScreen const& screen) {
  for (Told const told :
       {Told::all, Told::without_others, Told::without_distress_of_rival, Told::ran_out_alone,
        Told::without_money, Told::people_of_rival_alone, Told::without_distress})
    if (ScreenText text = screen_text(screen, told); words_in(in_words(text)) <= most_words)
      return text;
  return screen_text(screen, Told::nothing_of_rival);
}

ScreenText whole_text_of(FirstScreen const& screen) {
  return screen_text(screen, Told::all);
}

std::string in_words(FirstScreen const& screen) {
  return in_words(text_of(screen));
}

std::string screens_in_words(std::vector<std::string> const& screens, std::string const& changes) {
  std::string out;
  for (std::string const& screen : screens) {
    if (screen.empty()) continue;
    std::size_t const title = screen.find('\n') + 1;
    out += screen.substr(0, title) + changes + screen.substr(title) + "\n";
  }
  if (out.empty()) return changes.empty() ? "" : changes + "\n";
  return out + "In detail\n\n";
}

}  // namespace kith

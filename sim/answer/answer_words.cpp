#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

#include "kith/answer/answer.hpp"
#include "kith/answer/difference_words.hpp"

namespace kith {

namespace {

/// An outcome in words: "3.1 more of every 100 adults in need were treated in a year".
struct Phrase {
  std::string_view outcome;
  double per;  ///< from the unit of the results
  std::string_view what;
};
constexpr Phrase phrases[] = {
    {"treated_past_year_share", 100.0, "of every 100 adults in need were treated in a year"},
    {"serious_distress_share", 1000.0, "of every 1,000 adults were in serious distress"},
};
constexpr int phrase_decimals = 1;

std::string capitalized(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// Ends of an interval in words that say "more" or "fewer": signed only if it contains zero.
std::string ends_in_words(ShownDifference const& d) {
  auto const [kind, low, high] = d.found.interval;
  bool const signs = low <= 0.0 && high >= 0.0;
  double const from = signs ? low : std::min(std::abs(low), std::abs(high));
  double const to = signs ? high : std::max(std::abs(low), std::abs(high));
  return fmt::format("{} {} to {}", interval_name(kind, d.found.pairs),
                     number_in_words(from, d.decimals, signs),
                     number_in_words(to, d.decimals, signs));
}

std::string change_in_words(ShownDifference const& d, Phrase const& phrase) {
  std::string const size = number_in_words(std::abs(d.found.difference), d.decimals);
  if (size.find_first_not_of("0.") == std::string::npos)
    return fmt::format("as many {} as in usual care", phrase.what);
  return fmt::format("{} {} {}", size, d.found.difference < 0.0 ? "fewer" : "more", phrase.what);
}

std::string shares_in_words(PairedDifference const& d) {
  return fmt::format("Better in {} of {} replicates, no effect in {}, worse in {}",
                     d.directions.better, d.pairs, d.directions.no_effect, d.directions.worse);
}

/// "; better by 1.0 or more in 78 of 128": empty if no difference is called worthwhile.
std::string worthwhile_in_words(std::optional<Worthwhile> const& found, double scale,
                                int decimals) {
  if (!found) return "";
  return fmt::format("; better by {} or more in {} of {}",
                     number_in_words(found->difference * scale, decimals), found->reached,
                     found->pairs);
}

/// About how many replicates would settle on one verdict; empty if these suffice.
std::string settling_in_words(PairedDifference const& d) {
  if (d.words.empty() || d.settled_by <= replicates_behind_words(d.pairs)) return "";
  return fmt::format("; about {} replicates would settle the words",
                     number_in_words(static_cast<double>(d.settled_by), 0));
}

std::string headline(ShownDifference const& d, Phrase const& phrase,
                     std::optional<Worthwhile> const& worthwhile) {
  std::string const verdict = verdict_in_words(d);
  std::string const change = change_in_words(d, phrase);
  return fmt::format(
      "  {}.\n    {}; Monte Carlo error of the mean ± {}.\n    {}{}{}.\n",
      capitalized(verdict.empty() ? change : verdict + ": " + change), ends_in_words(d),
      number_in_words(d.found.monte_carlo_error, d.decimals + 1), shares_in_words(d.found),
      worthwhile_in_words(worthwhile, phrase.per, d.decimals), settling_in_words(d.found));
}

std::string median_of(std::size_t count, double week) {
  if (count == 0) return "";
  return fmt::format(" ({} week {:.0f})", count == 1 ? "in" : "half of them by", week);
}

/// How often a partnership opened, ran out of money and lasted.
std::string life_in_words(PartnershipLife const& life, int last_week, bool alone) {
  std::string out;
  std::size_t const n = life.replicates;
  auto const add = [&](std::string const& more) { out += (out.empty() ? " " : "; ") + more; };
  if (life.opened) {
    add(fmt::format("opened in {} of {} replicates{}", *life.opened, n,
                    median_of(*life.opened, life.opened_week)));
    if (*life.opened < n) add(fmt::format("never in {}", n - *life.opened));
  }
  if (life.ran_out)
    add(fmt::format("money ran out sooner or later in {}{}", *life.ran_out,
                    median_of(*life.ran_out, life.ran_out_week)));
  if (life.alive_at_end)
    add(fmt::format("still working together in week {} in {}", last_week, *life.alive_at_end));
  return fmt::format("  The partnership{}:{}.\n", alone ? "" : " " + life.id, out);
}

/// A line of the table, without the spaces that an empty last column would leave.
std::string table_line(std::string const& outcome, std::string const& usual_care,
                       std::string const& scenario, std::string const& difference,
                       std::string const& shares, std::string const& words) {
  std::string line = fmt::format("  {:<45}{:>11}{:>11}  {:<36}{:<17}{}", outcome, usual_care,
                                 scenario, difference, shares, words);
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

std::string row(Measure const& measure, ShownDifference const& d,
                std::optional<Worthwhile> const& worthwhile) {
  std::string const verdict = verdict_in_words(d),
                    more = worthwhile_in_words(worthwhile, measure.scale, measure.decimals);
  return table_line(measure.words, number_in_words(d.found.usual_care, measure.decimals),
                    number_in_words(d.found.scenario, measure.decimals), difference_in_figures(d),
                    shares_in_figures(d.found.directions),
                    verdict.empty() && !more.empty() ? more.substr(2) : verdict + more);
}

std::string heading(PairedDifference const& first) {
  std::string const name = interval_name(first.interval.kind, first.pairs);
  std::string const difference = name.empty() ? "difference" : "difference (" + name + ")";
  return table_line("", "", "", "", "better/no", "") +
         table_line("outcome", "usual care", "scenario", difference, "effect/worse, %", "in words");
}

}  // namespace

bool is_headline(Measure const& line) {
  return line.summary == Summary::mean &&
         std::any_of(std::begin(phrases), std::end(phrases),
                     [&](Phrase const& phrase) { return phrase.outcome == line.outcome; });
}

std::string Answer::in_words() const {
  if (runs_.scenario_ids.size() == 1)
    return fmt::format(
        "{}: usual care alone, so there is nothing to compare. A file with a [[partnership]]"
        " adds a scenario.\n",
        title(0));
  std::string out;
  for (std::size_t scenario = 1; scenario < runs_.scenario_ids.size(); ++scenario)
    out += in_words(scenario);
  return out;
}

std::string Answer::in_words(std::size_t scenario) const {
  std::string headlines, where_opened;
  std::size_t pairs = 0;
  for (auto const& phrase : phrases)
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].measure.outcome != phrase.outcome) continue;
      if (lines_[i].measure.summary != Summary::mean) continue;
      auto const all = shown(difference(i, scenario), phrase.per, phrase_decimals);
      auto const some =
          shown(difference(i, scenario, Histories::opened), phrase.per, phrase_decimals);
      pairs = std::max(pairs, all.found.pairs);
      if (all.found.pairs == 0) continue;
      headlines += headline(all, phrase, worthwhile(i, scenario));
      if (some.found.pairs > 1 && some.found.pairs < all.found.pairs)
        where_opened += fmt::format("  Where it opened: {} ({}).\n", change_in_words(some, phrase),
                                    ends_in_words(some));
    }
  std::string const head = fmt::format("With \"{}\"", title(scenario));
  if (pairs == 0) return head + ": no run to compare with usual care.\n";
  std::string lives;
  auto const partnerships = lives_.of(scenario);
  for (PartnershipLife const& life : partnerships)
    lives += life_in_words(life, last_week_, partnerships.size() == 1);
  if (pairs < fewest_for_interval)
    return fmt::format(
        "{}\n"
        "  {} replicate{}: a try, not an answer. Words and intervals need at least {}.\n"
        "{}",
        head, pairs, pairs == 1 ? "" : "s", fewest_for_words, lives);
  return head + "\n" + headlines + lives + where_opened;
}

std::string Answer::table() const {
  std::string out;
  auto const& ids = runs_.scenario_ids;
  std::size_t const last = std::max<std::size_t>(ids.size(), 2);
  for (std::size_t scenario = 1; scenario < last; ++scenario) {
    bool const alone = ids.size() == 1;
    std::size_t const chosen = alone ? 0 : scenario;
    PairedDifference most{};
    std::string rows;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Measure const& measure = lines_[i].measure;
      ShownDifference const d = shown(difference(i, chosen), measure.scale, measure.decimals);
      if (d.found.pairs > most.pairs) most = d.found;
      rows += alone ? fmt::format("  {:<45}{:>11}\n", measure.words,
                                  number_in_words(d.found.usual_care, measure.decimals))
                    : row(measure, d, worthwhile(i, chosen));
    }
    std::size_t const behind = replicates_behind_words(most.pairs);
    out += fmt::format("\n{} ({}), {} replicate{}; adults, weeks {} to {}{}\n", title(chosen),
                       ids[chosen], most.pairs, most.pairs == 1 ? "" : "s", first_week_, last_week_,
                       !alone && behind > 0 && behind < most.pairs
                           ? fmt::format("; words of the first {}", behind)
                           : "");
    out += alone ? fmt::format("  {:<45}{:>11}\n", "outcome", "usual care") : heading(most);
    out += rows;
  }
  return out;
}

}  // namespace kith

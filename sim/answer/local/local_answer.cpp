#include "kith/answer/local/local_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/answer/difference_words.hpp"
#include "kith/ground/weeks.hpp"

namespace kith {
namespace {

struct LocalFact {
  std::string_view outcome, what, short_what;
  int decimals;
  bool is_count;  ///< of simulated people, each of whom stands for several in the place
  double LocalFacts::*member;
};

constexpr LocalFact local_facts[] = {
    {"own_clinic_clients", "clients in a year", "clients", 0, true, &LocalFacts::clients_per_year},
    {"own_clinic_visits", "visits in a year", "visits", 0, true, &LocalFacts::visits_per_year},
    {"own_clinic_wait_weeks", "weeks to a first visit", "weeks to a first visit", 1, false,
     &LocalFacts::weeks_to_first_visit},
};

std::string title_of_clinic(Scenario const& usual) {
  for (Organization const& one : usual.organizations)
    if (one.id == usual.local->organization) return one.title.empty() ? one.id : one.title;
  return usual.local->organization;
}

/// "4,100 (3,800 to 4,500)".
std::string range_in_words(LocalComparison const& of) {
  if (std::isnan(of.usual_care)) return "not known";
  std::string const mean = number_in_words(of.usual_care, of.decimals);
  if (of.interval.kind == Interval::Kind::none) return mean;
  return fmt::format("{} ({} to {})", mean, number_in_words(of.interval.low, of.decimals),
                     number_in_words(of.interval.high, of.decimals));
}

/// Rounds the range outward as shown, so that a figure that looks like its end lies within it.
Agreement agreement_of(LocalComparison const& of) {
  if (of.interval.kind == Interval::Kind::none) return Agreement::unknown;
  double const step = of.decimals == 0 ? 1.0 : 0.1;
  bool const inside = of.theirs >= std::floor(of.interval.low / step) * step &&
                      of.theirs <= std::ceil(of.interval.high / step) * step;
  return inside ? Agreement::agrees : Agreement::differs;
}

}  // namespace

LocalAnswer::LocalAnswer(Layout const& layout, Scenario const& usual) {
  if (!usual.local) return;
  source_ = usual.local->source;
  clinic_ = title_of_clinic(usual);
  people_per_resident_ = usual.margins.people_per_resident;
  has_a_year_ = usual.time.weeks >= weeks_per_year;
  for (std::size_t k = 0; k < fact_count; ++k) {
    theirs_[k] = (*usual.local).*local_facts[k].member;
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == local_facts[k].outcome) places_[k] = o;
  }
}

bool LocalAnswer::reads(std::size_t outcome) const {
  return std::find(places_.begin(), places_.end(), std::optional(outcome)) != places_.end();
}

void LocalAnswer::add(RunResult const& run) {
  if (run.failed || run.scenario != 0 || !has_a_year_) return;
  for (std::size_t k = 0; k < fact_count; ++k) {
    if (!places_[k]) continue;
    double const first_year = std::visit(
        [](auto const& all) {
          return all.empty() ? std::nan("") : static_cast<double>(all.front());
        },
        run.values[*places_[k]]);
    double const times = local_facts[k].is_count ? people_per_resident_ : 1.0;
    if (std::isfinite(first_year)) found_[k][run.replicate] = first_year * times;
  }
}

std::vector<LocalComparison> LocalAnswer::comparisons() const {
  std::vector<LocalComparison> all;
  for (std::size_t k = 0; k < fact_count; ++k) {
    if (!places_[k] || theirs_[k] < 0.0) continue;
    LocalComparison one{std::string(local_facts[k].what), std::string(local_facts[k].short_what),
                        local_facts[k].decimals, theirs_[k]};
    std::vector<double> values;
    for (auto const& [replicate, value] : found_[k]) values.push_back(value);
    if (!values.empty()) one.usual_care = mean_of(values);
    one.interval = interval_of(values);
    one.agreement = agreement_of(one);
    all.push_back(std::move(one));
  }
  return all;
}

std::string LocalAnswer::in_words() const {
  auto const all = comparisons();
  if (all.empty()) return "";
  std::size_t const replicates = std::max({found_[0].size(), found_[1].size(), found_[2].size()});
  std::string out = fmt::format("Is this our county? {} ({}) beside the first year of usual care\n",
                                clinic_, source_);
  if (!has_a_year_) return out + "  The run is shorter than a year: nothing can be compared.\n\n";
  std::string const range = replicates >= fewest_for_interval
                                ? "95 % of replicates"
                                : fmt::format("{} replicates", replicates);
  out += fmt::format("  {:<26}{:>10}  {:>34}  {}\n", "", "the clinic", "Kith (" + range + ")", "");
  for (LocalComparison const& one : all)
    out += fmt::format("  {:<26}{:>10}  {:>34}  {}\n", one.what,
                       number_in_words(one.theirs, one.decimals), range_in_words(one),
                       agreement_names[static_cast<std::size_t>(one.agreement)]);
  return out + "\n";
}

/// Visits are compared, but cause no warning: they follow from clients and posts.
std::string LocalAnswer::warning() const {
  std::string differing;
  for (LocalComparison const& one : comparisons())
    if (one.agreement == Agreement::differs && one.short_what != local_facts[1].short_what)
      differing += fmt::format("{}{} {} (yours {})", differing.empty() ? "" : ", ", one.short_what,
                               number_in_words(one.usual_care, one.decimals),
                               number_in_words(one.theirs, one.decimals));
  return differing.empty()
             ? ""
             : fmt::format("Kith's usual care does not match your clinic: {}.", differing);
}

}  // namespace kith

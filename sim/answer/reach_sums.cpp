#include "kith/answer/reach_sums.hpp"

#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

std::vector<double> numbers_of(Values const& values) {
  return std::visit([](auto const& v) { return std::vector<double>(v.begin(), v.end()); }, values);
}

}  // namespace

std::vector<std::size_t> reach_outcomes_in(Layout const& layout) {
  std::vector<std::size_t> found;
  for (std::string_view const name : reach_names)
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == name) found.push_back(o);
  return found;
}

ReachOfRun reach_in(RunResult const& run, std::vector<std::size_t> const& outcomes) {
  auto const values = [&](std::size_t k) { return numbers_of(run.values[outcomes[k]]); };
  return {values(0), values(1), values(2), values(3)};
}

bool is_compared(ReachOfRun const& run) {
  return !run.people.empty() && run.people[0] >= 0.0;
}

std::vector<std::string> strata_in(Layout const& layout) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == "stratum") return dimension.labels;
  return {};
}

std::vector<std::size_t> everybody_in(std::vector<std::string> const& strata) {
  std::vector<std::size_t> everybody;
  for (std::size_t s = 0; s < strata.size(); ++s)
    if (s == 0 || strata[s] == "age:" + std::string(age_band_names[0])) everybody.push_back(s);
  return everybody;
}

double ReachSums::people(OtherLife other, std::optional<Served> served,
                         std::optional<std::size_t> band, CareCounted counted) const {
  double sum = 0.0;
  for (std::size_t s = 0; s < served_count; ++s)
    for (std::size_t b = 0; b < k6_band_count; ++b)
      for (bool const before : {false, true}) {
        auto const group = static_cast<Served>(s);
        if ((served && *served != group) || (band && *band != b)) continue;
        sum += at(run_.people, place_of({counted, other, group, before, b}));
      }
  return sum;
}

double ReachSums::served_people(OtherLife other) const {
  return people(other, Served::served) + people(other, Served::in_last_year);
}

double ReachSums::additional(std::optional<std::size_t> band, CareCounted counted) const {
  return people(OtherLife::newly_reached, {}, band, counted) -
         people(OtherLife::displaced, {}, band, counted);
}

double ReachSums::served(std::size_t how) const {
  double sum = 0.0;
  for (std::size_t b = 0; b < k6_band_count; ++b) sum += at(run_.served, how * k6_band_count + b);
  return sum;
}

double ReachSums::everybody() const {
  double sum = 0.0;
  for (std::size_t o = 0; o < other_life_count; ++o) sum += people(static_cast<OtherLife>(o));
  return sum;
}

double ReachSums::of(std::vector<double> const& values, bool served) const {
  auto const part = [&](Served group) { return at(values, static_cast<std::size_t>(group)); };
  return served ? part(Served::served) + part(Served::in_last_year) : part(Served::not_served);
}

double ReachSums::at(std::vector<double> const& values, std::size_t place) const {
  double sum = 0.0;
  for (std::size_t const stratum : everybody_) sum += values[place * strata_ + stratum];
  return sum;
}

}  // namespace kith

#include "kith/answer/partnership_lives.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "kith/statistics/quantiles.hpp"

namespace kith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double not_yet = std::numeric_limits<double>::infinity();
constexpr char const* series_names[] = {"opened", "money_ran_out", "alive"};

std::vector<std::string> partnership_labels(Layout const& layout) {
  for (auto const& dimension : layout.dimensions)
    if (dimension.name == "partnership") return dimension.labels;
  return {};
}

// Whether a week of one partnership's series is 1; nothing if it has no value.
std::optional<bool> is_one(Values const& values, std::size_t place) {
  double const value = std::visit(
      [&](auto const& all) {
        return place < all.size() ? static_cast<double>(all[place]) : unknown;
      },
      values);
  if (!std::isfinite(value)) return std::nullopt;
  return value > 0.5;
}

double median_of(std::vector<double> weeks) {
  std::sort(weeks.begin(), weeks.end());
  return percentile(weeks, 0.5);
}

}  // namespace

PartnershipLives::PartnershipLives(Layout const& layout, std::vector<double> weeks,
                                   std::size_t scenarios, std::size_t replicates)
    : weeks_(std::move(weeks)),
      ids_(partnership_labels(layout)),
      replicates_(replicates),
      lives_(scenarios * replicates * ids_.size(), Life{unknown, unknown, unknown}) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    for (std::size_t series = 0; series < series_count; ++series)
      if (layout.outcomes[i].group == "/partnerships" &&
          layout.outcomes[i].name == series_names[series])
        outcomes_[series] = i;
}

bool PartnershipLives::reads(std::size_t outcome) const {
  return std::find(outcomes_.begin(), outcomes_.end(), std::optional(outcome)) != outcomes_.end();
}

PartnershipLives::Life const& PartnershipLives::at(std::size_t scenario, std::size_t replicate,
                                                   std::size_t partnership) const {
  return lives_[(scenario * replicates_ + replicate) * ids_.size() + partnership];
}

void PartnershipLives::add(RunResult const& run, std::size_t replicate) {
  for (std::size_t p = 0; p < ids_.size(); ++p) {
    Life& life = lives_[(run.scenario * replicates_ + replicate) * ids_.size() + p];
    for (std::size_t series = 0; series < series_count; ++series) {
      if (!outcomes_[series]) continue;
      Values const& values = run.values[*outcomes_[series]];
      std::size_t const first = series == alive ? weeks_.size() - 1 : 0;
      for (std::size_t week = first; week < weeks_.size(); ++week) {
        auto const one = is_one(values, week * ids_.size() + p);
        if (one && std::isnan(life[series])) life[series] = not_yet;
        if (one && *one) {
          life[series] = weeks_[week];
          break;
        }
      }
    }
  }
}

std::vector<PartnershipLife> PartnershipLives::of(std::size_t scenario) const {
  std::vector<PartnershipLife> all;
  for (std::size_t p = 0; p < ids_.size(); ++p) {
    PartnershipLife life;
    life.id = ids_[p];
    std::array<std::vector<double>, series_count> weeks;  // in which it happened
    std::array<bool, series_count> known{};
    for (std::size_t k = 0; k < replicates_; ++k) {
      Life const& one = at(scenario, k, p);
      life.replicates += std::isnan(one[alive]) && std::isnan(one[opening]) ? 0 : 1;
      for (std::size_t series = 0; series < series_count; ++series) {
        known[series] = known[series] || !std::isnan(one[series]);
        if (std::isfinite(one[series])) weeks[series].push_back(one[series]);
      }
    }
    if (life.replicates == 0) continue;
    if (known[opening]) life.opened = weeks[opening].size();
    if (known[money]) life.ran_out = weeks[money].size();
    if (known[alive]) life.alive_at_end = weeks[alive].size();
    life.opened_week = median_of(std::move(weeks[opening]));
    life.ran_out_week = median_of(std::move(weeks[money]));
    all.push_back(std::move(life));
  }
  return all;
}

std::optional<bool> PartnershipLives::ran_out_before(std::size_t scenario, std::size_t replicate,
                                                     std::string const& id, int week) const {
  auto const found = std::find(ids_.begin(), ids_.end(), id);
  if (found == ids_.end()) return std::nullopt;
  double const first =
      at(scenario, replicate, static_cast<std::size_t>(found - ids_.begin()))[money];
  if (std::isnan(first)) return std::nullopt;
  return first < week;
}

std::optional<bool> PartnershipLives::opened(std::size_t scenario, std::size_t replicate) const {
  std::optional<bool> any;
  for (std::size_t p = 0; p < ids_.size(); ++p)
    if (double const week = at(scenario, replicate, p)[opening]; !std::isnan(week))
      any = any.value_or(false) || std::isfinite(week);
  return any;
}

}  // namespace kith

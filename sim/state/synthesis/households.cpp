#include "kith/state/synthesis/households.hpp"

#include <algorithm>
#include <cmath>

#include "kith/ground/whole.hpp"
#include "kith/state/synthesis/aspects.hpp"

namespace kith {
namespace {

double mean_size(std::array<double, largest_household> const& shares) {
  double sum = 0.0, all = 0.0;
  for (std::size_t i = 0; i < largest_household; ++i) {
    sum += shares[i] * static_cast<double>(i + 1);
    all += shares[i];
  }
  return sum / all;
}

}  // namespace

std::array<double, largest_household> household_sizes(Margins const& margins,
                                                      NationalFigures const& national) {
  KITH_EXPECT(is_finite(margins.mean_household_size) && is_share(margins.share_under_18));
  double const aged_10 =
      1.0 - margins.share_under_18 * (1.0 - national.teen_share_of_under_18.value);
  double const target =
      std::clamp(margins.mean_household_size * aged_10, 1.01, largest_household - 0.5);
  std::array<double, largest_household> shares{};
  double low = 1e-3, high = 1e3;
  for (int round = 0; round < 80; ++round) {  // weight by factor^size
    double const factor = std::sqrt(low * high);
    double power = 1.0;
    for (std::size_t i = 0; i < largest_household; ++i) {
      shares[i] = national.household_size_share.value[i] * power;
      power *= factor;
    }
    (mean_size(shares) < target ? low : high) = factor;
  }
  double sum = 0.0;
  for (double const share : shares) sum += share;
  for (double& share : shares) share /= sum;
  return shares;
}

HouseholdMaker::HouseholdMaker(Margins const& margins, NationalFigures const& national)
    : national_(national) {
  auto const sizes = household_sizes(margins, national);
  double sum = 0.0;
  for (std::size_t i = 0; i < largest_household; ++i) upto_[i] = sum += sizes[i];
}

void HouseholdMaker::arrange(std::vector<Neighbor> const& adults,
                             std::vector<Neighbor> const& children, std::uint32_t first_row,
                             Draws const& draws) {
  draws_ = draws;
  first_row_ = first_row;
  people_.clear();
  sizes_.clear();
  if (adults.empty() && children.empty()) return;
  choose_sizes(adults.size(), adults.size() + children.size());
  share_children(children.size());

  std::array<std::uint32_t, 257> first_of_age{};  // counting sort by age
  for (Neighbor const& adult : adults) ++first_of_age[adult.age + 1u];
  for (std::size_t age = 1; age < first_of_age.size(); ++age)
    first_of_age[age] += first_of_age[age - 1];
  sorted_.resize(adults.size());
  for (Neighbor const& adult : adults) sorted_[first_of_age[adult.age]++] = adult;
  share_adults();
  write(children);
}

void HouseholdMaker::choose_sizes(std::size_t adults, std::size_t people) {
  homes_.clear();
  for (std::size_t left = people; left > 0;) {
    double const u = uniform(draw(draws_, first_row_ + static_cast<std::uint32_t>(homes_.size()),
                                  Aspect::household_size)[0]);
    std::size_t size = 1;
    while (size < largest_household && u >= upto_[size - 1]) ++size;
    size = std::min(size, left);
    homes_.push_back({static_cast<std::uint8_t>(size), 0, 0});
    left -= size;
  }
  std::size_t const fewest = (people + largest_household - 1) / largest_household;
  if (homes_.size() <= std::max(adults, fewest)) return;
  // Few people, mostly children: as many homes as there are adults, of even size.
  std::size_t const count = std::max(adults, fewest);
  homes_.assign(count, {});
  for (std::size_t h = 0; h < count; ++h)
    homes_[h].size = static_cast<std::uint8_t>(people / count + (h < people % count ? 1 : 0));
}

void HouseholdMaker::share_children(std::size_t children) {
  double expected = 0.0;
  for (Home const& home : homes_) expected += national_.children_by_size.value[home.size - 1];
  double const scale = expected > 0.0 ? static_cast<double>(children) / expected : 0.0;
  double sum = uniform(draw(draws_, first_row_, Aspect::household_children)[0]);
  std::size_t given = 0;
  for (Home& home : homes_) {
    sum += scale * national_.children_by_size.value[home.size - 1];
    auto const due = whole<std::size_t>(sum);
    while (given < due && given < children && home.children + 1 < home.size) {
      ++home.children;
      ++given;
    }
  }
  for (Home& home : homes_)
    while (given < children && home.children + 1 < home.size) ++home.children, ++given;
  for (Home& home : homes_)  // more children than adults can house: some live alone together
    while (given < children && home.children < home.size) ++home.children, ++given;
}

// Parents first, then grown children and other further adults, then couples and people who live
// alone.
void HouseholdMaker::share_adults() {
  taken_.assign(sorted_.size(), 0);
  placed_.clear();
  for (Home& home : homes_) {
    home.first_adult = static_cast<std::uint32_t>(placed_.size());
    placed_.resize(placed_.size() + static_cast<std::size_t>(home.size - home.children));
  }
  place_parents();
  place_further_adults();
  std::size_t next = 0;
  for (Home const& home : homes_) {
    if (home.children > 0) continue;
    for (int i = 0; i < std::min(2, adults_of(home)); ++i) place(home, i, next);
  }
}

void HouseholdMaker::place(Home const& home, int adult, std::size_t& from) {
  while (taken_[from] != 0) ++from;
  taken_[from] = 1;
  placed_[home.first_adult + static_cast<std::uint32_t>(adult)] = sorted_[from];
}

std::size_t HouseholdMaker::adults_below(int age) const {
  return static_cast<std::size_t>(
      std::partition_point(sorted_.begin(), sorted_.end(),
                           [&](Neighbor const& one) { return one.age < age; }) -
      sorted_.begin());
}

// Parents are spread evenly over the parents' ages.
void HouseholdMaker::place_parents() {
  std::size_t homes = 0, needed = 0;
  for (Home const& home : homes_)
    if (home.children > 0)
      ++homes, needed += static_cast<std::size_t>(std::min(2, adults_of(home)));
  std::size_t first = adults_below(national_.parent_youngest_age.value);
  std::size_t last = adults_below(national_.parent_oldest_age.value + 1);
  if (last - first < needed) last = std::min(sorted_.size(), first + needed);
  if (last - first < needed) first = last - needed;
  std::size_t next = first, given = 0;
  for (Home const& home : homes_) {
    if (home.children == 0) continue;
    std::size_t const even = first + (last - first) * given++ / homes;
    next = std::min(std::max(next, even), last - needed);  // leaves enough for the homes to come
    for (int i = 0; i < std::min(2, adults_of(home)); ++i, --needed) place(home, i, next);
  }
}

// Third and further adults: spread evenly over the youngest who are left.
void HouseholdMaker::place_further_adults() {
  std::size_t needed = 0, young = 0, given = 0;
  for (Home const& home : homes_)
    needed += static_cast<std::size_t>(std::max(0, adults_of(home) - 2));
  free_.clear();
  for (std::size_t i = 0; i < sorted_.size(); ++i) {
    if (taken_[i] != 0) continue;
    if (sorted_[i].age <= national_.grown_child_oldest_age.value) ++young;
    free_.push_back(static_cast<std::uint32_t>(i));
  }
  std::size_t const window = std::max(needed, young);
  for (Home const& home : homes_)
    for (int i = 2; i < adults_of(home); ++i) {
      std::size_t at = free_[window * given++ / needed];
      place(home, i, at);
    }
}

void HouseholdMaker::write(std::vector<Neighbor> const& children) {
  std::size_t child = 0;
  for (std::size_t left = homes_.size(); left > 0; --left) {  // Fisher and Yates
    auto const pick = below(
        draw(draws_, first_row_ + static_cast<std::uint32_t>(left), Aspect::household_order)[0],
        static_cast<std::uint32_t>(left));
    std::swap(homes_[pick], homes_[left - 1]);
    Home const& home = homes_[left - 1];
    sizes_.push_back(home.size);
    for (std::uint32_t i = 0; i + home.children < home.size; ++i)
      people_.push_back(placed_[home.first_adult + i]);
    for (int i = 0; i < home.children; ++i) people_.push_back(children[child++]);
  }
}

}  // namespace kith

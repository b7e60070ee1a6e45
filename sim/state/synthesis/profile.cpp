#include <algorithm>
#include <array>
#include <vector>

#include "kith/ground/numerics.hpp"
#include "kith/ground/whole.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {
namespace {

using Profile = std::array<double, age_count>;

// Interpolates single years linearly between the middles of five-year age groups.
Profile national_profile(NationalFigures const& national) {
  auto const& millions = national.millions_by_five_years.value;
  Profile profile{};
  for (int i = 0; i + 1 < age_count; ++i) {
    double const place = (i - 2) / 5.0;
    int const left = std::clamp(whole<int>(place), 0, five_year_age_count - 2);
    double const part = std::max(0.0, place - left);
    double const per_five = millions[left] * (1.0 - part) + millions[left + 1] * part;
    profile[static_cast<std::size_t>(i)] = std::max(0.05, per_five / 5.0);
  }
  profile[age_count - 1] = national.millions_95_and_over.value;
  return profile;
}

double share_between(Profile const& profile, int first, int last) {
  double part = 0.0, all = 0.0;
  for (int age = youngest_age; age <= oldest_age; ++age) {
    double const people = profile[static_cast<std::size_t>(age - youngest_age)];
    all += people;
    if (age >= first && age <= last) part += people;
  }
  return part / all;
}

// Multiplies by e^(slope per decade) toward one end of life from the age of 40, until the share
// between two ages is `target`. A smooth tilt leaves no step at 18 or 65.
void tilt(Profile& profile, int first, int last, double target) {
  Profile const before = profile;
  double low = -4.0, high = 4.0;
  for (int round = 0; round < 40; ++round) {
    double const slope = 0.5 * (low + high);
    for (int i = 0; i < age_count; ++i) {
      int const from_40 = i + youngest_age - 40;
      int const decades_of = first < 40 ? std::max(0, -from_40) : std::max(0, from_40);
      auto const at = static_cast<std::size_t>(i);
      profile[at] = before[at] * exponential(slope * decades_of / 10.0);
    }
    (share_between(profile, first, last) < target ? low : high) = slope;
  }
}

}  // namespace

std::vector<double> age_profile(Margins const& margins, NationalFigures const& national) {
  auto const groups = age_group_shares(margins, national);
  Profile profile = national_profile(national);
  for (int round = 0; round < 8; ++round) {
    tilt(profile, age_group_first[0], age_group_last[0], groups[0]);
    tilt(profile, age_group_first[2], age_group_last[2], groups[2]);
  }
  std::vector<double> shares(profile.begin(), profile.end());
  for (int group = 0; group < age_group_count; ++group) {
    double const now = share_between(profile, age_group_first[group], age_group_last[group]);
    double all = 0.0;
    for (double const people : profile) all += people;
    for (int age = age_group_first[group]; age <= age_group_last[group]; ++age) {
      auto const at = static_cast<std::size_t>(age - youngest_age);
      shares[at] =
          now > 0.0 ? profile[at] / all * groups[static_cast<std::size_t>(group)] / now : 0.0;
    }
  }
  return shares;
}

std::vector<double> newcomer_profile(std::vector<double> const& profile, double replaced_per_year) {
  KITH_EXPECT(replaced_per_year > 0.0);
  std::vector<double> newcomers(profile.size());
  double sum = 0.0;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    double const younger = i == 0 ? 0.0 : profile[i - 1];
    double const grows_on = i + 1 == profile.size() ? 0.0 : profile[i];  // 95 and over stay so
    newcomers[i] = std::max(0.0, profile[i] + (grows_on - younger) / replaced_per_year);
    sum += newcomers[i];
  }
  for (double& share : newcomers) share /= sum;
  return newcomers;
}

Turnover turnover(std::vector<double> const& profile, double replaced_per_year) {
  std::size_t const n = profile.size();
  KITH_EXPECT(n > 2 && is_share(replaced_per_year));
  Turnover result{0.0, std::vector<double>(n), std::vector<double>(n), std::vector<double>(n)};
  auto& leaving = result.leaving_per_year;
  // The smallest leaving rate that makes the next age as small as it is; the last age is
  // open-ended, so that only the trend tells how many leave before it.
  auto const least = [&](std::size_t i) {
    return profile[i] > 0.0 ? std::max(0.0, 1.0 - profile[i + 1] / profile[i]) : 0.0;
  };
  double low = 0.0, high = 1.0;
  for (int round = 0; round < 60; ++round) {
    double const everybody = 0.5 * (low + high);
    double mean = 0.0;
    for (std::size_t i = 0; i + 2 < n; ++i) leaving[i] = std::max(everybody, least(i));
    leaving[n - 2] = std::max({everybody, least(n - 2), leaving[n - 3]});
    leaving[n - 1] = profile[n - 1] > 0.0
                         ? std::min(1.0, profile[n - 2] / profile[n - 1] * (1.0 - leaving[n - 2]))
                         : 1.0;
    for (std::size_t i = 0; i < n; ++i) mean += profile[i] * leaving[i];
    (mean < replaced_per_year ? low : high) = everybody;
    result.everybody_per_year = everybody;
  }
  for (std::size_t i = 0; i < n; ++i)
    result.more_at_birthday[i] =
        std::max(0.0, (leaving[i] - result.everybody_per_year) / (1.0 - result.everybody_per_year));
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    double stayed = i == 0 ? 0.0 : profile[i - 1] * (1.0 - leaving[i - 1]);
    if (i + 1 == n) stayed += profile[i] * (1.0 - leaving[i]);
    result.newcomer_share[i] = std::max(0.0, profile[i] - stayed);
    sum += result.newcomer_share[i];
  }
  for (double& share : result.newcomer_share) share /= sum;
  return result;
}

}  // namespace kith

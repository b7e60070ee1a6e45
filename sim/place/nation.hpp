#pragma once

#include <string>

#include "kith/place/table/county.hpp"

namespace kith {

/// The nation's figure, in the unit of its column; what stands for a county where no table has one.
double nation(Figure figure);

/// A figure of a county and where it is from, as the community file says beside it.
struct Said {
  double value = 0.0;
  std::string source;
};
Said said_of(County const& county, Figure figure);
/// The same, a percentage as a share.
Said share_said(County const& county, Figure figure);

/// People of all ages in a household, as far as a community file allows.
double mean_household_size(County const& county);

/// Bounds of share_below_150_poverty in a community file.
inline constexpr double least_poverty = 0.005, most_poverty = 0.95;

/// Share below 1.5 times the poverty line, within those bounds, and not quite one half, where no
/// spread of incomes can be told.
Said poverty_said(County const& county);

/// Median household income, where it agrees with the share below 1.5 times the poverty line: a
/// community's incomes are log-normal. Where none is known, or no such distribution has both, the
/// share stands and the median is the one that goes with it at the spread of the median county.
Said income_said(County const& county);
/// Spread of log income that goes with a median and a share of people below 1.5 times the line.
double log_income_spread(County const& county, double median_usd, double poverty);

/// Share of all people who are 10 or over.
double share_aged_10_plus(County const& county);
/// Adults among people of 10 and over.
double adult_share(County const& county);
/// People of 10 and over.
double people_aged_10_plus(County const& county);

/// Shares of white, Black, Hispanic, Asian and other people; they add up to 1.
struct RaceShares {
  double white, black, hispanic, asian, other;
};
RaceShares race_shares(County const& county);

}  // namespace kith

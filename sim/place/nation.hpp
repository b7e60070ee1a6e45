#pragma once

#include <string>

#include "kith/place/table/county.hpp"

namespace kith {

/// The nation's figure, in the unit of its column; used for a county for which no table has one.
double nation(Figure figure);

/// A figure of a county and its source, as written in the community file.
struct Said {
  double value = 0.0;
  std::string source;
};
Said said_of(County const& county, Figure figure);
/// The same, with a percentage as a share.
Said share_said(County const& county, Figure figure);

/// Mean people of all ages per household, within the bounds of a community file.
double mean_household_size(County const& county);

/// Bounds of share_below_150_poverty in a community file.
inline constexpr double least_poverty = 0.005, most_poverty = 0.95;

/// Share below 1.5 times the poverty line, within those bounds, and not quite one half, at which
/// the spread of incomes could not be computed.
Said poverty_said(County const& county);

/// Median household income if it agrees with the share below 1.5 times the poverty line: a
/// community's incomes are log-normal. If it is unknown, or no such distribution has both, the
/// share is kept, with the median that matches it at the spread of the median county.
Said income_said(County const& county);
/// Spread of log income that matches a median and a share of people below 1.5 times the line.
double log_income_spread(County const& county, double median_usd, double poverty);

/// Share of all people who are 10 or over.
double share_aged_10_plus(County const& county);
/// Share of adults among people aged 10 and over.
double adult_share(County const& county);
/// People aged 10 and over.
double people_aged_10_plus(County const& county);

/// Shares of white, Black, Hispanic, Asian and other people; they add up to 1.
struct RaceShares {
  double white, black, hispanic, asian, other;
};
RaceShares race_shares(County const& county);

}  // namespace kith

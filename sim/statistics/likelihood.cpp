#include "kith/statistics/likelihood.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "kith/statistics/quantiles.hpp"

namespace kith {
namespace {

/// Words used from this share of replicates on.
struct CutOff {
  double share;
  std::string_view words;
};
constexpr CutOff cut_offs[] = {{0.50, "more likely than not"},
                               {0.66, "likely"},
                               {0.90, "very likely"},
                               {0.99, "almost certainly"}};
constexpr double probably = 0.66;
constexpr std::string_view either_way = "could go either way", none = "probably no effect";

using Share = std::pair<double, double>;  ///< from, to

/// How many cut-offs a share reaches.
int level_of(double share) {
  auto const reached = [&](CutOff const& cut_off) { return share >= cut_off.share; };
  return static_cast<int>(std::count_if(std::begin(cut_offs), std::end(cut_offs), reached));
}

/// Words from `weakest` (0: either way) to `strongest` cut-offs in one direction.
std::string in_one_direction(int weakest, int strongest, bool perhaps_none,
                             std::string_view direction) {
  auto const name = [](int level) {
    return std::string(cut_offs[static_cast<std::size_t>(level - 1)].words);
  };
  std::string const most = name(strongest) + " " + std::string(direction);
  if (weakest == strongest) return most;
  std::string const least =
      weakest > 0 ? name(weakest) : std::string(perhaps_none ? none : either_way);
  return least + " to " + most;
}

/// The range of the words, from worst to best, in cut-offs: never on both sides of zero.
struct Ends {
  int bottom, top;
  bool surely_none, perhaps_none;
  [[nodiscard]] bool one_word() const { return surely_none || (bottom == top && !perhaps_none); }
};

Ends ends_of(Share better, Share no_effect, Share worse) {
  int top = level_of(better.second) > 0 ? level_of(better.second) : -level_of(worse.first);
  int bottom = level_of(worse.second) > 0 ? -level_of(worse.second) : level_of(better.first);
  if (bottom < 0 && top > 0) {  // either way to the direction of more replicates
    if (better.first <= worse.first) top = 0;
    if (better.first >= worse.first) bottom = 0;
  }
  return {bottom, top, no_effect.first >= probably, no_effect.second >= probably};
}

/// The ends from the observed shares, as they would be with `n` replicates.
Ends ends_in(DirectionCounts const& seen, double n) {
  auto const share = [&](std::size_t count) {
    double const seen_share = static_cast<double>(count) / static_cast<double>(seen.all());
    return wilson_interval(n * seen_share, n, words_confidence);
  };
  return ends_of(share(seen.better), share(seen.no_effect), share(seen.worse));
}

std::string words_of(Ends const& ends) {
  if (ends.surely_none) return std::string(none);
  if (ends.top > 0) return in_one_direction(ends.bottom, ends.top, ends.perhaps_none, "better");
  if (ends.bottom < 0) return in_one_direction(-ends.top, -ends.bottom, ends.perhaps_none, "worse");
  if (ends.perhaps_none) return std::string(either_way) + " to " + std::string(none);
  return std::string(either_way);
}

}  // namespace

DirectionCounts count_directions(std::span<double const> benefits) {
  DirectionCounts out;
  for (double const benefit : benefits)
    ++(benefit > 0.0 ? out.better : benefit < 0.0 ? out.worse : out.no_effect);
  return out;
}

std::size_t replicates_behind_words(std::size_t n) {
  if (n < fewest_for_words) return 0;
  std::size_t looked_at = 64;
  if (n < looked_at) return fewest_for_words;
  while (2 * looked_at <= n) looked_at *= 2;
  return looked_at;
}

std::string likelihood_words(std::span<double const> benefits) {
  std::size_t const n = replicates_behind_words(benefits.size());
  if (n == 0) return "";
  return words_of(ends_in(count_directions(benefits.first(n)), static_cast<double>(n)));
}

std::size_t replicates_that_settle(std::span<double const> benefits) {
  constexpr std::size_t most = 1 << 20;
  std::size_t const now = replicates_behind_words(benefits.size());
  if (now == 0) return 0;
  DirectionCounts const seen = count_directions(benefits.first(now));
  for (std::size_t n = now; n <= most; n = n < 64 ? 64 : 2 * n)
    if (ends_in(seen, static_cast<double>(n)).one_word()) return n;
  return 0;
}

std::string likelihood_words_of(double better, double no_effect, double worse) {
  return words_of(ends_of({better, better}, {no_effect, no_effect}, {worse, worse}));
}

}  // namespace kith

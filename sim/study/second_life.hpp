#pragma once

namespace kith {

/// A replicate may be lived through a second time, with the same uncertain numbers and other random
/// numbers: what differs between its two lives is chance. The second life has a number of its own,
/// beyond those of all replicates.
inline constexpr int first_second_life = 1 << 30;

constexpr int second_life_of(int replicate) {
  return first_second_life + replicate;
}

/// The replicate whose uncertain numbers a life has.
constexpr int numbers_of(int life) {
  return life < first_second_life ? life : life - first_second_life;
}

}  // namespace kith

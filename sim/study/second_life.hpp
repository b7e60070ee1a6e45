#pragma once

namespace kith {

/// A replicate may be simulated a second time, with the same uncertain numbers and other random
/// numbers: the differences between its two lives are chance. The second life has its own number,
/// beyond those of all replicates.
inline constexpr int first_second_life = 1 << 30;

constexpr int second_life_of(int replicate) {
  return first_second_life + replicate;
}

/// The replicate whose uncertain numbers a life uses.
constexpr int numbers_of(int life) {
  return life < first_second_life ? life : life - first_second_life;
}

}  // namespace kith

#include "kith/ground/sobol.hpp"

#include <cstdint>

#include "kith/ground/random.hpp"
#include "kith/sweep/plan/design.hpp"

namespace kith {

Points sobol_points(int n, std::size_t dimensions, int seed, bool shifted) {
  Points points(static_cast<std::size_t>(n), std::vector<double>(dimensions));
  constexpr std::uint32_t key = 0x534f424f;  // differs from every replicate of a study
  Draws const draws{static_cast<std::uint32_t>(seed), key};
  for (std::uint32_t axis = 0; axis < dimensions; ++axis) {
    std::uint32_t const shift = shifted ? draws.words(0, axis, Purpose::parameter)[0] : 0;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
      std::uint32_t const place = sobol_word(axis, i ^ i >> 1);  // in the order of the Gray code
      points[i][axis] = shifted ? uniform(place ^ shift) : place * 0x1p-32;
    }
  }
  return points;
}

}  // namespace kith

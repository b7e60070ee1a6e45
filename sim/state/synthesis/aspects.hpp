#pragma once

#include <cstdint>

#include "kith/ground/random.hpp"

namespace kith {

/// What a random number of the synthesis decides; together with the row (or zone), this is the
/// number's address.
enum class Aspect : std::uint32_t {
  zone_start,
  household_size,
  household_children,
  household_order,
  person,
  home,
  belonging,
  language,
  membership,
};

/// `id`, the hash of an id, separates groups and organizations.
inline Words draw(Draws const& draws, std::uint32_t who, Aspect aspect, std::uint32_t id = 0) {
  return draws.words(who, static_cast<std::uint32_t>(aspect), Purpose::synthesis, id);
}

}  // namespace kith

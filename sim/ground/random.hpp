#pragma once

#include <cstdint>
#include <string_view>

#include "kith/ground/expect.hpp"
#include "kith/ground/numerics.hpp"
#include "kith/ground/philox.hpp"

namespace kith {

/// The purpose of a random number is part of its address: two purposes never share a number.
enum class Purpose : std::uint32_t {
  resident_week = 1,  ///< the dense pass: noise, seeking, dither, detection
  knowing,            ///< whether a person knows of a service, keyed by its id
  choice,             ///< the care that a person asks for, accepts and chooses
  detection,          ///< what primary care does after a detection
  crisis,
  demography,
  personal_shock,
  newcomer,
  synthesis,
  queue_order,
  first_visit,
  session,
  medication,
  workforce,
  partnership,
  program,
  parameter,
  tie,
  felt_need,
  joint_work,  ///< training, volunteers, members, policy, peers
  trial,       ///< who enrolls, in which arm, and readings of their distress
};

/// A random number is a function, not a stream: Philox4x32-10 with key (seed, replicate) and
/// counter (who, week, purpose, extra). The order of draws does not matter.
struct Draws {
  std::uint32_t seed = 0;
  std::uint32_t replicate = 0;

  [[nodiscard]] Words words(std::uint32_t who, std::uint32_t week, Purpose purpose,
                            std::uint32_t extra = 0) const {
    return philox({who, week, static_cast<std::uint32_t>(purpose), extra}, seed, replicate);
  }
};

/// Uniform on the open interval (0, 1).
constexpr double uniform(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// Standard normal by inversion.
inline double normal(std::uint32_t word) {
  return normal_quantile(uniform(word));
}

/// A fair whole number from 0 to n - 1.
constexpr std::uint32_t below(std::uint32_t word, std::uint32_t n) {
  KITH_EXPECT(n > 0);
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(word) * n) >> 32);
}

/// The address of anything with an id: organizations, services and posts draw by the hash of their
/// id, never by their position (FNV-1a, 32 bits).
constexpr std::uint32_t hash_id(std::string_view id) {
  std::uint32_t hash = 2166136261u;
  for (char const c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace kith

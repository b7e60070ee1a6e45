#pragma once

namespace kith {

// The only transform from the latent score z to K6true (MODEL 7.1):
// K6 = (-ln Q(z) + ln q0) / lambda within 0 ... 24, with Q the share of people above z.

inline constexpr float lowest_z = -0.5F, highest_z = 3.0F;  ///< where -ln Q is approximated
inline constexpr float highest_k6 = 24.0F;

// Cut-offs, as used in surveys.
inline constexpr float serious_k6 = 13.0F;    ///< serious psychological distress: in need of help
inline constexpr float marked_k6 = 9.0F;      ///< from here on, primary care detects most often
inline constexpr float distressed_k6 = 5.0F;  ///< moderate or serious distress; below: well
/// Matches surveys of 14 or more bad days of 30 (frequent mental distress): as many adults of the
/// reference nation reach it as report so, 16.3 % (County Health Rankings 2025 from BRFSS 2022).
inline constexpr float frequent_k6 = 6.93F;
inline constexpr int k6_steps = 128;  ///< steps per point in tables by K6
inline constexpr int k6_table_size = 24 * k6_steps + 1;

/// -ln Q(z) for lowest_z <= z <= highest_z: least squares at Chebyshev nodes, largest error 1.4e-5.
/// `Real` is a float or a vector of floats.
template <class Real>
inline Real minus_log_tail(Real z) {
  Real const t = z - 1.25F;
  return ((((3.397056094e-4F * t - 2.882437944e-3F) * t + 1.650110922e-2F) * t + 4.139631130e-1F) *
              t +
          1.728791716F) *
             t +
         2.247615182F;
}

}  // namespace kith

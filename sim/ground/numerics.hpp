#pragma once

#include <bit>
#include <cstdint>

namespace kith {

// Elementary functions from only + - * / and sqrt: the system's exp and log differ in the last bit
// between processors, and no such difference may reach state. Cephes polynomials (Moshier 1989),
// relative error below 2e-16 over the ranges used; branch-free, so loops over them vectorize.

/// e^x for |x| <= 700 (clamped beyond).
double exponential(double x);

/// Natural logarithm of x > 0.
double logarithm(double x);

/// The share left after a time of a quantity that halves with each half-life.
double kept_after(double time, double half_life);

/// Upper tail of the standard normal distribution.
double normal_tail(double z);

/// Inverse of the standard normal distribution function, 0 < p < 1.
/// Wichura 1988, algorithm AS 241, relative error about 1e-16.
double normal_quantile(double p);

}  // namespace kith

#pragma once

#include "kith/kernel/lanes.hpp"

// Functions that use only + and *, with the same bits on every processor (Cephes, single precision,
// relative error 2e-7). `Real` is Floats or float.

namespace kith {
namespace {

/// e^x for |x| <= 80.
template <class Real>
Real exponential_f(Real x) {
  x = clamp(x, -80.0F, 80.0F);
  Real const n = (x * 1.44269504088896341F + 12582912.0F) - 12582912.0F;
  Real f = x - n * 0.693359375F;
  f = f - n * -2.12194440e-4F;
  Real p = broadcast<Real>(1.9875691500e-4F);
  p = p * f + 1.3981999507e-3F;
  p = p * f + 8.3334519073e-3F;
  p = p * f + 4.1665795894e-2F;
  p = p * f + 1.6666665459e-1F;
  p = p * f + 5.0000001201e-1F;
  p = p * f * f + f + 1.0F;
  return p * float_of((truncate(n) + 127) << 23);
}

/// ln(x) for x > 0.
template <class Real>
Real logarithm_f(Real x) {
  auto bits = bits_of(x);
  auto exponent = (bits >> 23) - 126;
  bits = (bits & 0x007fffff) | 0x3f000000;
  Real m = float_of(bits);
  auto const low = m < 0.707106781186547524F;
  exponent = select(low, exponent - 1, exponent);
  m = select(low, m + m - 1.0F, m - 1.0F);
  Real const square = m * m;
  Real y = broadcast<Real>(7.0376836292e-2F);
  y = y * m - 1.1514610310e-1F;
  y = y * m + 1.1676998740e-1F;
  y = y * m - 1.2420140846e-1F;
  y = y * m + 1.4249322787e-1F;
  y = y * m - 1.6668057665e-1F;
  y = y * m + 2.0000714765e-1F;
  y = y * m - 2.4999993993e-1F;
  y = y * m + 3.3333331174e-1F;
  y = y * m * square;
  Real const e = to_float(exponent);
  y += e * -2.12194440e-4F;
  y -= 0.5F * square;
  return m + y + e * 0.693359375F;
}

}  // namespace
}  // namespace kith

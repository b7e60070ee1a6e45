#include "kith/ground/numerics.hpp"

#include <cmath>
#include <cstddef>

#include "kith/ground/bits.hpp"
#include "kith/ground/expect.hpp"
#include "kith/ground/whole.hpp"

namespace kith {
namespace {

template <std::size_t N>
constexpr double polynomial(double x, double const (&coefficients)[N]) {
  double sum = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) sum = sum * x + coefficients[i];
  return sum;
}

/// 2^n for -1022 <= n <= 1023.
double power_of_two(int n) {
  return bits_as<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

constexpr double natural_log_high = 0.693359375;
constexpr double natural_log_low = -2.121944400546905827679e-4;

/// e^(x²) times the complementary error function of x >= 1.
double scaled_erfc(double x) {
  constexpr double p[] = {
      2.46196981473530512524e-10, 5.64189564831068821977e-1, 7.46321056442269912687,
      48.6371970985681366614,     196.520832956077098242,    526.445194995477358631,
      934.528527171957607540,     1027.55188689515710272,    557.535335369399327526};
  constexpr double q[] = {1.0,
                          13.2281951154744992508,
                          86.7072140885989742329,
                          354.937778887819891062,
                          975.708501743205489753,
                          1823.90916687909736289,
                          2246.33760818710981792,
                          1656.66309194161350182,
                          557.535340817727675546};
  constexpr double r[] = {5.64189583547755073984e-1, 1.27536670759978104416,
                          5.01905042251180477414,    6.16021097993053585195,
                          7.40974269950448939160,    2.97886665372100240670};
  constexpr double s[] = {1.0,
                          2.26052863220117276590,
                          9.39603524938001434673,
                          12.0489539808096656605,
                          17.0814450747565897222,
                          9.60896809063285878198,
                          3.36907645100081516050};
  return x < 8.0 ? polynomial(x, p) / polynomial(x, q) : polynomial(x, r) / polynomial(x, s);
}

/// Error function of |x| < 1.
double small_erf(double x) {
  constexpr double t[] = {9.60497373987051638749, 90.0260197203842689217, 2232.00534594684319226,
                          7003.32514112805075473, 55592.3013010394962768};
  constexpr double u[] = {1.0,
                          33.5617141647503099647,
                          521.357949780152679795,
                          4594.32382970980127987,
                          22629.0000613890934246,
                          49267.3942608635921086};
  return x * polynomial(x * x, t) / polynomial(x * x, u);
}

/// AS 241 in the tails: r = sqrt(-ln(smaller of p and 1 - p)).
double tail_quantile(double r) {
  constexpr double c[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                          2.41780725177450611770e-1, 1.27045825245236838258,
                          3.64784832476320460504,    5.76949722146069140550,
                          4.63033784615654529590,    1.42343711074968357734};
  constexpr double d[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                          1.51986665636164571966e-2, 1.48103976427480074590e-1,
                          6.89767334985100004550e-1, 1.67638483018380384940,
                          2.05319162663775882187,    1.0};
  constexpr double e[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                          1.24266094738807843860e-3, 2.65321895265761230930e-2,
                          2.96560571828504891230e-1, 1.78482653991729133580,
                          5.46378491116411436990,    6.65790464350110377720};
  constexpr double f[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                          1.84631831751005468180e-5,  7.86869131145613259100e-4,
                          1.48753612908506148525e-2,  1.36929880922735805310e-1,
                          5.99832206555887937690e-1,  1.0};
  if (r <= 5.0) return polynomial(r - 1.6, c) / polynomial(r - 1.6, d);
  return polynomial(r - 5.0, e) / polynomial(r - 5.0, f);
}

/// AS 241 in the center, |p - 1/2| <= 0.425.
double central_quantile(double q) {
  constexpr double a[] = {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                          45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                          133.14166789178437745, 3.3871328727963666080};
  constexpr double b[] = {
      5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
      5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0};
  double const r = 0.180625 - q * q;
  return q * polynomial(r, a) / polynomial(r, b);
}

}  // namespace

double exponential(double x) {
  constexpr double p[] = {1.26177193074810590878e-4, 3.02994407707441961300e-2,
                          9.99999999999999999910e-1};
  constexpr double q[] = {3.00198505138664455042e-6, 2.52448340349684104192e-3,
                          2.27265548208155028766e-1, 2.00000000000000000009};
  KITH_EXPECT(x == x);
  x = x > 700.0 ? 700.0 : x;
  x = x < -700.0 ? -700.0 : x;
  constexpr double magic = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to a whole number
  double const n = (x * 1.4426950408889634073599 + magic) - magic;
  double const r = (x - n * 6.93145751953125e-1) - n * 1.42860682030941723212e-6;
  double const even = r * polynomial(r * r, p);
  return (1.0 + 2.0 * (even / (polynomial(r * r, q) - even))) * power_of_two(whole<int>(n));
}

double logarithm(double x) {
  constexpr double p[] = {1.01875663804580931796e-4, 4.97494994976747001425e-1,
                          4.70579119878881725854,    14.4989225341610930846,
                          17.9368678507819816313,    7.70838733755885391666};
  constexpr double q[] = {1.0,
                          11.2873587189167450590,
                          45.2279145837532221105,
                          82.9875266912776603211,
                          71.1544750618563894466,
                          23.1251620126765340583};
  KITH_EXPECT(x > 0.0 && is_finite(x));
  auto const bits = bits_as<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1022;
  double m = bits_as<double>((bits & 0x000fffffffffffffull) | 0x3fe0000000000000ull);
  if (m < 0.70710678118654752440) {
    exponent -= 1;
    m = 2.0 * m - 1.0;
  } else {
    m -= 1.0;
  }
  double const square = m * m;
  double y = m * (square * polynomial(m, p) / polynomial(m, q));
  y += exponent * natural_log_low;
  y -= 0.5 * square;
  return (m + y) + exponent * natural_log_high;
}

double kept_after(double time, double half_life) {
  KITH_EXPECT(half_life > 0.0);
  return exponential(-0.69314718055994530942 / half_life * time);  // ln 2
}

double normal_tail(double z) {
  double const x = z * 0.70710678118654752440;
  double const size = x < 0 ? -x : x;
  if (size < 1.0) return 0.5 - 0.5 * small_erf(x);
  double const tail = 0.5 * exponential(-size * size) * scaled_erfc(size);
  return x > 0 ? tail : 1.0 - tail;
}

double normal_quantile(double p) {
  KITH_EXPECT(p > 0.0 && p < 1.0);
  double const q = p - 0.5;
  if (q > -0.425 && q < 0.425) return central_quantile(q);
  double const size = tail_quantile(std::sqrt(-logarithm(q < 0 ? p : 1.0 - p)));
  return q < 0 ? -size : size;
}

}  // namespace kith

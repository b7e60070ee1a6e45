#include <limits>
#include <stdexcept>
#include <string>

#include "kith/ground/expect.hpp"
#include "kith/ground/whole.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

std::string said(int line) {
  try {
    expectation_failed("n > 0", "place.cpp", line);
  } catch (std::logic_error const& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("A broken expectation reports its condition and place") {
  CHECK(said(12) == "place.cpp:12: expected n > 0");
}

TEST_CASE("Expectations are checked in debug and sanitizer builds alone") {
  int asked = 0;
  auto const hold = [&](bool what) { return ++asked > 0 && what; };
#ifdef KITH_CHECKS
  CHECK_NOTHROW(KITH_EXPECT(hold(true)));
  CHECK_THROWS_AS(KITH_EXPECT(hold(false)), std::logic_error);
  CHECK_THROWS_AS(whole<int>(not_a_number), std::logic_error);
  CHECK_THROWS_AS(nearest<std::uint8_t>(255.5), std::logic_error);
  CHECK(asked == 2);
#else
  KITH_EXPECT(hold(false));
  CHECK(asked == 0);
#endif
}

TEST_CASE("Shares are from 0 to 1, finite numbers neither infinite nor NaN") {
  CHECK((is_share(0.0) && is_share(0.5) && is_share(1.0)));
  CHECK_FALSE((is_share(-1e-300) || is_share(1.0000001) || is_share(not_a_number)));
  CHECK((is_finite(0.0) && is_finite(-std::numeric_limits<double>::max())));
  CHECK_FALSE((is_finite(infinite) || is_finite(-infinite) || is_finite(not_a_number)));
}

TEST_CASE("Numbers fit an integer up to the first one beyond its range") {
  CHECK((fits<std::uint8_t>(255.999) && fits<std::uint8_t>(-0.999)));
  CHECK_FALSE((fits<std::uint8_t>(256.0) || fits<std::uint8_t>(-1.0)));
  CHECK((fits<std::int16_t>(-32768.5) && fits<std::int16_t>(32767.0F)));
  CHECK_FALSE((fits<std::int16_t>(-32769.0) || fits<std::int16_t>(32768.0F)));
  CHECK((fits<std::int64_t>(-0x1p63) && fits<std::uint64_t>(0x1.fffffffffffffp63)));
  CHECK_FALSE((fits<std::int64_t>(0x1p63) || fits<std::uint64_t>(0x1p64)));
  CHECK_FALSE((fits<int>(not_a_number) || fits<int>(infinite) || fits<int>(-infinite)));
}

TEST_CASE("A number becomes whole towards zero, and the nearest integer towards even") {
  CHECK(whole<int>(2.9) == 2);
  CHECK(whole<int>(-2.9F) == -2);
  CHECK(nearest<int>(2.5) == 2);
  CHECK(nearest<int>(3.5F) == 4);
  CHECK(nearest<std::int16_t>(-2.6) == -3);
}

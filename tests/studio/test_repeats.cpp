#include <cstring>

#include "kith/studio/runs/repeats.hpp"
#include "tests/catch.hpp"

namespace kith::studio {
namespace {

std::vector<std::byte> bytes_of(std::string const& text) {
  std::vector<std::byte> bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

}  // namespace

TEST_CASE("bytes without their repeats give the same bytes again") {
  std::string const word = "a number", other = "another!";
  for (std::string const& text :
       {std::string(), std::string("short"), word, word + word, word + word + other,
        other + word + word + word + "rest", std::string(10'000, 'x'),
        std::string(1'000, 'x') + word + other + std::string(1'001, 'y')}) {
    CAPTURE(text.size());
    CHECK(with_repeats(without_repeats(bytes_of(text))) == bytes_of(text));
  }
  CHECK(without_repeats(bytes_of(std::string(10'000, 'x'))).size() < 100);
}

}  // namespace kith::studio

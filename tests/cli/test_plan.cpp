#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

/// The 42.5 in "  memory  42.5 MB for a worker of 4 threads".
double megabytes_in(std::string const& said) {
  std::size_t const at = said.find("memory");
  REQUIRE(at != said.npos);
  return std::stod(said.substr(at + 6));
}

}  // namespace

TEST_CASE("a plan asks for the memory of its own runs, however large the program that starts it") {
  KithProgram kith;
  std::vector<std::string> const words = {
      "plan", kith_tests::source_dir() + "/scenarios/sweeps/ten-seconds.toml", "-o"};
  auto const planned = [&](std::string const& folder) {
    auto all = words;
    all.push_back(folder);
    Ended const ended = kith(all);
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    return megabytes_in(ended.out);
  };
  double const from_small = planned("small");
  std::vector<char> const large(std::size_t{500} << 20, 'x');
  CHECK(planned("large") < from_small + 200.0);
  CHECK(large.back() == 'x');
}

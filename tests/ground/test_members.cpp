#include <array>
#include <string>
#include <vector>

#include "kith/ground/members.hpp"
#include "kith/ground/sparse_table.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

struct Nothing {};
struct Lodger {
  Row row;
  std::uint8_t years = 7;
  bool operator==(Lodger const&) const = default;
};
struct Everything {
  Lodger entry;
  SparseTable<Lodger> table;
  std::vector<Lodger> list;
  std::array<double, 3> three{1, 2, 3};
  std::string text;
  bool flag = false;
};

}  // namespace

TEST_CASE("The members of an aggregate are counted, whatever their types") {
  CHECK(member_count<Nothing>() == 0);
  CHECK(member_count<Lodger>() == 2);
  CHECK(member_count<Everything>() == 6);
}

TEST_CASE("All members are visited at once, in the order in which they are given") {
  Lodger entry{3};
  auto& [row, years] = entry;
  visit_all<Lodger>([](auto& first, auto& second) { first = 9, second = 5; }, years, row);
  CHECK(entry == Lodger{5, 9});
}

#include <algorithm>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/ground/sparse_table.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

struct Entry {
  Row row;
  std::uint32_t arrived;
  bool operator==(Entry const&) const = default;
};

/// A naive ledger: everything in one list, which is sorted each time.
struct NaiveTable {
  std::vector<Entry> entries, arrivals;

  void merge_arrivals() {
    entries.insert(entries.end(), arrivals.begin(), arrivals.end());
    arrivals.clear();
    std::stable_sort(entries.begin(), entries.end(),
                     [](Entry const& a, Entry const& b) { return a.row < b.row; });
  }
  std::vector<Entry> erase_rows(std::vector<Row> const& rows) {
    std::vector<Entry> left, stay;
    for (Entry const& entry : entries) {
      bool const goes = std::find(rows.begin(), rows.end(), entry.row) != rows.end();
      (goes ? left : stay).push_back(entry);
    }
    entries = stay;
    return left;
  }
};

/// Sorted rows without duplicates, some of which are in no ledger.
std::vector<Row> some_rows(Words const& w) {
  std::vector<Row> rows;
  for (Row row = 0; row < 64; ++row)
    if (below(w[row % 4] * (row + 1) * 2654435761u, 8) == 0) rows.push_back(row);
  return rows;
}

}  // namespace

TEST_CASE("A ledger behaves like a naive list under all operations") {
  SparseTable<Entry> table;
  NaiveTable naive;
  std::uint32_t arrived = 0;
  for (std::uint32_t step = 0; step < 3000; ++step) {
    Words const w = Draws{1, 1}.words(step, 0, Purpose::program);
    for (std::uint32_t k = 0; k < below(w[0], 9); ++k) {
      Entry const entry{below(w[1] * (k + 1), 64), ++arrived};
      table.add(entry);
      naive.arrivals.push_back(entry);
    }
    switch (below(w[2], 5)) {
      case 0: {
        std::vector<Row> const rows = some_rows(w);
        std::vector<Entry> left;
        table.erase_rows(rows, [&](Entry const& entry) { left.push_back(entry); });
        REQUIRE(left == naive.erase_rows(rows));
        break;
      }
      case 1: {
        auto const odd = [&](Entry const& entry) { return (entry.arrived ^ w[3]) % 5 == 0; };
        table.erase_if(odd);
        std::erase_if(naive.entries, odd);
        break;
      }
      case 2: {
        auto const odd = [&](Entry const& entry) { return (entry.arrived ^ w[3]) % 3 == 0; };
        Row const cuts[] = {0, below(w[0], 32), 32 + below(w[1], 32), 64};
        std::vector<SparseTable<Entry>::Span> kept;
        for (int k = 0; k < 3; ++k) kept.push_back(table.between(cuts[k], cuts[k + 1]));
        for (std::size_t const k : {2u, 0u, 1u})  // in any order
          kept[k] = table.filter(kept[k], [&](Entry const& entry, std::size_t number) {
            REQUIRE(entry == naive.entries[number]);
            return odd(entry);
          });
        table.compact(kept);
        std::erase_if(naive.entries, odd);
        break;
      }
      default:
        table.merge_arrivals();
        naive.merge_arrivals();
    }
    REQUIRE(std::equal(table.begin(), table.end(), naive.entries.begin(), naive.entries.end()));
    REQUIRE(table.size() == naive.entries.size());
  }
  CHECK(arrived > 5000);
}

TEST_CASE("Entries of a row are found, in the order in which they arrived") {
  SparseTable<Entry> table;
  for (Entry const& entry : {Entry{5, 1}, Entry{3, 2}, Entry{5, 3}}) table.add(entry);
  CHECK(table.size() == 0);
  CHECK(table.find(5) == nullptr);
  table.merge_arrivals();
  table.add({5, 4});
  table.merge_arrivals();
  REQUIRE(table.find(5) != nullptr);
  CHECK(*table.find(5) == Entry{5, 1});
  CHECK(table.find(4) == nullptr);
  CHECK(table.find(6) == nullptr);
  std::vector<std::uint32_t> seen;
  table.each_of(5, [&](Entry const& entry) { seen.push_back(entry.arrived); });
  CHECK(seen == std::vector<std::uint32_t>{1, 3, 4});
  using Span = SparseTable<Entry>::Span;
  CHECK(table.between(0, 4) == Span{0, 1});
  CHECK(table.between(4, 6) == Span{1, 4});
  CHECK(table.between(6, 9) == Span{4, 4});
}

TEST_CASE("A ledger releases the memory that an exceptional week needed") {
  auto const room = [](SparseTable<Entry>& table) {
    std::size_t entries = 0;
    table.each_part([&](auto const&, auto const& arrivals) { entries = arrivals.capacity(); });
    return entries;
  };
  SparseTable<Entry> table;
  for (std::uint32_t k = 0; k < 10000; ++k) table.add({k, k});
  table.merge_arrivals();
  CHECK(room(table) >= 10000);  // the next week may be as full
  table.add({7, 1});
  table.merge_arrivals();
  CHECK(room(table) < 10000);
  CHECK(table.size() == 10001);
}

TEST_CASE("Weeks of ledgers cover those of runs; weeks beyond all of them stay beyond") {
  CHECK(short_week(-2600) == -2600);
  CHECK(short_week(5200) == 5200);
  CHECK(short_week(1'000'000) == 32767);
}

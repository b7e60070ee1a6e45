#include <set>
#include <vector>

#include "kith/state/state_bytes.hpp"
#include "kith/state/state_members.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

/// A state with one entry in every list.
State one_of_each() {
  State c;
  each_column([](ColumnFacts const&, auto& column) { column.assign(8, 0); }, c.residents);
  auto const one_entry = [](auto&... tables) {
    (tables.add({}), ...);
    (tables.merge_arrivals(), ...);
  };
  one_entry(c.requests, c.episodes, c.medications, c.spells, c.contacts, c.made_ties, c.members,
            c.peers, c.participants, c.past_weeks);
  c.wait_log.resize(1), c.services.resize(1), c.partnerships.resize(1);
  c.services[0].posts.resize(1), c.services[0].told_share.resize(1);
  c.unmet_by_zone.resize(1), c.partnerships[0].known_unmet.resize(1);
  c.partnerships[0].route.resize(1);
  return c;
}

State there_and_back(State const& state) {
  StateWriter write;
  write(state);
  State back;
  StateReader read(write.bytes);
  read(back);
  CHECK(read.at_end());
  return back;
}

/// Changes one number of a state: the `wanted`th in the order of `each_member`; in a column, the
/// last one.
class Change {
 public:
  explicit Change(int wanted) : left_(wanted) {}

  template <class... Ts>
  void operator()(Ts&... values) {
    (look_at(values), ...);
  }
  [[nodiscard]] bool is_made() const { return left_ < 0; }

 private:
  template <class T>
  void look_at(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      if (left_-- == 0) value = !value;
    } else if constexpr (std::is_arithmetic_v<T>) {
      if (left_-- == 0) value = static_cast<T>(value + 1);
    } else if constexpr (std::is_enum_v<T>) {
      if (left_-- == 0) value = static_cast<T>(static_cast<std::underlying_type_t<T>>(value) + 1);
    } else {
      each_member(value, *this);
    }
  }
  template <class T>
  void look_at(Column<T>& column) {
    look_at(column.back());
  }
  template <class T>
  void look_at(std::vector<T>& values) {
    for (T& value : values) look_at(value);
  }
  template <class T, std::size_t N>
  void look_at(std::array<T, N>& values) {
    for (T& value : values) look_at(value);
  }
  template <class T>
  void look_at(SparseTable<T>& table) {
    for (T& entry : table) look_at(entry);
  }

  int left_;
};

}  // namespace

TEST_CASE("Every member of a community counts for its digest, for equality and for checkpoints") {
  State const before = one_of_each();
  std::set<std::string> digests = {digest(before)};
  int numbers = 0;
  for (;; ++numbers) {
    CAPTURE(numbers);
    State after = before;
    CHECK(after == before);
    Change change(numbers);
    change(after);
    if (!change.is_made()) break;
    CHECK_FALSE(after == before);
    CHECK(digests.insert(digest(after)).second);
    CHECK(there_and_back(after) == after);
  }
  CHECK(numbers > 140);
}

TEST_CASE("Entries that a ledger has not sorted in yet are kept apart in checkpoints") {
  State state = one_of_each();
  state.requests.add({});
  state.peers.add({});
  CHECK(there_and_back(state) == state);
  CHECK_FALSE(there_and_back(state) == one_of_each());
}

TEST_CASE("A state that ends too early is refused, however long its lists claim to be") {
  StateWriter write;
  write(one_of_each());
  for (std::size_t size = 0; size < write.bytes.size(); size += 7) {
    State state;
    StateReader read(std::span(write.bytes).first(size));
    CHECK_THROWS_AS(read(state), std::runtime_error);
  }
  std::fill_n(write.bytes.begin(), 8, std::byte{0xff});
  State state;
  StateReader read(write.bytes);
  CHECK_THROWS_AS(read(state), std::runtime_error);
}

TEST_CASE("A digest is 32 hexadecimal digits and a function of the community") {
  CHECK(digest(one_of_each()) == digest(one_of_each()));
  CHECK(digest(one_of_each()).size() == 32);
  CHECK(digest(one_of_each()).find_first_not_of("0123456789abcdef") == std::string::npos);
}

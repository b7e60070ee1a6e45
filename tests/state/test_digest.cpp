#include <functional>
#include <set>
#include <vector>

#include "kith/state/state_bytes.hpp"
#include "kith/state/state_members.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

/// One of everything.
State one_of_each() {
  State c;
  each_column([](ColumnFacts const&, auto& column) { column.assign(8, 0); }, c.residents);
  c.requests.add({}), c.episodes.add({}), c.medications.add({}), c.spells.add({});
  c.contacts.add({}), c.made_ties.add({}), c.members.add({}), c.peers.add({});
  c.members.merge_arrivals(), c.peers.merge_arrivals();
  c.requests.merge_arrivals(), c.episodes.merge_arrivals(), c.medications.merge_arrivals(),
      c.spells.merge_arrivals();
  c.contacts.merge_arrivals(), c.made_ties.merge_arrivals();
  c.wait_log.resize(1), c.services.resize(1), c.partnerships.resize(1);
  c.services[0].posts.resize(1);
  c.unmet_by_zone.resize(1), c.partnerships[0].known_unmet.resize(1);
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

using Change = std::function<void(State&)>;

template <class T>
void change(T& value) {
  value = static_cast<T>(value + 1);
}
void change(bool& value) {
  value = !value;
}

template <class T, class... Members>
void each_member(std::vector<Change>& changes, T& (*find)(State&), Members... members) {
  (changes.push_back([=](State& c) { change(find(c).*members); }), ...);
}

void change_ledgers(std::vector<Change>& all) {
  using R = Request;
  each_member<R>(
      all, [](State& c) -> R& { return *c.requests.begin(); }, &R::row, &R::week, &R::service,
      &R::needs_referral, &R::coached, &R::returning, &R::bad_wait, &R::record, &R::followed);
  using E = Episode;
  each_member<E>(
      all, [](State& c) -> E& { return *c.episodes.begin(); }, &E::row, &E::service, &E::post,
      &E::sessions);
  using M = Medication;
  each_member<M>(
      all, [](State& c) -> M& { return *c.medications.begin(); }, &M::row, &M::stop, &M::next_visit,
      &M::service);
  using S = Spell;
  each_member<S>(
      all, [](State& c) -> S& { return *c.spells.begin(); }, &S::row, &S::onset, &S::until_session,
      &S::k6_at_onset, &S::sessions, &S::visits, &S::medicated_weeks, &S::stage, &S::improved);
  using C = StigmaContact;
  each_member<C>(
      all, [](State& c) -> C& { return *c.contacts.begin(); }, &C::row, &C::week);
  using T = MadeTie;
  each_member<T>(
      all, [](State& c) -> T& { return *c.made_ties.begin(); }, &T::row, &T::other);
  using B = Member;
  each_member<B>(
      all, [](State& c) -> B& { return *c.members.begin(); }, &B::row, &B::since, &B::bit,
      &B::partnership, &B::volunteers);
  using L = Peer;
  each_member<L>(
      all, [](State& c) -> L& { return *c.peers.begin(); }, &L::row, &L::since, &L::service,
      &L::employed);
}

void change_organizations(std::vector<Change>& all) {
  using W = WaitRecord;
  each_member<W>(
      all, [](State& c) -> W& { return c.wait_log[0]; }, &W::requested, &W::cell, &W::outcome,
      &W::weeks);
  using O = Post;
  each_member<O>(
      all, [](State& c) -> O& { return c.services[0].posts[0]; }, &O::fte, &O::filled);
  using V = ServiceState;
  each_member<V>(
      all, [](State& c) -> V& { return c.services[0]; }, &V::slots_carried, &V::present_wait,
      &V::use_of_slots, &V::starts_per_week, &V::queue_length, &V::clients, &V::open);
  using P = PartnershipState;
  each_member<P>(
      all, [](State& c) -> P& { return c.partnerships[0]; }, &P::goals, &P::communication,
      &P::trust, &P::resources, &P::inclusion, &P::maturity, &P::cash_usd, &P::money_in_usd,
      &P::money_out_usd, &P::spent_usd, &P::staff_fte, &P::affordable, &P::grants, &P::grant_end,
      &P::started, &P::alive, &P::earned_usd, &P::gatekeepers, &P::competent, &P::volunteers);
  for (std::size_t policy = 0; policy < policy_count; ++policy)
    all.emplace_back([policy](State& c) { change(c.partnerships[0].won[policy]); });
  all.emplace_back([](State& c) { change(c.partnerships[0].known_unmet[0]); });
  using K = CooperativeState;
  each_member<K>(
      all, [](State& c) -> K& { return c.partnerships[0].cooperative; }, &K::cash_usd,
      &K::budget_usd_per_year, &K::dues_usd, &K::members, &K::volunteers, &K::decides,
      &K::weeks_in_debt, &K::founded, &K::open);
  for (std::size_t k = 0; k < cooperative_services; ++k)
    all.emplace_back([k](State& c) { change(c.partnerships[0].cooperative.shares[k]); });
  using C = State;
  each_member<C>(
      all, [](State& c) -> C& { return c; }, &C::wait_log_first, &C::recovery_norm);
  all.emplace_back([](State& c) { change(c.unmet_by_zone[0]); });
}

std::vector<Change> every_change() {
  std::vector<Change> all;
  int columns = 0;
  Residents residents;
  each_column([&](ColumnFacts const&, auto&) { ++columns; }, residents);
  for (int wanted = 0; wanted < columns; ++wanted)
    all.emplace_back([wanted](State& c) {
      int at = 0;
      each_column(
          [&](ColumnFacts const&, auto& column) {
            if (at++ == wanted) change(column[7]);
          },
          c.residents);
    });
  change_ledgers(all);
  change_organizations(all);
  return all;
}

}  // namespace

TEST_CASE("Every member of a community counts for its digest, for equality and for checkpoints") {
  State const before = one_of_each();
  std::set<std::string> digests = {digest(before)};
  std::vector<Change> const changes = every_change();
  CHECK(changes.size() > 70);
  for (std::size_t k = 0; k < changes.size(); ++k) {
    CAPTURE(k);
    State after = before;
    CHECK(after == before);
    changes[k](after);
    CHECK_FALSE(after == before);
    CHECK(digests.insert(digest(after)).second);
    CHECK(there_and_back(after) == after);
  }
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

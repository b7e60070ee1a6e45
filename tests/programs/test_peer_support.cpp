#include <map>
#include <stdexcept>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/offer_care.hpp"
#include "tests/catch.hpp"
#include "tests/programs/program_world.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr double peers_fte = 2.0;  // as towns.hpp says

Scenario town_with_peers() {
  return small_town("[time]\nsettling_weeks = 0\n" + partnership("with", peers, 0));
}

ServiceState& peer_service(World& world) {
  for (std::size_t i = 0; i < world.compiled.services.size(); ++i)
    if (world.compiled.services[i].id == "with/peer_support") return world.state.services[i];
  throw std::logic_error("no peers");
}

void fill_posts(World& world) {
  for (Post& post : peer_service(world).posts) post.filled = true;
}

double spent_on_peers(World const& world) {
  double usd = 0.0;
  for (Expense const& expense : world.flow.effects.expenses)
    if (expense.program == "peer_support") usd += expense.usd;
  return usd;
}

}  // namespace

TEST_CASE("Until the posts of peers are filled, nobody talks to residents and nobody is paid") {
  World world(town_with_peers());
  world.run_until("serve");
  double fte = 0.0;
  for (Post const& post : peer_service(world).posts) {
    fte += post.fte;
    CHECK_FALSE(post.filled);
  }
  CHECK(fte == Approx(peers_fte));
  CHECK(world.flow.effects.contacts.empty());
  CHECK(spent_on_peers(world) == 0.0);
}

TEST_CASE("Peers in post are paid and tell as many people about recovery as the evidence says") {
  World world(town_with_peers());
  world.run_until("serve");
  world.run_from("serve");
  fill_posts(world);
  world.run_until("serve");
  EvidenceBase const& evidence = world.compiled.evidence;
  REQUIRE(world.flow.effects.contacts.size() == 1);
  Contacts const& talks = world.flow.effects.contacts[0];
  CHECK(talks.number == Approx(peers_fte * evidence.programs->peer_talks_per_week));
  CHECK(talks.discloses);
  CHECK_FALSE(talks.screens);
  CHECK(spent_on_peers(world) == Approx(peers_fte * evidence.costs->peer_year_usd / 52.0));
}

TEST_CASE("Hearing about recovery for the first time lowers stigma by the effect of a contact") {
  Scenario town = town_with_peers();
  town.evidence.programs->peer_talks_per_week.value = 20.0;
  World world(std::move(town));
  world.run_until("serve");
  world.run_from("serve");
  fill_posts(world);
  world.run_until("make_contacts");
  auto const before = world.state.residents.stigma;
  world.run("make_contacts");
  std::map<Row, int> heard;
  for (StigmaContact const& contact : world.state.contacts) ++heard[contact.row];
  CHECK(heard.size() > 30);
  for (auto const& [row, times] : heard) {
    if (times > 1) continue;
    double const lost = (before[row] - world.state.residents.stigma[row]) / double{stigma_scale};
    CHECK(lost == Approx(world.compiled.evidence.stigma->contact_sd.value).margin(0.001));
  }
}

TEST_CASE("A client of a peer starts no second course but may start care") {
  ProgramWorld world(peers);
  world.staff();
  auto const course = static_cast<std::size_t>(world.service("with/peer_support"));
  auto const therapists = static_cast<std::size_t>(world.service("therapists"));
  Row const client = world.somebody([&](Row row) {
    return world.state.residents.status[row] == 0 &&
           admits(world.state, world.flow.context, world.compiled.services[course], row);
  });
  world.state.residents.status[client] = supported;
  CHECK_FALSE(admits(world.state, world.flow.context, world.compiled.services[course], client));
  CHECK(admits(world.state, world.flow.context, world.compiled.services[therapists], client));
  offer_care(world.state, world.flow.context, world.flow.events, client, static_cast<int>(course),
             false);
  CHECK((world.state.residents.status[client] & waiting) == 0);
  offer_care(world.state, world.flow.context, world.flow.events, client,
             static_cast<int>(therapists), false);
  CHECK((world.state.residents.status[client] & waiting) != 0);
}

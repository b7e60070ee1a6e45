#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "tests/catch.hpp"
#include "tests/programs/program_world.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const colocated = "with/colocated_clinic";
constexpr double therapist_fte = 2.0;  // as towns.hpp says

double posts_fte(ProgramWorld const& world, std::string const& id) {
  double fte = 0.0;
  for (Post const& post : world.service_state(id).posts) fte += post.fte;
  return fte;
}

double offered(ProgramWorld const& world, std::vector<double> const& by_service) {
  return by_service[static_cast<std::size_t>(world.service(colocated))];
}

/// FTE of usual care's therapists who see clients.
double usual_posts(ProgramWorld const& world) {
  return 1.3 * world.compiled.evidence.care->effective_therapist_posts;
}

}  // namespace

TEST_CASE("Therapists of a co-located clinic are hired, and paid by the slot once in post") {
  ProgramWorld world(clinic);
  world.run_until("serve");
  CHECK(posts_fte(world, colocated) == Approx(therapist_fte));
  CHECK(world.filled(colocated) == 0.0);
  CHECK(world.spent("colocated_clinic") == 0.0);
  world.run_from("serve");
  world.run_until("serve");
  EvidenceBase const& e = world.compiled.evidence;
  CHECK(world.filled(colocated) == Approx(therapist_fte));
  CHECK(world.spent("colocated_clinic") ==
        Approx(therapist_fte * slots_per_fte_week(Role::therapist, e) *
               e.costs->therapy_session_usd));
}

TEST_CASE("Co-located care at zero dose needs no posts and costs nothing") {
  ProgramWorld world(clinic + "\ndose = 0");
  world.staff();
  CHECK(world.service_state(colocated).posts.empty());
  CHECK(world.spent("colocated_clinic") == 0.0);
  CHECK(offered(world, world.flow.context.offers.desired_fte) == 0.0);
}

TEST_CASE("More people start care at the host's place, with trust in the host") {
  ProgramWorld world(clinic);
  world.staff();
  ServiceOffers const& offers = world.flow.context.offers;
  CHECK(offered(world, offers.start_logit) ==
        Approx(double{world.compiled.evidence.care->start_colocated}));
  CHECK(offered(world, offers.lent_trust) == 1.0);
  CHECK(offers.lent_trust[static_cast<std::size_t>(world.service("therapists"))] == 0.0);
}

TEST_CASE("A partnership at half strength lends half the trust, with as many therapists") {
  ProgramWorld world(clinic);
  world.live_on(2);
  world.staff_at_strength(0.5);
  ServiceOffers const& offers = world.flow.context.offers;
  CHECK(offered(world, offers.start_logit) ==
        Approx(0.5 * world.compiled.evidence.care->start_colocated));
  CHECK(offered(world, offers.lent_trust) == Approx(0.5));
  CHECK(offered(world, offers.desired_fte) == Approx(therapist_fte));
}

TEST_CASE("Nobody in the host's zone travels to a co-located clinic or needs a referral") {
  ProgramWorld world(clinic);
  Service const& service = world.what(colocated);
  CHECK(service.role == Role::therapist);
  CHECK(service.walk_in);
  CHECK(service.referral_required_share == 0.0);
  double const per_minute = world.compiled.evidence.help_seeking->distance_per_minute;
  auto const way = [&](int zone) {
    return world.compiled
        .acceptance(world.compiled.access.index({zone, 0, 1, 1, 0}),
                    static_cast<std::size_t>(world.service(colocated)))
        .travel;
  };
  CHECK(way(1) == 1.0);  // the valley, the center's zone
  CHECK(std::log(way(0)) == Approx(per_minute * 20.0));
}

TEST_CASE("Moved staff leave the agency's site and begin at once") {
  ProgramWorld world(
      "colocated_clinic:therapist_fte = 0.8\nstaff = \"moved\"\n"
      "moved_from = \"therapists\"");
  world.compiled.evidence.care->refill_weeks.value = 50.0;
  world.run_until("serve");
  CHECK(posts_fte(world, "therapists") == Approx(usual_posts(world) - 0.8));
  CHECK(world.filled(colocated) == Approx(0.8));
}

TEST_CASE("Added staff leave the agency's site unchanged") {
  ProgramWorld world(clinic);
  world.staff();
  CHECK(posts_fte(world, "therapists") == Approx(usual_posts(world)));
}

TEST_CASE("A co-located clinic for members of the center admits nobody else") {
  ProgramWorld world(clinic + "\neligible = { members_of = [\"center\"] }");
  world.staff();
  Residents const& r = world.state.residents;
  auto const takes = [&](bool member) {
    Row const row = world.somebody([&](Row somebody) {
      return r.status[somebody] == 0 && ((r.memberships[somebody] & 2u) != 0) == member;
    });
    return admits(world.state, world.flow.context, world.what(colocated), row);
  };
  CHECK(takes(true));
  CHECK_FALSE(takes(false));
}

TEST_CASE("Therapists of a co-located clinic speak the languages and know the cultures stated") {
  ProgramWorld world(clinic + "\nlanguages = [\"es\"]\nculture_of = [\"veterans\"]");
  CHECK(world.what(colocated).languages == 2);   // bit 1: the language of the first group
  CHECK(world.what(colocated).culture_of == 2);  // bit 1: the second group
}

#include <cmath>

#include "kith/evidence/help_seeking.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town with a partnership that runs a clinic and outreach; the comparator spends the same money
/// on slots of the town's only therapists.
Scenario town(std::string const& id, double therapists_fte) {
  Scenario town =
      small_town("[time]\nweeks = 104\nsettling_weeks = 104\n[community]\nresidents = 6_000\n" +
                     partnership("with", clinic + ";" + outreach, 0) +
                     "[same_money]\nenabled = true\nprovider = \"therapists\"\n",
                 id);
  town.run.replicates = 8;
  town.run.parameters = ParameterMode::central;
  for (Provider& provider : town.providers)
    if (provider.id == "therapists") provider.fte = therapists_fte;
  return town;
}

/// Scarce care that accepts everybody and is near.
Scenario long_waits_and_few_barriers() {
  Scenario few = town("long-waits", 2.0);
  few.evidence.known_services->to_doctors_share.value = 0.05;  // slots are known, the clinic is not
  few.evidence.known_services->in_zone_share.value = 0.05;
  return few;
}

/// Therapists with time who accept only private insurance, an hour from the uninsured half.
Scenario idle_slots_and_high_barriers() {
  Scenario high = town("idle-slots", 12.0);
  high.margins.uninsured_share_under_65 = 0.4;
  for (Provider& provider : high.providers)
    if (provider.role == Role::therapist) provider.accepts = {"private"};
  for (Zone& zone : high.zones)
    for (auto& [to, minutes] : zone.minutes_to) minutes = 60.0;
  return high;
}

struct Gain {
  double mean, error;
};

/// The mean gain of the partnership over the same money on clinic slots, by paired replicates, with
/// its standard error.
Gain gain_over_slots(Scenario const& what, std::string const& outcome) {
  Results const results = collect({what});
  double sum = 0.0, squares = 0.0;
  int const n = what.run.replicates;
  for (int k = 0; k < n; ++k) {
    double const gain = results.adults(what.id, outcome, 26, 104, k) -
                        results.adults(what.id + "-same-money", outcome, 26, 104, k);
    sum += gain, squares += gain * gain;
  }
  double const mean = sum / n;
  return {mean, std::sqrt((squares / n - mean * mean) / (n - 1))};
}

}  // namespace

TEST_CASE("If waits are long and barriers few, clinic slots do more") {
  Scenario const scarce = long_waits_and_few_barriers();
  Gain const k6 = gain_over_slots(scarce, "k6_mean");
  Gain const in_care = gain_over_slots(scarce, "in_care_share");
  CAPTURE(k6.mean, k6.error, in_care.mean, in_care.error);
  CHECK(k6.mean > 2.0 * k6.error);
  CHECK(in_care.mean < -2.0 * in_care.error);
}

TEST_CASE("If slots are idle and barriers high, a partnership does more") {
  Scenario const idle = idle_slots_and_high_barriers();
  Gain const k6 = gain_over_slots(idle, "k6_mean");
  Gain const in_care = gain_over_slots(idle, "in_care_share");
  CAPTURE(k6.mean, k6.error, in_care.mean, in_care.error);
  CHECK(k6.mean < -2.0 * k6.error);
  CHECK(in_care.mean > 2.0 * in_care.error);
}

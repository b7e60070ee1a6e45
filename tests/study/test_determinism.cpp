#include <algorithm>
#include <cmath>

#include "kith/study/replicate_study.hpp"
#include "kith/study/second_life.hpp"
#include "tests/catch.hpp"
#include "tests/study/same.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const time_and_run = for_weeks(40, 20, 4);

Scenario with_clinic() {
  return small_town(time_and_run + partnership("one", clinic + ";" + outreach), "with-clinic");
}
Scenario with_peers() {
  return small_town(time_and_run + partnership("two", peers, 10), "with-peers");
}

std::vector<std::string> services_of(Results const& of) {
  for (Dimension const& dimension : of.layout.dimensions)
    if (dimension.name == "program_service") return dimension.labels;
  return {};
}

/// Whether an outcome by year and service is equal for the services that both studies have.
bool same_services(Results const& a, Results const& b, std::string const& outcome,
                   std::string const& id, int k) {
  auto const of_a = services_of(a), of_b = services_of(b);
  auto const& in_a = std::get<std::vector<double>>(a.of(id, k).values[a.index_of(outcome)]);
  auto const& in_b = std::get<std::vector<double>>(b.of(id, k).values[b.index_of(outcome)]);
  bool equal = in_a.size() / of_a.size() == in_b.size() / of_b.size();
  for (std::size_t s = 0; s < of_a.size(); ++s) {
    auto const there =
        static_cast<std::size_t>(std::find(of_b.begin(), of_b.end(), of_a[s]) - of_b.begin());
    if (there == of_b.size()) continue;
    for (std::size_t year = 0; equal && year < in_a.size() / of_a.size(); ++year) {
      double const one = in_a[year * of_a.size() + s], other = in_b[year * of_b.size() + there];
      equal = one == other || (std::isnan(one) && std::isnan(other));
    }
  }
  return equal;
}

/// As `same`, except for the tables of partnerships, whose axis has the partnerships of the study.
bool same_but_partnerships(Results const& a, Results const& b, std::string const& id, int k) {
  bool equal = a.of(id, k).digest == b.of(id, k).digest;
  for (std::size_t o = 0; o < a.layout.outcomes.size(); ++o) {
    Outcome const& outcome = a.layout.outcomes[o];
    if (outcome.group != "/") continue;
    if (outcome.dims.back() == "program_service") {
      equal = equal && same_services(a, b, outcome.name, id, k);
      continue;
    }
    equal = equal && same(a.of(id, k).values[o], b.of(id, k).values[b.index_of(outcome.name)]);
  }
  return equal;
}

std::string life_digest(Study const& study, int life) {
  std::string digest;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&& run) { digest = run.digest; };
  run_study(study, {1, {life}, {0}}, hooks);
  return digest;
}

}  // namespace

TEST_CASE("Results do not depend on the number of threads") {
  Study const study = make_study({with_clinic(), with_peers()});
  RunOptions options;
  Results const one = collect(study, options);
  REQUIRE(one.runs.size() == 12);
  for (int const threads : {2, 5, 9}) {  // 5: four replicates; 9: two threads within each
    CAPTURE(threads);
    options.threads = threads;
    Results const many = collect(study, options);
    REQUIRE(many.runs.size() == one.runs.size());
    for (auto const& [key, run] : one.runs) CHECK(same(run, many.of(key.first, key.second)));
  }
}

TEST_CASE("Threads within a replicate change nothing") {
  Study const study = make_study({with_clinic()});
  Results const one = collect(study, {1, {0}});
  Results const three = collect(study, {3, {0}});
  REQUIRE(one.runs.size() == 2);
  for (auto const& [key, run] : one.runs) CHECK(same(run, three.of(key.first, key.second)));
}

TEST_CASE("A town of several ranges gives equal results for any number of threads") {
  std::string partnerships;
  for (std::string const& program : every_program())
    partnerships += partnership("p" + std::to_string(partnerships.size()), program, 2);
  Scenario town = small_town(for_weeks(16, 8, 1) + partnerships, "large");
  town.margins.residents = 300'000;
  for (Provider& provider : town.providers) provider.fte *= 100.0;
  Study const study = make_study({town});
  Results const one = collect(study, {1, {0}});
  for (int const threads : {2, 5}) {
    CAPTURE(threads);
    Results const many = collect(study, {threads, {0}});
    REQUIRE(many.runs.size() == 2);
    for (auto const& [key, run] : one.runs) CHECK(same(run, many.of(key.first, key.second)));
  }
}

TEST_CASE("A replicate alone is the same as among others, and each is different") {
  Study const study = make_study({with_clinic()});
  Results const all = collect(study);
  Results const alone = collect(study, {1, {3}});
  REQUIRE(alone.runs.size() == 2);
  for (auto const& [key, run] : alone.runs) CHECK(same(run, all.of(key.first, 3)));
  CHECK_FALSE(same(all.of("with-clinic", 0), all.of("with-clinic", 1)));
  CHECK_FALSE(same(all.of("with-clinic", 0), all.of("usual-care", 0)));
}

TEST_CASE("The order of scenarios changes nothing") {
  Results const ab = collect({with_clinic(), with_peers()}, {1, {0, 1}});
  Results const ba = collect({with_peers(), with_clinic()}, {1, {0, 1}});
  for (auto const& [key, run] : ab.runs)
    CHECK(same_but_partnerships(ab, ba, key.first, key.second));
}

TEST_CASE("Scenarios that share a history give the same results as alone") {
  Results const together = collect({with_clinic(), with_peers()}, {1, {1}});
  Results const clinic_alone = collect({with_clinic()}, {1, {1}});
  Results const peers_alone = collect({with_peers()}, {1, {1}});
  CHECK(same_but_partnerships(clinic_alone, together, "with-clinic", 1));
  CHECK(same_but_partnerships(peers_alone, together, "with-peers", 1));
  CHECK(same_but_partnerships(peers_alone, together, "usual-care", 1));
}

TEST_CASE("Another seed is another community") {
  Scenario other = with_clinic();
  Results const before = collect({other}, {1, {0}});
  other.run.seed += 1;
  Results const after = collect({other}, {1, {0}});
  CHECK(before.of("usual-care").digest != after.of("usual-care").digest);
}

TEST_CASE("A stopped study gives no partial results") {
  std::atomic<bool> stop = true;
  int results = 0;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&&) { ++results; };
  hooks.stop = &stop;
  CHECK_FALSE(run_study(make_study({with_clinic()}), {}, hooks));
  CHECK(results == 0);
}

TEST_CASE("Progress adds up to the resident-weeks of the study") {
  Study const study = make_study({with_clinic(), with_peers()});
  double lived = 0.0;
  RunHooks hooks;
  hooks.on_progress = [&](double more) { lived += more; };
  RunOptions const options{2, {0, 2}};
  CHECK(run_study(study, options, hooks));
  CHECK(lived == resident_weeks(study, options));
}

TEST_CASE("A second life has its replicate's uncertain numbers and other random numbers") {
  Scenario town = small_town(for_weeks(8, 0, 2) + partnership("one", clinic));
  town.run.parameters = ParameterMode::draws;
  PopulationIndex const index = index_population(people_of(town, 3));
  auto const number_in = [&](int life) {
    CompiledScenario const compiled = setting_of(town, life, index);
    return compiled.evidence.help_seeking->base_hazard_per_week.value;
  };
  CHECK(number_in(second_life_of(3)) == number_in(3));
  CHECK(number_in(second_life_of(4)) != number_in(3));
  Study const study = make_study({town});
  CHECK(life_digest(study, second_life_of(1)) != life_digest(study, 1));
  CHECK(life_digest(study, second_life_of(1)) == life_digest(study, second_life_of(1)));
}

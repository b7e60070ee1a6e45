#include <cmath>
#include <map>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/population.hpp"
#include "kith/study/panel.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A panel in memory: people, and their data by scenario and week.
struct Followed {
  std::vector<PanelPerson> people;
  std::map<std::pair<std::size_t, Week>, std::vector<PersonWeek>> weeks;
  std::map<std::pair<std::size_t, Week>, std::vector<std::string>> places;

  /// Where a person had care or support; "" if nowhere.
  [[nodiscard]] std::string place(std::pair<std::size_t, Week> key, std::size_t person) const {
    std::uint16_t const at = weeks.at(key)[person].care_or_support_at;
    return at == no_place ? "" : places.at(key).at(at);
  }
};

Followed follow(Study const& study, std::optional<std::size_t> people, int replicate = 0) {
  Followed all;
  PanelRequest request{replicate, people, {}};
  request.on_week = [&](PanelWeek const& week) {
    auto& one = all.weeks[{week.scenario, week.week}];
    REQUIRE(one.empty());
    one.assign(week.people.begin(), week.people.end());
    all.places[{week.scenario, week.week}] = week.places;
  };
  all.people = follow_panel(study, request);
  return all;
}

bool is_adult(Followed const& all, PersonWeek const& one) {
  return all.people[one.person].age >= 18;
}

/// Share of adults at K6 of 13 or more in a week.
double serious_share(Followed const& all, std::vector<PersonWeek> const& week) {
  double people = 0.0, serious = 0.0;
  for (PersonWeek const& one : week) {
    if (!is_adult(all, one)) continue;
    people += 1.0;
    serious += one.k6 >= 13.0F ? 1.0 : 0.0;
  }
  return serious / people;
}

/// Number of adults with all these kinds of care in a week.
int with_care(Followed const& all, Week week, unsigned kinds) {
  int people = 0;
  for (PersonWeek const& one : all.weeks.at({0, week}))
    people += is_adult(all, one) && (one.care & kinds) == kinds ? 1 : 0;
  return people;
}

Study of_town(std::string const& text) {
  return make_study({small_town(text, "usual-care")});
}

/// A study of a town with two partnerships, over a number of weeks.
Study with_partnerships(int weeks) {
  std::string const time = for_weeks(weeks, 20, 1);
  return make_study({small_town(time + partnership("one", clinic + ";" + outreach)),
                     small_town(time + partnership("two", peers, 7), "second")});
}

}  // namespace

TEST_CASE("A panel of everybody agrees with a study") {
  Scenario const town = small_town(for_weeks(8, 20, 2), "usual-care");
  Results const study = collect({town});
  for (int replicate = 0; replicate < 2; ++replicate) {
    Followed const all = follow(make_study({town}), std::nullopt, replicate);
    REQUIRE(all.weeks.size() == 8);
    for (Week week = 0; week < 8; ++week) {
      CHECK(all.weeks.at({0, week}).size() == all.weeks.at({0, 0}).size());
      CHECK(serious_share(all, all.weeks.at({0, week})) ==
            Approx(study.adults("usual-care", "serious_distress_share", week, week + 1, replicate))
                .margin(0.002));  // the panel has everybody's age as of their first week
    }
  }
}

TEST_CASE("Care in a panel of everybody agrees with a study of usual care") {
  Scenario const town = small_town(for_weeks(3, 40, 1), "usual-care");
  Results const study = collect({town});
  auto const counted = [&](char const* flow) { return study.adults("usual-care", flow, 0, 1, 0); };
  Followed const all = follow(make_study({town}), std::nullopt);
  // Nobody has two sessions or makes two requests in a week.
  CHECK(with_care(all, 0, therapist_session) == Approx(counted("therapy_sessions_delivered")));
  CHECK(with_care(all, 0, therapist_session) > 10);
  CHECK(with_care(all, 0, asked_for_care) == Approx(counted("requests_made")));
  CHECK(with_care(all, 0, asked_for_care) > 0);
  CHECK(with_care(all, 0, waits_for_care) > 0);
  CHECK(with_care(all, 0, helper_contact) == 0);  // usual care has no helpers
  int prescribed = 0, doctors = 0;
  for (Week week = 0; week < 3; ++week) {
    prescribed += with_care(all, week, prescriber_visit);
    doctors += with_care(all, week, general_medical_visit | on_medication);
  }
  CHECK(prescribed > 0);
  CHECK(doctors > 0);
  CHECK(with_care(all, 2, on_medication) > prescribed);
}

TEST_CASE("A panel follows the same people in every scenario, whom only partnerships change") {
  Study const study = with_partnerships(30);
  REQUIRE(study.scenarios.size() == 3);
  Followed const all = follow(study, std::nullopt);
  REQUIRE(all.weeks.size() == 3 * 30);
  int served = 0, met = 0, apart = 0;
  for (auto const& [key, lived] : all.weeks) {
    auto const& usual = all.weeks.at({0, key.second});
    REQUIRE(lived.size() == usual.size());
    for (std::size_t k = 0; k < lived.size(); ++k) {
      REQUIRE(lived[k].person == usual[k].person);
      bool const same = lived[k].k6 == usual[k].k6 && lived[k].care == usual[k].care;
      if (key.second < 4) REQUIRE(same);
      if (key.second < 4) REQUIRE(all.place(key, k) == all.place({0, key.second}, k));
      if (key.first == 0) REQUIRE(all.place(key, k).find("colocated") == std::string::npos);
      apart += same ? 0 : 1;
      served += lived[k].client_of != 0 ? 1 : 0;
      met += lived[k].met_by != 0 ? 1 : 0;
      if (key.first == 0) REQUIRE((lived[k].client_of | lived[k].met_by) == 0);
    }
  }
  CHECK(served > 20);
  CHECK(met > 20);
  CHECK(apart > 100);
}

TEST_CASE("A sample is part of everybody, and no newcomer joins it") {
  Study const study = with_partnerships(60);
  Followed const some = follow(study, 100), all = follow(study, std::nullopt);
  REQUIRE(some.people.size() == 100);
  CHECK(all.people.size() > all.weeks.at({0, 0}).size());
  std::map<std::pair<Row, int>, std::uint32_t> known;
  for (std::uint32_t k = 0; k < all.people.size(); ++k)
    known[{all.people[k].home, all.people[k].generation}] = k;
  for (std::size_t scenario = 0; scenario < 3; ++scenario)
    for (PersonWeek const& one : some.weeks.at({scenario, 59})) {
      PanelPerson const& person = some.people[one.person];
      CHECK(person.first_week == 0);
      std::uint32_t const same = known.at({person.home, person.generation});
      CHECK(all.people[same].strata == person.strata);
      for (PersonWeek const& other : all.weeks.at({scenario, 59}))
        if (other.person == same) CHECK(other.k6 == one.k6);
    }
}

TEST_CASE("People are described as of the partnerships' first week, newcomers as of their own") {
  Followed const all = follow(with_partnerships(40), std::nullopt);
  int newcomers = 0, gone = 0;
  for (PanelPerson const& person : all.people) {
    bool const left_before = person.last_week < 4;
    Week const expected = left_before ? person.first_week : std::max(4, person.first_week);
    CHECK(person.baseline_week == expected);
    CHECK_FALSE(person.strata.empty());
    newcomers += person.first_week > 0 ? 1 : 0;
    gone += person.last_week < 39 ? 1 : 0;
  }
  CHECK(newcomers > 10);
  CHECK(gone == newcomers);
}

TEST_CASE("People who die or move away leave a panel for good, others stay") {
  Followed const all = follow(of_town(for_weeks(104, 0, 1)), 800);
  REQUIRE(all.people.size() == 800);
  for (auto const& [key, lived] : all.weeks)
    for (PersonWeek const& one : lived) REQUIRE(key.second <= all.people[one.person].last_week);
  double const left = 1.0 - static_cast<double>(all.weeks.at({0, 103}).size()) / 800.0;
  CHECK(left > 0.06);  // 6 % a year are replaced
  CHECK(left < 0.20);
}

TEST_CASE("A person who changes homes stays the same person in the panel") {
  Scenario town = small_town(for_weeks(104, 0, 1));
  town.evidence.distress->trait_share.value = 0.95;
  town.evidence.population->moved_per_year.value = 0.9;
  Followed const all = follow(make_study({town}), 800);
  std::map<std::uint32_t, float> last;
  int jumps = 0;
  for (auto const& [key, lived] : all.weeks)
    for (PersonWeek const& one : lived) {
      if (last.count(one.person) > 0) jumps += std::abs(one.k6 - last[one.person]) > 8.0F ? 1 : 0;
      last[one.person] = one.k6;
    }
  CHECK(jumps < 100);  // else 1,300 moves would be jumps between strangers' K6
}

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "kith/evidence/care.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/scenario/program.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"
#include "tests/study/bounds/adds_up.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Scenario files of a folder, sorted by name.
std::vector<std::string> files_of(std::string const& folder) {
  std::set<std::string> files;
  namespace fs = std::filesystem;
  for (auto const& entry : fs::directory_iterator(kith_tests::source_dir() + "/" + folder))
    if (entry.path().extension() == ".toml" &&
        !entry.path().filename().string().starts_with("evidence") &&
        entry.path().filename() != "national.toml")
      files.insert(folder + "/" + entry.path().filename().string());
  return {files.begin(), files.end()};
}

/// All scenario files of the library.
std::vector<std::string> library() {
  return files_of("scenarios");
}

/// The variants of `everything-together` that each leave out one part.
std::vector<std::string> parts() {
  return files_of("scenarios/everything-together");
}

std::vector<std::string> library_and_parts() {
  std::vector<std::string> all = library();
  for (std::string const& file : parts()) all.push_back(file);
  return all;
}

std::vector<std::string> const small = {"community.residents=3_000", "time.settling_weeks=10",
                                        "run.replicates=1"};

/// A scenario in a tenth of its community, with partnerships at work from the first week.
Scenario at_work(std::string const& file) {
  Scenario scenario = read(file, small);
  for (Provider& provider : scenario.providers) provider.fte *= 0.12;
  AdvocacyEvidence& e = *scenario.evidence.advocacy;  // so that programs waiting for a win begin
  e.win_per_year.value = e.most_per_year.value = 1.0;
  e.reference_members_share.value = 0.001;
  e.delay_weeks.value = 0.0;
  for (Partnership& partnership : scenario.partnerships) {
    partnership.start_week = 0;
    partnership.established = true;
  }
  return scenario;
}

/// Whether a service fills its posts only with trained residents, which is slow.
bool trains_its_own(World const& world) {
  return std::any_of(world.compiled.services.begin(), world.compiled.services.end(),
                     [](Service const& service) { return service.own_people; });
}

}  // namespace

TEST_CASE("Each scenario of the library has a question and extends a community") {
  std::set<std::string> ids;
  REQUIRE(library().size() >= 20);
  for (std::string const& file : library()) {
    CAPTURE(file);
    Scenario const scenario = read(file);
    CHECK(ids.insert(scenario.id).second);
    CHECK(file == "scenarios/" + scenario.id + ".toml");
    CHECK(scenario.question.size() > 10);
    CHECK(scenario.question.back() == '?');
    CHECK_FALSE(scenario.partnerships.empty());
    CHECK(scenario.source_toml.find("extends = \"communities/") != std::string::npos);
  }
}

TEST_CASE("Everything together holds every program, and each of its parts is left out once") {
  std::set<std::string_view> all;
  for (ProgramKind const& kind : program_catalogue()) all.insert(kind.name);
  auto const held = [](std::string const& file) {
    std::set<std::string_view> kinds;
    Scenario const scenario = read(file);
    for (ProgramPtr const& program : scenario.partnerships.at(0).programs)
      kinds.insert(program->kind());
    return kinds;
  };
  std::vector<Scenario> study = {read("scenarios/everything-together.toml")};
  CHECK(held("scenarios/everything-together.toml") == all);
  CHECK(parts().size() == all.size());
  for (std::string const& file : parts()) study.push_back(read(file));
  CHECK(make_study(study).scenarios.size() == all.size() + 2);  // plus usual care and the whole
}

TEST_CASE("In every scenario of the library money, posts, slots and people add up in every week") {
  for (std::string const& file : library_and_parts()) {
    CAPTURE(file);
    World world(at_work(file));
    Books books;
    std::set<std::string_view> worked;
    world.live_on(10);
    for (int week = 0; week < 70; ++week) {
      live_within_slots(world);
      CAPTURE(week);
      books.check(world);
      check_posts(world);
      Residents const& r = world.state.residents;
      REQUIRE(mismatches(world.state.requests, r, waiting) == 0);
      REQUIRE(mismatches(world.state.episodes, r, in_episode | supported) == 0);
      for (Expense const& expense : world.flow.effects.expenses)
        if (expense.usd > 0.0) worked.insert(expense.program);
    }
    std::size_t idle = 0;
    for (Partnership const& partnership : world.scenario.partnerships)
      for (ProgramPtr const& program : partnership.programs)
        idle += 1 - worked.count(program->kind());
    CHECK(idle ==
          (file.find("together-without-") != std::string::npos ? 1 : 0));  // the part left out
  }
}

TEST_CASE("Grants and gifts of the library pay for the plan, and not much more") {
  for (std::string const& file : library()) {
    Scenario parallel_parts = read(file, {"time.settling_weeks=10", "run.replicates=1"});
    for (Partnership& partnership : parallel_parts.partnerships) {
      partnership.start_week = 0;
      partnership.established = true;
    }
    World world(std::move(parallel_parts));
    world.compiled.evidence.care->refill_weeks.value = 0.0;
    world.compiled.evidence.sharing->volunteer_recruit_weeks.value = 1.0;
    world.live_on(10 + 20);
    for (std::size_t p = 0; p < world.scenario.partnerships.size(); ++p) {
      Partnership const& partnership = world.scenario.partnerships[p];
      double income = partnership.grant_usd_per_year + partnership.other_income_usd_per_year;
      for (Income const& more : world.flow.effects.incomes)
        if (more.partnership == static_cast<int>(p) && !more.cooperative) income += more.usd * 52.0;
      double spent = 0.0;
      for (Expense const& expense : world.flow.effects.expenses)
        if (expense.partnership == static_cast<int>(p) && !expense.cooperative)
          spent += expense.usd * 52.0;
      CAPTURE(file, partnership.id, spent, income);
      CHECK(spent < income * 1.02);
      if (!trains_its_own(world)) CHECK(spent > income * 0.85);
    }
  }
}

#include <set>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

TEST_CASE("new writes a scenario and its community, ready to check") {
  KithProgram kith;
  Ended const made = kith({"new", "our-clinic", "--place", "Hidalgo County, TX", "--like",
                           "clinic-at-the-community-center", "--for", "county"});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK(made.out == "our-clinic.toml\n");
  CHECK_THAT(made.err, ContainsSubstring("divided by 29.5"));
  CHECK(kith({"check", "our-clinic.toml"}).code == 0);
  CHECK(std::filesystem::exists(kith.folder / "hidalgo-tx.toml"));
  CHECK(
      kith({"new", "our-clinic", "--place", "Hidalgo County, TX", "--like", "cooperative-of-peers"})
          .code == 4);  // the file exists
}

TEST_CASE("new names what is missing or unknown, and what exists") {
  KithProgram kith;
  Ended const unlike =
      kith({"new", "ours", "--place", "48215", "--like", "clinic-at-the-community-centre"});
  CHECK(unlike.code == 2);
  CHECK_THAT(unlike.err, ContainsSubstring("did you mean 'clinic-at-the-community-center'"));
  CHECK(
      kith({"new", "ours", "--place", "Washington County", "--like", "everything-together"}).code ==
      2);
  CHECK(kith({"new", "our clinic", "--place", "48215", "--like", "everything-together"}).code == 2);
  CHECK(kith({"new", "ours", "--place", "48215", "--like", "everything-together", "--for", "all"})
            .code == 2);
  CHECK_FALSE(std::filesystem::exists(kith.folder / "ours.toml"));
}

TEST_CASE("new divides posts and dollars for a place much smaller than the example") {
  KithProgram kith;
  std::filesystem::copy(kith_tests::source_dir() + "/scenarios/communities/teaching-town.toml",
                        kith.folder / "town.toml");
  Ended const made =
      kith({"new", "ours", "--place", "town.toml", "--like", "clinic-at-the-community-center"});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK_THAT(made.err, ContainsSubstring("posts and dollars are divided by 12.5"));
  std::string const text = contents(kith.folder / "ours.toml");
  CHECK_THAT(text, ContainsSubstring("therapist_fte = 0.128  # 1.6 for 25000 residents\n") &&
                       ContainsSubstring("  # 600000 for 25000 residents"));
  CHECK_THAT(kith({"check", "ours.toml"}).err, ContainsSubstring("ours.toml: valid: 2000"));
}

TEST_CASE("Every scenario of the library fits a county and, if it has the parts, the town") {
  KithProgram kith;
  std::filesystem::copy(kith_tests::source_dir() + "/scenarios/communities/teaching-town.toml",
                        kith.folder / "town.toml");
  // Only that example's place has both the Navajo Nation and Spanish speakers. The town has no
  // groups of veterans or refugees, and no recovery center.
  std::set<std::string> in_counties, in_town;
  std::size_t scenarios = 0;
  for (std::string const place : {"26163", "04001", "town.toml"}) {
    auto& carried = place == "town.toml" ? in_town : in_counties;
    std::istringstream lines(kith({"new", "--list", "--place", place}).out);
    std::string name, about, parts;
    scenarios = 0;
    while (std::getline(lines, name) && std::getline(lines, about) && std::getline(lines, parts)) {
      ++scenarios;
      if (parts.find(" has all its parts") == parts.npos || carried.contains(name)) continue;
      std::string const ours = "our-" + name;
      CHECK(kith({"new", ours, "--place", place, "--like", name}).code == 0);
      Ended const checked = kith({"check", ours + ".toml"});
      INFO(name << " in " << place << ":\n" << parts << checked.err);
      CHECK(checked.code == 0);
      // The grant of one example is paid for longer than its run, also in its original place.
      bool const outlasts = checked.err.find("the grant is paid until") != std::string::npos;
      if (place != "town.toml" && !outlasts)
        CHECK_THAT(checked.err, ContainsSubstring(".toml: valid: "));
      std::filesystem::remove(kith.folder / (ours + ".toml"));
      carried.insert(name);
    }
  }
  CHECK(scenarios >= 20);
  CHECK(in_counties.size() + 1 >= scenarios);
  CHECK(in_town.size() >= 11);
}

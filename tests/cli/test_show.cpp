#include "kith/cli/run_request.hpp"
#include "kith/cli/text/changes_given.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

std::vector<std::string> clinic_run(std::vector<std::string> const& more) {
  std::vector<std::string> words = {
      "run",   kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml",
      "--set", "community.residents=1000",
      "--set", "time.weeks=60",
      "--set", "time.settling_weeks=4",
      "--set", "same_money.enabled=false",
      "-j",    "2",
      "-o",    "r.h5"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("show prints chosen outcomes by weeks, for a stratum by its id or title") {
  KithProgram kith;
  REQUIRE(kith(clinic_run({"-n", "2"})).code == 0);
  Ended const told = kith({"show", "r.h5", "--outcome", "k6_mean", "--outcome", "qalys",
                           "--stratum", "income:below-100", "--weeks", "10:35"});
  INFO(told.err);
  REQUIRE(told.code == 0);
  CHECK_THAT(told.out, ContainsSubstring("Mean K6 distress (k6_mean); lower is better\n"
                                         "income:below-100; the mean of the weeks\n"));
  CHECK_THAT(told.out, ContainsSubstring("(qalys), years; higher is better") &&
                           ContainsSubstring("all weeks, 10 to 35") &&
                           ContainsSubstring("difference (range of 2 replicates)"));
  CHECK_THAT(told.out, !ContainsSubstring("what it is"));  // no list of all outcomes
  CHECK(kith({"show", "r.h5", "--outcome", "k6_mean", "--stratum", "below-100"}).code == 0);
  Ended const titled =
      kith({"show", "r.h5", "--outcome", "k6_mean", "--stratum", "members of black churches"});
  CHECK_THAT(titled.out, ContainsSubstring("Members of Black churches (group:black-church)"));
  Ended const whole = kith({"show", "r.h5", "--outcome", "queue_length"});
  INFO(whole.err);
  CHECK(whole.code == 0);
}

TEST_CASE("show refuses outcomes, strata and weeks that a result does not hold") {
  KithProgram kith;
  REQUIRE(kith(clinic_run({"-n", "2"})).code == 0);
  auto const refused = [&](std::vector<std::string> words, std::string const& why) {
    words.insert(words.begin(), {"show", "r.h5"});
    Ended const ended = kith(words);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, ContainsSubstring(why));
  };
  refused({"--outcome", "k6_men"}, "no such outcome; did you mean 'k6_mean'?");
  refused({"--outcome", "cascade_started"}, "cascade_started is now cascade_any_care");
  refused({"--outcome", "cost_by_program_usd"}, "is broken down by year, program, payer (must be");
  refused({"--outcome", "partnerships/alive"}, "is broken down by partnership (must be");
  refused({"--outcome", "k6_mean", "--stratum", "income:below-10"},
          "no such stratum; did you mean 'income:below-100'? (must be one of adults,");
  refused({"--outcome", "cost_societal_usd", "--stratum", "sex:male"},
          "only for the whole community");
  for (char const* const weeks : {"10", "10:5", "0:60", "-1:5", "a:b", "1:2x"})
    refused({"--outcome", "k6_mean", "--weeks", weeks}, "(must be FIRST:LAST with weeks from 0 to");
  refused({"--stratum", "sex:male"}, "of which outcome? Name it with --outcome");
}

TEST_CASE("run and show print the share of variance due to chance, if requested") {
  KithProgram kith;
  Ended const run = kith(clinic_run({"-n", "9", "--chance", "8"}));
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto const table_in = [](std::string const& told) {
    std::size_t const from = told.find("how much of the difference's variance");
    return from == told.npos ? "" : told.substr(from, told.find("The rest comes", from) - from);
  };
  CHECK_THAT(table_in(run.out), ContainsSubstring("8 replicates simulated twice"));
  CHECK(table_in(kith({"show", "r.h5", "--answer"}).out) == table_in(run.out));
  Ended const usual = kith(small_run({"-n", "2", "--chance", "8", "--force"}));
  CHECK(usual.code == 2);
  CHECK_THAT(usual.err, ContainsSubstring("--chance needs a scenario"));
  CHECK_THAT(kith(clinic_run({"--chance", "7"})).err, ContainsSubstring("replicates from 8"));
}

TEST_CASE("changes on the command line are printed under the title of the answer") {
  std::string const line =
      "kith run a.toml --set 'look_at=[\"k6_mean\", \"qalys\"]' --set=a.b=1 -n 3";
  CHECK(changes_given(line) ==
        std::vector<std::string>{"look_at=[\"k6_mean\", \"qalys\"]", "a.b=1"});
  CHECK(changes_given(command_line_of("run", {"--set", "title=the clinic's \\ day"})) ==
        std::vector<std::string>{"title=the clinic's \\ day"});
  CHECK(changes_in_words("kith run a.toml -n 3").empty());
  KithProgram kith;
  Ended const run = kith(clinic_run({"-n", "2"}));
  CHECK_THAT(run.out, ContainsSubstring("Davidson County, Tennessee\nCHANGED  community.residents="
                                        "1000\n         time.weeks=60\n"));
  CHECK(run.out.rfind(kith({"show", "--answer", "r.h5"}).out, 0) == 0);
  Ended const alone = kith(small_run({"-n", "1", "--force"}));
  CHECK(alone.out.rfind("CHANGED  community.residents=2000\n", 0) == 0);
}

TEST_CASE("outcomes that a scenario looks at come first in the output of run and show") {
  KithProgram kith;
  Ended const run = kith(clinic_run(
      {"-n", "2", "--set", R"(look_at=["qalys","stigma_mean","serious_distress_share"])"}));
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto const table = run.out.find("\n  outcome ");
  REQUIRE(table != std::string::npos);
  auto const first = run.out.find("QALYs, per 1,000", table);
  CHECK(first < run.out.find("in serious distress", table));
  CHECK(run.out.find("in serious distress", table) < run.out.find("treated", table));
  CHECK_THAT(run.out, ContainsSubstring("\nStigma (stigma_mean); lower is better\nadults;"));
  Ended const show = kith({"show", "--answer", "r.h5"});
  CHECK(run.out.rfind(show.out, 0) == 0);
  Ended const men = kith({"show", "r.h5", "--stratum", "sex:male"});
  CHECK_THAT(men.out, ContainsSubstring("(qalys)") && ContainsSubstring("(stigma_mean)") &&
                          ContainsSubstring("(serious_distress_share)"));
}

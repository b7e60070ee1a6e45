#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

TEST_CASE("help, version and unknown verbs") {
  KithProgram kith;
  CHECK(kith({"--help"}).code == 0);
  CHECK_THAT(kith({"--version"}).out, ContainsSubstring("kith "));
  CHECK(kith({}).code == 2);
  for (auto const* verb : {"run", "show", "export", "check", "schema", "parameters"}) {
    INFO(verb);
    Ended const help = kith({verb, "--help"});
    CHECK(help.code == 0);
    CHECK_THAT(help.out, ContainsSubstring("usage: kith " + std::string(verb)));
  }
  Ended const unknown = kith({"rum"});
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err, ContainsSubstring("did you mean 'run'"));
}

TEST_CASE("an unknown verb runs the program of that name on PATH") {
  KithProgram kith;
  std::ofstream(kith.folder / "kith-hello") << "#!/bin/sh\necho hello \"$1\"; exit 42\n";
  std::filesystem::permissions(kith.folder / "kith-hello", std::filesystem::perms::owner_all);
  std::string const before = getenv("PATH");
  setenv("PATH", (kith.folder.path().string() + ":" + before).c_str(), 1);
  Ended const hello = kith({"hello", "two words"});
  setenv("PATH", before.c_str(), 1);
  CHECK(hello.code == 42);
  CHECK(hello.out == "hello two words\n");
}

TEST_CASE("a program beside kith, or beside a link to it, goes before those of PATH") {
  KithProgram kith;
  namespace fs = std::filesystem;
  for (auto const* place : {"bin", "elsewhere"}) {
    fs::create_directory(kith.folder / place);
    std::ofstream(kith.folder / place / "kith-hello") << "#!/bin/sh\necho " << place << "\n";
    fs::permissions(kith.folder / place / "kith-hello", fs::perms::owner_all);
  }
  kith.program = (kith.folder / "bin/kith").string();
  fs::create_symlink(kith_tests::kith_program(), kith.program);
  std::string const before = getenv("PATH");
  setenv("PATH", (kith.folder / "elsewhere:").string().append(before).c_str(), 1);
  Ended const linked = kith({"hello"});
  fs::remove(kith.folder / "bin/kith-hello");
  Ended const from_path = kith({"hello"});
  setenv("PATH", before.c_str(), 1);
  CHECK(linked.out == "bin\n");
  CHECK(from_path.out == "elsewhere\n");
}

TEST_CASE("a verb of the Python package tells where to get it if it is missing") {
  KithProgram kith;
  std::string const before = getenv("PATH");
  setenv("PATH", kith.folder.path().c_str(), 1);
  Ended const report = kith({"report", "r.h5"});
  setenv("PATH", before.c_str(), 1);
  CHECK(report.code == 2);
  CHECK_THAT(report.err, ContainsSubstring("pip install ./analysis"));
}

TEST_CASE("a panel is two tables that are not overwritten") {
  KithProgram kith;
  std::vector<std::string> words = {
      "panel",    kith_tests::source_dir() + "/tests/data/small-town.toml",
      "-o",       "panel",
      "--people", "400",
      "-n",       "2",
      "--set",    "time.weeks=3",
      "--set",    "time.settling_weeks=30"};
  Ended const panel = kith(words);
  INFO(panel.err);
  REQUIRE(panel.code == 0);
  std::string const weeks = contents(kith.folder / "panel/weeks.csv");
  std::string const people = contents(kith.folder / "panel/people.csv");
  CHECK(weeks.rfind("replicate,scenario,person,week,k6,care,care_at,care_or_support_at,"
                    "client_of,met_by\n0,usual-care,0,0,",
                    0) == 0);
  CHECK(people.rfind("replicate,person,home,generation,first_week,", 0) == 0);
  CHECK(std::count(people.begin(), people.end(), '\n') == 1 + 2 * 400);
  CHECK(std::count(weeks.begin(), weeks.end(), '\n') > 1 + 2 * 3 * 390);
  CHECK_THAT(weeks, ContainsSubstring(",medicated,medication,medication,,\n"));  // without a visit
  CHECK_THAT(people, ContainsSubstring(",adults+"));
  CHECK(kith(words).code == 4);
  words.insert(words.end(), {"--force", "--only", "replicate=1"});
  REQUIRE(kith(words).code == 0);
  std::string const second = contents(kith.folder / "panel/people.csv");
  CHECK(people.substr(people.find("\n1,0,")) == second.substr(second.find("\n1,0,")));
  CHECK(kith.leftovers() == 0);
}

TEST_CASE("a panel names the errors in its command line") {
  KithProgram kith;
  std::vector<std::string> words = {
      "panel", kith_tests::source_dir() + "/tests/data/small-town.toml", "-o", "panel", "--people",
      "0"};
  CHECK(kith(words).code == 2);
  words[5] = "5";
  words[3] = "panel.csv";
  Ended const file = kith(words);
  CHECK(file.code == 2);
  CHECK_THAT(file.err, ContainsSubstring("must be a folder, for weeks.csv and people.csv"));
}

TEST_CASE("studio prints the path of the page, or that there is none") {
  KithProgram kith;
  std::filesystem::path const share =
      std::filesystem::temp_directory_path() / ("kith-share-" + std::to_string(getpid()));
  setenv("KITH_SHARE_DIR", share.c_str(), 1);
  std::filesystem::create_directories(share / "scenarios");
  Ended const none = kith({"studio", "--print"});
  CHECK(none.code == 4);
  CHECK_THAT(none.err, ContainsSubstring("the page is not installed"));
  std::filesystem::create_directories(share / "studio");
  std::ofstream(share / "studio" / "kith.html") << "<!doctype html>";
  Ended const told = kith({"studio", "--print"});
  unsetenv("KITH_SHARE_DIR");
  std::filesystem::remove_all(share);
  CHECK(told.code == 0);
  CHECK(told.out == (share / "studio" / "kith.html").string() + "\n");
}

TEST_CASE("churn prints how many people's care differs by chance") {
  KithProgram kith;
  std::string const scenario =
      kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml";
  Ended const told = kith({"churn", scenario, "-n", "2", "--set", "community.residents=2000",
                           "--set", "time.weeks=60", "--set", "time.settling_weeks=20"});
  INFO(told.err);
  REQUIRE(told.code == 0);
  CHECK_THAT(told.out, ContainsSubstring("mean and range of 2 replicates") &&
                           ContainsSubstring("newly in care less displaced"));
  Ended const usual = kith({"churn", kith_tests::source_dir() + "/tests/data/small-town.toml"});
  CHECK(usual.code == 3);
  CHECK_THAT(usual.err, ContainsSubstring("needs a partnership, and there is none"));
}

TEST_CASE("a run writes a result that show and export read") {
  KithProgram kith;
  Ended const run = kith(small_run({"-n", "2"}));
  INFO(run.err);
  REQUIRE(run.code == 0);
  CHECK(kith.leftovers() == 0);
  Ended const show = kith({"show", "r.h5"});
  CHECK(show.code == 0);
  CHECK_THAT(show.out, ContainsSubstring("usual-care") && ContainsSubstring("2 replicates"));
  CHECK(kith({"export", "r.h5", "--csv", "tables", "--raw"}).code == 0);
  CHECK_THAT(contents(kith.folder / "tables/outcomes.csv"),
             ContainsSubstring("treated_past_year_share"));
  CHECK(kith({"export", "r.h5", "--csv", "tables", "--raw"}).code == 4);
  CHECK(kith({"export", "r.h5", "--csv", "tables", "--raw", "--force"}).code == 0);
  CHECK(kith({"export", "r.h5", "--csv", "tables", "--outcome", "treated_past_year_shar"}).code ==
        2);
  Ended const former =
      kith({"export", "r.h5", "--csv", "tables", "--force", "--outcome", "cascade_started"});
  CHECK(former.code == 2);
  CHECK_THAT(former.err, ContainsSubstring("cascade_started is now cascade_any_care"));
}

TEST_CASE("replicates are added until the Monte Carlo error is at most as requested") {
  std::vector<std::string> const run = {
      "run",   kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml",
      "--set", "community.residents=1000",
      "--set", "time.weeks=80",
      "--set", "time.settling_weeks=4",
      "--set", "same_money.enabled=false",
      "-j",    "2",
      "-n"};
  KithProgram kith;
  auto const until = [&](std::string const& precision) {
    auto words = run;
    words.insert(words.end(),
                 {"48", "-o", precision + ".h5", "--until-precision", "k6_mean=" + precision});
    return kith(words);
  };
  Ended const coarse = until("100");
  INFO(coarse.err);
  REQUIRE(coarse.code == 0);
  CHECK_THAT(coarse.err, ContainsSubstring("16 replicates: Monte Carlo error of k6_mean ± "));
  CHECK_THAT(coarse.out, ContainsSubstring("16 replicates"));
  CHECK(coarse.out.rfind(kith({"show", "--answer", "100.h5"}).out, 0) == 0);
  CHECK(until("1e-9").code == 0);
  CHECK_THAT(kith({"show", "1e-9.h5"}).out, ContainsSubstring("48 replicates: 96 runs done"));
  CHECK_FALSE(std::filesystem::exists(kith.folder / "1e-9.h5.checkpoint"));
  auto plain = run;
  plain.insert(plain.end(), {"16", "-o", "plain.h5"});
  REQUIRE(kith(plain).code == 0);
  CHECK(kith({"show", "--answer", "plain.h5"}).out == kith({"show", "--answer", "100.h5"}).out);
  CHECK(kith(small_run({"--until-precision", "k6_mean=1"})).code == 2);  // nothing to compare with
}

TEST_CASE("an existing result is refused before anything is simulated") {
  KithProgram kith;
  std::ofstream(kith.folder / "r.h5") << "precious";
  Ended const refused = kith(endless_run());
  CHECK(refused.code == 4);
  CHECK_THAT(refused.err,
             ContainsSubstring("r.h5: exists already") && ContainsSubstring("--force"));
  CHECK(contents(kith.folder / "r.h5") == "precious");
  // With --force, the old result stays until the new one is complete.
  auto words = endless_run();
  words.emplace_back("--force");
  pid_t const child = kith.start(words);
  wait_for(kith.folder / ".r.h5.lock");
  kill(child, SIGKILL);
  CHECK(kith.wait(child).code == -1);
  CHECK(contents(kith.folder / "r.h5") == "precious");
}

TEST_CASE("Ctrl-C and SIGTERM keep nothing and report it") {
  for (int const signal : {SIGINT, SIGTERM}) {
    KithProgram kith;
    pid_t const child = kith.start(endless_run());
    wait_for(kith.folder / ".r.h5.lock");
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    kill(child, signal);
    Ended const ended = kith.wait(child);
    CHECK(ended.code == 128 + signal);
    CHECK_THAT(ended.err, ContainsSubstring("nothing is kept"));
    CHECK_FALSE(std::filesystem::exists(kith.folder / "r.h5"));
    CHECK(kith.leftovers() == 0);
  }
}

TEST_CASE("a run ends when its time is up") {
  KithProgram kith;
  auto words = endless_run();
  words.insert(words.end(), {"--max-time", "1s"});
  Ended const ended = kith(words);
  CHECK(ended.code == 1);
  CHECK_THAT(ended.err, ContainsSubstring("time ran out"));
  CHECK(kith.leftovers() == 0);
}

TEST_CASE("two runs into one result: the second is refused, and a dead run is no obstacle") {
  KithProgram kith;
  pid_t const child = kith.start(endless_run());
  wait_for(kith.folder / ".r.h5.lock");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  Ended const second = kith(small_run({"-n", "1"}));
  CHECK(second.code == 6);
  CHECK_THAT(second.err, ContainsSubstring("another run"));
  kill(child, SIGKILL);
  kith.wait(child);
  CHECK(kith.leftovers() > 0);
  CHECK(kith(small_run({"-n", "1"})).code == 0);
  CHECK(kith.leftovers() == 0);
}

TEST_CASE("a user's scenario in any folder finds the communities and evidence of Kith") {
  KithProgram kith;
  std::ofstream(kith.folder / "mine.toml")
      << "format = 1\nid = \"mine\"\nextends = \"communities/teaching-town.toml\"\n";
  Ended const check = kith({"check", "mine.toml"});
  INFO(check.err);
  CHECK(check.code == 0);
}

TEST_CASE("a file that cannot be read is named, with its kind's exit code") {
  KithProgram kith;
  std::ofstream(kith.folder / "text.h5") << "no HDF5";
  std::ofstream(kith.folder / "bad.toml") << "format = 1\nnonsense = 2\n";
  CHECK(kith({"show", "missing.h5"}).code == 4);
  CHECK(kith({"show", "text.h5"}).code == 4);
  CHECK(kith({"show"}).code == 2);
  Ended const bad = kith({"run", "bad.toml", "-o", "r.h5"});
  CHECK(bad.code == 3);
  CHECK_THAT(bad.err, ContainsSubstring("bad.toml:2:1: error"));
  CHECK(kith({"run", "bad.toml", "-o", "no/such/folder/r.h5"}).code == 4);
  CHECK(kith(small_run({"-n", "1", "--set", "run.seed=-1"})).code == 3);
}

#include <cstdlib>

#include "kith/cli/exit_codes.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/text/progress.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("times are written as people write them") {
  CHECK(parse_duration("3h50m").count() == 13800);
  CHECK(parse_duration("90s").count() == 90);
  CHECK(parse_duration("1d2h").count() == 93600);
  for (auto const* wrong : {"", "3", "h", "3x", "50m3h", "-3h", "0s", "3h ", "1h1h", "1e3s"})
    CHECK_THROWS_AS(parse_duration(wrong), UsageError);
  CHECK(duration_in_words(13800) == "3 h 50 min");
  CHECK(duration_in_words(70.2) == "1 min 10 s");
}

TEST_CASE("The option --only names replicates from 0, each once, in order") {
  CHECK(parse_only("replicate=17") == std::vector{17});
  CHECK(parse_only("replicate=18,0,18") == std::vector{0, 18});
  for (auto const* wrong : {"", "17", "replicate=", "replicate=1,", "replicate=-1", "replicate=1.5",
                            "replicate=99999999999", "scenario=1"})
    CHECK_THROWS_AS(parse_only(wrong), UsageError);
}

TEST_CASE("the command line of a run becomes a request") {
  auto const request =
      read_run_request({"a.toml", "b.toml", "-n", "20", "--seed=7", "-j2", "-o", "x/y.h5", "--set",
                        "time.weeks=9", "--set", "a=b c", "--force", "-q"});
  REQUIRE(request);
  CHECK(request->files == std::vector<std::string>{"a.toml", "b.toml"});
  CHECK(request->sets ==
        std::vector<std::string>{"time.weeks=9", "a=b c", "run.replicates=20", "run.seed=7"});
  CHECK(request->threads == 2);
  CHECK(request->output == "x/y.h5");
  CHECK((request->force && request->quiet && !request->verbose && !request->timings));
  CHECK_THAT(request->command_line,
             ContainsSubstring("kith run a.toml b.toml -n 20") && ContainsSubstring("'a=b c'"));
}

TEST_CASE("errors on the command line are refused, with a suggestion if there is one") {
  using Line = std::vector<std::string>;
  for (auto const& wrong :
       {Line{}, Line{"a", "-j", "0"}, Line{"a", "-j", "1025"}, Line{"a", "-j", "x"},
        Line{"a", "--progress", "fancy"}, Line{"a", "-o"}, Line{"a", "-o", "dir/"},
        Line{"a", "-n", "1", "-n", "2"}, Line{"a", "--repl", "2"},
        Line{"a", "--until-precision", "0.1"}, Line{"a", "--until-precision", "k6_mean=0"},
        Line{"a", "--until-precision", "k6_mean=0.1x"}})
    CHECK_THROWS_AS(read_run_request(wrong), UsageError);
  CHECK_THROWS_WITH(read_run_request({"a", "--replicate", "2"}),
                    ContainsSubstring("did you mean '--replicates'"));
  CHECK_THROWS_WITH(read_run_request({"a", "--until-precision", "k6_men=0.1"}),
                    ContainsSubstring("did you mean 'k6_mean'"));
  CHECK_THROWS_WITH(read_run_request({"a", "--until-precision", "cascade_started=0.1"}),
                    ContainsSubstring("cascade_started is now cascade_any_care"));
}

TEST_CASE("threads are no more than Slurm and OpenMP allow") {
  for (auto const* variable : {"SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS"}) {
    setenv(variable, "1", 1);
    CHECK(default_threads() == 1);
    for (auto const* beyond : {"100000", "abc", "0", "-1", ""}) {
      setenv(variable, beyond, 1);
      CHECK(default_threads() >= 1);
      CHECK(default_threads() <= 1024);
    }
    unsetenv(variable);
  }
}

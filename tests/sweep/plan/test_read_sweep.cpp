#include "kith/evidence/help_seeking.hpp"
#include "kith/scenario/parameters.hpp"
#include "tests/catch.hpp"
#include "tests/sweep/sweeps.hpp"

using namespace kith;

TEST_CASE("a sweep file gives its scenarios, its numbers and their declarations") {
  SweepFiles const files;
  Sweep const sweep = files.read(files.sweep(
      "method = \"sobol\"\nn = 4", files.two_varied() + "[run]\nseed = 3\nreplicates = 5\n"));
  CHECK(sweep.study.scenarios.size() == 4);  // with both rivals
  CHECK(sweep.study.scenarios[0].run.replicates == 5);
  CHECK(sweep.study.scenarios[0].run.seed == 3);
  CHECK(sweep.study.scenarios[0].margins.residents == 150);
  CHECK(sweep.varies[1].values.size() == 3);
  CHECK_FALSE(sweep.varies[1].meaning.empty());
  CHECK(looks_like_sweep(files.folder / "sweep.toml"));
  CHECK_FALSE(looks_like_sweep(files.folder / "a.toml"));
}

TEST_CASE("all problems of a sweep are reported at once, with their lines") {
  SweepFiles const files;
  std::string const said = files.problems_of(
      files.sweep("method = \"sobol\"\nn = 6\nlevel = 4",
                  "[[vary]]\npath = \"community.share_over_64\"\nrange = [0.3, 0.1]\n"
                  "[[vary]]\npath = \"community.residents\"\n"));
  CHECK_THAT(said, ContainsSubstring("sweep.toml:8:1: error: unknown key 'design.level'"));
  CHECK_THAT(said, ContainsSubstring("did you mean"));
  CHECK_THAT(said, ContainsSubstring("sweep.toml:11:9: error: range (must be [low, high] with"));
  CHECK_THAT(said, ContainsSubstring("community.residents: must have one of range"));
}

TEST_CASE("values that a design or path does not allow are refused, with the allowed ones") {
  SweepFiles const files;
  auto const said = [&](std::string const& design, std::string const& more) {
    return files.problems_of(files.sweep(design, more));
  };
  std::string const varied = files.two_varied();
  CHECK_THAT(said("method = \"sobol\"\nn = 6", varied),
             ContainsSubstring("n = 6 (must be a power of 2 for method = \"sobol\", e.g. 8)"));
  CHECK_THAT(said("method = \"sobul\"\nn = 8", varied), ContainsSubstring("did you mean 'sobol'?"));
  CHECK_THAT(said("method = \"lhs\"", varied), ContainsSubstring("must have n"));
  CHECK_THAT(said("method = \"sobol\"\nn = 8", ""), ContainsSubstring("no [[vary]]"));
  std::string const wrong_path = "[[vary]]\npath = \"community.share_over_46\"\nrange = [0.1, 0.2]";
  CHECK_THAT(said("method = \"sobol\"\nn = 8", wrong_path),
             ContainsSubstring("did you mean 'community.share_over_64'?"));
  std::string const out = "[[vary]]\npath = \"community.share_over_64\"\nrange = [0.1, 1.2]\n";
  CHECK_THAT(said("method = \"sobol\"\nn = 8", out), ContainsSubstring("1.2 must be between"));
  std::string const weeks = "[[vary]]\npath = \"time.weeks\"\nrange = [10, 20]\n";
  CHECK_THAT(said("method = \"sobol\"\nn = 8", weeks),
             ContainsSubstring("must be the same in all samples"));
  std::string const twice = varied + varied;
  CHECK_THAT(said("method = \"sobol\"\nn = 8", twice), ContainsSubstring("must be used once"));
  CHECK_THAT(said("method = \"sobol\"\nn = 8", varied + "[keep]\noutcomes = [\"qaly\"]\n"),
             ContainsSubstring("did you mean 'qalys'?"));
  CHECK_THAT(
      said("method = \"sobol\"\nn = 8", varied + "[keep]\noutcomes = [\"cascade_improved\"]\n"),
      ContainsSubstring("cascade_improved is now cascade_effective"));
}

TEST_CASE("a sample that breaks a check over several keys is named before anything runs") {
  SweepFiles const files;
  std::string const said = files.problems_of(
      files.sweep("method = \"grid\"\nn = 2",
                  "[[vary]]\npath = \"partnership.hand.start_week\"\nvalues = [3, 30]\n"
                  "[[vary]]\npath = \"partnership.hand.end_week\"\nvalues = [20, 40]\n"));
  CHECK_THAT(said, ContainsSubstring("sample 2: partnership.hand: "));
}

TEST_CASE("a table of points is read by its header, and wrong cells are named") {
  SweepFiles const files;
  files.write("points.csv",
              "evidence.help_seeking.cost,community.share_over_64\n-1,0.1\n-.5,0.2\n");
  std::string const design = "method = \"table\"\ntable = \"points.csv\"";
  Sweep const sweep = files.read(files.sweep(design));
  REQUIRE(sweep.table.size() == 2);
  CHECK(make_samples(sweep).values[1] == std::vector<double>{-0.5, 0.2});
  files.write("points.csv", "evidence.help_seeking.cost,community.share_over_64\n-1,much\n-1\n");
  std::string const said = files.problems_of(files.sweep(design));
  CHECK_THAT(said, ContainsSubstring("points.csv:2:4: error: 'much' (must be a number)"));
  CHECK_THAT(said, ContainsSubstring("points.csv:3:1: error: 1 values (must be 2"));
}

TEST_CASE("a table is read as written by pandas and spreadsheet programs") {
  SweepFiles const files;
  std::string const design = "method = \"table\"\ntable = \"points.csv\"";
  auto const table = [&](std::string const& text) {
    files.write("points.csv", text);
    return files.read(files.sweep(design)).table;
  };
  auto const said = [&](std::string const& text) {
    files.write("points.csv", text);
    return files.problems_of(files.sweep(design));
  };
  std::vector<std::vector<double>> const points = {{-1, 0.1}, {-0.5, 0.2}};
  std::string const cost = "evidence.help_seeking.cost", age = "community.share_over_64";
  CHECK(table("," + cost + "," + age + "\n0,-1.0,0.1\n1,-0.5,0.2\n") == points);
  CHECK(table("\xEF\xBB\xBF" + cost + ";" + age + "\r\n-1;0.1\r\n-0.5;0.2\r\n;\r\n") == points);
  CHECK(table(cost + "\t" + age + "\n-1\t0.1\n-.5\t0.2\n") == points);
  CHECK(table("\"" + cost + "\"," + age + ",,\n-1,\"0.1\",,\n-.5,0.2,,\n,,,\n") == points);
  CHECK_THAT(said(cost + ";" + age + "\n-1;0,1\n"),
             ContainsSubstring("points.csv:2:4: error: '0,1' (must be a number with a decimal "
                               "point, as 0.1)"));
  CHECK_THAT(said(cost + "," + age + "\n-1,0,1\n"), ContainsSubstring("decimals have a point"));
  CHECK_THAT(said("," + cost + "," + age + "\nx,-1.0,0.1\n"),
             ContainsSubstring("points.csv:2:1: error: 'x' (a first column without a name must"));
  CHECK_THAT(said(cost + "," + age + ",\n-1,0.1,2\n"), ContainsSubstring("its column must have"));
  CHECK_THAT(said(cost + "," + age + "\n-1,nan\n"), ContainsSubstring("'nan' (must be a number)"));
  CHECK_THAT(said(cost + "," + age + "\n-1,True\n"), ContainsSubstring("it is not a flag"));
}

TEST_CASE("flags of a sweep are true and false, and numbers are neither flags nor NaN") {
  SweepFiles const files;
  auto const varied = [&](std::string const& path, std::string const& values,
                          std::string const& design = "method = \"grid\"") {
    return files.sweep(design, "[[vary]]\npath = \"" + path + "\"\n" + values + "\n");
  };
  Sweep const sweep =
      files.read(varied("partnership.hand.outreach.enabled", "values = [true, false]"));
  CHECK(make_samples(sweep).values == Points{{1.0}, {0.0}});
  std::string const share = "community.share_over_64";
  for (auto const* values : {"values = [nan]", "range = [nan, 0.3]", "values = [0.1, inf]"})
    CHECK_THAT(files.problems_of(varied(share, values, "method = \"grid\"\nn = 2")),
               ContainsSubstring("sweep.toml:10:") && ContainsSubstring("list of finite numbers"));
  for (auto const* values : {"values = [\"added\", \"moved\"]", "values = [[1], [2]]"})
    CHECK_THAT(files.problems_of(varied(share, values, "method = \"grid\"\nn = 2")),
               ContainsSubstring("sweep.toml:9:") && ContainsSubstring("it is a number"));
  CHECK_THAT(files.problems_of(varied("partnership.hand.shared_power", "values = [true]")),
             ContainsSubstring("it is not a flag"));
}

TEST_CASE("a sweep too large to run is refused before it is laid out") {
  SweepFiles const files;
  auto const said = [&](std::string const& design, std::string const& run) {
    return files.problems_of(files.sweep(
        design, "[[vary]]\npath = \"community.share_over_64\"\nrange = [0.1, 0.3]\n" + run));
  };
  CHECK_THAT(said("method = \"sobol\"\nn = 8388608", "[run]\nreplicates = 100000\n"),
             ContainsSubstring("sweep.toml:7:5: error: 8.39e+06 samples with 100000 replicates are "
                               "8.39e+11 runs (must be at most 10 million)"));
  for (auto const* design : {"method = \"saltelli\"\nn = 4194304", "method = \"lhs\"\nn = 9999999",
                             "method = \"morris\"\nn = 5000001", "method = \"grid\"\nn = 9000000"})
    CHECK_THAT(said(design, "[run]\nreplicates = 2\n"), ContainsSubstring("at most 10 million"));
}

TEST_CASE("a varied number is certain and leaves the base unchanged") {
  SweepFiles const files;
  Sweep const sweep = files.read(files.sweep(
      "method = \"grid\"\nn = 2",
      "[[vary]]\npath = \"evidence.help_seeking.cost\"\nvalues = [-1, -0.2]\n"
      "[[vary]]\npath = \"partnership.hand.outreach.workers_fte\"\nvalues = [0.5, 4]\n"));
  Samples const samples = make_samples(sweep);
  Study const last = study_of(sweep.study, sweep.varies, samples.values[3]);
  CHECK(last.scenarios[0].evidence.help_seeking->cost.value == -0.2);
  CHECK(draw_parameters(last.scenarios[0], 0) != draw_parameters(sweep.study.scenarios[0], 0));
  CHECK(last.scenarios[0].evidence.help_seeking->cost.low ==
        last.scenarios[0].evidence.help_seeking->cost.high);
  Study const first = study_of(sweep.study, sweep.varies, samples.values[0]);
  auto const workers = [](Study const& study) {
    for (auto const& info : list_parameters(study.scenarios[1]))
      if (info.path == "partnership.hand.outreach.workers_fte") return info.value;
    return -1.0;
  };
  CHECK(workers(last) == 4.0);
  CHECK(workers(first) == 0.5);
}

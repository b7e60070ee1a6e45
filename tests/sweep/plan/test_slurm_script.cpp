#include "kith/sweep/plan/slurm_script.hpp"
#include "tests/catch.hpp"
#include "tests/sweep/sweeps.hpp"

using namespace kith;

namespace {

Plan plan_of(SweepFiles const& files, int shards, int n = 4) {
  auto const file = files.sweep("method = \"lhs\"\nn = " + std::to_string(n),
                                SweepFiles::two_varied() + "[run]\nreplicates = 1\n");
  return make_plan(files.read(file), shards, "kith test");
}

SlurmScript script_of(Plan const& plan, std::string const& before = "", int threads = 4) {
  return slurm_script(plan, {"/data/it's here", "/opt/kith 1/bin/kith", threads, before});
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

bool holds(std::string const& text, std::string const& line) {
  return ('\n' + text).find('\n' + line + '\n') != text.npos;
}

}  // namespace

TEST_CASE("the script for Slurm names program and folder by quoted absolute paths") {
  std::string const text = script_of(plan_of({}, 2)).text;
  CHECK(holds(text, R"(kith='/opt/kith 1/bin/kith')"));
  CHECK(holds(text, R"(folder='/data/it'\''s here')"));
  CHECK_THAT(text, ContainsSubstring(R"(sbatch '/data/it'\''s here/submit.sbatch')"));
}

TEST_CASE("the script for Slurm asks for no more than the work can use") {
  Plan plan = plan_of({}, 2);  // two runs per shard, with one block of residents
  CHECK(holds(script_of(plan).text, "#SBATCH --cpus-per-task=2"));
  CHECK(holds(script_of(plan, "", 1).text, "#SBATCH --cpus-per-task=1"));
  CHECK_THAT(script_of(plan).text, !ContainsSubstring("--mem"));  // no run was tried
  plan.pilot = {1, 100.0 * 3600.0, 1.0, 100.0, 50.0};
  CHECK(holds(script_of(plan).text, "#SBATCH --mem=400M"));
  CHECK(holds(script_of(plan).text, "#SBATCH --time=150:00:00"));  // runs that take days
  Plan const many = plan_of({}, 1500, 1500);
  CHECK(holds(script_of(many).text, "#SBATCH --array=0-999"));
  CHECK_THAT(script_of(many).text, ContainsSubstring("\ntasks=1000 "));
}

TEST_CASE("a new script for Slurm keeps the user's changes, additions and deletions") {
  Plan plan = plan_of({}, 4);
  std::string text = script_of(plan).text;
  CHECK(script_of(plan, text).kept.empty());
  CHECK(script_of(plan, text).text == text);
  text = replaced(text, "#SBATCH --time=01:00:00\n", "#SBATCH --time=05:00:00\n");
  text = replaced(text, "#SBATCH --requeue\n", "#SBATCH --account=mind\n#SBATCH -p long\n");
  text = replaced(text, "--array=0-3\n", "--array=0-1%1\n");
  for (int times = 0; times < 3; ++times) {  // no longer a change, but still the user's own script
    plan.pilot = {1, 4.0 * 3600.0 * (times + 1), 1.0, 100.0, 50.0};
    SlurmScript const again = script_of(plan, text);
    CHECK(again.kept == std::vector<std::string>{"--array=0-1%1", "--time=05:00:00",
                                                 "--account=mind", "-p long"});
    CHECK_FALSE(again.commands_differ);
    text = again.text;
    CHECK_THAT(
        text, !ContainsSubstring("#SBATCH --requeue") && !ContainsSubstring("#SBATCH --array=0-3"));
    CHECK_THAT(text, ContainsSubstring("\ntasks=2 "));
    CHECK(text.find("#SBATCH --time=") == text.rfind("#SBATCH --time="));
  }
  CHECK(script_of(plan, replaced(text, "exit $code", "module list")).commands_differ);
}

#pragma once

#include <fstream>
#include <string>

#include "kith/sweep/merge/merge.hpp"
#include "kith/sweep/work/work.hpp"
#include "tests/io/results/small_study.hpp"
#include "tests/places.hpp"

namespace kith {

/// The files of a tiny sweep, in a folder of their own.
class SweepFiles {
 public:
  SweepFiles() {
    write("a.toml", scenario("a", "hand", 3));
    write("b.toml", scenario("b", "other-hand", 6));
  }

  std::string write(std::string const& name, std::string const& text) const {
    std::string const path = (folder / name).string();
    std::ofstream(path) << text;
    return path;
  }

  /// A sweep file; `more` comes last and so may contain tables.
  std::string sweep(std::string const& design, std::string const& more = "",
                    std::string const& scenarios = "\"a.toml\"") const {
    return write("sweep.toml", "format = 1\nid = \"tiny\"\nscenarios = [" + scenarios +
                                   "]\nset = [\"community.residents=150\", \"time.weeks=8\", "
                                   "\"time.settling_weeks=4\"]\n[design]\n" +
                                   design + "\n" + more);
  }
  static std::string two_varied() {
    return "[[vary]]\npath = \"evidence.help_seeking.cost\"\nrange = [-1, -0.2]\n"
           "[[vary]]\npath = \"community.share_over_64\"\nvalues = [0.1, 0.2, 0.3]\n";
  }

  Sweep read(std::string const& file) const {
    Problems problems;
    Sweep sweep = read_sweep(file, {}, problems);
    if (!problems.empty()) throw std::runtime_error(format_problems(problems));
    return sweep;
  }
  [[nodiscard]] std::string problems_of(std::string const& file) const {
    Problems problems;
    read_sweep(file, {}, problems);
    return format_problems(problems);
  }

  /// Writes the plan into a folder and makes a folder for its shards.
  std::filesystem::path keep(Plan const& plan, std::string const& name = "plan") const {
    auto const path = folder / name;
    std::filesystem::create_directories(path / "shards");
    write_plan(plan, path);
    return path;
  }
  static WorkDone work(Plan const& plan, std::filesystem::path const& path, int threads = 2) {
    WorkDone all;
    for (int shard = 0; shard < plan.shards; ++shard) {
      WorkDone const done = work_on(plan, path, shard, threads, false, {});
      all.done += done.done;
      all.before += done.before;
      all.failed += done.failed;
    }
    return all;
  }

  Folder folder;

 private:
  static std::string scenario(std::string const& id, std::string const& partnership, int start) {
    return "format = 1\nextends = \"" + kith_tests::source_dir() +
           "/tests/data/small-town.toml\"\nid = \"" + id + "\"\n[[partnership]]\nid = \"" +
           partnership +
           "\"\npartners = [\"center\", \"town-clinic\"]\nstart_week = " + std::to_string(start) +
           "\ngrant_usd_per_year = 50_000\ngrant_weeks = 52\n"
           "[partnership.outreach]\nworkers_fte = 0.5\nhost = \"center\"\n"
           "[same_money]\nenabled = true\nprovider = \"therapists\"\n";
  }
};

}  // namespace kith

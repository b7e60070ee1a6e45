#include "kith/cli/commands/verbs.hpp"

#include <array>

namespace kith {

std::span<Verb const> verbs() {
  static constexpr std::array catalogue = {
      Verb{"new", "NAME --place PLACE --like SCENARIO",
           "write a scenario for a place, based on one from the library", run_new},
      Verb{"community", "PLACE [-o FILE.toml]",
           "write a community file for any U.S. county, by name", run_community},
      Verb{"partnership", "--from SURVEY.csv",
           "turn a survey of a partnership's members into its levers", run_partnership},
      Verb{"check", "FILE...", "report every problem in scenario files at once", run_check},
      Verb{"run", "FILE... [-o OUT.h5]", "simulate one study: usual care and every scenario",
           run_run},
      Verb{"plan", "SWEEP.toml -o DIR", "estimate what a sweep will take, and prepare its runs",
           run_plan},
      Verb{"work", "DIR [--shard I/N]", "do the remaining runs of a plan", run_work},
      Verb{"status", "DIR", "show how far a sweep has come, and why runs failed", run_status},
      Verb{"merge", "DIR | PART... -o OUT.h5",
           "join the shards of a sweep, or parts of a study, into one result", run_merge},
      Verb{"seek", "FILE... --vary PATH --outcome NAME -o DIR",
           "find how much of one number it takes to reach a target", run_seek},
      Verb{"show", "RESULT.h5", "show what a result holds, and its answer", run_show},
      Verb{"verify", "RESULT.h5", "check that a result can be reproduced from its scenarios",
           run_verify},
      Verb{"rerun", "RESULT.h5 [-o OUT.h5]", "simulate a result again, from its file alone",
           run_rerun},
      Verb{"diff", "A.h5 B.h5", "compare two results: numbers and outcomes", run_diff},
      Verb{"export", "RESULT.h5 -o FOLDER", "write a result's tables for a spreadsheet",
           run_export},
      Verb{"panel", "FILE... -o FOLDER",
           "follow individual people week by week, with and without partnerships", run_panel},
      Verb{"churn", "FILE...", "measure the noise in counts of the people reached", run_churn},
      Verb{"studio", "", "open Kith in a browser", run_studio},
      Verb{"schema", "", "print the JSON Schema of scenario files, for editors", run_schema},
      Verb{"parameters", "", "list every parameter with its unit, range, meaning and source",
           run_parameters},
  };
  return catalogue;
}

}  // namespace kith

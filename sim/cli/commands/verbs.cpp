#include "kith/cli/commands/verbs.hpp"

#include <array>

namespace kith {

std::span<Verb const> verbs() {
  static constexpr std::array catalogue = {
      Verb{"new", "NAME --place PLACE --like SCENARIO",
           "a scenario for a place, from one of the library", run_new},
      Verb{"community", "PLACE [-o FILE.toml]",
           "a community file for a county of the United States, by its name", run_community},
      Verb{"partnership", "--from SURVEY.csv",
           "the levers of a partnership from a survey of its members", run_partnership},
      Verb{"check", "FILE...", "report everything that is wrong in scenario files, all at once",
           run_check},
      Verb{"run", "FILE... [-o OUT.h5]", "live through one study: usual care and every scenario",
           run_run},
      Verb{"plan", "SWEEP.toml -o DIR", "what a sweep will take; prepares its runs", run_plan},
      Verb{"work", "DIR [--shard I/N]", "do the runs of a plan that are not done yet", run_work},
      Verb{"status", "DIR", "how far a sweep is, and why runs failed", run_status},
      Verb{"merge", "DIR | PART... -o OUT.h5",
           "join the shards of a sweep, or parts of a study, into one result", run_merge},
      Verb{"seek", "FILE... --vary PATH --outcome NAME -o DIR",
           "how much of one number it takes to reach a target", run_seek},
      Verb{"show", "RESULT.h5", "what a result holds, and its answer", run_show},
      Verb{"verify", "RESULT.h5", "check that a result is what its scenarios give", run_verify},
      Verb{"rerun", "RESULT.h5 [-o OUT.h5]", "simulate a result anew, from the file alone",
           run_rerun},
      Verb{"diff", "A.h5 B.h5", "what differs between two results: numbers and outcomes", run_diff},
      Verb{"export", "RESULT.h5 -o FOLDER", "tables for a spreadsheet", run_export},
      Verb{"panel", "FILE... -o FOLDER",
           "single people week by week, with and without partnerships", run_panel},
      Verb{"churn", "FILE...",
           "how many people's care differs by chance where one person is helped", run_churn},
      Verb{"studio", "", "open the page in which Kith runs in a browser", run_studio},
      Verb{"schema", "", "the JSON Schema of scenario files, for editors", run_schema},
      Verb{"parameters", "", "every parameter with unit, range, meaning and source",
           run_parameters},
  };
  return catalogue;
}

}  // namespace kith

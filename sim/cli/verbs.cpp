#include "verbs.hpp"

#include <array>

namespace kith {

std::span<Verb const> verbs() {
  static constexpr std::array catalogue = {
      Verb{"check", "FILE...", "report everything that is wrong in scenario files, all at once",
           run_check},
      Verb{"run", "FILE... [-o OUT.h5]", "live through one study: usual care and every scenario",
           run_run},
      Verb{"show", "RESULT.h5", "what a result holds, and its answer", run_show},
      Verb{"export", "RESULT.h5 --csv FOLDER", "tables for a spreadsheet", run_export},
      Verb{"schema", "", "the JSON Schema of scenario files, for editors", run_schema},
      Verb{"parameters", "", "every parameter with unit, range, meaning and source",
           run_parameters},
  };
  return catalogue;
}

}  // namespace kith

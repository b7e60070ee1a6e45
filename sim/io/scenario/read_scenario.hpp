#pragma once

#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// Reads a scenario file, the files it extends, the evidence and the national figures, checks
/// everything and appends all that is wrong to `problems`; only without new problems is the
/// scenario fit to run, whatever its `warnings` say. `sets` are settings `path=value` that win over
/// the files. Fills `source_toml` and `resolved_toml`.
Scenario read_scenario(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems);

/// Reads a scenario from text instead of a file; `name` stands for the file in problems, and files
/// are sought beside it.
Scenario read_scenario_text(std::string const& text, std::string const& name, Problems& problems,
                            std::vector<std::string> const& sets = {});

/// The evidence and the national figures that a scenario at `directory` would use; all else of the
/// result keeps its defaults.
Scenario read_figures(std::string const& directory, Problems& problems);

/// Where the folder `scenarios` of Kith lies: KITH_SHARE_DIR of the environment, else
/// `../share/kith` beside the program (an installed prefix, a wheel) and the checkout that it was
/// built in. Only those that exist.
std::vector<std::string> share_directories();

}  // namespace kith

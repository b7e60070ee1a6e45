#pragma once

#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

class KeptFigures;

/// Reads a scenario file, the files it extends, the evidence and the national figures, checks
/// everything and appends all errors to `problems`; the scenario is fit to run only if there are no
/// new ones, whatever its `warnings` say. `sets` are settings `path=value` that override the files.
/// Fills `source_toml` and `resolved_toml`.
Scenario read_scenario(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems);

/// Reads a scenario from text instead of a file; problems report `name` as the file, and other
/// files are looked up beside it. `kept`: see kept_figures.hpp.
Scenario read_scenario_text(std::string const& text, std::string const& name, Problems& problems,
                            std::vector<std::string> const& sets = {}, KeptFigures* kept = nullptr);

/// The evidence and the national figures that a scenario in `directory` would use; everything else
/// in the result keeps its defaults.
Scenario read_figures(std::string const& directory, Problems& problems);

/// Where Kith's folder `scenarios` is: KITH_SHARE_DIR from the environment, else `../share/kith`
/// beside the program (an installed prefix, a wheel) and the checkout that it was built in. Only
/// those that exist.
std::vector<std::string> share_directories();

}  // namespace kith

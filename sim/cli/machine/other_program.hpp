#pragma once

#include <string>
#include <vector>

namespace kith {

/// Becomes `program`, which comes with the Python package: the one beside this program as started
/// (`.venv/bin/kith` may be a link to a build), else beside the target of that link, else on PATH.
/// Returns only if there is none, or if it cannot be run, and says so.
void become(std::string const& program, std::vector<std::string> const& arguments);

}  // namespace kith

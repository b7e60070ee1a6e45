#pragma once

#include <string>
#include <vector>

namespace kith {

/// Becomes `program`, one that comes with the Python package: that beside the program as it was
/// started (`.venv/bin/kith` may be a link to a build), else that beside the file which this leads
/// to, else that on PATH. Returns only where there is none, or where it cannot be run, and says so.
void become(std::string const& program, std::vector<std::string> const& arguments);

}  // namespace kith

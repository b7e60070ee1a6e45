#pragma once

#include <string>
#include <vector>

namespace kith {

/// Runs the verb that the arguments name and returns its exit code. Errors become one line on
/// stderr. A verb that is not in the catalogue is the program `kith-VERB` from PATH, as git does
/// it.
int dispatch(std::vector<std::string> const& arguments);

}  // namespace kith

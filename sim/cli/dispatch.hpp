#pragma once

#include <string>
#include <vector>

namespace kith {

/// Runs the verb that the arguments name and returns its exit code. Errors become one line on
/// stderr. A verb that is not in the catalogue runs the program `kith-VERB` from PATH, as git
/// does.
int dispatch(std::vector<std::string> const& arguments);

/// Prints why standard output could not be written, and returns the exit code. If its reader has
/// gone, as `head` does, prints nothing and returns that of SIGPIPE.
int explain_lost_output();

}  // namespace kith

#pragma once

#include <string>
#include <vector>

namespace kith {

/// Runs the verb that the arguments name and returns its exit code. Errors become one line on
/// stderr. A verb that is not in the catalogue is the program `kith-VERB` from PATH, as git does
/// it.
int dispatch(std::vector<std::string> const& arguments);

/// Says why standard output could not be written, and returns the exit code: nothing and that of
/// SIGPIPE where its reader has gone, as `head` does.
int explain_lost_output();

}  // namespace kith

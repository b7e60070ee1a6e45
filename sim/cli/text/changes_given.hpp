#pragma once

#include <string>
#include <vector>

namespace kith {

/// The `--set` changes in a command line that a result keeps, such as "community.residents=1500".
std::vector<std::string> changes_given(std::string const& command_line);

/// The same as lines to go under the title of an answer; empty if nothing was changed.
std::string changes_in_words(std::string const& command_line);

}  // namespace kith

#pragma once

#include <string>
#include <vector>

namespace kith {

/// What `--set` changed, as "community.residents=1500", of a command line as results keep it.
std::vector<std::string> changes_given(std::string const& command_line);

/// The same as lines that stand under the title of an answer; empty where nothing was changed.
std::string changes_in_words(std::string const& command_line);

}  // namespace kith

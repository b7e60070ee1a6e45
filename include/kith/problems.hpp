#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// Something wrong in a scenario file, and where.
struct Problem {
  std::string file;  ///< as the user named it; "--set path=value" for a setting of the command line
  int line = 0;      ///< from 1; 0 when the file could not be read at all
  int column = 0;    ///< from 1, in characters
  std::string path;  ///< e.g. "partnership.clinic.grant_weeks"; empty if it concerns no key
  std::string message;
  bool warning = false;  ///< the file is valid, but does not do what its author meant
};
using Problems = std::vector<Problem>;

/// `file:line:column: error: message` (or `warning`), as compilers write it, so that editors jump
/// there.
std::string format_problem(Problem const& problem);

/// A text lists at most this many problems; the others appear once these are fixed.
inline constexpr std::size_t most_problems_told = 100;

/// One line per problem, then the number of problems that are not listed.
std::string format_problems(Problems const& problems);

/// `{"problems": [{"file", "line", "column", "path", "severity", "message"}]}` for editors.
std::string problems_as_json(Problems const& problems);

}  // namespace kith

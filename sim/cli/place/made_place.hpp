#pragma once

#include <stdexcept>
#include <string>

#include "kith/place/table/county.hpp"
#include "kith/problems.hpp"

namespace kith {

/// All problems of a file that was given or made; nothing is written then.
class MadePlaceProblems : public std::runtime_error {
 public:
  explicit MadePlaceProblems(Problems const& problems);
};

/// The county among `counties` that `place` names. Throws UsageError if there are none or several.
County const& only_county(std::vector<County> const& counties, std::string const& place);

/// A community file of a county of Kith's own table.
struct MadePlace {
  std::string file_name, text, in_words;
};

/// Throws UsageError as `only_county` does.
MadePlace made_place(std::string const& place);

}  // namespace kith

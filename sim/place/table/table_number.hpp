#pragma once

#include <string>
#include <string_view>

namespace kith {

/// A number as people write it in a table.
struct TableNumber {
  double value = 0.0;
  bool is_missing = false;  ///< empty, or a publisher's mark for a missing figure
  std::string why;          ///< the error; empty if it is a number or missing
};

/// Reads "35.1", "35.1%", "51,967", "$51,967"; "" and "-999" are missing.
TableNumber table_number(std::string_view text, bool is_percent);

}  // namespace kith

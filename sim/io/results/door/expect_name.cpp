#include "kith/io/results/door/expect_name.hpp"

#include <algorithm>

#include "kith/ground/clean_text.hpp"
#include "kith/io/results/door/fault.hpp"

namespace kith::door {

void expect_name(std::string const& name) {
  if (auto const fault = fault_in_text(name)) throw Fault("has a name with " + *fault);
  bool const word = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
  if (!word || name.empty()) throw Fault("has a name that is no word of Kith");
}

}  // namespace kith::door

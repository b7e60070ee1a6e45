#pragma once

#include <stdexcept>

namespace kith::door {

/// Why a file cannot be read as a result, as the end of a sentence that names the file.
class Fault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace kith::door

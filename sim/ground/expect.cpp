#include "kith/ground/expect.hpp"

#include <stdexcept>
#include <string>

namespace kith {

void expectation_failed(char const* condition, char const* file, int line) {
  throw std::logic_error(std::string(file) + ":" + std::to_string(line) + ": expected " +
                         condition);
}

}  // namespace kith

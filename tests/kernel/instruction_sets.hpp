#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "kith/kernel/kernel.hpp"

namespace kith::test {

struct InstructionSet {
  char const* name;
  Kernel pass;
};

/// The instruction sets of this processor; asking for any other selects the best of them.
inline std::vector<InstructionSet> available() {
  std::vector<InstructionSet> found;
  char const* const wish = std::getenv("KITH_ISA");
  std::string const before = wish == nullptr ? "" : wish;
  for (char const* name : {"baseline", "avx2", "avx512"}) {
    setenv("KITH_ISA", name, 1);
    Kernel const pass = choose_kernel();
    if (found.empty() || found.back().pass != pass) found.push_back({name, pass});
  }
  wish == nullptr ? unsetenv("KITH_ISA") : setenv("KITH_ISA", before.c_str(), 1);
  return found;
}

}  // namespace kith::test

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "kith/kernel/kernel.hpp"

namespace kith {

Kernel choose_kernel() {
  char const* const wish = std::getenv("KITH_ISA");
  std::string_view const isa = wish == nullptr ? "" : wish;
  if (!isa.empty() && isa != "baseline" && isa != "avx2" && isa != "avx512")
    throw std::invalid_argument("KITH_ISA = '" + std::string(isa) +
                                "' (must be baseline, avx2 or avx512)");
#if defined(__x86_64__)
  bool const has_avx2 = __builtin_cpu_supports("avx2") != 0 &&
                        __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("fma") != 0;
  bool const has_avx512 =
      has_avx2 && __builtin_cpu_supports("avx512f") != 0 &&
      __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512cd") != 0 &&
      __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  if (has_avx512 && (isa.empty() || isa == "avx512")) return avx512::kernel;
  if (has_avx2 && (isa.empty() || isa == "avx2" || isa == "avx512")) return avx2::kernel;
#endif
  return baseline::kernel;
}

}  // namespace kith

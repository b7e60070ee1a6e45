#include "kith/kernel/kernel.hpp"

namespace kith {

KernelColumns kernel_columns(Residents& residents) {
  KernelColumns pointers{};
  each_column([](ColumnFacts const&, auto& column, auto& pointer) { pointer = column.data(); },
              residents, pointers);
  return pointers;
}

}  // namespace kith

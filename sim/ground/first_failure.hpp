#pragma once

#include <exception>
#include <mutex>

namespace kith {

/// Keeps the first exception of a parallel region, since none may leave it: memory may run out.
class FirstFailure {
 public:
  template <class Work>
  void keep(Work work) {
    try {
      work();
    } catch (...) {
      std::lock_guard const lock(mutex_);
      if (!first_) first_ = std::current_exception();
    }
  }
  [[nodiscard]] bool any() const {
    std::lock_guard const lock(mutex_);
    return first_ != nullptr;
  }
  /// Call it after the region.
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  mutable std::mutex mutex_;
  std::exception_ptr first_;
};

}  // namespace kith

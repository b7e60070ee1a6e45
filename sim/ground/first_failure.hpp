#pragma once

#include <exception>
#include <mutex>

namespace kith {

/// The first exception of a parallel region, which none may leave: memory may be short.
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
  /// After the region.
  void rethrow() const {
    if (first_) std::rethrow_exception(first_);
  }

 private:
  mutable std::mutex mutex_;
  std::exception_ptr first_;
};

}  // namespace kith

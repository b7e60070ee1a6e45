#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// Seconds that each step of the week took, in the order in which steps first occurred.
class Timings {
 public:
  struct Entry {
    std::string step;
    double seconds;
  };
  void add(std::string_view step, double seconds);
  void add(Timings const& more);
  [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

/// Measures a step during its lifetime; does nothing if there are no timings to add to.
class Stopwatch {
 public:
  Stopwatch(Timings* timings, std::string_view step) : timings_(timings), step_(step) {
    if (timings_ != nullptr) began_ = Clock::now();
  }
  ~Stopwatch() {
    if (timings_ != nullptr)
      timings_->add(step_, std::chrono::duration<double>(Clock::now() - began_).count());
  }
  Stopwatch(Stopwatch const&) = delete;
  Stopwatch& operator=(Stopwatch const&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  Timings* timings_;
  std::string_view step_;
  Clock::time_point began_{};
};

}  // namespace kith

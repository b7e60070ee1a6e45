#pragma once

#include <chrono>
#include <mutex>
#include <string>

namespace kith {

/// Reports a study's progress on stderr: a bar on a terminal, a line every ten seconds otherwise.
class Progress {
 public:
  enum class Style { automatic, bar, plain, json, none };
  /// Throws UsageError for a name other than auto, bar, plain, json, none.
  static Style style_named(std::string const& name);

  /// `work` is in resident-weeks.
  Progress(Style style, double work, std::size_t runs);

  void add_work(double resident_weeks);
  void add_run();
  void tick();                        ///< shows what is due; call it from any thread
  void say(std::string const& line);  ///< prints a line that a bar does not overwrite
  void finish();
  [[nodiscard]] std::size_t runs_done() const;

 private:
  using Clock = std::chrono::steady_clock;
  void show(double seconds);
  [[nodiscard]] std::string time_left(double seconds) const;

  Style style_;
  double work_;
  std::size_t runs_;
  Clock::time_point const start_ = Clock::now();
  mutable std::mutex mutex_;
  Clock::time_point shown_ = start_;
  double done_ = 0.0;
  std::size_t runs_done_ = 0;
  bool bar_is_up_ = false;
};

/// "3 h 50 min", "1 min 10 s", "4 s".
std::string duration_in_words(double seconds);

}  // namespace kith

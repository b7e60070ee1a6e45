#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

namespace kith {

/// Watches, in a thread of its own, for signals (SIGINT, SIGTERM, SIGHUP or others) and for the end
/// of the time allowed. Make it before starting other threads, which inherit the set of blocked
/// signals.
class Interruption {
 public:
  struct Hooks {
    std::function<void()> tick;     ///< about ten times a second
    std::function<void()> give_up;  ///< at the second signal, just before the program ends
  };
  /// `second_signal_code` is the exit code after a second signal; 0 means 128 plus its number.
  explicit Interruption(std::optional<std::chrono::seconds> allowed,
                        std::vector<int> const& signals = {SIGINT, SIGTERM, SIGHUP},
                        int second_signal_code = 0);
  ~Interruption();
  Interruption(Interruption const&) = delete;
  Interruption& operator=(Interruption const&) = delete;

  /// Watches for its whole lifetime; whatever the hooks use must outlive it.
  class Watch {
   public:
    explicit Watch(Interruption& of) : of_(of) {}
    ~Watch() { of_.end_watch(); }
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;

   private:
    Interruption& of_;
  };
  [[nodiscard]] Watch watch(Hooks hooks);

  /// Set when the work should end.
  [[nodiscard]] std::atomic<bool> const* stop() const { return &stop_; }
  void request_stop() { stop_ = true; }
  [[nodiscard]] int signal() const { return signal_; }  ///< 0: none
  [[nodiscard]] bool time_is_up() const { return time_is_up_; }

 private:
  void loop(Hooks const& hooks);
  void end_watch();

  std::optional<std::chrono::steady_clock::time_point> deadline_;
  int second_signal_code_;
  sigset_t watched_ = {};
  sigset_t before_ = {};
  std::atomic<bool> stop_ = false;
  std::atomic<bool> done_ = false;
  std::atomic<int> signal_ = 0;
  std::atomic<bool> time_is_up_ = false;
  std::thread thread_;
};

}  // namespace kith

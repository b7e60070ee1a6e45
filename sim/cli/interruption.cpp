#include "kith/cli/interruption.hpp"

#include <pthread.h>

#include <cstdlib>
#include <ctime>

#include "kith/cli/exit_codes.hpp"

namespace kith {

Interruption::Interruption(std::optional<std::chrono::seconds> allowed,
                           std::vector<int> const& signals, int second_signal_code)
    : second_signal_code_(second_signal_code) {
  if (allowed) deadline_ = std::chrono::steady_clock::now() + *allowed;
  sigemptyset(&watched_);
  for (int const number : signals) {
    struct sigaction action = {};
    sigaction(number, nullptr, &action);
    if (action.sa_handler != SIG_IGN) sigaddset(&watched_, number);  // respects nohup
  }
  pthread_sigmask(SIG_BLOCK, &watched_, &before_);
}

Interruption::~Interruption() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

Interruption::Watch Interruption::watch(Hooks hooks) {
  done_ = false;
  thread_ = std::thread([this, hooks = std::move(hooks)] { loop(hooks); });
  return Watch(*this);
}

void Interruption::end_watch() {
  done_ = true;
  if (thread_.joinable()) thread_.join();
}

void Interruption::loop(Hooks const& hooks) {
  timespec const pause = {0, 100'000'000};
  while (!done_) {
    int const number = sigtimedwait(&watched_, nullptr, &pause);
    if (number > 0) {
      stop_ = true;
      if (signal_.exchange(number) != 0) {
        hooks.give_up();
        std::_Exit(second_signal_code_ != 0 ? second_signal_code_ : exit_signal + number);
      }
    }
    if (deadline_ && !time_is_up_ && std::chrono::steady_clock::now() >= *deadline_) {
      time_is_up_ = true;
      stop_ = true;
    }
    hooks.tick();
  }
}

}  // namespace kith

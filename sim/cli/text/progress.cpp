#include "kith/cli/text/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"

namespace kith {

namespace {

bool stderr_is_terminal() {
  char const* const terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

bool in_color() {
  return std::getenv("NO_COLOR") == nullptr && stderr_is_terminal();
}

}  // namespace

std::string duration_in_words(double seconds) {
  long const s = std::lround(std::max(seconds, 0.0));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {} s", s / 60, s % 60);
  return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
}

Progress::Style Progress::style_named(std::string const& name) {
  if (name == "auto") return Style::automatic;
  if (name == "bar") return Style::bar;
  if (name == "plain") return Style::plain;
  if (name == "json") return Style::json;
  if (name == "none") return Style::none;
  throw UsageError("--progress " + name + " (must be auto, bar, plain, json or none)");
}

Progress::Progress(Style style, double work, std::size_t runs)
    : style_(style), work_(std::max(work, 1.0)), runs_(runs) {
  if (style_ == Style::automatic) style_ = stderr_is_terminal() ? Style::bar : Style::plain;
}

void Progress::add_work(double resident_weeks) {
  std::lock_guard const lock(mutex_);
  done_ += resident_weeks;
}

void Progress::add_run() {
  std::lock_guard const lock(mutex_);
  ++runs_done_;
}

std::size_t Progress::runs_done() const {
  std::lock_guard const lock(mutex_);
  return runs_done_;
}

void Progress::tick() {
  if (style_ == Style::none) return;
  std::lock_guard const lock(mutex_);
  auto const now = Clock::now();
  auto const pause = style_ == Style::plain  ? std::chrono::milliseconds(10'000)
                     : style_ == Style::json ? std::chrono::milliseconds(1'000)
                                             : std::chrono::milliseconds(200);
  if (now - shown_ < pause) return;
  shown_ = now;
  show(std::chrono::duration<double>(now - start_).count());
}

std::string Progress::time_left(double seconds) const {
  if (done_ <= 0.0 || seconds < 1.0) return "";
  return duration_in_words(seconds * std::max(work_ / done_ - 1.0, 0.0)) + " left";
}

void Progress::show(double seconds) {
  double const share = std::clamp(done_ / work_, 0.0, 1.0);
  if (style_ == Style::json) {
    double const left = done_ > 0.0 ? seconds * std::max(work_ / done_ - 1.0, 0.0) : -1.0;
    print_message(
        R"({{"done":{:.4f},"runs":{},"of_runs":{},"seconds":{:.1f},"seconds_left":{:.1f}}})"
        "\n",
        share, runs_done_, runs_, seconds, left);
  } else if (style_ == Style::plain) {
    print_message("{:3.0f} %  {} of {} runs  {}\n", 100.0 * share, runs_done_, runs_,
                  time_left(seconds));
  } else {
    auto const full = static_cast<std::size_t>(std::lround(30.0 * share));
    bool const color = in_color();
    print_message("\r[{}{}{}{}] {:3.0f} %  {} of {} runs  {:<16}", color ? "\033[32m" : "",
                  std::string(full, '='), color ? "\033[0m" : "", std::string(30 - full, ' '),
                  100.0 * share, runs_done_, runs_, time_left(seconds));
    bar_is_up_ = true;
  }
  std::fflush(stderr);
}

void Progress::say(std::string const& line) {
  std::lock_guard const lock(mutex_);
  print_message("{}{}\n", bar_is_up_ ? "\n" : "", line);
  bar_is_up_ = false;
}

void Progress::finish() {
  std::lock_guard const lock(mutex_);
  bool const was_shown = bar_is_up_ || style_ == Style::json;
  if (was_shown) show(std::chrono::duration<double>(Clock::now() - start_).count());
  if (bar_is_up_) print_message("\n");
  bar_is_up_ = false;
}

}  // namespace kith

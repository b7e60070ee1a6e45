#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <utility>

namespace kith {

/// Writes a message for people to standard error. If it cannot be written, since the disk is full
/// or the terminal is gone, it is dropped: the work and its exit code are not affected.
template <typename... Args>
void print_message(fmt::format_string<Args...> form, Args&&... args) noexcept {
  try {
    std::string const message = fmt::format(form, std::forward<Args>(args)...);
    std::fwrite(message.data(), 1, message.size(), stderr);
  } catch (...) {  // out of memory
  }
}

}  // namespace kith

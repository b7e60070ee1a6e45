#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "kith/cli/dispatch.hpp"
#include "kith/cli/exit_codes.hpp"

int main(int argc, char* argv[]) {
  std::signal(SIGXFSZ, SIG_IGN);  // an oversized file becomes an error, like a full disk
  std::signal(SIGPIPE, SIG_IGN);  // so does a reader of messages that has gone
  int code = kith::dispatch({argv + (argc > 0 ? 1 : 0), argv + argc});
  if (std::fflush(stdout) != 0 && code == kith::exit_done) code = kith::explain_lost_output();
  // Skips exit handlers: libhdf5's would write to a disk that has just been found full.
  if (code != kith::exit_done) std::_Exit(code);
  return code;
}

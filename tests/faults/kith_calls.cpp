#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "kith/cli/dispatch.hpp"

// Runs command lines of `kith` one after another in one process, so that whatever one of them
// leaves broken affects the next, and sanitizers start only once. A line holds words separated by
// tabs. The answer is "CODE BYTES BYTES" and a line break, then what the command wrote to its two
// streams.

namespace {

/// A stream of this process, redirected into an unnamed file.
class Caught {
 public:
  explicit Caught(int stream) : stream_(stream) {
    std::FILE* const file = std::tmpfile();
    if (file == nullptr || dup2(fileno(file), stream) < 0) std::abort();
  }
  /// What was written since the last call.
  [[nodiscard]] std::string take() const {
    std::string text(static_cast<std::size_t>(lseek(stream_, 0, SEEK_END)), '\0');
    if (pread(stream_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
        ftruncate(stream_, 0) != 0 || lseek(stream_, 0, SEEK_SET) != 0)
      std::abort();
    return text;
  }

 private:
  int stream_;
};

std::vector<std::string> words_of(std::string const& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; std::getline(in, word, '\t');) words.push_back(word);
  return words;
}

}  // namespace

int main() {
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE* const answers = fdopen(dup(STDOUT_FILENO), "w");
  Caught const out(STDOUT_FILENO), said(STDERR_FILENO);
  for (std::string line; std::getline(std::cin, line);) {
    int const code = kith::dispatch(words_of(line));
    std::fflush(stdout);
    std::string const texts[] = {out.take(), said.take()};
    std::fprintf(answers, "%d %zu %zu\n", code, texts[0].size(), texts[1].size());
    for (std::string const& text : texts) std::fwrite(text.data(), 1, text.size(), answers);
    std::fflush(answers);
  }
  return EXIT_SUCCESS;
}

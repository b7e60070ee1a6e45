#pragma once

#include <filesystem>
#include <string>

#include "kith/io/results/temporary_file.hpp"

namespace kith {

/// A CSV file that gets its final name only once it is complete.
class CsvFile {
 public:
  CsvFile(std::filesystem::path const& path, bool replace) : file_(path, replace) {}
  void add(std::string const& rows) {
    text_ += rows;
    if (text_.size() > 1 << 20) flush();
  }
  void finish() {
    flush();
    file_.publish();
  }

 private:
  void flush() {
    file_.write_all(text_.data(), text_.size());
    text_.clear();
  }
  TemporaryFile file_;
  std::string text_;
};

}  // namespace kith

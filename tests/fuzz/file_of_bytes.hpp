#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

namespace kith {

/// The bytes that a fuzzer tries, as a file that the destructor removes.
class FileOfBytes {
 public:
  FileOfBytes(std::span<std::uint8_t const> bytes, std::string const& name)
      : path_(std::filesystem::temp_directory_path() /
              ("kith-fuzz-" + std::to_string(getpid()) + "-" + name)) {
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<char const*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }
  ~FileOfBytes() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  FileOfBytes(FileOfBytes const&) = delete;
  FileOfBytes& operator=(FileOfBytes const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A sound file with the changes that a fuzzer tries. Of every five bytes of input, four give a
/// position and one the change, so that inputs stay small and the rest of the file stays sound.
inline std::string changed(std::string sound, std::span<std::uint8_t const> changes) {
  for (; changes.size() >= 5; changes = changes.subspan(5)) {
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < 4; ++i) place = place << 8 | changes[i];
    char& byte = sound[place % sound.size()];
    byte = static_cast<char>(static_cast<std::uint8_t>(byte) ^ changes[4]);
  }
  return sound;
}

inline std::span<std::uint8_t const> bytes_of(std::string const& text) {
  return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

}  // namespace kith

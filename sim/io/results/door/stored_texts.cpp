#include "kith/io/results/door/stored_texts.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "kith/io/results/door/fault.hpp"
#include "kith/io/results/door/limits.hpp"

namespace kith::door {

namespace {

constexpr std::size_t place_bytes = 16;  ///< length, address of a heap, index in it
constexpr std::size_t head_bytes = 16;   ///< of a heap and of an object in it
constexpr std::size_t window_bytes = 64 << 10;
constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";

// HDF5 numbers are little-endian.
template <class Number>
Number number_at(unsigned char const* bytes) {
  Number number = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;)
    number = static_cast<Number>(number << 8 | static_cast<Number>(bytes[i]));
  return number;
}

}  // namespace

StoredTexts::StoredTexts(std::filesystem::path const& path) {
  // A pipe or a device must not be opened for reading, which would wait for its other end.
  struct stat about {};
  if (stat(path.c_str(), &about) != 0)
    throw Fault(fmt::format("cannot read ({})", std::strerror(errno)));
  if (!S_ISREG(about.st_mode)) throw Fault("cannot read (not an ordinary file)");
  descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0 || fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode))
    throw Fault(fmt::format("cannot read ({})", std::strerror(errno)));
  size_ = static_cast<std::uint64_t>(about.st_size);
  std::array<char, signature.size()> start{};
  if (size_ < start.size()) throw Fault("cannot read (not a whole HDF5 file)");
  bytes_at(0, start.data(), start.size());
  if (std::string_view(start.data(), start.size()) != signature)
    throw Fault("cannot read (not a whole HDF5 file)");
  if (size_ > largest_file)
    throw Fault(fmt::format("has {} bytes (must be {} or fewer)", size_, largest_file));
}

StoredTexts::~StoredTexts() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::size_t StoredTexts::bytes_from_file(std::uint64_t offset, char* to, std::size_t bytes) const {
  std::size_t all = 0;
  while (all < bytes) {
    ssize_t const got = pread(descriptor_, to + all, bytes - all, static_cast<off_t>(offset + all));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Fault(fmt::format("cannot read ({})", std::strerror(errno)));
    if (got == 0) break;
    all += static_cast<std::size_t>(got);
  }
  return all;
}

void StoredTexts::bytes_at(std::uint64_t offset, void* to, std::size_t bytes) {
  if (offset > size_ || bytes > size_ - offset) throw Fault("points beyond its end");
  if (bytes > window_bytes) {
    if (bytes_from_file(offset, static_cast<char*>(to), bytes) < bytes) throw Fault("shrinks");
    return;
  }
  if (offset < window_at_ || offset + bytes > window_at_ + window_.size()) {
    window_.resize(window_bytes);
    window_at_ = offset;
    window_.resize(bytes_from_file(offset, window_.data(), window_bytes));
    if (window_.size() < bytes) throw Fault("shrinks");
  }
  std::memcpy(to, window_.data() + (offset - window_at_), bytes);
}

StoredTexts::Heap const& StoredTexts::heap_at(std::uint64_t address) {
  auto const [found, is_new] = heaps_.try_emplace(address);
  if (!is_new) return found->second;
  std::array<unsigned char, head_bytes> head{};
  bytes_at(address, head.data(), head.size());
  auto const bytes = number_at<std::uint64_t>(&head[8]);
  if (std::memcmp(head.data(), "GCOL\1", 5) != 0 || bytes < head.size() || bytes > size_ - address)
    throw Fault("keeps texts where there are none");
  heap_bytes_ += bytes;
  if (heap_bytes_ > size_) throw Fault("keeps texts in the same place twice");
  for (std::uint64_t at = address + head_bytes; at + head_bytes <= address + bytes;) {
    bytes_at(at, head.data(), head.size());
    auto const index = number_at<std::uint16_t>(head.data());
    auto const length = number_at<std::uint64_t>(&head[8]);
    if (index == 0) {  // the rest is free; libhdf5 goes on by this length, without end if it is 0
      if (length != address + bytes - at) throw Fault("keeps texts where there are none");
      break;
    }
    if (length > address + bytes - at - head_bytes) throw Fault("keeps a text beyond its place");
    found->second[index] = {at + head_bytes, length};
    at += head_bytes + (length + 7) / 8 * 8;
  }
  return found->second;
}

void StoredTexts::count(std::string const& path, std::uint64_t bytes) {
  counted_ += bytes;
  if (counted_ > size_) throw Fault(fmt::format("has more text in {} than bytes", path));
}

void StoredTexts::expect_lengths(std::uint64_t offset, std::size_t count_of, std::size_t part) {
  for (std::size_t i = 0; i < count_of; ++i) {
    std::array<unsigned char, place_bytes> place{};
    bytes_at(offset + i * place_bytes, place.data(), place.size());
    std::uint64_t const length = number_at<std::uint32_t>(place.data());
    auto const address = number_at<std::uint64_t>(&place[4]);
    if (address == 0) continue;  // libhdf5 reads nothing then
    Heap const& heap = heap_at(address);
    auto const kept = heap.find(number_at<std::uint32_t>(&place[12]));
    if (kept == heap.end() || kept->second.bytes != length * part)
      throw Fault("says of an attribute another length than it has");
  }
}

std::vector<std::string> StoredTexts::read(std::string const& path, std::uint64_t offset,
                                           std::size_t count_of) {
  if (offset > size_ || count_of > (size_ - offset) / place_bytes)
    throw Fault(fmt::format("has more texts in {} than it has room for", path));
  std::vector<unsigned char> places(count_of * place_bytes);
  bytes_at(offset, places.data(), places.size());
  std::vector<std::string> texts(count_of);
  for (std::size_t i = 0; i < count_of; ++i) {
    unsigned char const* const place = &places[i * place_bytes];
    auto const length = number_at<std::uint32_t>(place);
    auto const address = number_at<std::uint64_t>(place + 4);
    if (address == 0 && length == 0) continue;
    Heap const& heap = heap_at(address);
    auto const kept = heap.find(number_at<std::uint32_t>(place + 12));
    if (kept == heap.end() || kept->second.bytes != length)
      throw Fault(fmt::format("says of a text in {} another length than it has", path));
    if (length > longest_text)
      throw Fault(fmt::format("has {} bytes of text in {} (must be {} or fewer)", length, path,
                              longest_text));
    count(path, length);
    texts[i].resize(length);
    bytes_at(kept->second.offset, texts[i].data(), length);
  }
  return texts;
}

}  // namespace kith::door

#include "kith/studio/runs/repeats.hpp"

#include <cstdint>
#include <cstring>

namespace kith::studio {
namespace {

using Word = std::uint64_t;

/// Words, of which the last is repeated.
struct Part {
  std::uint32_t words, repeats;
};

template <class T>
void append(std::vector<std::byte>& to, T const* from, std::size_t count) {
  auto const* const bytes = reinterpret_cast<std::byte const*>(from);
  to.insert(to.end(), bytes, bytes + count * sizeof(T));
}

template <class T>
T taken(std::span<std::byte const>& from) {
  T value;
  std::memcpy(&value, from.data(), sizeof(T));
  from = from.subspan(sizeof(T));
  return value;
}

}  // namespace

std::vector<std::byte> without_repeats(std::span<std::byte const> bytes) {
  std::vector<Word> words(bytes.size() / sizeof(Word));
  if (!words.empty()) std::memcpy(words.data(), bytes.data(), words.size() * sizeof(Word));
  std::vector<std::byte> packed;
  std::uint64_t const size = bytes.size();
  append(packed, &size, 1);
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at + 1;  // after the words that differ from their successors, and one more
    while (end < words.size() && words[end] != words[end - 1]) ++end;
    std::size_t repeated = end;
    while (repeated < words.size() && words[repeated] == words[end - 1]) ++repeated;
    Part const part{static_cast<std::uint32_t>(end - at),
                    static_cast<std::uint32_t>(repeated - end)};
    append(packed, &part, 1);
    append(packed, &words[at], part.words);
    at = repeated;
  }
  append(packed, bytes.data() + words.size() * sizeof(Word), bytes.size() % sizeof(Word));
  packed.shrink_to_fit();
  return packed;
}

std::vector<std::byte> with_repeats(std::span<std::byte const> packed) {
  std::vector<std::byte> bytes;
  auto const size = static_cast<std::size_t>(taken<std::uint64_t>(packed));
  bytes.reserve(size);
  while (bytes.size() + sizeof(Word) <= size) {
    auto const [words, repeats] = taken<Part>(packed);
    append(bytes, packed.data(), words * sizeof(Word));
    Word last;
    std::memcpy(&last, packed.data() + (words - 1) * sizeof(Word), sizeof last);
    packed = packed.subspan(words * sizeof(Word));
    for (std::uint32_t k = 0; k < repeats; ++k) append(bytes, &last, 1);
  }
  append(bytes, packed.data(), packed.size());
  return bytes;
}

}  // namespace kith::studio

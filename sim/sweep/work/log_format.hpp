#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "kith/sweep/work/shard_log.hpp"

namespace kith {

// The bytes of a shard, little-endian.
static_assert(std::endian::native == std::endian::little);

inline constexpr std::uint32_t record_mark = 0x4e55524b;  // "KRUN"
inline constexpr std::uint32_t flag_failed = 1;
inline constexpr std::uint32_t flag_void = 2;  ///< marked as damaged: what it contains is not a run
inline constexpr std::uint64_t longest_payload = std::uint64_t{1} << 40;

/// At the start of a shard.
struct LogHead {
  char magic[8] = {'k', 'i', 't', 'h', '-', 'l', 'o', 'g'};
  std::uint32_t version = 1;
  std::uint32_t reserved = 0;
  ShardName name;
  RunId sum = {};  ///< XXH3-128 of what precedes it
};
static_assert(sizeof(LogHead) == 56);

/// Precedes each payload; the XXH3-128 of head and payload follows it.
struct RecordHead {
  std::uint32_t mark = record_mark;
  std::uint32_t flags = 0;
  std::uint64_t length = 0;  ///< of the payload
  RunId id = {};
  double core_seconds = 0.0;
};
static_assert(sizeof(RecordHead) == 40);

inline RunId sum_of(LogHead const& head) {
  return hash_of({reinterpret_cast<char const*>(&head), offsetof(LogHead, sum)});
}

inline LogHead head_of(ShardName const& name) {
  LogHead head;
  head.name = name;
  head.sum = sum_of(head);
  return head;
}

/// Whether the last 16 bytes of a record are the checksum of those before.
bool checksum_fits(std::span<std::byte const> record);

}  // namespace kith

// Compiled for the machine it runs on (tests/CMakeLists.txt).

#include "bare_kernel.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "kith/kernel/draws.hpp"

namespace kith {
namespace {

constexpr u32 contacts_each = 8;
constexpr u32 rows_of_block = 4096;
constexpr u32 nearby = 1024;  // nine of ten contacts are within this many rows
constexpr float per_contact = 0.002F;

/// A hash (Stafford's mix 13), used only for the setup.
u64 mixed(u64 x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

u32 contact_of(u32 row, u32 k, u32 residents) {
  u64 const word = mixed(u64{row} * contacts_each + k + 77);
  if (word % 10 == 9) return static_cast<u32>(mixed(word) % residents);
  u64 const place = u64{row} + residents + (word >> 10) % nearby - nearby / 2;
  return static_cast<u32>(place % residents);
}

struct BlockDraws {
  alignas(64) u32 first[rows_of_block], second[rows_of_block];
  alignas(64) u8 unwell_contacts[rows_of_block];
};

void draw(u32 first, u32 week, BlockDraws& words) {
  for (u32 i = 0; i < rows_of_block; i += 2 * wide_lanes) {
    Wide x[2][4];
    for (u32 k = 0; k < 2; ++k) {
      x[k][0] = broadcast_wide(first + i + k * wide_lanes) + wide_iota();
      x[k][1] = broadcast_wide(week);
      x[k][2] = broadcast_wide(1);
      x[k][3] = broadcast_wide(0);
    }
    for (auto& counter : x) philox(counter, 12345, 678);
    for (u32 k = 0; k < 2; ++k) {
      store_lower(words.first + i + k * wide_lanes, x[k][0]);
      store_lower(words.second + i + k * wide_lanes, x[k][1]);
    }
  }
}

u8 count_unwell(u32 const* contacts, u64 const* unwell) {
#ifdef __AVX512VL__
  __m256i const who = load_as<__m256i>(contacts);
  __m256i const bits =
      _mm256_i32gather_epi32(reinterpret_cast<int const*>(unwell), _mm256_srli_epi32(who, 5), 4);
  __m256i const bit =
      _mm256_sllv_epi32(_mm256_set1_epi32(1), _mm256_and_si256(who, _mm256_set1_epi32(31)));
  return static_cast<u8>(std::popcount(static_cast<unsigned>(_mm256_test_epi32_mask(bits, bit))));
#else
  u64 count = 0;
  for (u32 k = 0; k < contacts_each; ++k) count += unwell[contacts[k] / 64] >> contacts[k] % 64 & 1;
  return static_cast<u8>(count);
#endif
}

/// A bit for each of 64 bytes, set if the byte is not 0.
u64 bits_of(u8 const* bytes) {
#ifdef __AVX512BW__
  __m512i const all = load_as<__m512i>(bytes);
  return _mm512_test_epi8_mask(all, all);
#else
  u64 bits = 0;
  for (u32 k = 0; k < 64; ++k) bits |= u64{bytes[k] != 0} << k;
  return bits;
#endif
}

}  // namespace

BareKernel::BareKernel(u32 residents) : residents_(residents) {
  u32 const rows = (residents + rows_of_block - 1) / rows_of_block * rows_of_block;
  contacts_.resize(u64{residents} * contacts_each);
  hazard_.resize(rows);
  stigma_.assign(rows, 128);
  now_.resize(rows), next_.resize(rows);
  now_unwell_.resize(rows / 64), next_unwell_.resize(rows / 64);
#pragma omp parallel for schedule(static)
  for (u32 row = 0; row < residents; ++row) {
    u64 const word = mixed(row + u64{1});
    hazard_[row] = 0.005F + 0.01F * static_cast<float>(word >> 20 & 1023) / 1024.0F;
    for (u32 k = 0; k < contacts_each; ++k)
      contacts_[u64{row} * contacts_each + k] = contact_of(row, k, residents);
  }
}

u64 BareKernel::update_block(u32 first) {
  BlockDraws words;
  draw(first, week_, words);
  u32 const rows = std::min(rows_of_block, residents_ - first);
  for (u32 i = 0; i < rows; ++i)
    words.unwell_contacts[i] =
        count_unwell(&contacts_[u64{first + i} * contacts_each], now_unwell_.data());
  u8 const* now = &now_[first];
  u8* next = &next_[first];
  float const* hazard = &hazard_[first];
  u8 const* stigma = &stigma_[first];
#pragma omp simd
  for (u32 i = 0; i < rows_of_block; ++i) {
    float const u = uniform_24(words.first[i]), v = uniform_24(words.second[i]);
    float const onset = hazard[i] + per_contact * static_cast<float>(words.unwell_contacts[i]);
    float const seek = 0.05F / 255.0F * static_cast<float>(stigma[i]);
    u8 const of_well = u < onset ? 1 : 0;
    u8 const of_distressed = u < seek ? 2 : v < 0.02F ? 0 : 1;
    u8 const of_in_care = u < 0.10F ? 0 : 2;
    next[i] = now[i] == 0 ? of_well : now[i] == 1 ? of_distressed : of_in_care;
  }
  u64 count = 0;
  for (u32 i = 0; i < rows_of_block; i += 64) {
    u64 bits = bits_of(next + i);
    if (i + 64 > rows) bits &= i >= rows ? 0 : (u64{1} << (rows - i)) - 1;
    next_unwell_[(first + i) / 64] = bits;
    count += static_cast<u64>(std::popcount(bits));
  }
  return count;
}

void BareKernel::live(int weeks, int threads) {
  u32 const blocks = static_cast<u32>(now_.size()) / rows_of_block;
  for (int k = 0; k < weeks; ++k) {
    u64 count = 0;
#pragma omp parallel for schedule(static) num_threads(threads) reduction(+ : count)
    for (u32 block = 0; block < blocks; ++block) count += update_block(block * rows_of_block);
    unwell_ = count;
    std::swap(now_, next_);
    std::swap(now_unwell_, next_unwell_);
    ++week_;
  }
}

}  // namespace kith

#include <xxhash.h>

#include <cstdio>
#include <type_traits>

#include "kith/state/state_members.hpp"

namespace kith {
namespace {

/// Feeds everything it visits to one hash, member by member: padding bytes never count.
class Hasher {
 public:
  Hasher() : state_(XXH3_createState()) { XXH3_128bits_reset(state_); }
  ~Hasher() { XXH3_freeState(state_); }
  Hasher(Hasher const&) = delete;
  Hasher& operator=(Hasher const&) = delete;

  template <class... Ts>
  void operator()(Ts const&... values) {
    (add(values), ...);
  }

  [[nodiscard]] std::string hexadecimal() const {
    XXH128_hash_t const hash = XXH3_128bits_digest(state_);
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return text;
  }

 private:
  template <class T>
  void add(T const& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
      XXH3_128bits_update(state_, &value, sizeof value);
    else
      each_member(value, *this);
  }
  template <class T>
  void add(Column<T> const& column) {
    XXH3_128bits_update(state_, column.data(), column.size() * sizeof(T));
  }
  template <class T>
  void add(std::vector<T> const& values) {
    for (T const& value : values) add(value);
  }
  template <class T, std::size_t N>
  void add(std::array<T, N> const& values) {
    for (T const& value : values) add(value);
  }
  template <class T>
  void add(SparseTable<T> const& table) {
    for (T const& entry : table) add(entry);
  }
  /// Nobody is followed up in usual care: it keeps the digests that it had before this field
  /// existed.
  void add(Request const& request) {
    auto const add_but = [&](auto const& value) {
      bool const left_out =
          static_cast<void const*>(&value) == &request.followed && request.followed == 0;
      if (!left_out) add(value);
    };
    each_member(request, [&](auto const&... values) { (add_but(values), ...); });
  }

  /// Participants of a trial that counts neither kinds of care nor clusters nor several referrals
  /// keep the digests that they had before these fields existed.
  void add(Participant const& participant) {
    bool const has_more = participant.referrals != 0 || participant.cluster != 0 ||
                          participant.visits_by_kind != decltype(participant.visits_by_kind){};
    auto const add_but = [&](auto const& value) {
      auto const* const at = static_cast<void const*>(&value);
      bool const is_more = at == &participant.visits_by_kind || at == &participant.cluster ||
                           at == &participant.referrals;
      if (has_more || !is_more) add(value);
    };
    each_member(participant, [&](auto const&... values) { (add_but(values), ...); });
  }

  XXH3_state_t* state_;
};

}  // namespace

std::string digest(State const& state) {
  Hasher hasher;
  hasher(state);
  return hasher.hexadecimal();
}

}  // namespace kith

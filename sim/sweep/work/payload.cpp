#include "kith/sweep/work/payload.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace kith {
namespace {

class Out {
 public:
  template <class T>
  void number(T value) {
    bytes_of(&value, sizeof value);
  }
  void text(std::string const& text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_of(text.data(), text.size());
  }
  void bytes_of(void const* data, std::size_t size) {
    auto const* const from = static_cast<std::byte const*>(data);
    bytes.insert(bytes.end(), from, from + size);
  }
  std::vector<std::byte> bytes;
};

class In {
 public:
  explicit In(std::span<std::byte const> bytes) : rest_(bytes) {}
  template <class T>
  T number() {
    T value;
    bytes_to(&value, sizeof value);
    return value;
  }
  std::string text() {
    std::string text(number<std::uint32_t>(), '\0');
    bytes_to(text.data(), text.size());
    return text;
  }
  void bytes_to(void* into, std::size_t size) {
    if (size > rest_.size()) throw std::runtime_error("a run ends before its values do");
    if (size > 0) std::memcpy(into, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::span<std::byte const> rest_;
};

template <class T>
Values read_values(In& in, std::size_t count) {
  std::vector<T> values(count);
  in.bytes_to(values.data(), count * sizeof(T));
  return values;
}

Values read_values(In& in, Outcome::Type type, std::size_t count) {
  switch (type) {
    case Outcome::Type::f8:
      return read_values<double>(in, count);
    case Outcome::Type::i4:
      return read_values<std::int32_t>(in, count);
    case Outcome::Type::f4:
      break;
  }
  return read_values<float>(in, count);
}

}  // namespace

std::size_t values_of(Layout const& layout, Outcome const& outcome) {
  std::size_t values = 1;
  for (auto const& name : outcome.dims)
    for (Dimension const& dimension : layout.dimensions)
      if (dimension.name == name) values *= dimension.size();
  return values;
}

std::vector<std::byte> encode_runs(std::vector<RunResult> const& runs) {
  Out out;
  out.number(static_cast<std::uint32_t>(runs.size()));
  for (RunResult const& run : runs) {
    out.number(static_cast<std::uint32_t>(run.scenario));
    out.number(static_cast<std::uint32_t>(run.failed ? 1 : 0));
    out.text(run.message);
    out.text(run.digest);
    if (run.failed) continue;
    for (Values const& values : run.values)
      std::visit(
          [&](auto const& some) { out.bytes_of(some.data(), some.size() * sizeof(some[0])); },
          values);
  }
  return std::move(out.bytes);
}

std::vector<RunResult> decode_runs(std::span<std::byte const> bytes, Layout const& layout,
                                   int replicate) {
  In in(bytes);
  std::vector<RunResult> runs;
  auto const count = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count; ++i) {
    RunResult run;
    run.scenario = in.number<std::uint32_t>();
    run.failed = in.number<std::uint32_t>() != 0;
    run.message = in.text();
    run.digest = in.text();
    run.replicate = replicate;
    if (!run.failed)
      for (Outcome const& outcome : layout.outcomes)
        run.values.push_back(read_values(in, outcome.type, values_of(layout, outcome)));
    runs.push_back(std::move(run));
  }
  if (!in.at_end()) throw std::runtime_error("a run has more values than its sweep keeps");
  return runs;
}

}  // namespace kith

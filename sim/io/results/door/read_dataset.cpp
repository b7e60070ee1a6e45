#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "kith/ground/clean_text.hpp"
#include "kith/io/results/door/handle.hpp"
#include "kith/io/results/door/items.hpp"
#include "kith/io/results/door/limits.hpp"

namespace kith::door {

namespace {

constexpr std::size_t text_place_bytes = 16;

std::vector<std::uint64_t> shape_of(hid_t dataset, std::string const& path) {
  Handle const space(H5Dget_space(dataset), H5Sclose);
  H5S_class_t const kind = H5Sget_simple_extent_type(space);
  if (kind == H5S_SCALAR) return {};
  int const axes = kind == H5S_SIMPLE ? H5Sget_simple_extent_ndims(space) : -1;
  if (axes < 0 || axes > most_axes)
    throw Fault(fmt::format("has {} without axes, or with more than {}", path, most_axes));
  std::vector<hsize_t> now(static_cast<std::size_t>(axes)), most(now.size());
  sound(H5Sget_simple_extent_dims(space, now.data(), most.data()));
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == 0 || now[i] > longest_axis)
      throw Fault(fmt::format("has an axis of {} with {} places (must be 1 to {})", path, now[i],
                              longest_axis));
    if (now[i] != most[i]) throw Fault(fmt::format("has an axis of {} that can grow", path));
  }
  return {now.begin(), now.end()};
}

/// The product of sizes. Throws if it exceeds `most`.
std::uint64_t product(std::vector<std::uint64_t> const& sizes, std::uint64_t most,
                      std::string const& path) {
  std::uint64_t all = 1;
  for (std::uint64_t const size : sizes) {
    if (size > most / all) throw Fault(fmt::format("claims more of {} than can be", path));
    all *= size;
  }
  return all;
}

void expect_filters(hid_t creation, std::string const& path) {
  static constexpr std::array<H5Z_filter_t, 3> ours = {H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE,
                                                       H5Z_FILTER_FLETCHER32};
  bool right = H5Pget_nfilters(creation) == static_cast<int>(ours.size());
  for (unsigned i = 0; right && i < ours.size(); ++i) {
    unsigned flags = 0, config = 0, values[8] = {};
    std::size_t count = std::size(values);
    right = H5Pget_filter2(creation, i, &flags, &count, values, 0, nullptr, &config) == ours[i];
  }
  if (!right)
    throw Fault(fmt::format("packs {} in another way than shuffle, deflate, fletcher32", path));
}

// One chunk per run of an outcome, or one chunk in all, as `StudyWriter` writes.
void read_chunks(hid_t creation, Item& item) {
  std::vector<hsize_t> chunk(item.shape.size());
  if (H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data()) !=
      static_cast<int>(chunk.size()))
    throw Fault("is damaged");
  item.chunk.assign(chunk.begin(), chunk.end());
  std::uint64_t chunks = 1;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    bool const one_a_run = i < 2 && chunk[0] == 1 && chunk.size() > 1 && chunk[1] == 1;
    if (chunk[i] != item.shape[i] && !one_a_run)
      throw Fault(fmt::format("cuts {} into other pieces than runs", item.path));
    chunks *= item.shape[i] / chunk[i];  // of at most two axes
  }
  if (chunks > most_chunks)
    throw Fault(fmt::format("cuts {} into more than {} pieces", item.path, most_chunks));
  product(item.chunk, largest_chunk / bytes_of(item.kind), item.path);
  expect_filters(creation, item.path);
}

void read_texts_of(hid_t dataset, Item& item, StoredTexts& texts) {
  std::uint64_t const count = product(item.shape, texts.size() / text_place_bytes, item.path);
  haddr_t const offset = H5Dget_offset(dataset);
  if (offset == HADDR_UNDEF || item.stored != count * text_place_bytes)
    throw Fault(fmt::format("does not hold the texts of {}", item.path));
  item.texts = texts.read(item.path, offset, count);
  for (std::string const& text : item.texts)
    if (auto const fault = fault_in_text(text))
      throw Fault(fmt::format("has a text in {} with {}", item.path, *fault));
}

}  // namespace

std::size_t bytes_of(StoredKind kind) {
  switch (kind) {
    case StoredKind::i1:
    case StoredKind::u1:
      return 1;
    case StoredKind::i4:
    case StoredKind::f4:
      return 4;
    case StoredKind::f8:
      return 8;
    case StoredKind::text:
      break;
  }
  return text_place_bytes;
}

StoredKind kind_of(hid_t type, std::string const& path) {
  if (sound(H5Tcommitted(type)) == 0) {
    if (H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0) return StoredKind::text;
    std::pair<hid_t, StoredKind> const ours[] = {{H5T_IEEE_F32LE, StoredKind::f4},
                                                 {H5T_IEEE_F64LE, StoredKind::f8},
                                                 {H5T_STD_I8LE, StoredKind::i1},
                                                 {H5T_STD_U8LE, StoredKind::u1},
                                                 {H5T_STD_I32LE, StoredKind::i4}};
    for (auto const& [one, kind] : ours)
      if (H5Tequal(type, one) > 0) return kind;
  }
  throw Fault(fmt::format("has values of {} that are neither texts nor numbers of Kith", path));
}

void read_dataset(hid_t dataset, Item& item, StoredTexts& texts) {
  {
    Handle const type(H5Dget_type(dataset), H5Tclose);
    item.kind = kind_of(type, item.path);
  }
  Handle const creation(H5Dget_create_plist(dataset), H5Pclose);
  H5D_layout_t const layout = H5Pget_layout(creation);
  if (layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED)
    throw Fault(fmt::format("takes {} from elsewhere", item.path));
  if (sound(H5Pget_external_count(creation)) > 0)
    throw Fault(fmt::format("takes {} from another file", item.path));
  item.shape = shape_of(dataset, item.path);
  item.stored = H5Dget_storage_size(dataset);
  if (item.stored > texts.size()) throw Fault("is not whole");
  bool const plain = item.kind == StoredKind::text || item.shape.empty();
  if (plain != (layout == H5D_CONTIGUOUS))
    throw Fault(fmt::format("stores {} in another way than Kith", item.path));
  if (item.kind == StoredKind::text)
    read_texts_of(dataset, item, texts);
  else if (item.shape.empty() && item.stored != bytes_of(item.kind))
    throw Fault(fmt::format("does not hold the number {}", item.path));
  else if (!item.shape.empty())
    read_chunks(creation, item);
}

}  // namespace kith::door

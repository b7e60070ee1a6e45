#include <fmt/core.h>
#include <hdf5.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "kith/ground/clean_text.hpp"
#include "kith/io/results/chunk_reader.hpp"
#include "kith/io/results/door/door.hpp"
#include "kith/io/results/door/expected.hpp"
#include "kith/io/results/door/handle.hpp"
#include "kith/io/results/door/limits.hpp"
#include "kith/io/results/door/stored_attributes.hpp"

namespace kith::door {

namespace {

Handle opened(std::filesystem::path const& path) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  Handle const access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
  sound(H5Pset_file_locking(access, false, true));
  hid_t const file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access);
  if (file < 0) throw Fault("cannot read (not a whole HDF5 file)");
  return {file, H5Fclose};
}

std::string root_text(hid_t root, char const* name) {
  if (H5Aexists(root, name) <= 0) return "";
  Handle const attribute(H5Aopen(root, name, H5P_DEFAULT), H5Aclose);
  Handle const type(H5Aget_type(attribute), H5Tclose), space(H5Aget_space(attribute), H5Sclose);
  if (H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_type(space) != H5S_SCALAR) return "";
  char* text = nullptr;
  sound(H5Aread(attribute, type, &text));
  std::string const read = text == nullptr ? "" : text;
  H5free_memory(text);
  return read;
}

// If the file is of another kind, says so before it calls anything in it wrong.
void expect_kind(hid_t file) {
  Handle const root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose);
  std::string const kind = root_text(root, "filetype");
  if (kind == "kith-sweep")
    throw Fault(
        "is the result of a sweep (kith report and kith sensitivity read it; in Python, "
        "kith.effects)");
  if (kind != "kith-study") throw Fault("not a result of Kith");
  if (H5Aexists(root, "kith_format") <= 0) throw Fault("lacks its attribute kith_format");
  Handle const attribute(H5Aopen(root, "kith_format", H5P_DEFAULT), H5Aclose);
  Handle const type(H5Aget_type(attribute), H5Tclose), space(H5Aget_space(attribute), H5Sclose);
  if (kind_of(type, "/@kith_format") != StoredKind::i4 ||
      H5Sget_simple_extent_type(space) != H5S_SCALAR)
    throw Fault("has another value in its attribute kith_format");
  int format = 0;
  sound(H5Aread(attribute, H5T_NATIVE_INT, &format));
  if (format != 1)
    throw Fault(
        fmt::format("format {} is unknown to this version of Kith (it reads format 1)", format));
}

std::vector<double> numbers_of(hid_t file, Item const& item) {
  Handle const dataset(H5Dopen2(file, item.path.c_str(), H5P_DEFAULT), H5Dclose);
  try {
    return ChunkReader(dataset).whole();
  } catch (DamagedChunk const& damage) {
    throw Fault(fmt::format("is damaged in {} ({})", item.path, damage.what()));
  }
}

// Checks the numbers by which everything else is found. Returns the share of finished runs.
double expect_numbers(hid_t file, std::vector<Item> const& items) {
  auto const status = numbers_of(file, *find(items, "/run_status"));
  for (double const one : status)
    if (one < 0.0 || one > 2.0) throw Fault(fmt::format("has a run with the status {}", one));
  std::set<double> seen;
  for (double const one : numbers_of(file, *find(items, "/replicate")))
    if (one < 0.0 || !seen.insert(one).second)
      throw Fault(fmt::format("has the replicate {} twice, or below 0", one));
  double last = -1.0;
  if (Item const* const week = find(items, "/week"))
    for (double const one : numbers_of(file, *week)) {
      if (one <= last || one > latest_week)
        throw Fault(
            fmt::format("has the week {} after {} (must rise, up to {})", one, last, latest_week));
      last = one;
    }
  last = -1.0;
  if (Item const* const time = find(items, "/time"))
    for (double const one : numbers_of(file, *time)) {
      if (!(one > last && one <= 7.0 * latest_week)) throw Fault("has days that do not rise");
      last = one;
    }
  Handle const root(H5Gopen2(file, "/", H5P_DEFAULT), H5Gclose);
  Handle const people(H5Aopen(root, "people_per_resident", H5P_DEFAULT), H5Aclose);
  double number = 0.0;
  sound(H5Aread(people, H5T_NATIVE_DOUBLE, &number));
  if (!std::isfinite(number) || number <= 0.0)
    throw Fault(fmt::format("has {} people for a resident", number));
  auto const done = std::count(status.begin(), status.end(), 0.0);
  return static_cast<double>(done) / static_cast<double>(status.size());
}

// Nothing may claim more numbers than its bytes can hold; failed runs have none.
void expect_room(std::vector<Item> const& items, double done) {
  for (Item const& item : items) {
    if (item.chunk.empty()) continue;
    double bytes = static_cast<double>(bytes_of(item.kind));
    for (std::uint64_t const size : item.shape) bytes *= static_cast<double>(size);
    if (item.is_run_table()) bytes *= done;
    if (bytes > static_cast<double>(largest_ratio) * static_cast<double>(item.stored))
      throw Fault(fmt::format("claims more of {} than its bytes can hold", item.path));
  }
}

}  // namespace

void inspect(std::filesystem::path const& path) {
  StoredTexts texts(path);
  expect_sound_attributes(texts);
  Handle const file = opened(path);
  expect_kind(file);
  TextDigest digest;
  std::vector<Item> items = items_of(file, texts, digest);
  name_axes(items);
  expect_study(items);
  if (digest.hexadecimal() != items.front().attribute_texts.at("text_digest"))
    throw Fault("a text in it was changed after it was written");
  expect_room(items, expect_numbers(file, items));
}

}  // namespace kith::door

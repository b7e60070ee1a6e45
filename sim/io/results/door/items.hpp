#pragma once

#include <hdf5.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kith/io/results/door/stored_texts.hpp"
#include "kith/io/results/text_digest.hpp"

namespace kith::door {

/// The type of the numbers or texts of a dataset or an attribute.
enum class StoredKind { text, i1, u1, i4, f4, f8 };
std::size_t bytes_of(StoredKind kind);
/// The kind of an HDF5 type. Throws Fault if Kith never writes it.
StoredKind kind_of(hid_t type, std::string const& path);

/// A group or a dataset, as found in the file.
struct Item {
  std::string path;
  haddr_t address = HADDR_UNDEF;
  bool is_group = false;
  StoredKind kind = StoredKind::text;
  std::vector<std::uint64_t> shape;
  std::vector<std::uint64_t> chunk;  ///< empty if not stored in chunks
  std::uint64_t stored = 0;          ///< bytes in the file
  std::vector<haddr_t> scales;       ///< by axis; empty if it has none
  std::string scale_name;            ///< empty: no scale
  std::vector<std::string> axes;     ///< paths of the scales, once all are known
  std::vector<std::string> texts;
  std::map<std::string, StoredKind> attributes;  ///< those with one value
  std::map<std::string, std::string> attribute_texts;

  [[nodiscard]] bool is_run_table() const {
    return axes.size() >= 2 && axes[0] == "/scenario" && axes[1] == "/replicate";
  }
};

/// Finds all groups and datasets of a file and checks each by itself. Throws Fault.
std::vector<Item> items_of(hid_t file, StoredTexts& texts, TextDigest& digest);

// Parts of items_of.
void read_dataset(hid_t dataset, Item& item, StoredTexts& texts);
/// Also adds its texts to the digest.
void read_attributes(hid_t object, Item& item, StoredTexts& texts, TextDigest& digest);

/// The item of a path; null if there is none.
Item const* find(std::vector<Item> const& items, std::string const& path);

}  // namespace kith::door

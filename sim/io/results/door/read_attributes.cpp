#include <fmt/core.h>

#include <algorithm>

#include "kith/ground/clean_text.hpp"
#include "kith/io/results/door/expect_name.hpp"
#include "kith/io/results/door/handle.hpp"
#include "kith/io/results/door/items.hpp"
#include "kith/io/results/door/limits.hpp"

namespace kith::door {

namespace {

/// Values in an attribute: 1 for a scalar. Throws if it has more than one axis or no value.
std::size_t places_of(hid_t attribute, std::string const& path) {
  Handle const space(H5Aget_space(attribute), H5Sclose);
  H5S_class_t const kind = H5Sget_simple_extent_type(space);
  bool const list = kind == H5S_SIMPLE && H5Sget_simple_extent_ndims(space) == 1;
  hssize_t const places = kind == H5S_SCALAR || list ? H5Sget_simple_extent_npoints(space) : 0;
  if (places <= 0) throw Fault(fmt::format("has an attribute {} without a value", path));
  return static_cast<std::size_t>(places);
}

bool is_scalar(hid_t attribute) {
  Handle const space(H5Aget_space(attribute), H5Sclose);
  return H5Sget_simple_extent_type(space) == H5S_SCALAR;
}

/// The text of a scalar attribute of variable length.
std::string text_in(hid_t attribute, std::string const& path, StoredTexts& texts) {
  Handle const type(H5Tcopy(H5T_C_S1), H5Tclose);
  sound(H5Tset_size(type, H5T_VARIABLE));
  sound(H5Tset_cset(type, H5T_CSET_UTF8));
  char* read = nullptr;
  sound(H5Aread(attribute, type, &read));
  std::string text = read == nullptr ? "" : read;
  H5free_memory(read);
  if (text.size() > longest_attribute)
    throw Fault(fmt::format("has {} bytes of text in {} (must be {} or fewer)", text.size(), path,
                            longest_attribute));
  texts.count(path, text.size());
  if (auto const fault = fault_in_text(text))
    throw Fault(fmt::format("has a text in {} with {}", path, *fault));
  return text;
}

/// The text of one of libhdf5's own attributes, which has a fixed length.
std::string internal_text(hid_t attribute, hid_t type, std::string const& path) {
  std::size_t const bytes = H5Tget_size(type);
  if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0 || bytes == 0 ||
      bytes > longest_name + 1 || !is_scalar(attribute))
    throw Fault(fmt::format("has an attribute {} that is none of HDF5's", path));
  std::string text(bytes, '\0');
  sound(H5Aread(attribute, type, text.data()));
  return text.substr(0, text.find('\0'));
}

/// The addresses of the scales of a dataset, one for each axis, from DIMENSION_LIST. The list is
/// never used to open one.
std::vector<haddr_t> scales_in(hid_t attribute, hid_t type, Item const& item) {
  bool right = H5Tget_class(type) == H5T_VLEN && sound(H5Tcommitted(type)) == 0;
  if (right) {
    Handle const base(H5Tget_super(type), H5Tclose);
    right = H5Tequal(base, H5T_STD_REF_OBJ) > 0;
  }
  std::size_t const axes = item.shape.size();
  std::string const path = item.path + "@DIMENSION_LIST";
  if (!right || is_scalar(attribute) || places_of(attribute, path) != axes || axes == 0)
    throw Fault(fmt::format("has an attribute {} that is none of HDF5's", path));
  Handle const ours(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose);
  Handle const space(H5Aget_space(attribute), H5Sclose);
  std::vector<hvl_t> lists(axes);
  sound(H5Aread(attribute, ours, lists.data()));
  std::vector<haddr_t> scales;
  bool one_each = true;
  for (hvl_t const& list : lists) {
    one_each = one_each && list.len == 1 && list.p != nullptr;
    scales.push_back(one_each ? *static_cast<hobj_ref_t const*>(list.p) : HADDR_UNDEF);
  }
  sound(H5Dvlen_reclaim(ours, space, H5P_DEFAULT, lists.data()));
  if (!one_each) throw Fault(fmt::format("has not one scale for each axis of {}", item.path));
  return scales;
}

/// True if the attribute is one that libhdf5 writes for scales.
bool read_internal(std::string const& name, hid_t attribute, hid_t type, Item& item) {
  std::string const path = item.path + "@" + name;
  if (name == "CLASS") {
    if (internal_text(attribute, type, path) != "DIMENSION_SCALE")
      throw Fault(fmt::format("has an attribute {} that is none of HDF5's", path));
  } else if (name == "NAME") {
    item.scale_name = internal_text(attribute, type, path);
  } else if (name == "DIMENSION_LIST") {
    item.scales = scales_in(attribute, type, item);
  } else if (name == "REFERENCE_LIST") {  // which is never read
    if (H5Tget_class(type) != H5T_COMPOUND)
      throw Fault(fmt::format("has an attribute {} that is none of HDF5's", path));
  } else {
    return false;
  }
  return true;
}

}  // namespace

void read_attributes(hid_t object, Item& item, StoredTexts& texts, TextDigest& digest) {
  H5O_info_t about{};
  sound(H5Oget_info2(object, &about, H5O_INFO_NUM_ATTRS));
  for (hsize_t i = 0; i < about.num_attrs; ++i) {
    Handle const attribute(
        H5Aopen_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT),
        H5Aclose);
    std::string name(longest_name + 1, '\0');
    if (std::size_t(sound(H5Aget_name(attribute, name.size(), name.data()))) > longest_name)
      throw Fault(fmt::format("has an attribute of {} with a very long name", item.path));
    name.resize(name.find('\0'));
    std::string const path = item.path + "@" + name;
    expect_name(name);
    Handle const type(H5Aget_type(attribute), H5Tclose);
    if (!item.is_group && read_internal(name, attribute, type, item)) continue;
    StoredKind const kind = kind_of(type, path);
    std::size_t const places = places_of(attribute, path);
    bool const list = !is_scalar(attribute);
    if ((list && kind == StoredKind::text) || places > most_numbers)
      throw Fault(fmt::format("has an attribute {} with {} values", path, places));
    if (!list) item.attributes[name] = kind;
    if (kind != StoredKind::text) continue;
    std::string const text = text_in(attribute, path, texts);
    item.attribute_texts[name] = text;
    if (path != "/@text_digest") digest.add(path, std::span(&text, 1));
  }
}

}  // namespace kith::door

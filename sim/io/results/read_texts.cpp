#include "kith/io/results/read_texts.hpp"

#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/hdf5_target.hpp"

namespace kith {

namespace {

std::vector<std::string> children(H5::Group const& group) {
  std::vector<std::string> names;
  auto const add = [](hid_t, char const* name, H5L_info_t const*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  expect_good(H5Literate(group.getId(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &names),
              "HDF5", "list a group");
  return names;
}

std::string inside(std::string const& group, std::string const& name) {
  return group == "/" ? "/" + name : group + "/" + name;
}

/// All groups, each after its parent.
std::vector<std::string> groups_of(H5::H5File const& file) {
  std::vector<std::string> groups = {"/"};
  for (std::size_t at = 0; at < groups.size(); ++at) {
    std::string const group = groups[at];
    for (auto const& name : children(file.openGroup(group)))
      if (std::string const path = inside(group, name); file.childObjType(path) == H5O_TYPE_GROUP)
        groups.push_back(path);
  }
  return groups;
}

}  // namespace

std::vector<std::string> datasets_of(H5::H5File const& file) {
  std::vector<std::string> paths;
  for (auto const& group : groups_of(file))
    for (auto const& name : children(file.openGroup(group)))
      if (std::string const path = inside(group, name); file.childObjType(path) == H5O_TYPE_DATASET)
        paths.push_back(path);
  return paths;
}

std::vector<std::string> read_texts(H5::DataSet const& dataset) {
  if (dataset.getTypeClass() != H5T_STRING) throw H5::DataSetIException("read", "no texts");
  H5::DataSpace const space = dataset.getSpace();
  std::vector<char*> pointers(static_cast<std::size_t>(space.getSimpleExtentNpoints()), nullptr);
  dataset.read(pointers.data(), text_type());
  std::vector<std::string> texts;
  texts.reserve(pointers.size());
  for (char const* const text : pointers) texts.emplace_back(text == nullptr ? "" : text);
  H5::DataSet::vlenReclaim(pointers.data(), text_type(), space);
  return texts;
}

std::string read_attribute(H5::H5File const& file, std::string const& path,
                           std::string const& name) {
  std::string text;
  auto const read = [&](H5::Attribute const& attribute) {
    if (attribute.getTypeClass() != H5T_STRING) throw H5::AttributeIException("read", "not a text");
    attribute.read(text_type(), text);
  };
  if (path == "/" || file.childObjType(path) == H5O_TYPE_GROUP)
    read(file.openGroup(path).openAttribute(name));
  else
    read(file.openDataSet(path).openAttribute(name));
  return text;
}

}  // namespace kith

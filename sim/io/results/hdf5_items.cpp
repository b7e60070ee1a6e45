#include "kith/io/results/hdf5_items.hpp"

#include <hdf5_hl.h>

#include <cmath>

#include "kith/ground/clean_text.hpp"
#include "kith/io/results/hdf5_target.hpp"

namespace kith {

namespace {

unsigned constexpr creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

H5::DataSpace space_of(std::vector<Axis> const& axes) {
  std::vector<hsize_t> sizes;
  for (auto const& axis : axes) sizes.push_back(axis.size);
  return {static_cast<int>(sizes.size()), sizes.data()};
}

H5::DSetCreatPropList ordered() {
  H5::DSetCreatPropList creation;
  expect_good(H5Pset_attr_creation_order(creation.getId(), creation_order), "HDF5", "set up");
  return creation;
}

std::string name_of(std::string const& path) {
  return path.substr(path.find_last_of('/') + 1);
}

// H5::Attribute and H5::DataSet have no common base that opens both a path and "/".
template <class Write>
void with_object(H5::H5File& file, std::string const& path, Write write) {
  if (file.childObjType(path) == H5O_TYPE_GROUP) {
    H5::Group group = file.openGroup(path);
    write(group);
  } else {
    H5::DataSet dataset = file.openDataSet(path);
    write(dataset);
  }
}

}  // namespace

H5::StrType text_type() {
  H5::StrType type(H5::PredType::C_S1, H5T_VARIABLE);
  type.setCset(H5T_CSET_UTF8);
  return type;
}

void Hdf5Items::group(std::string const& path) {
  H5::PropList creation(H5P_GROUP_CREATE);
  expect_good(H5Pset_link_creation_order(creation.getId(), creation_order), path, "create");
  expect_good(H5Pset_attr_creation_order(creation.getId(), creation_order), path, "create");
  hid_t const made =
      H5Gcreate2(file_.getId(), path.c_str(), H5P_DEFAULT, creation.getId(), H5P_DEFAULT);
  expect_good(made, path, "create");
  expect_good(H5Gclose(made), path, "create");
}

// Texts come from scenario files, command lines and system messages. A text that may not be shown
// would make the file unreadable.
void Hdf5Items::attribute(std::string const& path, std::string const& name,
                          std::string const& as_given) {
  std::string const text = cleaned_text(as_given);
  with_object(file_, path, [&](H5::H5Object& object) {
    object.createAttribute(name, text_type(), H5::DataSpace()).write(text_type(), text);
  });
  texts_.add(path + "@" + name, std::span(&text, 1));
}

void Hdf5Items::attribute(std::string const& path, std::string const& name, double number) {
  with_object(file_, path, [&](H5::H5Object& object) {
    object.createAttribute(name, H5::PredType::IEEE_F64LE, H5::DataSpace())
        .write(H5::PredType::NATIVE_DOUBLE, &number);
  });
}

void Hdf5Items::attribute(std::string const& path, std::string const& name, int number) {
  with_object(file_, path, [&](H5::H5Object& object) {
    object.createAttribute(name, H5::PredType::STD_I32LE, H5::DataSpace())
        .write(H5::PredType::NATIVE_INT, &number);
  });
}

void Hdf5Items::attribute(H5::DataSet const& dataset, std::string const& name,
                          std::vector<double> numbers) {
  hsize_t const size = numbers.size();
  H5::DataSpace const space = size == 1 ? H5::DataSpace() : H5::DataSpace(1, &size);
  dataset.createAttribute(name, dataset.getDataType(), space)
      .write(H5::PredType::NATIVE_DOUBLE, numbers.data());
}

void Hdf5Items::text(std::string const& path, std::string const& as_given) {
  std::string const text = cleaned_text(as_given);
  H5::DataSet dataset = file_.createDataSet(path, text_type(), H5::DataSpace(), ordered());
  dataset.write(text, text_type());
  texts_.add(path, std::span(&text, 1));
}

void Hdf5Items::texts(std::string const& path, std::vector<Axis> const& axes,
                      std::vector<std::string> const& as_given) {
  std::vector<std::string> texts;
  for (std::string const& text : as_given) texts.push_back(cleaned_text(text));
  H5::DataSet dataset = file_.createDataSet(path, text_type(), space_of(axes), ordered());
  std::vector<char const*> pointers;
  pointers.reserve(texts.size());
  for (auto const& text : texts) pointers.push_back(text.c_str());
  dataset.write(pointers.data(), text_type());
  texts_.add(path, texts);
  attach(dataset, path, axes);
}

void Hdf5Items::number(std::string const& path, int number) {
  file_.createDataSet(path, H5::PredType::STD_I32LE, H5::DataSpace(), ordered())
      .write(&number, H5::PredType::NATIVE_INT);
}

H5::DataSet Hdf5Items::numbers(std::string const& path, std::vector<Axis> const& axes,
                               H5::PredType const& type, std::vector<std::size_t> const& chunk,
                               double fill) {
  H5::DSetCreatPropList creation = ordered();
  std::vector<hsize_t> const sizes(chunk.begin(), chunk.end());
  creation.setChunk(static_cast<int>(sizes.size()), sizes.data());
  creation.setFillValue(H5::PredType::NATIVE_DOUBLE, &fill);
  creation.setShuffle();
  creation.setDeflate(1);
  creation.setFletcher32();
  H5::DataSet dataset = file_.createDataSet(path, type, space_of(axes), creation);
  if (std::isnan(fill)) attribute(dataset, "_FillValue", {fill});
  attach(dataset, path, axes);
  return dataset;
}

void Hdf5Items::numbers(std::string const& path, std::vector<Axis> const& axes,
                        H5::PredType const& type, std::vector<double> const& values) {
  std::vector<std::size_t> chunk;
  for (auto const& axis : axes) chunk.push_back(axis.size);
  numbers(path, axes, type, chunk, 0.0).write(values.data(), H5::PredType::NATIVE_DOUBLE);
}

void Hdf5Items::make_scale(std::string const& path) {
  H5::DataSet const dataset = file_.openDataSet(path);
  expect_good(H5DSset_scale(dataset.getId(), name_of(path).c_str()), path, "write");
}

void Hdf5Items::attach(H5::DataSet const& dataset, std::string const& path,
                       std::vector<Axis> const& axes) {
  for (unsigned i = 0; i < axes.size(); ++i) {
    if (axes[i].path == path) continue;  // a coordinate is its own scale
    H5::DataSet const scale = file_.openDataSet(axes[i].path);
    expect_good(H5DSattach_scale(dataset.getId(), scale.getId(), i), path, "write");
  }
}

}  // namespace kith

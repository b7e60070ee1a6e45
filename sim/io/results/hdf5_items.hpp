#pragma once

#include <H5Cpp.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kith/io/results/text_digest.hpp"

namespace kith {

/// An axis of a dataset: the path of its dimension scale and its length.
struct Axis {
  std::string path;
  std::size_t size = 0;
};

/// Writes datasets and attributes in the form that every reader understands: each axis has a
/// dimension scale, texts are of variable length in UTF-8 and enter the digest, numbers are
/// compressed and have checksums.
class Hdf5Items {
 public:
  Hdf5Items(H5::H5File& file, TextDigest& texts) : file_(file), texts_(texts) {}

  void group(std::string const& path);
  void attribute(std::string const& path, std::string const& name, std::string const& text);
  void attribute(std::string const& path, std::string const& name, double number);
  void attribute(std::string const& path, std::string const& name, int number);
  /// An attribute with the dataset's own type.
  void attribute(H5::DataSet const& dataset, std::string const& name, std::vector<double> numbers);

  void text(std::string const& path, std::string const& text);  ///< scalar
  void texts(std::string const& path, std::vector<Axis> const& axes,
             std::vector<std::string> const& texts);
  void number(std::string const& path, int number);  ///< scalar
  /// A compressed dataset in chunks of `chunk` values per axis. `fill` is the value wherever
  /// nothing is written.
  H5::DataSet numbers(std::string const& path, std::vector<Axis> const& axes,
                      H5::PredType const& type, std::vector<std::size_t> const& chunk, double fill);
  /// A dataset with all its values in one chunk.
  void numbers(std::string const& path, std::vector<Axis> const& axes, H5::PredType const& type,
               std::vector<double> const& values);
  /// Makes the one-dimensional dataset at `path` the coordinate of the dimension of that name.
  void make_scale(std::string const& path);

 private:
  void attach(H5::DataSet const& dataset, std::string const& path, std::vector<Axis> const& axes);

  H5::H5File& file_;
  TextDigest& texts_;
};

/// Variable-length UTF-8.
H5::StrType text_type();

}  // namespace kith

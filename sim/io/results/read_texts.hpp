#pragma once

#include <H5Cpp.h>

#include <string>
#include <vector>

namespace kith {

/// Paths of all datasets of a file, in the order of their creation, root first.
std::vector<std::string> datasets_of(H5::H5File const& file);

std::vector<std::string> read_texts(H5::DataSet const& dataset);
std::string read_attribute(H5::H5File const& file, std::string const& path,
                           std::string const& name);

}  // namespace kith

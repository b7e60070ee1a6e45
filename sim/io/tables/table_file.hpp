#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "kith/place/table/county.hpp"
#include "kith/problems.hpp"

namespace kith {

/// A table that does not exist or cannot be read.
class TableError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The text of a table, unpacked if it is compressed with gzip. Throws TableError.
std::string read_table(std::filesystem::path const& path);

/// Every county of the United States, from scenarios/counties.csv.gz among Kith's scenarios. Throws
/// TableError.
std::vector<County> shipped_counties();

}  // namespace kith

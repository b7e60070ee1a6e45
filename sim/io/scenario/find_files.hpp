#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kith {

/// The text of a file, or why it cannot be read.
struct FileText {
  std::string text;
  std::string why;  ///< empty when it was read
};
FileText read_file(std::filesystem::path const& path);

/// Where a file named in another one may be: beside it, else among the installed scenarios.
std::vector<std::filesystem::path> places_of(std::string const& name,
                                             std::filesystem::path const& beside);

/// Where evidence.toml or national.toml of a scenario in `directory` may be: there, in its
/// `scenarios/`, in the two directories above, among the installed scenarios.
std::vector<std::filesystem::path> places_of_figures(std::string const& name,
                                                     std::filesystem::path const& directory);

/// The first that exists, or nothing.
std::optional<std::filesystem::path> first_existing(
    std::vector<std::filesystem::path> const& places);

/// Names of the TOML files in a directory, to suggest one.
std::vector<std::string> toml_files(std::filesystem::path const& directory);

}  // namespace kith

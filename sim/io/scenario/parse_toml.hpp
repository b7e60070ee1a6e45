#pragma once

#include <optional>
#include <string_view>

#include "kith/io/scenario/settings.hpp"

namespace kith {

/// Parses one TOML document (the only use of toml++). Reports its syntax error, if any, tables of
/// an array without an id, ids that are not valid, and ids used twice; returns the rest. If another
/// key than `id` identifies the tables of an array, any text will do.
std::optional<Entry> parse_toml(std::string_view text, int document,
                                std::vector<Document> const& documents, Problems& problems,
                                std::string_view id_key = "id");

/// Parses what follows the `=` of `--set path=value`; a bare word is a text.
std::optional<Entry> parse_value(std::string_view text, Place place);

// Whether a text alone is valid TOML: what follows a `=`, a header, what precedes a `=`.
bool is_toml_value(std::string_view text);
bool is_toml_header(std::string_view text);
bool is_toml_key(std::string_view text);

/// Whether a text may be an id: letters, digits, '-' and '_', at most 64 of them.
bool is_id(std::string_view text);

}  // namespace kith

#pragma once

#include <string>

namespace kith {

/// JSON Schema (draft 2020-12) of scenario files. In an editor, it checks keys, types, bounds and
/// names while one types; `kith check` also checks ids, sums and evidence.
std::string scenario_schema();

/// JSON Schema of `evidence.toml`.
std::string evidence_schema();

/// JSON Schema of `national.toml`.
std::string national_schema();

}  // namespace kith

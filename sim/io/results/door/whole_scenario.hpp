#pragma once

#include <string_view>

namespace kith {

/// Whether a scenario kept as text would make its reader open another file, or hides what it does.
bool may_name_another_file(std::string_view scenario);

}  // namespace kith

#pragma once

#include <memory>

#include "program_base.hpp"

namespace kith {

std::unique_ptr<Program> make_colocated_clinic();
std::unique_ptr<Program> make_outreach();
std::unique_ptr<Program> make_peer_support();

}  // namespace kith

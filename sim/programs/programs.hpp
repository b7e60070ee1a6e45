#pragma once

#include <algorithm>
#include <memory>

#include "kith/programs/program_base.hpp"

namespace kith {

std::unique_ptr<Program> make_advocacy();
std::unique_ptr<Program> make_campaign();
std::unique_ptr<Program> make_care_coordination();
std::unique_ptr<Program> make_colocated_clinic();
std::unique_ptr<Program> make_cooperative();
std::unique_ptr<Program> make_gatekeeper_training();
std::unique_ptr<Program> make_outreach();
std::unique_ptr<Program> make_peer_support();
std::unique_ptr<Program> make_school_counseling();
std::unique_ptr<Program> make_support_groups();
std::unique_ptr<Program> make_mobile_clinic();
std::unique_ptr<Program> make_telehealth();
std::unique_ptr<Program> make_integrated_primary_care();
std::unique_ptr<Program> make_tailored_care();
std::unique_ptr<Program> make_resource_sharing();
std::unique_ptr<Program> make_workplace();

}  // namespace kith

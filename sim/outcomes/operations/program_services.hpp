#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/state/compiled/service.hpp"

namespace kith {

/// A rival's posts, as `program_axis` names them.
inline std::string const bought_posts = "plain-slots";

/// A service of a program as results name it, whichever partnership runs it: its program, then what
/// its id adds or else its kind of care: "telehealth/prescribers", "telehealth/therapist",
/// "mobile_clinic/north". Of usual care the posts that a rival buys there: "plain-slots/clinic".
std::string program_service(Service const& service);

/// The services of all programs of some scenarios, each once: first posts that rivals buy, so that
/// a scenario that is added later adds to the end.
std::vector<std::string> program_services(std::span<Scenario const> scenarios);

/// The program of a service that is named so.
std::string_view program_of(std::string_view program_service);

}  // namespace kith

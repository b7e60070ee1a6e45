#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/state/compiled/service.hpp"

namespace kith {

/// A rival's posts, as named in `program_axis`.
inline std::string const bought_posts = "plain-slots";

/// A program's service as named in results, whichever partnership runs it: its program, then what
/// its id adds, else its kind of care: "telehealth/prescribers", "telehealth/therapist",
/// "mobile_clinic/north". For posts that a rival buys at usual care: "plain-slots/clinic".
std::string program_service(Service const& service);

/// The services of all programs of some scenarios, each once: posts that rivals buy first, so that
/// a scenario that is added later appends to the end.
std::vector<std::string> program_services(std::span<Scenario const> scenarios);

/// The program in the name of a service.
std::string_view program_of(std::string_view program_service);

}  // namespace kith

#include "programs.hpp"

namespace kith {

std::span<ProgramKind const> program_catalogue() {
  static constexpr ProgramKind kinds[] = {
      {"colocated_clinic", "Therapists of an agency work at a community organization's site.",
       make_colocated_clinic},
      {"outreach", "Workers find people at risk, screen, offer care and go along.", make_outreach},
      {"peer_support", "People with lived experience carry a caseload and speak about recovery.",
       make_peer_support},
  };
  return kinds;
}

}  // namespace kith

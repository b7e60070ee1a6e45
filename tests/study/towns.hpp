#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kith/scenario/program.hpp"
#include "tests/support.hpp"

namespace kith::test {

/// A partnership of the small town that serves from its first week, so that short runs are enough.
inline std::string partnership(std::string const& id, std::string const& programs,
                               int start_week = 4) {
  std::string text = "[[partnership]]\nid = \"" + id + "\"\npartners = [\"center\", \"school\"]\n";
  text += "start_week = " + std::to_string(start_week) + "\nestablished = true\n";
  text += "grant_usd_per_year = 900_000\ngrant_weeks = 156\n";
  std::string const path = "[partnership.";
  for (std::size_t at = 0; at < programs.size();) {
    std::size_t const end = programs.find(';', at);
    text += path + programs.substr(at, programs.find(':', at) - at) + "]\n" +
            programs.substr(programs.find(':', at) + 1, end - programs.find(':', at) - 1) + "\n";
    at = end == std::string::npos ? programs.size() : end + 1;
  }
  return text;
}

inline std::string const clinic = "colocated_clinic:therapist_fte = 2";
inline std::string const outreach = "outreach:workers_fte = 2";
inline std::string const peers = "peer_support:peers_fte = 2";
inline std::string const counselors = "school_counseling:counselors_fte = 2";
inline std::string const groups = "support_groups:groups_per_week = 4";
inline std::string const van = "mobile_clinic:days_per_week = { hill = 2, valley = 3 }";
inline std::string const video = "telehealth:therapist_fte = 2\nbooth = \"center\"";
inline std::string const integrated =
    "integrated_primary_care:care_managers_fte = 2\npanel_share = 0.5\npractice = \"town-clinic\"";
inline std::string const tailored = "tailored_care:fte = 2\ncommunities = [\"spanish-speaking\"]";

inline std::string const campaign = "campaign:touched_share_per_week = 0.05";
inline std::string const gatekeepers =
    "gatekeeper_training:trained_per_year = 300\nclinicians_per_year = 50\n"
    "providers = [\"therapists\"]\ncultures = [\"veterans\"]";
inline std::string const coordination =
    "care_coordination:coordinators_fte = 2\nnetwork = [\"school\", \"center\"]";
inline std::string const advocacy = "advocacy:policy = \"coverage\"";
inline std::string const sharing = "resource_sharing:volunteers = 30";
inline std::string const cooperative =
    "cooperative:organization = \"mutual\"\ndonations_usd_per_year = 200_000";
inline std::string const workplace = "workplace:employers = [\"center\"]\njobs_per_year = 50";
inline std::string const quality =
    "quality_improvement:nurses_fte = 2\npanel_share = 0.5\npractice = \"town-clinic\"\n"
    "providers = [\"therapists\"]";
inline std::string const own_peers = "peer_support:peers_fte = 3\nrecruits = \"community\"";

/// Programs that see people themselves, with their settings in the small town.
inline std::vector<std::string> programs_of_care() {
  return {clinic, outreach, peers, counselors, groups, van, video, integrated, tailored};
}
/// Programs with settings for the small town.
inline std::vector<std::string> told_programs() {
  std::vector<std::string> all = programs_of_care();
  for (std::string const& program :
       {campaign, gatekeepers, coordination, advocacy, sharing, cooperative, workplace, quality})
    all.push_back(program);
  return all;
}
/// Every program of the catalogue, with its settings for the town, or else its defaults.
inline std::vector<std::string> every_program() {
  std::vector<std::string> const told = told_programs();
  std::vector<std::string> all;
  for (ProgramKind const& kind : program_catalogue()) {
    std::string const defaults = std::string(kind.name) + ":";
    auto const own = std::find_if(told.begin(), told.end(), [&](std::string const& program) {
      return program.rfind(defaults, 0) == 0;
    });
    all.push_back(own != told.end() ? *own : defaults);
  }
  return all;
}
/// All programs in one partnership, each with an additional line.
inline std::string together(std::string const& line = "") {
  std::string all;
  for (std::string const& program : every_program())
    all += (all.empty() ? "" : ";") + program + "\n" + line;
  return all;
}

inline std::string for_weeks(int weeks, int settling_weeks, int replicates = 2) {
  return "[time]\nweeks = " + std::to_string(weeks) +
         "\nsettling_weeks = " + std::to_string(settling_weeks) +
         "\n[run]\nreplicates = " + std::to_string(replicates) + "\n";
}

}  // namespace kith::test

#include "kith/study/trial_study.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

bool names(std::vector<std::string> const& ids, std::string const& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Arms (as bits) that name something; 0: none.
std::uint16_t arms_that_name(Trial const& trial, std::vector<std::string> TrialArm::*list,
                             std::string const& id) {
  unsigned bits = 0;
  for (std::size_t k = 0; k < trial.arms.size(); ++k)
    if (names(trial.arms[k].*list, id)) bits |= 1u << k;
  return static_cast<std::uint16_t>(bits);
}

/// Removes what belongs only to other arms. `arm` -1: a world without the trial.
void keep_own(Trial const& trial, int arm, Scenario& world) {
  auto const is_others = [&](std::vector<std::string> TrialArm::*list, std::string const& id) {
    std::uint16_t const bits = arms_that_name(trial, list, id);
    return bits != 0 && (arm < 0 || (bits >> arm & 1u) == 0);
  };
  std::erase_if(world.partnerships, [&](Partnership const& partnership) {
    return is_others(&TrialArm::partnerships, partnership.id);
  });
  std::erase_if(world.events,
                [&](ShockEvent const& event) { return is_others(&TrialArm::events, event.id); });
}

/// The share of a partnership's places that arms reserve for their participants; 1: all of them.
double participants_share(Trial const& trial, std::string const& id) {
  double share = 1.0;
  for (TrialArm const& arm : trial.arms)
    if (names(arm.partnerships, id)) share = std::min(share, arm.participants_share);
  return share;
}

/// Partnerships named by arms are for their participants, or reserve a share for them, and end when
/// the offer does.
void keep_to_participants(Trial const& trial, Scenario& world) {
  unsigned assigned = 0;  // people who are only observed live as everybody else does
  for (std::size_t k = 0; k < trial.arms.size(); ++k)
    if (!trial.arms[k].observed_only) assigned |= 1u << k;
  for (Partnership& partnership : world.partnerships) {
    std::uint16_t const arms = arms_that_name(trial, &TrialArm::partnerships, partnership.id);
    if (arms == 0) continue;
    partnership.end_week =
        std::min(partnership.end_week, trial.last_enrol_week() + trial.stop_after_weeks);
    bool const open = std::any_of(trial.arms.begin(), trial.arms.end(), [&](TrialArm const& arm) {
      return arm.open_to_everybody && names(arm.partnerships, partnership.id);
    });
    double const share = participants_share(trial, partnership.id);
    if (!open && share < 1.0) {
      partnership.closed_to = static_cast<std::uint16_t>(assigned & ~arms);
      partnership.kept_arms = arms;
      partnership.kept_share = share;
    } else if (!open) {
      partnership.arms = arms;
    }
  }
}

/// Whether nothing but enrollment happens in an arm's world.
bool is_usual_care(TrialArm const& arm, Scenario const& world) {
  return world.partnerships.empty() && arm.events.empty() && arm.changes.empty() &&
         referrals_of(arm).empty() && arm.coverage.empty() && !arm.transport && !arm.internet &&
         arm.usual_care;
}

Scenario world_of(Scenario const& file, std::size_t k) {
  TrialArm const& arm = file.trial->arms[k];
  Scenario world = arm.world ? *arm.world : file;
  world.trial = file.trial;
  world.trial->in_world = static_cast<int>(k);
  world.id = arm.id;
  world.title = arm.title.empty() ? arm.id : arm.title;
  world.same_money = {};
  keep_own(*file.trial, static_cast<int>(k), world);
  keep_to_participants(*file.trial, world);
  return world;
}

/// Throws if an arm refers to a service that its world does not have.
void require_services(TrialArm const& arm, Scenario const& world) {
  for (TrialReferral const& referral : referrals_of(arm)) {
    if (referral.to == "own-choice") continue;
    std::string known;
    bool found = false;
    for (Service const& service : make_services(world)) {
      found = found || service.id == referral.to;
      known += (known.empty() ? "" : ", ") + service.id;
    }
    if (!found)
      throw std::invalid_argument("arm '" + arm.id + "' refers to '" + referral.to +
                                  "', which is not a service of its world (it has: " + known +
                                  "; or own-choice)");
  }
}

/// If eligibility looks back, weeks are remembered in every scenario: they share the weeks before
/// the trial.
void look_back(Trial const& trial, Study& study) {
  constexpr int remembered = 64;  // PastWeeks
  bool const any = looks_back(trial.eligible) ||
                   std::any_of(trial.arms.begin(), trial.arms.end(),
                               [](TrialArm const& arm) { return looks_back(arm.eligible); });
  if (!any) return;
  for (Scenario& scenario : study.scenarios)
    scenario.trial_history =
        TrialHistory{trial.enrol_week - remembered, trial.last_enrol_week(), trial.need_k6};
}

/// Adds a world for each arm; the first arm that is usual care becomes the study's usual care.
void add_worlds(Scenario const& file, std::string const& usual_id, Study& study) {
  bool usual_care_is_an_arm = false;
  for (std::size_t k = 0; k < file.trial->arms.size(); ++k) {
    Scenario world = world_of(file, k);
    require_services(file.trial->arms[k], world);
    if (!usual_care_is_an_arm && is_usual_care(file.trial->arms[k], world)) {
      world.id = usual_id;
      study.scenarios[0] = world;
      usual_care_is_an_arm = true;
    } else {
      if (world.id == usual_id)
        throw std::invalid_argument("arm '" + world.id +
                                    "' must have another id: it is that of usual care");
      study.scenarios.push_back(world);
    }
  }
}

}  // namespace

bool add_trial(std::vector<Scenario> const& files, Scenario usual, Study& study) {
  auto const holds_trial = [](Scenario const& file) { return file.trial.has_value(); };
  if (std::none_of(files.begin(), files.end(), holds_trial)) return false;
  if (files.size() > 1)
    throw std::invalid_argument("a scenario with a trial is a study of its own: run it alone");
  Scenario const& file = files[0];
  Trial const& trial = *file.trial;
  keep_own(trial, -1, usual);
  study.scenarios.push_back(usual);
  if (trial.world == TrialWorld::shared) {
    study.scenarios.push_back(file);
    keep_to_participants(trial, study.scenarios.back());
    for (TrialArm const& arm : trial.arms) require_services(arm, file);
  } else {
    add_worlds(file, usual.id, study);
  }
  look_back(trial, study);
  return true;
}

}  // namespace kith

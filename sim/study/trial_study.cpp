#include "kith/study/trial_study.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

bool names(std::vector<std::string> const& ids, std::string const& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Arms (as bits) that name something; 0: none does.
std::uint16_t arms_that_name(Trial const& trial, std::vector<std::string> TrialArm::*list,
                             std::string const& id) {
  unsigned bits = 0;
  for (std::size_t k = 0; k < trial.arms.size(); ++k)
    if (names(trial.arms[k].*list, id)) bits |= 1u << k;
  return static_cast<std::uint16_t>(bits);
}

/// Takes away what only other arms have. `arm` -1: a world without the trial.
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

/// Partnerships that arms name are for their participants, and end when the offer does.
void keep_to_participants(Trial const& trial, Scenario& world) {
  for (Partnership& partnership : world.partnerships) {
    std::uint16_t const arms = arms_that_name(trial, &TrialArm::partnerships, partnership.id);
    if (arms == 0) continue;
    partnership.end_week =
        std::min(partnership.end_week, trial.enrol_week + trial.stop_after_weeks);
    bool const open = std::any_of(trial.arms.begin(), trial.arms.end(), [&](TrialArm const& arm) {
      return arm.open_to_everybody && names(arm.partnerships, partnership.id);
    });
    if (!open) partnership.arms = arms;
  }
}

/// An arm in whose world nothing but enrolment happens.
bool is_usual_care(TrialArm const& arm, Scenario const& world) {
  return world.partnerships.empty() && arm.events.empty() && arm.changes.empty() &&
         arm.refer_to.empty() && arm.coverage.empty() && !arm.transport && !arm.internet &&
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

/// Throws where an arm refers to a service that its world does not have.
void require_services(TrialArm const& arm, Scenario const& world) {
  if (arm.refer_to.empty() || arm.refer_to == "own-choice") return;
  std::string known;
  for (Service const& service : make_services(world)) {
    if (service.id == arm.refer_to) return;
    known += (known.empty() ? "" : ", ") + service.id;
  }
  throw std::invalid_argument("arm '" + arm.id + "' refers to '" + arm.refer_to +
                              "', which is no service of its world (there: " + known +
                              "; or own-choice)");
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
    return true;
  }
  bool usual_care_is_an_arm = false;
  for (std::size_t k = 0; k < trial.arms.size(); ++k) {
    Scenario world = world_of(file, k);
    require_services(trial.arms[k], world);
    if (!usual_care_is_an_arm && is_usual_care(trial.arms[k], world)) {
      world.id = usual.id;
      study.scenarios[0] = world;
      usual_care_is_an_arm = true;
    } else {
      study.scenarios.push_back(world);
    }
  }
  return true;
}

}  // namespace kith

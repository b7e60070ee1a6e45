#include <algorithm>

#include "kith/processes/trial/trial_candidates.hpp"

namespace kith {
namespace {

/// The arm at a place of 0 ... 1 when arms stand side by side, each as wide as its weight.
std::uint8_t arm_at(Trial const& trial, double place) {
  double sum = 0.0;
  for (TrialArm const& arm : trial.arms) sum += arm.weight;
  double passed = 0.0;
  std::size_t last = 0;
  for (std::size_t k = 0; k < trial.arms.size(); ++k) {
    if (trial.arms[k].weight <= 0.0) continue;
    last = k;
    passed += trial.arms[k].weight / sum;
    if (place < passed) break;
  }
  return static_cast<std::uint8_t>(last);
}

// Apart from the draws of people, whose generation is below 256.
constexpr std::uint32_t of_ids = 0xffffffffu;

/// Arms of things with ids (zones, organizations): in the order of their draws, so that arms get
/// their share of them.
template <class T>
std::vector<std::uint8_t> arms_of(Life const& life, Trial const& trial, std::vector<T> const& all,
                                  unsigned wanted) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (wanted == 0 || (wanted >> i & 1u) != 0)
      order.emplace_back(
          life.compiled.draws.words(hash_id(all[i].id), no_clock, Purpose::trial, of_ids)[0], i);
  std::sort(order.begin(), order.end());
  std::vector<std::uint8_t> arms(all.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    arms[order[k].second] =
        arm_at(trial, (static_cast<double>(k) + 0.5) / static_cast<double>(order.size()));
  return arms;
}

/// Car and broadband of a participant, where the arm sees to them.
void set_means(Life& life, TrialArm const& arm, Row row, int car, int broadband) {
  Residents& r = life.state.residents;
  Access access = life.compiled.access.at(r.access[row]);
  if (arm.transport) access.car = car;
  if (arm.internet) access.broadband = broadband;
  r.access[row] = life.compiled.access.index(access);
}

/// What an arm gives its participants for themselves.
void give(Life& life, TrialArm const& arm, Row row) {
  Residents& r = life.state.residents;
  auto const named = std::find(std::begin(coverage_names), std::end(coverage_names), arm.coverage);
  if (named != std::end(coverage_names)) {
    set_coverage(life.compiled, r, row,
                 static_cast<std::uint8_t>(named - std::begin(coverage_names)));
    set_level(life.compiled, r, row);
  }
  set_means(life, arm, row, 1, 1);
}

/// In which arm somebody is who may be enrolled.
class Assigned {
 public:
  Assigned(Life const& life, Trial const& trial, Wanted const& wanted)
      : life_(life), trial_(trial), wanted_(wanted) {
    zones_ = arms_of(life, trial, wanted.scenario.zones, wanted.zones);
    sites_ = arms_of(life, trial, wanted.scenario.organizations, wanted.members_of);
    for (TrialArm const& arm : trial.arms) cohorts_.push_back({wanted.scenario, arm.eligible});
  }

  /// -1 where somebody is in no cohort.
  [[nodiscard]] int arm(Candidate const& one) const {
    if (trial_.in_world >= 0) return trial_.in_world;
    switch (trial_.assignment) {
      case Assignment::person:
        return arm_at(trial_, uniform(personal_draw(life_, one.row)[1]));
      case Assignment::site:
        return sites_[static_cast<std::size_t>(site_of(life_, wanted_, one.row))];
      case Assignment::zone:
        return zones_[static_cast<std::size_t>(
            life_.compiled.access.at(life_.state.residents.access[one.row]).zone)];
      case Assignment::cohort:
        break;
    }
    auto const mine = std::find_if(cohorts_.begin(), cohorts_.end(), [&](Wanted const& cohort) {
      return is_wanted(life_, cohort, one.row, double{one.k6});
    });
    return mine == cohorts_.end() ? -1 : static_cast<int>(mine - cohorts_.begin());
  }

 private:
  Life const& life_;
  Trial const& trial_;
  Wanted const& wanted_;
  std::vector<std::uint8_t> zones_, sites_;
  std::vector<Wanted> cohorts_;
};

Participant enrolled(Life const& life, Candidate const& one, int arm) {
  Residents const& r = life.state.residents;
  Participant participant{one.row, life.week, one.k6};
  Access const& own = life.compiled.access.at(r.access[one.row]);
  participant.arm = static_cast<std::uint8_t>(arm);
  participant.own_coverage =
      static_cast<std::uint8_t>(life.compiled.cells.at(r.cell[one.row]).coverage);
  participant.own_car = static_cast<std::uint8_t>(own.car);
  participant.own_broadband = static_cast<std::uint8_t>(own.broadband);
  return participant;
}

void enrol(Life& life, Trial const& trial) {
  Wanted const wanted{*life.compiled.scenario, trial.eligible};
  std::vector<Candidate> found = candidates(life, wanted);
  std::sort(found.begin(), found.end());
  Assigned const assigned(life, trial, wanted);
  std::vector<Participant> all;
  for (Candidate const& one : found) {
    if (all.size() == static_cast<std::size_t>(trial.number)) break;
    int const arm = assigned.arm(one);
    if (arm >= 0) all.push_back(enrolled(life, one, arm));
  }
  for (Participant const& participant : all) {
    give(life, trial.arms[participant.arm], participant.row);
    life.state.participants.add(participant);
  }
  life.state.participants.settle();
}

/// The service that an arm refers to, or the person's own choice; -1 where there is none.
int destination(Life const& life, TrialArm const& arm, Row row) {
  if (arm.refer_to == "own-choice") return choose_service(life, row, Sought::usual_care);
  for (std::size_t i = 0; i < life.compiled.services.size(); ++i)
    if (life.compiled.services[i].id == arm.refer_to)
      return life.desired_fte[i] > 0.0 ? static_cast<int>(i) : -1;
  return -1;
}

void refer(Life& life, TrialArm const& arm, Row row) {
  if ((life.state.residents.status[row] & (in_episode | waiting)) != 0) return;
  if (uniform(personal_draw(life, row)[2]) >= arm.accepts_share) return;
  int const service = destination(life, arm, row);
  if (service < 0) return;
  Service const& where = life.compiled.services[static_cast<std::size_t>(service)];
  if (!admits(life, where, row)) return;
  count(life, row, Flow::offers);
  open_request(life, row, service, !arm.referral_needed, arm.accompanied, false);
}

/// What an arm gave goes when the offer ends.
void take_back(Life& life, Participant const& participant, TrialArm const& arm) {
  set_means(life, arm, participant.row, participant.own_car, participant.own_broadband);
  if (arm.coverage.empty()) return;
  Residents& r = life.state.residents;
  auto const now =
      static_cast<std::size_t>(life.compiled.cells.at(r.cell[participant.row]).coverage);
  if (coverage_names[now] != arm.coverage) return;
  set_coverage(life.compiled, r, participant.row, participant.own_coverage);
  set_level(life.compiled, r, participant.row);
}

}  // namespace

double measured_k6(Life const& life, Row row) {
  Words const w = life.compiled.draws.words(row, life.clock, Purpose::trial,
                                            life.state.residents.generation[row]);
  return reading_of_k6(life, row, w[0]);
}

bool in_arm(Life const& life, std::uint16_t arms, Row row) {
  Participant const* const participant = life.state.participants.find(row);
  return participant != nullptr && (arms >> participant->arm & 1u) != 0;
}

bool may_use_usual_care(Life const& life, Row row) {
  if (life.state.participants.size() == 0) return true;
  Participant const* const participant = life.state.participants.find(row);
  return participant == nullptr || life.compiled.scenario->trial->arms[participant->arm].usual_care;
}

void hold_trial(Life& life) {
  if (!life.compiled.scenario->trial) return;
  Trial const& trial = *life.compiled.scenario->trial;
  Week const since = life.week - trial.enrol_week;
  if (since == 0) enrol(life, trial);
  if (since < 0) return;
  for (Participant const& participant : life.state.participants) {
    TrialArm const& arm = trial.arms[participant.arm];
    if (since == trial.stop_after_weeks) take_back(life, participant, arm);
    if (since == arm.refer_after_weeks && since < trial.stop_after_weeks && !arm.refer_to.empty())
      refer(life, arm, participant.row);
  }
  settle(life);
  for (Request& request : life.state.requests) {
    if (request.week != life.week) continue;
    Participant const* const participant = life.state.participants.find(request.row);
    if (participant != nullptr && since == trial.arms[participant->arm].refer_after_weeks &&
        trial.arms[participant->arm].followed_up)
      request.followed = 1;
  }
}

}  // namespace kith

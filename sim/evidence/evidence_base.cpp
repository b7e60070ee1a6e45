#include "kith/evidence/evidence_base.hpp"

#include "kith/evidence/care.hpp"
#include "kith/evidence/cooperative.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/evidence/population.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/evidence/values.hpp"

namespace kith {

EvidenceBase::EvidenceBase() = default;
EvidenceBase::EvidenceBase(EvidenceBase const&) = default;
EvidenceBase::EvidenceBase(EvidenceBase&&) noexcept = default;
EvidenceBase& EvidenceBase::operator=(EvidenceBase const&) = default;
EvidenceBase& EvidenceBase::operator=(EvidenceBase&&) noexcept = default;
EvidenceBase::~EvidenceBase() = default;

namespace {

template <class Group>
void describe(Form& form, Boxed<Group>& group) {
  form.table(Group::table, [&](Form& inner) { group->describe(inner); });
}

}  // namespace

// Results keep the groups in this order. A group that is not named here does not compile.
void describe(Form& form, EvidenceBase& evidence) {
  auto& [distress, need, help_seeking, known_services, primary_care, crisis, care, treatment,
         trial_attendance, stigma, awareness, trust, partnership, programs, costs, values,
         population, campaign, gatekeepers, coordination, sharing, cooperative, advocacy, knowledge,
         peers, workplace, quality] = evidence;
  auto const describe_all = [&](auto&... group) { (describe(form, group), ...); };
  describe_all(distress, need, help_seeking, known_services, primary_care, crisis, care, treatment,
               trial_attendance, stigma, awareness, trust, partnership, programs, costs, values,
               population, campaign, gatekeepers, coordination, sharing, cooperative, advocacy,
               knowledge, peers, workplace, quality);
}

}  // namespace kith

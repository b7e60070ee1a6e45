#include <algorithm>

#include "kith/evidence/joint_work.hpp"
#include "kith/ground/k6.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Employers as partners. Paid time off for care: people who missed a first visit get another date
/// (lack of time keeps 46 % of those with unmet need away: workplace.rebooked_share). Jobs for
/// people in distress, with a specialist who supports both sides (individual placement and
/// support). Employers who learn to notice distress take part in gatekeeper_training, with
/// `members_of`. Simplified: paid time off makes nobody look for help who otherwise would not.
class Workplace final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "workplace"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Workplace>(*this);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    double const running_now = running(view);
    WorkplaceEvidence const& e = *view.evidence.workplace;
    std::uint16_t const employers = bits_of(view.scenario.organizations, employers_of(view));
    std::uint32_t const hash = hash_id(service_id(view.partnership, kind()));
    double const jobs = running_now * jobs_per_year_ / weeks_per_year;
    double usd = jobs * e.job_support_usd;
    if (jobs > 0.0) effects.hirings.push_back({hash, jobs, applicants(view)});
    if (paid_time_off_ && employers != 0 && running_now > 0.0) {
      constexpr double all = 1e6;  // requests: no limit
      Eligibility employees = eligibility(view.scenario);
      employees.memberships = employers;
      double const covered = std::min(1.0, running_now);
      effects.follow_ups.push_back(
          {hash, all, 0.0, covered * view.strength * e.rebooked_share, false, employees});
      usd += covered * adults_of(state, employers) * e.time_off_usd_year / weeks_per_year;
    }
    effects.expenses.push_back({view.index, kind(), usd});
  }

 private:
  void describe_own(Form& form) override {
    form.references({"employers", "",
                     "Organizations that take part; if left out, partners that are businesses."},
                    Kind::organization, employers_);
    form.flag({"paid_time_off", "", "Whether their members get paid time off for care."},
              paid_time_off_);
    form.number({"jobs_per_year", "1/year", "Jobs a year for people in distress."}, {0, 1e5},
                jobs_per_year_);
  }

  [[nodiscard]] std::vector<std::string> employers_of(PartnershipView const& view) const {
    if (!employers_.empty()) return employers_;
    std::vector<std::string> found;
    for (Organization const& organization : view.scenario.organizations)
      for (std::string const& partner : view.partnership.partners)
        if (organization.id == partner && organization.kind == OrganizationKind::business)
          found.push_back(partner);
    return found;
  }

  /// People of working age in distress.
  [[nodiscard]] Eligibility applicants(PartnershipView const& view) const {
    Eligibility people = eligibility(view.scenario);
    people.youngest_age = std::max(18, people.youngest_age);
    people.oldest_age = std::min(64, people.oldest_age);
    people.least_k6 = std::max<double>(distressed_k6, people.least_k6);
    return people;
  }

  /// Adult members, estimated from one row in eight.
  [[nodiscard]] static double adults_of(State const& state, std::uint16_t organizations) {
    Residents const& r = state.residents;
    double members = 0.0;
    for (Row row = 0; row < r.age.size(); row += 8)
      members += r.age[row] >= 18 && (r.memberships[row] & organizations) != 0 ? 8.0 : 0.0;
    return members;
  }

  std::vector<std::string> employers_;
  bool paid_time_off_ = true;
  double jobs_per_year_ = 0.0;
};

}  // namespace

std::unique_ptr<Program> make_workplace() {
  return std::make_unique<Workplace>();
}

}  // namespace kith

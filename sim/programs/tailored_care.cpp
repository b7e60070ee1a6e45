#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Care made for named communities: staff of their language and culture, adapted content, a place
/// of their own. A match multiplies the effect of sessions (`treatment.match_factor`, 1.30: from
/// Hall 2016 and others), nobody is turned away by language, and people trust it as they trust the
/// host. At a community organization, which people visit anyway, more first visits are kept, as at
/// a co-located clinic. By therapists, or by trained health workers (SMD 0.39 over ten sessions:
/// Alegria 2025).
class TailoredCare final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "tailored_care"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<TailoredCare>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Care const care = role() == Role::therapist ? Care::clinic : Care::community;
    Service service =
        service_in(scenario, partnership, host_of(partnership, scenario, host_).zone, role(), care);
    std::vector<std::string> languages = {"en"};
    for (Group const& group : scenario.groups)
      if (std::find(communities_.begin(), communities_.end(), group.id) != communities_.end())
        languages.push_back(group.language);
    service.languages = language_bits(scenario, languages);
    service.culture_of = bits_of(scenario.groups, communities_);
    if (service.eligible.groups == 0 && !open_to_all_) service.eligible.groups = service.culture_of;
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    bool const familiar = !is_agency(host_of(view.partnership, view.scenario, host_).kind);
    double const start = familiar ? view.strength * view.evidence.care->start_colocated : 0.0;
    double const usd = role() == Role::therapist
                           ? therapist_usd_per_week(view)
                           : view.evidence.costs->health_worker_year_usd / weeks_per_year;
    employ(view, state, effects, kind(),
           {.service = service,
            .fte = posts(view) * fte_,
            .start_logit = start,
            .lent_trust = view.strength,
            .usd_per_fte_week = usd});
  }

 private:
  enum class By { therapists, health_workers };
  [[nodiscard]] Role role() const {
    return by_ == By::therapists ? Role::therapist : Role::community_health_worker;
  }

  void describe_own(Form& form) override {
    static constexpr std::string_view who[] = {"therapists", "health_workers"};
    form.references({"communities", "", "Groups for whom it is made."}, Kind::group, communities_);
    choose(form, {"by", "", "Therapists, or health workers with training of their own."}, who, by_);
    form.number({"fte", "1", "Full-time staff."}, {0, 10000}, fte_);
    form.flag({"open_to_all", "", "Whether others may come too."}, open_to_all_);
    describe_host(
        form, "Organization where they work; if left out, the first partner that is not an agency.",
        host_);
    if (communities_.empty())
      form.problem("communities", "tailored care needs communities: one group or more");
  }

  std::vector<std::string> communities_;
  By by_ = By::therapists;
  double fte_ = 1.0;
  bool open_to_all_ = false;
  std::string host_;
};

}  // namespace

std::unique_ptr<Program> make_tailored_care() {
  return std::make_unique<TailoredCare>();
}

}  // namespace kith

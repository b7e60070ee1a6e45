#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// People with lived experience are hired and trained; they have a caseload (ten contacts in half a
/// year, SMD 0.20: treatment.peer_smd), speak about recovery, and are people to trust.
class PeerSupport final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "peer_support"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<PeerSupport>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service = service_in(scenario, partnership, host_of(partnership, scenario, host_).zone,
                                 Role::peer_specialist, Care::community);
    culture_.put_on(scenario, service);
    service.own_people = recruits_ == Recruits::state;
    course_.put_on(service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    if (recruits_ == Recruits::state) effects.pipelines.push_back({view.index, service, kind()});
    double const usd = view.evidence.costs->peer_year_usd / weeks_per_year;
    double const peers = employ(view, state, effects, kind(),
                                {.service = service,
                                 .fte = posts(view) * peers_fte_,
                                 .lent_trust = view.strength,
                                 .usd_per_fte_week = usd});
    if (peers <= 0.0) return;
    if (recruits_ == Recruits::state)
      effects.tie_making.push_back(
          {service, view.strength * view.evidence.programs->group_ties_per_meeting, true});
    Contacts talks{};
    talks.program = hash_id(service_id(view.partnership, kind()));
    talks.number = peers * view.evidence.programs->peer_talks_per_week;
    talks.discloses = true;
    talks.eligible = view.services[static_cast<std::size_t>(service)].eligible;
    talks.languages = view.services[static_cast<std::size_t>(service)].languages;
    effects.contacts.push_back(talks);
  }

 private:
  enum class Recruits { outside, state };

  void describe_own(Form& form) override {
    static constexpr std::string_view ways[] = {"outside", "community"};
    choose(form,
           {"recruits", "",
            "Outside: peers are hired like other staff; community: residents who have recovered "
            "are found, trained and employed, and stop if they fall ill again."},
           ways, recruits_);
    form.number({"peers_fte", "1", "Full-time peer specialists."}, {0, 10000}, peers_fte_);
    culture_.describe(form);
    course_.describe(form);
    describe_host(
        form,
        "Organization that employs them; if left out, the first partner that is not an agency.",
        host_);
  }

  Recruits recruits_ = Recruits::outside;
  double peers_fte_ = 1.0;
  StaffCulture culture_;
  OwnCourse course_;
  std::string host_;
};

}  // namespace

std::unique_ptr<Program> make_peer_support() {
  return std::make_unique<PeerSupport>();
}

}  // namespace kith

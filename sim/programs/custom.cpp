#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"
#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

/// A number that a scenario states with its source, and that replicates draw from its range.
class SourcedNumber {
 public:
  SourcedNumber(Field field, Bounds bounds) : field_(field), bounds_(bounds) {}
  void describe(Form& form) { form.evidence(field_, bounds_, Drawn::yes, number_); }
  /// Its value in this replicate. Programs of one name have the same draw in all scenarios.
  [[nodiscard]] double in(PartnershipView const& view, std::string_view program) const {
    if (!view.numbers) return number_.value;
    std::string const name = "custom." + std::string(program) + "." + std::string(field_.name);
    return draw_number(number_, bounds_, name, *view.numbers);
  }

 private:
  Field field_;
  Bounds bounds_;
  Evidence number_;
};

/// A program that a scenario describes whole: posts of a known role, whose staff see clients for
/// the course of that role, meet people, or both. Nothing here is an effect of its own: a contact
/// and a course do what they do in other programs (MODEL 7.11).
class CustomProgram final : public ProgramBase {
 public:
  explicit CustomProgram(std::string_view name) : name_(name) {}
  [[nodiscard]] std::string_view kind() const override { return name_; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<CustomProgram>(*this);
  }
  [[nodiscard]] bool is_custom() const override { return true; }

  [[nodiscard]] std::vector<std::string_view> evidence() const override {
    std::vector<std::string_view> read;
    if (sees_clients_ && staff_ == Staff::group_facilitator)
      read = {"programs.group_places", "programs.group_hours_per_week", "programs.group_meetings"};
    if (makes_ties_) read.push_back("programs.made_tie_ends_per_week");
    if (meets_ && screens_)
      read.insert(read.end(),
                  {"programs.at_risk_weight_", "programs.met_again_", "care.start_coached"});
    return read;
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service =
        service_in(scenario, partnership, host_of(partnership, scenario, host_).zone, role(),
                   Care::community, sees_clients_ ? Door::open : Door::staff_only);
    culture_.put_on(scenario, service);
    course_.put_on(service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    double const staff =
        employ(view, state, effects, kind(),
               {.service = service,
                .fte = posts(view) * staff_fte_,
                .lent_trust = sees_clients_ ? view.strength : 0.0,
                .usd_per_fte_week = usd_per_fte_year_.in(view, kind()) / weeks_per_year});
    if (staff <= 0.0) return;
    if (makes_ties_)
      effects.tie_making.push_back({service, view.strength * ties_per_meeting_.in(view, kind())});
    if (meets_) effects.contacts.push_back(contacts(view, service, staff));
  }

 private:
  enum class Staff { community_health_worker, peer_specialist, group_facilitator };

  [[nodiscard]] Role role() const {
    static constexpr Role all[] = {Role::community_health_worker, Role::peer_specialist,
                                   Role::group_facilitator};
    return all[static_cast<std::size_t>(staff_)];
  }

  [[nodiscard]] Contacts contacts(PartnershipView const& view, int service, double staff) const {
    Service const& own = view.services[static_cast<std::size_t>(service)];
    Contacts contacts{};
    contacts.program = hash_id(service_id(view.partnership, kind()));
    contacts.number = staff * per_fte_week_.in(view, kind());
    steer(view, steered_, contacts);
    contacts.discloses = tells_of_recovery_;
    contacts.informs = tells_of_care_ && !screens_;  // a screening does so itself
    contacts.screens = contacts.remembers = screens_;
    contacts.at_risk_first = at_risk_first_;
    if (screens_) {
      contacts.accepts_share = view.strength * accepts_share_.in(view, kind());
      contacts.coached = view.strength * accompanied_share_.in(view, kind());
    }
    contacts.eligible = own.eligible;
    contacts.languages = own.languages;
    return contacts;
  }

  void describe_own(Form& form) override {
    static constexpr std::string_view names[] = {"community_health_worker", "peer_specialist",
                                                 "group_facilitator"};
    choose(form,
           {"staff", "",
            "Role of the staff: those who see clients do so for the course of this role, with its "
            "effect."},
           names, staff_);
    form.number({"staff_fte", "1", "Full-time staff."}, {0, 10000}, staff_fte_);
    usd_per_fte_year_.describe(form);
    form.flag({"sees_clients", "", "Whether people come to the staff for a course."},
              sees_clients_);
    culture_.describe(form);
    course_.describe(form);
    describe_host(
        form,
        "Organization that employs them; if left out, the first partner that is not an agency.",
        host_);
    form.optional_table({"ties", "", "Lasting ties that clients make with each other."},
                        makes_ties_, [&](Form& inner) {
                          makes_ties_ = true;
                          ties_per_meeting_.describe(inner);
                        });
    form.optional_table({"contacts", "", "People whom the staff meet."}, meets_, [&](Form& inner) {
      meets_ = true;
      describe_contacts(inner);
    });
    if (!sees_clients_ && !meets_)
      form.problem("staff",
                   "its staff do nothing (must have sees_clients = true, or a table "
                   "contacts)");
    if (makes_ties_ && !sees_clients_)
      form.problem("ties", "ties (must come with sees_clients = true: clients make them)");
  }

  void describe_contacts(Form& form) {
    per_fte_week_.describe(form);
    form.flag({"tells_of_care", "", "Whether a contact raises awareness, as a message does."},
              tells_of_care_);
    form.flag({"tells_of_recovery", "",
               "Whether a contact lowers stigma, as meeting somebody who has recovered does."},
              tells_of_recovery_);
    form.flag({"steered", "", "Whether they go where partners know of unmet need."}, steered_);
    form.optional_table(
        {"screening", "", "Contacts screen for distress and offer care."}, screens_,
        [&](Form& inner) {
          screens_ = true;
          inner.flag({"at_risk_first", "",
                      "Whether people at risk are sought, and not met like everybody else."},
                     at_risk_first_);
          accepts_share_.describe(inner);
          accompanied_share_.describe(inner);
        });
    if (!tells_of_care_ && !tells_of_recovery_ && !screens_)
      form.problem("per_fte_week",
                   "a contact does nothing (must have tells_of_care = true, tells_of_recovery = "
                   "true or a table screening)");
  }

  std::string name_;
  Staff staff_ = Staff::community_health_worker;
  double staff_fte_ = 1.0;
  bool sees_clients_ = false, makes_ties_ = false, meets_ = false, screens_ = false;
  bool tells_of_care_ = false, tells_of_recovery_ = false, steered_ = false, at_risk_first_ = true;
  StaffCulture culture_;
  OwnCourse course_;
  std::string host_;
  SourcedNumber usd_per_fte_year_{
      {"usd_per_fte_year", "USD", "Yearly cost of full-time staff, with all that the work needs."},
      {0, 1000000}};
  SourcedNumber ties_per_meeting_{
      {"per_meeting", "1", "Lasting ties that a client makes at one meeting."}, {0, 1}};
  SourcedNumber per_fte_week_{
      {"per_fte_week", "1/week", "People whom full-time staff meet in a week."}, {0, 1000}};
  SourcedNumber accepts_share_{
      {"accepts_share", "1", "Share who accept an offer of care, of those who screen positive."},
      {0, 1}};
  SourcedNumber accompanied_share_{
      {"accompanied_share", "1",
       "Share of those who accept whom staff accompany to the first visit."},
      {0, 1}};
};

}  // namespace

std::unique_ptr<Program> make_custom_program(std::string_view name) {
  return std::make_unique<CustomProgram>(name);
}

}  // namespace kith

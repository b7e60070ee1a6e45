#pragma once

#include <string>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/scenario/program.hpp"
#include "kith/state/effects.hpp"

namespace kith {

/// What every program has: a switch, a dose, a start, a ramp, an end, and eligibility.
class ProgramBase : public Program {
 public:
  void describe(Form& form) override;

 protected:
  /// 0 to dose: how much of its weekly purchases runs, as far as money goes.
  [[nodiscard]] double running(PartnershipView const& view) const;
  /// Its posts, filled or not, as a multiple of those planned; 0 once a week cannot be paid for.
  [[nodiscard]] double posts(PartnershipView const& view) const;
  /// The same, whether or not the partnership can pay.
  [[nodiscard]] double planned(PartnershipView const& view) const;
  [[nodiscard]] Eligibility eligibility(Scenario const& scenario) const;
  /// A service in a zone for eligible people: open means that they walk in and need not travel
  /// within the zone; staff_only, that nobody asks it for care.
  enum class Door { open, staff_only };
  [[nodiscard]] Service service_in(Scenario const& scenario, Partnership const& partnership,
                                   std::string const& zone, Role role, Care care,
                                   Door door = Door::open) const;
  /// The program's own part of `describe`.
  virtual void describe_own(Form& form) = 0;

 private:
  [[nodiscard]] bool has_what_it_waits_for(PartnershipView const& view) const;
  bool enabled_ = true;
  double dose_ = 1.0;
  int starts_after_weeks_ = 0;
  int ramp_weeks_ = 0;
  int ends_after_weeks_ = 2600;
  bool waits_for_levy_ = false;
  std::vector<std::string> groups_, members_of_, zones_;
  int income_below_poverty_percent_ = 100000;
  int youngest_age_ = 10;
  int oldest_age_ = 200;
  double least_k6_ = 0.0;
};

/// The source of a program's staff: hired with its money, or moved from an agency's own site.
class StaffSource {
 public:
  void describe(Form& form);
  /// The service whose posts move, or nowhere.
  [[nodiscard]] int moved_from(PartnershipView const& view) const;
  [[nodiscard]] bool moves() const { return staff_ == Staff::moved; }

 private:
  enum class Staff { added, moved };
  Staff staff_ = Staff::added;
  std::string moved_from_;
};

/// Languages and culture of a program's staff.
class StaffCulture {
 public:
  void describe(Form& form);
  void put_on(Scenario const& scenario, Service& service) const;

 private:
  std::vector<std::string> languages_ = {"en"};
  std::vector<std::string> culture_of_;
};

/// Where clients of a program's course are seen, and its contacts and weeks if they differ from
/// those of evidence: keys of its table.
class OwnCourse {
 public:
  void describe(Form& form);
  void put_on(Service& service) const;

 private:
  enum class Mode { on_site, home, telephone };
  Mode mode_ = Mode::on_site;
  CourseLength length_;
};

/// Languages of a program's staff: a key of its table.
void describe_languages(Form& form, std::vector<std::string>& languages);

/// The organization that hosts a program: a key of its table.
void describe_host(Form& form, std::string_view meaning, std::string& host);

/// Requests posts at a service, and pays for those who are in post and stay. Returns their number
/// in full-time posts.
double employ(PartnershipView const& view, State const& state, Effects& effects,
              std::string_view program, Staffing wanted);

/// The weekly cost of a therapist in post, paid by the slot.
double therapist_usd_per_week(PartnershipView const& view);

/// The id of a service that a program adds.
std::string service_id(Partnership const& partnership, std::string_view program);
/// The index of that service among the compiled services.
int find_service(PartnershipView const& view, std::string_view program);
int find_service_by_id(PartnershipView const& view, std::string const& id);
/// The organization `host`; if `host` is empty, the first partner that is not a clinic.
Organization const& host_of(Partnership const& partnership, Scenario const& scenario,
                            std::string const& host);
int zone_index(Scenario const& scenario, std::string const& zone);
/// Steers contacts to known unmet need, in proportion to strength.
void steer(PartnershipView const& view, bool steered, Contacts& contacts);
/// Full-time posts that are filled at a service.
double filled_fte(State const& state, int service);

}  // namespace kith

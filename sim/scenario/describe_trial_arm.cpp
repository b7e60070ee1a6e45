#include "kith/scenario/describe_names.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

/// An arm's world may differ in the care available, not in its residents or its past.
bool may_change(std::string const& path) {
  for (std::string_view const open : {"evidence.", "provider.", "partnership.", "event."})
    if (path.rfind(open, 0) == 0) return true;
  return path.rfind("zone.", 0) == 0 && path.find(".minutes_") != std::string::npos;
}

void describe_offers(Form& form, TrialArm& arm) {
  form.references({"partnerships", "",
                   "Partnerships whose programs are for this arm's participants; one that no arm "
                   "names is for everybody in every arm."},
                  Kind::partnership, arm.partnerships);
  form.text({"refer_to", "",
             "Where participants are referred: a provider, a program's service as "
             "partnership/program, or own-choice among usual care; empty: nowhere."},
            arm.refer_to);
  form.integer({"refer_after_weeks", "week", "Weeks from enrollment to the referral."}, {0, 2600},
               arm.refer_after_weeks);
  form.number({"accepts_share", "1", "Share of participants who accept the referral."}, {0, 1},
              arm.accepts_share);
  form.flag({"accompanied", "", "Somebody accompanies participants to the first visit."},
            arm.accompanied);
  form.flag({"followed_up", "", "A missed first visit is rebooked once."}, arm.followed_up);
  form.flag({"referral_needed", "",
             "Participants must first get the outside referral that the service asks of others."},
            arm.referral_needed);
  each(form, {"referral", "", "Further referrals of participants, each with its place and time."},
       Kind::none, arm.referrals);
  form.text({"coverage", "",
             "Coverage that participants are given: private, medicaid, medicare, uninsured."},
            arm.coverage);
  if (!arm.coverage.empty()) one_of(form, "coverage", arm.coverage, coverage_names);
  form.flag({"transport", "", "Rides are provided: nobody is without a car."}, arm.transport);
  form.flag({"internet", "", "Everybody has broadband."}, arm.internet);
  form.flag({"usual_care", "", "Whether participants may use usual care."}, arm.usual_care);
}

}  // namespace

std::vector<TrialReferral> referrals_of(TrialArm const& arm) {
  std::vector<TrialReferral> all;
  if (!arm.refer_to.empty())
    all.push_back({"", arm.refer_to, arm.refer_after_weeks, 0, Referred::everybody,
                   arm.accepts_share, arm.accompanied, arm.followed_up, arm.referral_needed});
  all.insert(all.end(), arm.referrals.begin(), arm.referrals.end());
  return all;
}

void describe(Form& form, TrialReferral& referral) {
  form.text({"to", "",
             "Where participants are referred: a provider, a program's service as "
             "partnership/program, or own-choice among usual care.",
             true},
            referral.to);
  form.integer({"after_weeks", "week", "Weeks from enrollment to the referral."}, {0, 2600},
               referral.after_weeks);
  form.integer(
      {"within_weeks", "week",
       "Weeks for which the referral is tried again while the participant is in other care or "
       "waits for it, or the place takes nobody; 0: it is tried once, as refer_to is."},
      {0, 2600}, referral.within_weeks);
  choose(form,
         {"whom", "",
          "everybody; not-better: those whose observed K6, when the referral is due, is neither at "
          "least 5 lower than at enrollment nor below 5; not-started: those without a visit since "
          "enrollment."},
         referred_names, referral.whom);
  form.number({"accepts_share", "1", "Share of participants who accept the referral."}, {0, 1},
              referral.accepts_share);
  form.flag({"accompanied", "", "Somebody accompanies participants to the first visit."},
            referral.accompanied);
  form.flag({"followed_up", "", "A missed first visit is rebooked once."}, referral.followed_up);
  form.flag({"referral_needed", "",
             "Participants must first get the outside referral that the service asks of others."},
            referral.referral_needed);
}

void describe(Form& form, TrialArm& arm) {
  form.text({"title", "", "Name of the arm in tables."}, arm.title);
  form.number({"weight", "1", "Its share of participants, relative to the weights of other arms."},
              {0, 1000}, arm.weight);
  form.table({"eligible", "",
              "For a cohort: who, of those who may be enrolled, is in this arm; for an arm that is "
              "observed only: who, of everybody, is in it."},
             [&](Form& inner) { describe(inner, arm.eligible); });
  describe_offers(form, arm);
  form.flag({"open_to_everybody", "",
             "Its partnerships serve the whole community of the arm's own world."},
            arm.open_to_everybody);
  form.number({"participants_share", "1",
               "Share of slots in its partnerships' programs that is reserved for participants; if "
               "it is less than 1, the rest is for everybody who is in no other arm."},
              {0, 1}, arm.participants_share);
  form.flag({"observed_only", "",
             "Nobody is assigned to this arm: it takes as many people who fit its own "
             "[trial.arm.eligible] alone and are in no other arm."},
            arm.observed_only);
  form.references({"events", "", "Events that strike in this arm's world and in no other's."},
                  Kind::event, arm.events);
  form.texts({"changes", "",
              "Settings path=value for this arm's own world: of evidence, providers, partnerships, "
              "events, and minutes of zones."},
             arm.changes);
  for (std::string const& change : arm.changes)
    if (!may_change(change))
      form.problem("changes", "changes = \"" + change +
                                  "\" (must be of evidence, provider, partnership, event or the "
                                  "minutes of a zone: the rest is settled before arms differ)");
}

}  // namespace kith

#include "kith/simulation/schedule.hpp"

#include "kith/processes/steps.hpp"

namespace kith {
namespace {

using S = State;
using W = WeekFlow;

// An entry passes a step what it reads, and keeps what it makes. The order is part of the model
// (MODEL 3).
constexpr Step steps[] = {
    {"strike_events", [](S& s, W& w) { w.moves = strike_events(s, w.context, w.events); }},
    {"follow_lives",
     [](S& s, W& w) {
       if (w.lives != nullptr) follow_lives(*w.lives, s, w.moves, w.events);
     }},
    {"evolve_partnerships", [](S& s, W& w) { evolve_partnerships(s, w.context); }},
    {"plan_programs", [](S& s, W& w) { w.effects = plan_programs(s, w.context, w.events); }},
    {"staff_services",
     [](S& s, W& w) { w.context.offers = staff_services(s, w.context, w.effects); }},
    {"update_residents",
     [](S& s, W& w) { w.update = update_residents(s, w.context, w.workspace, w.lives); }},
    {"make_contacts", [](S& s, W& w) { make_contacts(s, w.context, w.effects, w.events); }},
    {"look_for_help", [](S& s, W& w) { look_for_help(s, w.context, w.update, w.events); }},
    {"hold_trial", [](S& s, W& w) { hold_trial(s, w.context, w.events); }},
    {"coordinate_care", [](S& s, W& w) { coordinate_care(s, w.context, w.effects, w.events); }},
    {"serve", [](S& s, W& w) { serve(s, w.context, w.events); }},
    {"treat", [](S& s, W& w) { treat(s, w.context, w.effects, w.update, w.events); }},
    {"spread_word", [](S& s, W& w) { spread_word(s, w.context, w.events); }},
    {"turn_over_staff", [](S& s, W& w) { turn_over_staff(s, w.context, w.events); }},
    {"lead_peers", [](S& s, W& w) { lead_peers(s, w.context, w.effects, w.events); }},
    {"work_together", [](S& s, W& w) { work_together(s, w.context, w.effects, w.events); }},
    {"post_accounts",
     [](S& s, W& w) { w.accounts = post_accounts(s, w.context, w.effects, w.events); }},
    {"update_recovery_norm", [](S& s, W& w) { update_recovery_norm(s, w.context, w.update); }},
    {"forget_old_requests", [](S& s, W& w) { forget_old_requests(s, w.context); }},
    {"follow_participants",
     [](S& s, W& w) { follow_participants(s, w.context, w.update, w.events); }},
    {"note_lives",
     [](S& s, W& w) {
       if (w.lives != nullptr) note_lives(*w.lives, s, w.context, w.events);
     }},
};

}  // namespace

std::span<Step const> schedule() {
  return steps;
}

}  // namespace kith

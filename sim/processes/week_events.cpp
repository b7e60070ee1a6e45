#include "kith/processes/week_events.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/processes/parallel_for.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/scenario/program.hpp"

namespace kith {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::vector<std::string> program_axis(std::vector<std::string> const& custom) {
  std::vector<std::string> names = {"usual-care"};
  for (ProgramKind const& kind : program_catalogue()) names.emplace_back(kind.name);
  names.emplace_back("coordination");
  names.emplace_back("plain-slots");
  append(names, custom);
  return names;
}

std::size_t program_count(std::vector<std::string> const& custom) {
  return program_catalogue().size() + 3 + custom.size();
}

std::size_t program_index(std::string_view name, std::vector<std::string> const& custom) {
  if (name.empty()) return 0;
  std::size_t index = 1;
  for (ProgramKind const& kind : program_catalogue()) {
    if (kind.name == name) return index;
    ++index;
  }
  if (name == "coordination") return index;
  if (name == "plain-slots") return index + 1;
  auto const own = std::find(custom.begin(), custom.end(), name);
  if (own == custom.end())
    throw std::logic_error("no program '" + std::string(name) + "' in this study");
  return index + 2 + static_cast<std::size_t>(own - custom.begin());
}

void pay(WeekEvents& events, std::size_t program, Payer payer, double usd) {
  events.payments.push_back({program, payer, usd});
}

double all_slots_offered(WeekEvents const& events) {
  double sum = 0.0;
  for (SlotUse const& slots : events.slots) sum += slots.offered;
  return sum;
}

WeekEvents no_events(std::size_t margins, std::size_t services, std::size_t programs) {
  WeekEvents events;
  events.flows.assign(margins, {});
  events.attended.assign(services + 1, {});
  events.slots.assign(services, {});
  events.contacts.assign(programs, 0);
  return events;
}

void merge(WeekEvents& all, WeekEvents const& part) {
  for (std::size_t m = 0; m < all.flows.size(); ++m)
    for (std::size_t f = 0; f < flow_count; ++f) all.flows[m][f] += part.flows[m][f];
  for (std::size_t s = 0; s < all.attended.size(); ++s)
    for (std::size_t p = 0; p < payer_count; ++p) all.attended[s][p] += part.attended[s][p];
  append(all.payments, part.payments);
  append(all.visits, part.visits), append(all.follow_ups, part.follow_ups);
  append(all.asked, part.asked), append(all.requested, part.requested);
  append(all.met, part.met), append(all.replaced, part.replaced);
  append(all.episodes, part.episodes);
  append(all.medications, part.medications), append(all.spells, part.spells);
  append(all.expenses, part.expenses), append(all.incomes, part.incomes);
  for (std::size_t s = 0; s < all.slots.size(); ++s) {
    all.slots[s].offered += part.slots[s].offered;
    all.slots[s].used += part.slots[s].used;
  }
  for (std::size_t p = 0; p < all.contacts.size(); ++p) all.contacts[p] += part.contacts[p];
}

void commit(State& state, WeekContext const& context, WeekEvents& events) {
  for (Asked& asked : events.asked) {
    asked.request.record = state.wait_log_first + static_cast<std::uint32_t>(state.wait_log.size());
    state.wait_log.push_back({short_week(asked.request.week), asked.cell, asked.access,
                              WaitEnd::open, 0, asked.request.route, asked.kind});
    state.requests.add(asked.request);
    if (asked.request.route != EntryRoute::returning) events.requested.push_back(asked.request.row);
  }
  for (Episode const& episode : events.episodes) state.episodes.add(episode);
  for (Medication const& medication : events.medications) state.medications.add(medication);
  for (Spell const& spell : events.spells) state.spells.add(spell);
  clear_out(events.asked), clear_out(events.episodes), clear_out(events.medications),
      clear_out(events.spells);
  parallel_parts(context, 4, [&state](std::size_t table) {
    if (table == 0) state.requests.merge_arrivals();
    if (table == 1) state.episodes.merge_arrivals();
    if (table == 2) state.medications.merge_arrivals();
    if (table == 3) state.spells.merge_arrivals();
  });
}

}  // namespace kith

#include "scalar_pass.hpp"

#include <algorithm>

#include "kith/kernel/equations.hpp"
#include "kith/state/tie_network.hpp"

namespace kith::test {
namespace {

using std::uint16_t;
using std::uint32_t;
using std::uint8_t;

/// The data about one resident that the steps of the week share.
struct Resident {
  Row row = 0, tie = 0;
  bool met = false, begins = false;
  Words words{};  ///< noise, decide, dither, detect
  float z = 0.0F, k6 = 0.0F;
  int flags = 0;
};

class ScalarPass {
 public:
  ScalarPass(KernelColumns const& columns, KernelWeek const& week, WeeklyTie const& tie,
             uint32_t zone)
      : c_(columns),
        w_(week),
        tie_(tie),
        zone_(zone),
        out_{std::vector<std::array<u64, sum_count>>(w_.margin_count), {}} {}

  PassOutput run(uint32_t first, uint32_t rows) {
    bool const trust_returns = (w_.week + first / 64) % 4 == 0;
    std::vector<Resident> residents(rows);
    for (uint32_t i = 0; i < rows; ++i) {
      residents[i].row = first + i;
      meet(residents[i]);
      evolve(residents[i], w_.zone_shock[zone_], trust_returns);
    }
    for (Resident const& r : residents) ask(r);
    for (Resident const& r : residents) be_hit(r);
    for (Resident& r : residents) remember(r);
    for (Resident const& r : residents)
      if (r.begins) emit(r, need_begins, (r.flags & feels_need) != 0, r.k6);
    for (Resident const& r : residents) note_need(r);
    for (Resident const& r : residents) add_up(r);
    return out_;
  }

 private:
  void emit(Resident const& r, ResidentEventKind event, bool felt, float value) {
    out_.events.push_back({r.row, value, event, static_cast<u16>(felt)});
  }

  void meet(Resident& r) {
    if (tie_.slot < household_slots) {
      uint32_t const size = c_.household[r.row] >> 4, place = c_.household[r.row] & 15u;
      r.met = size >= 2;
      r.tie = r.met ? r.row - place + (place + 1 + tie_.round % (size - 1)) % size : r.row;
    } else {
      bool const comember = tie_.slot >= first_comember_slot && tie_.slot < first_far_slot;
      r.tie = partner_in_slot(tie_, r.row);
      r.met = std::min(c_.degree[r.row], c_.degree[r.tie]) > tie_.slot - household_slots &&
              (!comember || (c_.memberships[r.row] & c_.memberships[r.tie]) != 0);
    }
    out_.ties_met += r.met ? 1 : 0;
    out_.recovery_sum += r.met && has(c_.seen_status[r.tie], shown_in_recovery) ? 1 : 0;
  }

  float gap(Resident const& r, uint8_t const* seen, float scale) const {
    return in_units(int{seen[r.tie]} - int{seen[r.row]}, scale);
  }

  float evolve_benefit(Row row) {
    int const status = c_.status[row];
    float const therapy =
        next_benefit(w_, in_units(c_.therapy[row], benefit_scale), has(status, in_episode));
    float const support =
        next_benefit(w_, in_units(c_.support[row], benefit_scale), has(status, supported));
    float const works = next_medication(w_, to_float(c_.medication[row]), has(status, medicated));
    c_.therapy[row] = static_cast<uint16_t>(truncate(therapy * benefit_scale));
    c_.support[row] = static_cast<uint16_t>(truncate(support * benefit_scale));
    c_.medication[row] = static_cast<uint16_t>(truncate(works));
    return benefit_of_care(therapy, support, works * w_.medication_full, w_.benefit_cap);
  }

  void evolve_distress(Resident& r, float weight, float zone_shock) {
    int const theirs = c_.seen_status[r.tie];
    float const pull =
        pull_of_tie(weight, gap(r, c_.seen_z, shown_scale), w_.tie_better, w_.tie_worse);
    float const strain =
        tie_.slot < household_slots
            ? strain_at_home(w_, r.met && has(theirs, shown_serious), has(theirs, shown_in_care))
            : 0.0F;
    float const state =
        next_state(w_.state_keep[c_.course[r.row]], w_.state_noise[c_.course[r.row]],
                   in_units(c_.state[r.row], z_scale), summed_normal(r.words[0]), pull);
    float const shock = next_shock(w_, in_units(c_.shock[r.row], z_scale), strain);
    c_.state[r.row] = static_cast<i16>(fixed_state(state));
    c_.shock[r.row] = static_cast<i16>(fixed_shock(shock));
    r.z = latent_score(w_, in_units(c_.level[r.row], z_scale), state, shock, zone_shock,
                       evolve_benefit(r.row));
    r.k6 = k6_of_score(r.z, w_.k6_floor, w_.k6_per_log);
  }

  void evolve_views(Resident const& r, float weight) {
    float const stigma = next_stigma(w_, in_units(c_.stigma[r.row], stigma_scale),
                                     in_units(c_.stigma_set_point[r.row], set_point_scale),
                                     stigma_by_tie(w_, weight, gap(r, c_.seen_stigma, shown_scale),
                                                   has(c_.seen_status[r.tie], shown_in_recovery)));
    float const awareness =
        next_awareness(w_, in_units(c_.awareness[r.row], awareness_scale),
                       in_units(c_.awareness_set_point[r.row], 255.0F),
                       drift_to_tie(weight, gap(r, c_.seen_awareness, 255.0F), w_.awareness_tie));
    c_.stigma[r.row] = static_cast<i16>(fixed_stigma(stigma, uniform_8(r.words[1], 0)));
    c_.awareness[r.row] =
        static_cast<uint16_t>(fixed_awareness(awareness, uniform_8(r.words[3], 0)));
  }

  void return_to(uint8_t& trust, float set_point, float dither) const {
    trust = static_cast<uint8_t>(truncate(next_trust(w_, to_float(trust), set_point) + dither));
  }
  void evolve_trust(Resident const& r) {
    bool const member = c_.memberships[r.row] != 0;
    u32 const dither = r.words[2];
    return_to(c_.trust_clinic[r.row], w_.clinic_trust[c_.cell[r.row]] * trust_scale,
              uniform_8(dither, 0));
    return_to(c_.trust_community[r.row], member ? w_.trust_member : w_.trust_community,
              uniform_8(dither, 8));
    return_to(c_.trust_primary[r.row], w_.trust_primary, uniform_8(dither, 16));
  }

  void evolve(Resident& r, float zone_shock, bool trust_returns) {
    Row const row = r.row;
    r.words = Draws{w_.seed, w_.replicate}.words(row, w_.week, Purpose::resident_week,
                                                 c_.generation[row]);
    float const weight = r.met ? weight_of_tie(int{c_.ties[row]}) : 0.0F;
    evolve_distress(r, weight, zone_shock);
    evolve_views(r, weight);
    if (trust_returns) evolve_trust(r);
    float const awareness = in_units(c_.awareness[row], awareness_scale);
    bool const felt =
        log_odds_of_felt_need(w_.need, r.k6, awareness) > w_.felt_threshold[c_.readiness[row]];
    r.flags = need_flags_of(r.k6, felt, c_.memberships[row] != 0);
    c_.shown_z[row] = static_cast<uint8_t>(shown_byte(r.z * shown_scale));
    c_.shown_stigma[row] =
        static_cast<uint8_t>(shown_byte(in_units(c_.stigma[row], stigma_scale) * shown_scale));
    c_.shown_awareness[row] = static_cast<uint8_t>(c_.awareness[row] >> 8);
  }

  void ask(Resident const& r) {
    bool const open =
        (r.flags & feels_need) != 0 && (c_.status[r.row] & (in_episode | waiting)) == 0;
    if (!open) return;
    float const drive = w_.personal_factor[c_.cell[r.row]] *
                        exponential_f(log_drive(w_, r.z, in_units(c_.stigma[r.row], stigma_scale)));
    float const clock = clock_of(r.words[1], drive * largest_trust(c_, w_, r.row));
    if (may_ring(r.words[1], drive * w_.most_trust) && clock < 1.0F) emit(r, asks, false, clock);
  }

  void be_hit(Resident const& r) {
    if (!may_be_hit(w_, r.k6, r.words[3])) return;
    float const u = uniform_24(r.words[3]);
    Hit const chance = chances_of_hit(w_, c_.access[r.row], truncate(r.k6 * float{k6_steps}),
                                      has(c_.status[r.row], in_episode | medicated));
    if (u >= chance.detection + chance.crisis) return;
    emit(r, u < chance.detection ? detected : crisis_visit, false, r.k6);
  }

  void remember(Resident& r) {
    auto const older = [](uint8_t& weeks) {
      weeks = static_cast<uint8_t>(std::min(255, weeks + 1));
    };
    Row const row = r.row;
    for (uint8_t* since : c_.since_need) older(since[row]);
    bool const needs = (r.flags & needs_help) != 0;
    r.begins = needs && c_.since_need[0][row] > 26;
    if (needs) {
      for (int k = least_need_weeks - 1; k > 0; --k)
        c_.since_need[k][row] = c_.since_need[k - 1][row];
      c_.since_need[0][row] = 0;
    }
    for (uint8_t* since :
         {c_.since_treated, c_.since_counseled, c_.since_medicated, c_.since_supported})
      older(since[row]);
    if ((c_.status[row] & medicated) != 0) c_.since_treated[row] = c_.since_medicated[row] = 0;
    bool const recovered = (r.flags & distressed) == 0 && c_.since_treated[row] < w_.recovery_weeks;
    c_.shown_status[row] =
        static_cast<uint8_t>((needs ? shown_serious : 0) | (is_in_care(row) ? shown_in_care : 0) |
                             (recovered ? shown_in_recovery : 0));
  }

  bool is_in_care(Row row) const { return (c_.status[row] & (in_episode | medicated)) != 0; }

  void note_need(Resident const& r) {
    if ((r.flags & needs_help) == 0 || is_in_care(r.row)) return;
    ++out_.untreated;
    if (w_.asks_reasons && c_.since_treated[r.row] >= 4)
      emit(r, unmet_need, (r.flags & feels_need) != 0, r.k6);
  }

  /// Margins in order: kind, age x sex x coverage of the zone, the scenario's own strata.
  std::vector<std::size_t> margins_of(Row row) const {
    CellMargins const at = w_.margins[c_.cell[row]];
    std::vector<std::size_t> all = {at.kind, at.rest + std::size_t{zone_} * w_.margins_of_zone};
    for (unsigned k = 0; k < 16 && w_.own.of_cell != nullptr; ++k)
      if ((w_.own.of_cell[c_.cell[row]] >> k & w_.own.of_access[c_.access[row]] >> k & 1) != 0)
        all.push_back(w_.own.first + k);
    return all;
  }

  void add_up(Resident const& r) {
    Row const row = r.row;
    int const status = c_.status[row];
    bool const needs = (r.flags & needs_help) != 0, distress = (r.flags & distressed) != 0;
    bool const care = is_in_care(row), past = c_.since_need[3][row] < 52;
    bool const treated = c_.since_treated[row] < 52;
    u32 const welfare = w_.welfare[truncate(r.k6 * float{k6_steps} + 0.5F)];
    auto const add = [&, this](Sum what, auto amount) {
      for (std::size_t const margin : margins_of(row))
        out_.sums[margin][static_cast<std::size_t>(what)] += static_cast<u64>(amount);
    };
    add(Sum::stigma, c_.stigma[row] + stigma_offset), add(Sum::awareness, c_.awareness[row]);
    add(Sum::trust_clinic, c_.trust_clinic[row]), add(Sum::trust_primary, c_.trust_primary[row]);
    add(Sum::trust_community, c_.trust_community[row]);
    add(Sum::k6, truncate(r.k6 * k6_scale + 0.5F));
    add(Sum::utility, welfare & 0xffffu), add(Sum::who5, welfare >> 16);
    add(Sum::belongs, c_.memberships[row] != 0), add(Sum::isolated, c_.ties[row] <= 1);
    add(Sum::waiting, (status & waiting) != 0), add(Sum::serious, needs);
    add(Sum::moderate, distress && !needs), add(Sum::frequent, r.k6 >= frequent_k6);
    add(Sum::felt, needs && (r.flags & feels_need) != 0), add(Sum::in_care, care);
    add(Sum::in_care_in_need, needs && care), add(Sum::need_past_year, past);
    add(Sum::treated_of_need, past && treated);
    add(Sum::supported_of_need, past && (treated || c_.since_supported[row] < 52));
    add(Sum::treated, treated), add(Sum::counseled, c_.since_counseled[row] < 52);
    add(Sum::medicated, c_.since_medicated[row] < 52);
    add(Sum::unmet, needs && !care && c_.since_treated[row] >= 4);
    add(Sum::treated_serious, needs && treated), add(Sum::treated_distressed, distress && treated);
    add(Sum::supported_now, (status & supported) != 0), add(Sum::residents, 1);
  }

  KernelColumns c_;
  KernelWeek const& w_;
  WeeklyTie const& tie_;
  uint32_t zone_;
  PassOutput out_;
};

}  // namespace

PassOutput scalar_pass(KernelColumns const& columns, KernelWeek const& week, WeeklyTie const& tie,
                       uint32_t first, uint32_t rows, uint32_t zone) {
  return ScalarPass(columns, week, tie, zone).run(first, rows);
}

}  // namespace kith::test

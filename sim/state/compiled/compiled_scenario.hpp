#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kith/ground/column.hpp"
#include "kith/ground/expect.hpp"
#include "kith/ground/random.hpp"
#include "kith/state/compiled/service.hpp"
#include "kith/state/residents.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {

/// The rows of one block of the weekly pass: contiguous, at most `block_rows`, in one zone.
struct Block {
  Row first;
  std::uint32_t rows;  ///< a multiple of 64
  std::uint32_t zone;
};
inline constexpr std::uint32_t block_rows = 1024;

/// The kind of people in a cell of the population: strata are unions of cells.
struct Cell {
  int kind;              ///< index into CellSpace::kinds
  std::uint16_t groups;  ///< bit mask
  int race, income, age_band, sex, coverage;
};

/// The part of a person's cell that never changes.
struct CellKind {
  std::uint16_t groups;  ///< bit mask
  std::uint8_t race, income;
  auto operator<=>(CellKind const&) const =
      default;  // NOLINT(modernize-use-nullptr): clang-tidy 14
};

/// Numbers the combinations of kind (those that occur), age band, sex and coverage.
struct CellSpace {
  std::vector<CellKind> kinds;  ///< sorted
  std::vector<Cell> cells;      ///< by index, padding last; made by `list`
  [[nodiscard]] int size() const { return static_cast<int>(kinds.size()) * 5 * 2 * 4; }
  [[nodiscard]] std::uint16_t index(Cell const& cell) const {
    KITH_EXPECT(cell.kind >= 0 && cell.kind < static_cast<int>(kinds.size()));
    KITH_EXPECT(cell.age_band >= 0 && cell.age_band < 5 && cell.sex >= 0 && cell.sex < 2);
    KITH_EXPECT(cell.coverage >= 0 && cell.coverage < 4);
    return static_cast<std::uint16_t>(((cell.kind * 5 + cell.age_band) * 2 + cell.sex) * 4 +
                                      cell.coverage);
  }
  [[nodiscard]] int kind_of(CellKind const& kind) const;
  [[nodiscard]] Cell const& at(std::uint16_t index) const {
    KITH_EXPECT(index < cells.size());
    return cells[index];
  }
  [[nodiscard]] std::uint16_t padding() const { return static_cast<std::uint16_t>(size()); }
  void list();  ///< fills `cells`
  /// Coverage is the fastest part of an index.
  [[nodiscard]] static int coverage(std::uint16_t index) { return index % 4; }
};

/// The facts that determine how a person reaches services.
struct Access {
  int zone, coverage, car, broadband, language;
};

/// Numbers the combinations of zone, coverage, car, broadband and language.
struct AccessSpace {
  int zones = 1;
  int languages = 1;            ///< English, then one for each group
  std::vector<Access> classes;  ///< by index; made by `list`
  [[nodiscard]] int size() const { return zones * 4 * 2 * 2 * languages; }
  [[nodiscard]] std::uint16_t index(Access const& a) const {
    KITH_EXPECT(a.zone >= 0 && a.zone < zones && a.coverage >= 0 && a.coverage < 4);
    KITH_EXPECT((a.car | a.broadband | 1) == 1 && a.language >= 0 && a.language < languages);
    return static_cast<std::uint16_t>(
        (((a.zone * 4 + a.coverage) * 2 + a.car) * 2 + a.broadband) * languages + a.language);
  }
  [[nodiscard]] Access const& at(std::uint16_t index) const {
    KITH_EXPECT(index < classes.size());
    return classes[index];
  }
  void list();  ///< fills `classes`, padding included
  [[nodiscard]] std::uint16_t padding() const { return static_cast<std::uint16_t>(size()); }
};

int age_band(int age);

/// For distress: the weight of its state, the transform to K6 (kith/ground/k6.hpp), and tables by
/// K6 in steps of 1/128.
struct DistressTables {
  double state_weight;                 ///< sqrt(1 - share of the trait)
  float k6_floor, k6_per_log;          ///< ln q0, negative; 1 / lambda, points
  std::vector<float> state_keep;       ///< by course: what a week keeps of the state
  std::vector<float> state_noise;      ///< by course: what it adds
  std::vector<float> detection;        ///< chance that a primary care visit detects
  std::vector<float> crisis;           ///< weekly hazard of a crisis visit outside care
  float most_detection, most_crisis;   ///< the largest of them
  std::vector<std::uint32_t> welfare;  ///< utility and WHO-5 (KernelWeek::welfare)
};

/// A value of each service for each access class; the services of one class are adjacent.
template <class T>
struct ByAccess {
  std::size_t services = 0;
  std::vector<T> all;
  [[nodiscard]] T const& operator()(std::size_t access, std::size_t service) const {
    KITH_EXPECT(service < services && (access + 1) * services <= all.size());
    return all[access * services + service];
  }
};

/// Effect of unlimited contacts, SMD, such that a whole course has the effect found in its trials.
struct CourseEffect {
  double smd, smd_with_trauma;
};

/// Chance that a hurdle does not stop a person from using a service, by hurdle (MODEL 7.5).
struct Acceptance {
  double payer, language, travel;
  [[nodiscard]] double together() const { return payer * language * travel; }
};

/// Everything that is constant during the simulation of one scenario in one replicate.
struct CompiledScenario {
  Scenario const* scenario = nullptr;
  EvidenceBase evidence;  ///< the replicate's draw
  Draws draws;
  std::optional<Draws> numbers{};  ///< of uncertain numbers; empty: central values
  CellSpace cells;
  AccessSpace access;
  std::vector<Block> blocks;
  std::vector<std::uint32_t> block_of_group;  ///< block of rows 64 g ... 64 g + 63
  std::vector<ZoneRows> zone_rows;
  std::vector<Service> services;
  int usual_services = 0;  ///< this many services, the first, are usual care
  CoverageTable coverage;
  Turnover turnover;
  std::vector<double> newcomer_ages;  ///< cumulative, index 0 is age 10
  DistressTables distress;
  std::vector<double> session_gain;           ///< part of the full benefit that session n adds
  std::vector<CourseEffect> course_effects;   ///< by service
  std::vector<float> felt_threshold;          ///< by readiness: log odds above which need is felt
  std::vector<float> trust_effect;            ///< by trust/255: factor on the hazard of asking
  std::vector<float> primary_care_visits;     ///< by access class: weekly chance
  float most_visits = 0.0F;                   ///< the largest of them
  std::vector<float> personal_factor;         ///< by cell: hazard not explained by barriers
  std::vector<float> clinic_trust_set_point;  ///< by cell, 0 ... 1
  ByAccess<Acceptance> acceptance;
  ByAccess<double> kept_visits;  ///< factor of travel on the chance of attending a booked visit
  /// Services that people may choose, by the kind of care that they ask for.
  std::array<std::vector<std::size_t>, kind_of_care_count> services_of_kind;
};

/// What compiling needs of a community's people, so that the people themselves need not be kept.
struct PopulationIndex {
  std::vector<ZoneRows> zones;
  CellSpace cells;  ///< the combinations of groups, race and income that occur
};
PopulationIndex index_population(SyntheticPopulation const& people);

/// Compiles a scenario for the community of a replicate.
CompiledScenario compile_scenario(Scenario const& scenario, EvidenceBase const& evidence,
                                  Draws const& draws, PopulationIndex const& index);

}  // namespace kith

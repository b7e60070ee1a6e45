#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/evidence/evidence_base.hpp"
#include "kith/ground/random.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// What values a key takes.
enum class ParameterType { number, integer, flag, text, choice, reference, list, evidence };
inline constexpr std::string_view parameter_type_names[] = {
    "number", "integer", "flag", "text", "choice", "reference", "list", "evidence"};

/// One declared parameter with its value, for the reference page and the table `/parameters`.
struct ParameterInfo {
  std::string path;  ///< dotted, with ids: "partnership.clinic.grant_weeks"
  std::string unit;  ///< empty for texts
  std::string meaning;
  ParameterType type = ParameterType::number;
  std::string allowed;  ///< in words: "0 to 1", "female, male", "id of a zone"
  double low = 0.0;     ///< allowed values; NaN where the value is no number
  double high = 0.0;
  double value = 0.0;                ///< NaN where it is no number
  std::string text;                  ///< the value as a scenario file writes it
  std::vector<std::string> names{};  ///< ids or texts that the value lists
  double range_low = 0.0;            ///< plausible range of evidence; NaN for others
  double range_high = 0.0;
  std::string source;    ///< of evidence and national figures
  std::string grade;     ///< of evidence and national figures
  bool drawn = false;    ///< evidence that each replicate draws from its range
  std::string programs;  ///< evidence that is read only where one of these is on; else empty

  [[nodiscard]] bool is_evidence() const { return type == ParameterType::evidence; }
};

/// Every evidence number, in the order of its declaration: the order of draw_parameters.
std::vector<ParameterInfo> list_evidence(EvidenceBase const& evidence);

/// Every key that a scenario file may hold, with its default; items of arrays of tables are called
/// "<id>", and every program is listed.
std::vector<ParameterInfo> list_declarations(Scenario const& figures);

/// Every parameter of a scenario that was read from a file, with its value; only the programs that
/// its partnerships have. The order is that of the declarations.
std::vector<ParameterInfo> list_parameters(Scenario const& scenario);

/// Whether a number of a partnership grows with the place that it serves, as posts, dollars a year
/// and groups a week do; shares, prices, and what one member pays do not.
bool grows_with_place(ParameterInfo const& info);

/// Whether a scenario reads each evidence number, in the order of the declarations: what it does
/// not read cannot change its runs. Left out is what belongs to programs that it has not switched
/// on, to partnerships that it has not, and to grants that are never renewed.
std::vector<bool> evidence_read(Scenario const& scenario);

/// Sets each drawn evidence number to the draw of this replicate: a two-piece normal whose median
/// is the value and whose 2.5th and 97.5th percentiles are the range, clipped to the allowed
/// values. A draw depends on (seed, replicate, path) alone: it is point `replicate` of a scrambled
/// Sobol sequence for the numbers of sobol_register(), a number of the counter-based generator for
/// the others.
void draw_parameters(EvidenceBase& evidence, Draws const& draws);

/// The value that replicate `replicate` uses of every evidence number, in the order of the
/// declarations.
std::vector<double> draw_parameters(Scenario const& scenario, int replicate);

}  // namespace kith

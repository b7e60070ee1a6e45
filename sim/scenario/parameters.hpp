#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/evidence/evidence_base.hpp"
#include "kith/ground/random.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// The type of a key's values.
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
  double low = 0.0;     ///< allowed values; NaN if the value is not a number
  double high = 0.0;
  double value = 0.0;                ///< NaN if it is not a number
  std::string text;                  ///< the value as written in a scenario file
  std::vector<std::string> names{};  ///< ids or texts that the value lists
  double range_low = 0.0;            ///< plausible range of evidence; NaN for others
  double range_high = 0.0;
  std::string source;    ///< of evidence and national figures
  std::string grade;     ///< of evidence and national figures
  bool drawn = false;    ///< evidence that each replicate draws from its range
  std::string programs;  ///< evidence that is read only if one of these is on; else empty

  [[nodiscard]] bool is_evidence() const { return type == ParameterType::evidence; }
};

/// Every evidence number, in the order of declaration, which is that of draw_parameters.
std::vector<ParameterInfo> list_evidence(EvidenceBase const& evidence);

/// Every key that a scenario file may contain, with its default; items of arrays of tables are
/// named "<id>", and every program is listed.
std::vector<ParameterInfo> list_declarations(Scenario const& figures);

/// Every parameter of a scenario that was read from a file, with its value; only for programs that
/// its partnerships have. In the order of the declarations.
std::vector<ParameterInfo> list_parameters(Scenario const& scenario);

/// Whether a name in the catalogue of programs, such as "peers" or "programs.school_", covers an
/// evidence number, given as "table.number".
bool covers_evidence(std::string_view name, std::string_view number);

/// Whether a number of a partnership grows with the place that it serves, as do posts, dollars a
/// year and groups a week; shares, prices and what one member pays do not.
bool grows_with_place(ParameterInfo const& info);

/// Whether a scenario reads each evidence number, in the order of the declarations: the others
/// cannot change its runs. Excluded are numbers of programs that it does not switch on, of
/// partnerships that it does not have, and of grants that are never renewed.
std::vector<bool> evidence_read(Scenario const& scenario);

/// Sets each drawn evidence number to this replicate's draw: a two-piece normal distribution whose
/// median is the value and whose 2.5th and 97.5th percentiles are the range, clipped to the allowed
/// values. A draw depends only on (seed, replicate, path): for the numbers of sobol_register() it
/// is point `replicate` of a scrambled Sobol sequence, for the others a number of the counter-based
/// generator.
void draw_parameters(EvidenceBase& evidence, Draws const& draws);

/// The draw of one number that a scenario states outside the evidence, such as one of a custom
/// program, by a name of its own. Drawn as evidence is.
double draw_number(Evidence const& number, Bounds bounds, std::string_view name,
                   Draws const& draws);

/// The value of every evidence number in replicate `replicate`, in the order of the
/// declarations.
std::vector<double> draw_parameters(Scenario const& scenario, int replicate);

}  // namespace kith

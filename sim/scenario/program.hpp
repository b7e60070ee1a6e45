#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/schema/form.hpp"

namespace kith {

struct State;
struct Effects;
struct PartnershipView;
struct Partnership;
struct Scenario;
struct Service;

/// What a partnership can do. A program reads the community and adds to this week's effects; only
/// processes change the community. Programs have no state of their own: everything that lasts is
/// part of the community's state.
class Program {
 public:
  virtual ~Program() = default;
  [[nodiscard]] virtual std::string_view kind() const = 0;  ///< its name in results
  virtual void describe(Form& form) = 0;                    ///< its table in a scenario file
  virtual void contribute(PartnershipView const& partnership, State const& state,
                          Effects& effects) const = 0;
  /// Services that the program adds to the community, without posts; ids must be unique in the
  /// scenario.
  virtual void add_services(Partnership const&, Scenario const&, std::vector<Service>&) const {}
  [[nodiscard]] virtual std::unique_ptr<Program> clone() const = 0;
  /// Whether a scenario describes it whole, in a table below "custom"; its kind is the name there.
  [[nodiscard]] virtual bool is_custom() const { return false; }
  /// For a custom program, what the catalogue says of others: the evidence that it reads.
  [[nodiscard]] virtual std::vector<std::string_view> evidence() const { return {}; }
};
using ProgramPtr = std::shared_ptr<Program const>;

/// One line of the catalogue of programs.
struct ProgramKind {
  std::string_view name;  ///< key of its table, such as "outreach"
  std::string_view meaning;
  std::unique_ptr<Program> (*make)();
  /// Evidence that is read only if a program that names it here is on: a table ("peers"), a number
  /// ("costs.peer_year_usd"), or the numbers whose paths begin so ("programs.school_").
  std::array<std::string_view, 5> evidence{};
};
std::span<ProgramKind const> program_catalogue();

/// A program that the catalogue does not have, with defaults that its table must complete.
std::unique_ptr<Program> make_custom_program(std::string_view name);

/// Its table in that of the partnership: "outreach", "custom.NAME".
inline std::string table_of(Program const& program) {
  return (program.is_custom() ? "custom." : "") + std::string(program.kind());
}

}  // namespace kith

#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// The name, unit and meaning of a key of a scenario file.
struct Field {
  std::string_view name;     ///< key in the file; design numbers include their unit
  std::string_view unit;     ///< UDUNITS-like, "1" for shares and counts
  std::string_view meaning;  ///< one sentence for the reference page and for editors
  bool required = false;
};

/// Closed interval of allowed values.
struct Bounds {
  double low;
  double high;
};

/// A number that rests on evidence. In `scenarios/evidence.toml` it is `{ value, unit, range,
/// source, grade }`.
struct Evidence {
  double value = 0.0;  ///< central value, or the draw of one replicate
  double low = 0.0;    ///< 2.5th percentile of plausible values
  double high = 0.0;   ///< 97.5th percentile of plausible values
  std::string source;  ///< publication or derivation
  std::string grade;   ///< trial, observational, expert or assumed
  /// Plausible values if it was fitted together with others: entry k goes with their entry k.
  std::vector<double> sample{};
  operator double() const {
    return value;
  }  // NOLINT(google-explicit-constructor): read as a number
};

/// The grade of an evidence number or a national figure.
inline constexpr std::string_view grade_names[] = {"trial", "observational", "expert", "assumed"};

/// Whether replicates draw an evidence number from its range or keep its central value.
/// Effects, partnership and cost parameters are drawn (MODEL 7.15).
enum class Drawn { no, yes };

/// The kind of thing that an id in a scenario file names.
enum class Kind {
  none,
  zone,
  group,
  organization,
  site,
  provider,
  event,
  partnership,
  language,
  stratum,
  outcome,
  organization_role,
  group_role
};

/// Visits the declaration of every parameter. One `describe(Form&, T&)` per type declares each of
/// its parameters on the line that binds it to its variable; reading a file, writing the JSON
/// Schema, the reference page, the table `/parameters` and the draws of a replicate are all forms.
class Form {
 public:
  virtual ~Form() = default;

  virtual void number(Field, Bounds, double&) = 0;
  virtual void integer(Field, Bounds, int&) = 0;
  virtual void flag(Field, bool&) = 0;
  virtual void text(Field, std::string&) = 0;
  virtual void texts(Field, std::vector<std::string>&) = 0;
  /// `index` is the position of the value in `allowed`.
  virtual void choice(Field, std::span<std::string_view const> allowed, int& index) = 0;
  /// The id of something that must exist elsewhere in the scenario.
  virtual void reference(Field, Kind, std::string&) = 0;
  virtual void references(Field, Kind, std::vector<std::string>&) = 0;
  /// A table whose keys are ids of `kind` and whose values are numbers: minutes to each zone.
  virtual void numbers_by_id(Field, Kind, Bounds, std::vector<std::pair<std::string, double>>&) = 0;
  /// A list of numbers of a fixed length.
  virtual void numbers(Field, Bounds, std::span<double>) = 0;
  /// A list of whole numbers of any length.
  virtual void integers(Field, Bounds, std::vector<int>&) = 0;
  virtual void evidence(Field, Bounds, Drawn, Evidence&) = 0;
  /// The source of the numbers of this table, with their unit. Declared before them.
  virtual void cited(std::string_view unit, std::string& source, std::string& grade) = 0;

  /// A table that is described even if the file lacks it: its keys then keep their defaults.
  virtual void table(Field, std::function<void(Form&)> const& describe) = 0;
  /// A table that is described only if the file contains it. `present` says whether the described
  /// object already has it (forms that write describe it only then; a schema always does).
  virtual void optional_table(Field, bool present, std::function<void(Form&)> const& describe) = 0;
  /// An array of tables with ids, `count` of them so far. `resize(n)` makes room, `describe(form,
  /// i)` describes item i, whose key `id` the form itself reads into `id(i)`.
  virtual void tables(Field, Kind, std::size_t count,
                      std::function<void(std::size_t)> const& resize,
                      std::function<std::string&(std::size_t)> const& id,
                      std::function<void(Form&, std::size_t)> const& describe) = 0;
  /// Tables by name inside a table of tables, `count` of them so far. Otherwise as
  /// `tables`, with the name for the id.
  virtual void tables_by_name(Field field, std::size_t count,
                              std::function<void(std::size_t)> const& resize,
                              std::function<std::string&(std::size_t)> const& name,
                              std::function<void(Form&, std::size_t)> const& describe) {
    tables(field, Kind::none, count, resize, name, describe);
  }

  /// Something that can be named elsewhere although no table has its name, such as a language.
  virtual void known(Kind, std::string const& /*id*/) {}

  /// A check over several keys failed; `name` is the key to point to, with dots if it is in a table
  /// inside this one. Forms that only list ignore it.
  virtual void problem(std::string_view name, std::string const& message) = 0;
  /// A setting that is valid but does not do what was meant. Otherwise as `problem`.
  virtual void warning(std::string_view /*name*/, std::string const& /*message*/) {}
  /// Whether a key of this table was set by a later file or setting than another one that is also
  /// set. Only forms that read files know.
  [[nodiscard]] virtual bool is_newer(std::string_view /*name*/, std::string_view /*than*/) const {
    return false;
  }
};

/// Describes an array of tables `[[name]]` of a type with a member `id` and a `describe(Form&,
/// T&)`.
template <class T>
void each(Form& form, Field field, Kind kind, std::vector<T>& items) {
  form.tables(
      field, kind, items.size(), [&](std::size_t n) { items.resize(n); },
      [&](std::size_t i) -> std::string& { return items[i].id; },
      [&](Form& inner, std::size_t i) { describe(inner, items[i]); });
}

/// Describes an enumeration by its names, in the order of its values.
template <class Enum, std::size_t N>
void choose(Form& form, Field field, std::string_view const (&names)[N], Enum& value) {
  int index = static_cast<int>(value);
  form.choice(field, names, index);
  value = static_cast<Enum>(index);
}

}  // namespace kith

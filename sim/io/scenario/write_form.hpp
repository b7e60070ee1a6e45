#pragma once

#include <string>

#include "kith/scenario/scenario.hpp"
#include "kith/schema/form.hpp"

namespace kith {

/// Writes every value, even defaults, as a scenario file that reads back equal and extends nothing.
class WriteForm final : public Form {
 public:
  explicit WriteForm(std::string prefix = "") : prefix_(std::move(prefix)) {}

  void number(Field, Bounds, double&) override;
  void integer(Field, Bounds, int&) override;
  void flag(Field, bool&) override;
  void text(Field, std::string&) override;
  void texts(Field, std::vector<std::string>&) override;
  void choice(Field, std::span<std::string_view const>, int&) override;
  void reference(Field, Kind, std::string&) override;
  void references(Field, Kind, std::vector<std::string>&) override;
  void numbers_by_id(Field, Kind, Bounds, std::vector<std::pair<std::string, double>>&) override;
  void numbers(Field, Bounds, std::span<double>) override;
  void integers(Field, Bounds, std::vector<int>&) override;
  void evidence(Field, Bounds, Drawn, Evidence&) override;
  void cited(std::string_view unit, std::string& source, std::string& grade) override;
  void table(Field, std::function<void(Form&)> const&) override;
  void optional_table(Field, bool present, std::function<void(Form&)> const&) override;
  void tables(Field, Kind, std::size_t count, std::function<void(std::size_t)> const& resize,
              std::function<std::string&(std::size_t)> const& id,
              std::function<void(Form&, std::size_t)> const& describe) override;
  void tables_by_name(Field, std::size_t count, std::function<void(std::size_t)> const& resize,
                      std::function<std::string&(std::size_t)> const& name,
                      std::function<void(Form&, std::size_t)> const& describe) override;
  void problem(std::string_view, std::string const&) override {}

  /// Values first, then tables: TOML would give a value after a table to that table.
  [[nodiscard]] std::string written() const { return values_ + tables_; }

 private:
  void line(Field const& field, std::string const& value);
  [[nodiscard]] std::string header(Field const& field) const;

  std::string prefix_;
  std::string values_;
  std::string tables_;
};

/// The scenario as a file: `kith check --resolved`.
std::string write_scenario(Scenario const& scenario);

}  // namespace kith

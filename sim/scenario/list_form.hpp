#pragma once

#include <string>
#include <vector>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/form.hpp"

namespace kith {

/// Lists declarations with their values.
class ListForm final : public Form {
 public:
  /// What is listed: what an object contains, or everything that a file may contain.
  enum class Extent { held, possible };

  ListForm(std::vector<ParameterInfo>& list, Extent extent, std::string prefix = "")
      : list_(list), extent_(extent), prefix_(std::move(prefix)) {}

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

 private:
  ParameterInfo& add(Field const& field, ParameterType type, std::string allowed, std::string text);
  void add_number(Field const& field, ParameterType type, Bounds bounds, double value);
  [[nodiscard]] std::string path_of(std::string_view name) const;
  [[nodiscard]] ListForm inside(std::string prefix) const;

  std::vector<ParameterInfo>& list_;
  Extent extent_;
  std::string prefix_;
  std::string source_, grade_;  ///< of the numbers of this table
};

}  // namespace kith

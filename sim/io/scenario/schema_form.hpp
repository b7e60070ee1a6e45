#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kith/schema/form.hpp"

namespace kith {

/// Writes the JSON Schema of one table. Required keys are not enforced: a file may leave them to
/// the files that it extends.
class SchemaForm final : public Form {
 public:
  using Json = nlohmann::ordered_json;

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
  void known(Kind, std::string const& id) override;
  void problem(std::string_view, std::string const&) override {}

  /// `{type: object, properties, additionalProperties: false}`
  [[nodiscard]] Json object() const;
  [[nodiscard]] Json const& properties() const { return properties_; }

 private:
  void add(Field const& field, Json schema);

  Json properties_ = Json::object();
  std::vector<std::string> outcomes_;  ///< names of outcomes that may be named
};

}  // namespace kith

#include "kith/sweep/plan/set_numbers.hpp"

#include <cmath>

#include "kith/schema/form.hpp"

namespace kith {
namespace {

class SetForm final : public Form {
 public:
  SetForm(NumbersByPath const& values, std::vector<std::string>& problems, std::string prefix = "")
      : values_(values), problems_(problems), prefix_(std::move(prefix)) {}

  void number(Field field, Bounds, double& value) override {
    if (double const* const given = find(field.name)) value = *given;
  }
  void integer(Field field, Bounds, int& value) override {
    if (double const* const given = find(field.name)) value = static_cast<int>(std::lround(*given));
  }
  void flag(Field field, bool& value) override {
    if (double const* const given = find(field.name)) value = std::lround(*given) != 0;
  }
  void evidence(Field field, Bounds, Drawn, Evidence& number) override {
    if (double const* const given = find(field.name))
      number.value = number.low = number.high = *given;
  }
  void numbers_by_id(Field field, Kind, Bounds,
                     std::vector<std::pair<std::string, double>>& entries) override {
    for (auto& [id, value] : entries)
      if (double const* const given = find(std::string(field.name) + "." + id)) value = *given;
  }
  void text(Field, std::string&) override {}
  void texts(Field, std::vector<std::string>&) override {}
  void choice(Field, std::span<std::string_view const>, int&) override {}
  void reference(Field, Kind, std::string&) override {}
  void references(Field, Kind, std::vector<std::string>&) override {}
  void numbers(Field, Bounds, std::span<double>) override {}
  void integers(Field, Bounds, std::vector<int>&) override {}
  void cited(std::string_view, std::string&, std::string&) override {}

  void table(Field field, std::function<void(Form&)> const& describe) override {
    SetForm inner(values_, problems_, path_of(field.name));
    if (inner.concerned()) describe(inner);
  }
  void optional_table(Field field, bool present,
                      std::function<void(Form&)> const& describe) override {
    if (present) table(field, describe);
  }
  void tables(Field field, Kind, std::size_t count, std::function<void(std::size_t)> const&,
              std::function<std::string&(std::size_t)> const& id,
              std::function<void(Form&, std::size_t)> const& describe) override {
    for (std::size_t i = 0; i < count; ++i) {
      SetForm inner(values_, problems_, path_of(field.name) + "." + id(i));
      if (inner.concerned()) describe(inner, i);
    }
  }
  void problem(std::string_view, std::string const& message) override {
    problems_.push_back((prefix_.empty() ? "" : prefix_ + ": ") + message);
  }

 private:
  [[nodiscard]] std::string path_of(std::string_view name) const {
    return prefix_.empty() ? std::string(name) : prefix_ + "." + std::string(name);
  }
  [[nodiscard]] double const* find(std::string_view name) const {
    auto const found = values_.find(path_of(name));
    return found == values_.end() ? nullptr : &found->second;
  }
  // Whether any value is below this table: most tables are not affected.
  [[nodiscard]] bool concerned() const {
    std::string const start = prefix_ + ".";
    auto const next = values_.lower_bound(start);
    return next != values_.end() && next->first.starts_with(start);
  }

  NumbersByPath const& values_;
  std::vector<std::string>& problems_;
  std::string prefix_;
};

}  // namespace

std::vector<std::string> set_numbers(Scenario& scenario, NumbersByPath const& values) {
  std::vector<std::string> problems;
  SetForm form(values, problems);
  describe(form, scenario);
  return problems;
}

}  // namespace kith

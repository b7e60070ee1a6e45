#include <algorithm>
#include <string>

#include "kith/evidence/sobol_axes.hpp"
#include "kith/ground/sobol.hpp"
#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

// Visits evidence numbers with their paths, which scenarios have below the key `evidence`.
class EvidenceForm : public Form {
 public:
  explicit EvidenceForm(std::string prefix) : prefix_(std::move(prefix)) {}

  void number(Field, Bounds, double&) override {}
  void integer(Field, Bounds, int&) override {}
  void flag(Field, bool&) override {}
  void text(Field, std::string&) override {}
  void texts(Field, std::vector<std::string>&) override {}
  void choice(Field, std::span<std::string_view const>, int&) override {}
  void reference(Field, Kind, std::string&) override {}
  void references(Field, Kind, std::vector<std::string>&) override {}
  void numbers_by_id(Field, Kind, Bounds, std::vector<std::pair<std::string, double>>&) override {}
  void numbers(Field, Bounds, std::span<double>) override {}
  void integers(Field, Bounds, std::vector<int>&) override {}
  void cited(std::string_view, std::string&, std::string&) override {}
  void tables(Field, Kind, std::size_t, std::function<void(std::size_t)> const&,
              std::function<std::string&(std::size_t)> const&,
              std::function<void(Form&, std::size_t)> const&) override {}
  void problem(std::string_view, std::string const&) override {}

  void table(Field field, std::function<void(Form&)> const& describe) override {
    std::string const outer = prefix_;
    prefix_ = path_of(field.name);
    describe(*this);
    prefix_ = outer;
  }
  void optional_table(Field field, bool present,
                      std::function<void(Form&)> const& describe) override {
    if (present) table(field, describe);
  }

 protected:
  [[nodiscard]] std::string path_of(std::string_view name) const {
    return prefix_ + "." + std::string(name);
  }

 private:
  std::string prefix_;
};

class DrawForm final : public EvidenceForm {
 public:
  explicit DrawForm(Draws const& draws) : EvidenceForm("evidence"), draws_(draws) {}

  void evidence(Field field, Bounds bounds, Drawn drawn, Evidence& number) override {
    if (!number.sample.empty()) {
      number.value = number.sample[row(number.sample.size())];
      return;
    }
    if (drawn == Drawn::yes)
      number.value = draw_number(number, bounds, path_of(field.name), draws_);
  }

 private:
  /// The row of the joint sample, the same for all its numbers.
  [[nodiscard]] std::size_t row(std::size_t rows) const {
    auto const words = draws_.words(hash_id("evidence"), 0, Purpose::parameter);
    return below(words[0], static_cast<std::uint32_t>(rows));
  }

  Draws draws_;
};

class ValuesForm final : public EvidenceForm {
 public:
  explicit ValuesForm(std::vector<double>& values) : EvidenceForm("evidence"), values_(values) {}
  void evidence(Field, Bounds, Drawn, Evidence& number) override {
    values_.push_back(number.value);
  }

 private:
  std::vector<double>& values_;
};

/// The random number of a parameter in a replicate.
std::uint32_t word_of(std::string_view path, Draws const& draws) {
  if (auto const axis = sobol_axis_of(path))
    return scrambled_sobol_word(draws.seed, *axis, draws.replicate);
  return draws.words(hash_id(path), 0, Purpose::parameter)[0];
}

}  // namespace

double draw_number(Evidence const& number, Bounds bounds, std::string_view name,
                   Draws const& draws) {
  if (number.low >= number.high) return number.value;
  constexpr double z_of_975 = 1.959963984540054;  // standard normal, 97.5th percentile
  double const z = normal(word_of(name, draws));
  double const side = z < 0.0 ? number.value - number.low : number.high - number.value;
  return std::clamp(number.value + z * side / z_of_975, bounds.low, bounds.high);
}

void draw_parameters(EvidenceBase& evidence, Draws const& draws) {
  DrawForm form(draws);
  describe(form, evidence);
}

std::vector<double> draw_parameters(Scenario const& scenario, int replicate) {
  EvidenceBase evidence = scenario.evidence;
  if (scenario.run.parameters == ParameterMode::draws) {
    draw_parameters(evidence, {static_cast<std::uint32_t>(scenario.run.seed),
                               static_cast<std::uint32_t>(replicate)});
  }
  std::vector<double> values;
  ValuesForm form(values);
  describe(form, evidence);
  return values;
}

}  // namespace kith

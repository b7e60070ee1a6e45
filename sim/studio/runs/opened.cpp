#include "kith/studio/runs/opened.hpp"

#include <stdexcept>
#include <utility>

#include "kith/answer/money/warnings.hpp"
#include "kith/studio/preview.hpp"
#include "kith/studio/runs/usual_care.hpp"

namespace kith::studio {
namespace {

/// The smallest number of residents in a community.
constexpr int fewest_residents = 64;

int residents_wanted(Json const& request) {
  bool const given =
      request.contains("previewResidents") && request["previewResidents"].is_number_integer();
  int const residents = given ? request["previewResidents"].get<int>() : 0;
  if (given && residents < fewest_residents)
    throw std::invalid_argument("a preview needs 64 residents or more");
  return residents;
}

void make(Opened& opened, std::string const& file, Problems& problems) {
  try {
    opened.study = make_study({opened.scenario});
    opened.layout = layout_of(opened.study);
  } catch (StudyConflict const& conflict) {
    problems.push_back(conflict.problem);
  } catch (std::invalid_argument const& conflict) {
    problems.push_back({file, 1, 1, "", conflict.what()});
  }
}

}  // namespace

Json as_json(std::optional<Preview> const& preview) {
  if (!preview) return {};
  return {{"residents", preview->residents}, {"of", preview->of}};
}

std::unique_ptr<Opened> open(Desk& desk, Json const& request, Problems& problems) {
  Source const source = source_of(request.at("source"));
  auto opened = std::make_unique<Opened>();
  opened->scenario = desk.read(source, {}, problems);
  if (!problems.empty()) return nullptr;
  opened->warnings = desk.without_folder(warnings_of({opened->scenario}));
  int const all = opened->scenario.margins.residents, wanted = residents_wanted(request);
  if (wanted > 0 && wanted < all) {
    opened->preview = Preview{wanted, all};
    opened->scenario = desk.read(source, preview_settings(opened->scenario, wanted), problems);
    if (!problems.empty()) return nullptr;
  }
  if (request.contains("rivals") && request["rivals"] == false)
    opened->scenario.same_money.enabled = false;
  make(*opened, source.name, problems);
  if (!problems.empty()) return nullptr;
  opened->usual_basis = basis_of_usual_care(opened->study, opened->layout, source.files);
  return opened;
}

}  // namespace kith::studio

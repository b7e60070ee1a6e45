#include <H5Cpp.h>

#include <random>

#include "kith/cli/proof/compare_run.hpp"
#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

std::string path_of(Outcome const& outcome) {
  return (outcome.group == "/" ? "/" : outcome.group + "/") + outcome.name;
}

/// Adds 1 to one value of a run, and returns the old value.
double alter(std::filesystem::path const& file, std::string const& path,
             std::vector<hsize_t> const& place, std::optional<double> value = {}) {
  H5::H5File opened(file.string(), H5F_ACC_RDWR);
  H5::DataSet dataset = opened.openDataSet(path);
  H5::DataSpace const one(H5S_SCALAR);
  H5::DataSpace where = dataset.getSpace();
  where.selectElements(H5S_SELECT_SET, 1, place.data());
  double before = 0.0;
  dataset.read(&before, H5::PredType::NATIVE_DOUBLE, one, where);
  double const after = value.value_or(before + 1.0);
  dataset.write(&after, H5::PredType::NATIVE_DOUBLE, one, where);
  return before;
}

/// The indices of a value on the axes of its dataset.
std::vector<hsize_t> place_of(Outcome const& outcome, Layout const& layout, hsize_t scenario,
                              hsize_t replicate, std::size_t index) {
  std::vector<hsize_t> place(outcome.dims.size() + 2);
  place[0] = scenario, place[1] = replicate;
  for (std::size_t d = outcome.dims.size(); d-- > 0;) {
    auto const dim = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                  [&](auto const& one) { return one.name == outcome.dims[d]; });
    place[d + 2] = index % dim->size();
    index /= dim->size();
  }
  return place;
}

void write_small(SmallStudy const& study, std::filesystem::path const& path) {
  StudyWriter writer(path, study.layout, study.metadata);
  for (std::size_t s = 0; s < 2; ++s)
    for (int r = 0; r < 4; ++r) writer.write(study.run(s, r));
  writer.finish();
}

}  // namespace

TEST_CASE("each of 200 altered values of a run is found, and its outcome named") {
  Folder const folder;
  SmallStudy const study;
  write_small(study, folder / "r.h5");
  RunResult const run = study.run(1, 2);
  CHECK(other_values(ResultsFile(folder / "r.h5"), study.layout, run, 1, 2).empty());
  std::mt19937 draw(1);
  for (int k = 0; k < 200; ++k) {
    Outcome const& outcome = study.layout.outcomes[draw() % study.layout.outcomes.size()];
    auto const place = place_of(outcome, study.layout, 1, 2, draw());
    double const before = alter(folder / "r.h5", path_of(outcome), place);
    auto const found = other_values(ResultsFile(folder / "r.h5"), study.layout, run, 1, 2);
    INFO(outcome.name);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == path_of(outcome).substr(1));
    CHECK(found[0].values == 1);
    CHECK(found[0].stored == Approx(found[0].simulated + 1.0));
    alter(folder / "r.h5", path_of(outcome), place, before);
  }
  CHECK(other_values(ResultsFile(folder / "r.h5"), study.layout, run, 1, 2).empty());
}

TEST_CASE("a value that differs is named by the labels of its axes, with the number of others") {
  Folder const folder;
  SmallStudy const study;
  write_small(study, folder / "r.h5");
  alter(folder / "r.h5", "/treated_past_year_share", {0, 0, 12, 2});
  alter(folder / "r.h5", "/treated_past_year_share", {0, 0, 13, 0});
  auto const found =
      other_values(ResultsFile(folder / "r.h5"), study.layout, study.run(0, 0), 0, 0);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "time 12, stratum age:10-17");
  CHECK(found[0].values == 2);
}

TEST_CASE("an outcome that the file does not hold differs") {
  Folder const folder;
  SmallStudy study;
  write_small(study, folder / "r.h5");
  study.layout.outcomes[3].name = "another";
  auto const found =
      other_values(ResultsFile(folder / "r.h5"), study.layout, study.run(0, 0), 0, 0);
  REQUIRE(found.size() == 1);
  CHECK(found[0].outcome == "another");
}

#include <thread>

#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

WriterOptions on_disk() {
  return {false, 0};
}

void expect_everything_reads_back(ResultsFile const& file, SmallStudy const& study) {
  char const* const paths[] = {"/treated_past_year_share", "/residents", "/healthy_years",
                               "/delay_in_weeks", "/partnerships/maturity"};
  for (std::size_t s = 0; s < 2; ++s)
    for (int r = 0; r < 4; ++r) {
      RunResult const run = study.run(s, r);
      for (std::size_t i = 0; i < 5; ++i) {
        auto const read = file.read(paths[i], s, static_cast<std::size_t>(r));
        std::visit(
            [&](auto const& wrote) {
              REQUIRE(read == std::vector<double>(wrote.begin(), wrote.end()));
            },
            run.values[i]);
      }
    }
}

}  // namespace

TEST_CASE("a result reads back as it was written, in memory and on disk") {
  SmallStudy const study;
  for (auto const& options : {WriterOptions{}, on_disk()}) {
    Folder const folder;
    study.write_to(folder / "r.h5", options);
    REQUIRE(folder.files() == 1);
    ResultsFile const file(folder / "r.h5");
    expect_everything_reads_back(file, study);
    CHECK(file.labels("stratum")[1] == "group:español");
    CHECK(file.attribute("/", "title") == study.metadata.title);
    CHECK(file.attribute("/time", "units") == "days since 2026-01-05");
    CHECK(file.read("/time")[2] == 14.0);
    CHECK(file.read("/week")[2] == 2.0);
    CHECK(file.read_texts("/digest")[5] == "digest-1-1");
    CHECK(file.read("/run_status") == std::vector<double>(8, 0.0));
    CHECK(file.outcomes().size() == 5);
    CHECK(file.metadata().first_partnership_week == 10);
  }
}

TEST_CASE("runs that failed or are missing have missing values and a status") {
  SmallStudy const study;
  Folder const folder;
  StudyWriter writer(folder / "r.h5", study.layout, study.metadata);
  RunResult failed;
  failed.scenario = 1;
  failed.replicate = 2;
  failed.failed = true;
  failed.message = "es ging schief – sehr";
  writer.write(failed);
  writer.write(study.run(0, 0));
  writer.finish();
  ResultsFile const file(folder / "r.h5");
  auto const status = file.read("/run_status");
  CHECK(status[0] == 0.0);
  CHECK(status[6] == 1.0);
  CHECK(status[7] == 2.0);
  CHECK(file.read_texts("/run_message")[6] == failed.message);
  CHECK_THROWS_AS(file.read("/treated_past_year_share", 1, 2), OutputError);
}

TEST_CASE("threads may write at the same time") {
  SmallStudy const study;
  Folder const folder;
  StudyWriter writer(folder / "r.h5", study.layout, study.metadata, on_disk());
  std::vector<std::thread> threads;
  for (int r = 0; r < 4; ++r)
    threads.emplace_back([&, r] {
      for (std::size_t s = 0; s < 2; ++s) writer.write(study.run(s, r));
    });
  for (auto& thread : threads) thread.join();
  writer.finish();
  expect_everything_reads_back(ResultsFile(folder / "r.h5"), study);
}

TEST_CASE("no file has the final name before the end, and no other file is left") {
  SmallStudy const study;
  for (auto const& options : {WriterOptions{}, on_disk()}) {
    Folder const folder;
    {
      StudyWriter writer(folder / "r.h5", study.layout, study.metadata, options);
      writer.write(study.run(0, 0));
      CHECK_FALSE(std::filesystem::exists(folder / "r.h5"));
      CHECK(std::filesystem::exists(writer.temporary_path()));
    }
    CHECK(folder.files() == 0);
  }
}

TEST_CASE("an existing result is replaced only on demand, and only by a whole one") {
  SmallStudy const study;
  Folder const folder;
  std::ofstream(folder / "r.h5") << "precious";
  CHECK_THROWS_AS(study.write_to(folder / "r.h5"), OutputError);
  { StudyWriter given_up(folder / "r.h5", study.layout, study.metadata, {true}); }
  CHECK(contents(folder / "r.h5") == "precious");
  study.write_to(folder / "r.h5", {true});
  CHECK(ResultsFile(folder / "r.h5").outcomes().size() == 5);
}

TEST_CASE("a name that was taken during the run is not overwritten") {
  SmallStudy const study;
  Folder const folder;
  StudyWriter writer(folder / "r.h5", study.layout, study.metadata);
  std::ofstream(folder / "r.h5") << "precious";
  CHECK_THROWS_WITH(writer.finish(), ContainsSubstring("r.h5") && ContainsSubstring("File exists"));
  CHECK(contents(folder / "r.h5") == "precious");
}

TEST_CASE("paths where no result can be written are refused before any run") {
  SmallStudy const study;
  Folder const folder;
  std::filesystem::create_directory(folder / "directory");
  std::filesystem::create_symlink("/nowhere", folder / "dangling");
  for (auto const* name : {"no/such/folder.h5", "directory", "dangling"})
    CHECK_THROWS_AS(StudyWriter(folder / name, study.layout, study.metadata, {true}), OutputError);
  CHECK_THROWS_AS(StudyWriter(folder / std::string(250, 'x'), study.layout, study.metadata),
                  OutputError);
  CHECK_THROWS_AS(StudyWriter("/dev/full", study.layout, study.metadata, {true}), OutputError);
}

TEST_CASE("the same study gives the same values and text digest however it was written") {
  SmallStudy study;
  study.metadata.started = "2026-01-01T00:00:00Z";
  Folder const folder;
  study.write_to(folder / "a.h5");
  study.write_to(folder / "b.h5", on_disk());
  ResultsFile const a(folder / "a.h5");
  ResultsFile const b(folder / "b.h5");
  CHECK(a.read("/treated_past_year_share") == b.read("/treated_past_year_share"));
  CHECK(a.read_texts("/digest") == b.read_texts("/digest"));
}

TEST_CASE("an outcome over an axis without places is left out") {
  SmallStudy study;
  study.layout.dimensions[2].labels.clear();
  Folder const folder;
  StudyWriter writer(folder / "r.h5", study.layout, study.metadata);
  RunResult run = study.run(0, 0);
  std::get<std::vector<float>>(run.values[4]).clear();
  writer.write(run);
  writer.finish();
  CHECK(ResultsFile(folder / "r.h5").outcomes().size() == 4);
}

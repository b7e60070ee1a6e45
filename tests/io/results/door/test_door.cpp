#include <H5Cpp.h>
#include <sys/stat.h>

#include <array>
#include <cstring>
#include <functional>

#include "kith/io/results/door/door.hpp"
#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/results_file.hpp"
#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

/// The error that refuses a result; empty if it is read.
std::string refusal(std::filesystem::path const& path) {
  try {
    ResultsFile const file(path);
    return "";
  } catch (OutputError const& failure) {
    return failure.what();
  }
}

/// The same for a small result after a change, in a folder of its own.
std::string refusal_after(std::function<void(H5::H5File&)> const& change) {
  Folder const folder;
  SmallStudy().write_to(folder / "r.h5");
  {
    H5::H5File file((folder / "r.h5").string(), H5F_ACC_RDWR);
    change(file);
  }
  std::string const said = refusal(folder / "r.h5");
  std::string const name = (folder / "r.h5").string() + ": ";
  REQUIRE(said.substr(0, name.size()) == name);
  CHECK(said.find('\n') == std::string::npos);
  return said.substr(name.size());
}

void put_attribute(H5::H5File& file, char const* name, H5::DataSpace const& space) {
  H5::Group root = file.openGroup("/");
  if (root.attrExists(name)) root.removeAttr(name);
  H5::Attribute const made = root.createAttribute(name, H5::PredType::STD_I32LE, space);
  std::vector<int> const numbers(1000, 7);
  if (space.getSimpleExtentType() != H5S_NULL) made.write(H5::PredType::NATIVE_INT, numbers.data());
}

void replace_text(H5::H5File& file, char const* path, std::string const& text) {
  file.unlink(path);
  file.createDataSet(path, text_type(), H5::DataSpace()).write(text, text_type());
}

H5::DataSet packed(H5::H5File& file, char const* path, std::vector<hsize_t> const& shape,
                   H5::PredType const& type = H5::PredType::IEEE_F64LE) {
  H5::DSetCreatPropList creation;
  std::vector<hsize_t> const chunk(shape.size(), 1);
  creation.setChunk(static_cast<int>(shape.size()), chunk.data());
  creation.setShuffle();
  creation.setDeflate(1);
  creation.setFletcher32();
  return file.createDataSet(path, type, {static_cast<int>(shape.size()), shape.data()}, creation);
}

}  // namespace

TEST_CASE("a result as Kith writes it passes the door") {
  Folder const folder;
  SmallStudy().write_to(folder / "r.h5");
  CHECK(refusal(folder / "r.h5").empty());
}

TEST_CASE("data outside the file itself is refused") {
  CHECK(refusal_after([](auto& file) {
          H5Lcreate_external("/etc/passwd", "/", file.getId(), "x", H5P_DEFAULT, H5P_DEFAULT);
        }) == "has a link that leads elsewhere, /x (must hold it itself)");
  CHECK(refusal_after([](auto& file) { file.link(H5L_TYPE_SOFT, "/scenario", "/x"); }) ==
        "has a link that leads elsewhere, /x (must hold it itself)");
  CHECK(refusal_after([](auto& file) { file.link(H5L_TYPE_HARD, "/", "/x"); }) ==
        "has two names for one item, /x is the second");
  CHECK(refusal_after([](auto& file) {
          H5::DSetCreatPropList creation;
          creation.setExternal("/etc/passwd", 0, 8);
          file.createDataSet("/x", H5::PredType::STD_I32LE, H5::DataSpace(), creation);
        }) == "takes /x from another file");
}

TEST_CASE("sizes that do not fit are refused before anything is read") {
  CHECK(refusal_after([](auto& file) {
          file.unlink("/run_status");
          packed(file, "/run_status", {9, 9}, H5::PredType::STD_I8LE);
        }) == "has no scale for axis 0 of /run_status");
  CHECK(refusal_after([](auto& file) { packed(file, "/x", {hsize_t{1} << 42}); }) ==
        "has an axis of /x with 4398046511104 places (must be 1 to 16000000)");
  CHECK(refusal_after([](auto& file) {
          for (int i = 0; i < 5000; ++i) file.link(H5L_TYPE_SOFT, "/", "/x" + std::to_string(i));
        }) == "holds more than 4096 items, or one with a very long name");
  CHECK(refusal_after([](auto& file) {
          std::string path;
          for (int i = 0; i < 50; ++i) file.createGroup(path += "/g");
        }) == "has groups within groups, /g/g/g/g/g (must be 4 or fewer)");
  CHECK(refusal_after([](auto& file) { packed(file, "/x", {3}); }) ==
        "cuts /x into other pieces than runs");
  CHECK(refusal_after([](auto& file) {
          hsize_t const three = 3;
          file.createDataSet("/x", H5::PredType::IEEE_F64LE, {1, &three});
        }) == "stores /x in another way than Kith");
}

TEST_CASE("attributes of other kinds and sizes are refused") {
  hsize_t const many = 1000;
  CHECK(refusal_after([&](auto& file) {
          put_attribute(file, "settling_weeks", H5::DataSpace(1, &many));
        }) == "has an attribute /@settling_weeks with 1000 values");
  CHECK(refusal_after([](auto& file) {
          put_attribute(file, "settling_weeks", H5::DataSpace(H5S_NULL));
        }) == "has an attribute /@settling_weeks without a value");
  CHECK(refusal_after([](auto& file) { put_attribute(file, "title", H5::DataSpace()); }) ==
        "has another value in its attribute title");
  CHECK(refusal_after([](auto& file) {
          put_attribute(file, "kith_format", H5::DataSpace(1, std::array<hsize_t, 1>{1000}.data()));
        }) == "has another value in its attribute kith_format");
}

TEST_CASE("texts that would act on a terminal, or were changed, are refused") {
  CHECK(refusal_after([](auto& file) {
          replace_text(file, "/provenance/command_line", "\x1b]0;owned\x07");
        }) == "has a text in /provenance/command_line with a control character, U+001B");
  CHECK(refusal_after(
            [](auto& file) { replace_text(file, "/provenance/command_line", "a\u202Eb"); }) ==
        "has a text in /provenance/command_line with a mark that turns the direction of "
        "text, U+202E");
  CHECK(refusal_after([](auto& file) {
          replace_text(file, "/provenance/command_line", "kith run another.toml");
        }) == "a text in it was changed after it was written");
}

TEST_CASE("only an ordinary file is opened") {
  Folder const folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder / "pipe").ends_with(": cannot read (not an ordinary file)"));
  CHECK(refusal("/dev/zero").ends_with(": cannot read (not an ordinary file)"));
  CHECK(refusal(folder.path()).ends_with(": cannot read (not an ordinary file)"));
  CHECK(refusal(folder / "none").ends_with(": cannot read (No such file or directory)"));
}

TEST_CASE("a text that is unsafe to show is written in a safe form") {
  SmallStudy study;
  study.metadata.title = "a\x1b[2Jb";
  study.metadata.command_line = "kith run \xFF.toml";
  Folder const folder;
  study.write_to(folder / "r.h5");
  ResultsFile const file(folder / "r.h5");
  CHECK(file.metadata().title == "a\uFFFD[2Jb");
  CHECK(file.metadata().command_line == "kith run \uFFFD.toml");
}

TEST_CASE("labels that are empty or appear twice are refused") {
  for (std::string const second : {"usual-care", ""}) {
    std::string const said = refusal_after([&](auto& file) {
      H5::DataSet const labels = file.openDataSet("/scenario");
      char const* const texts[] = {"usual-care", second.c_str()};
      labels.write(texts, text_type());
    });
    CHECK(said == "has an empty label of /scenario, or one twice");
  }
}

TEST_CASE("a label that would fill the memory with tables is refused") {
  std::string const said = refusal_after([&](auto& file) {
    std::string const longest(256, 'x');
    char const* const texts[] = {"usual-care", longest.c_str()};
    file.openDataSet("/scenario").write(texts, text_type());
  });
  CHECK(said == "has 256 bytes in a label of /scenario (must be 255 or fewer)");
}

TEST_CASE("a scenario in a result that may name another file is refused") {
  for (std::string const line : {"extends = \"/etc/passwd\"", "\t\"\\u0065xtends\" = \"x\"",
                                 "\xEF\xBB\xBF"
                                 "extends = \"x\"",
                                 "evidence = \"x\""}) {
    SmallStudy study;
    study.metadata.scenario_resolved_toml = {"format = 1\n" + line + "\n", ""};
    Folder const folder;
    study.write_to(folder / "r.h5");
    CHECK(refusal(folder / "r.h5").ends_with("that may name another file"));
  }
  SmallStudy study;
  study.metadata.scenario_resolved_toml = {"format = 1\n[evidence.trust]\nextended = 1", ""};
  Folder const folder;
  study.write_to(folder / "r.h5");
  CHECK(refusal(folder / "r.h5").empty());
}

TEST_CASE("an attribute that states a wrong length is refused before libhdf5 reads it") {
  Folder const folder;
  SmallStudy study;
  study.metadata.title = "A title of 25 characters.";
  study.write_to(folder / "r.h5");
  std::string bytes = contents(folder / "r.h5");
  std::size_t const at = bytes.find(study.metadata.title);
  REQUIRE(at != std::string::npos);
  REQUIRE(bytes[at - 8] == 25);  // its length, in the header of its heap object
  bytes[at - 8] = 26;
  std::ofstream(folder / "r.h5", std::ios::binary) << bytes;
  CHECK(refusal(folder / "r.h5").ends_with(": says of an attribute another length than it has"));
}

TEST_CASE(
    "free room of no length among the texts, which libhdf5 would read without end, is refused") {
  Folder const folder;
  SmallStudy().write_to(folder / "r.h5");
  std::string bytes = contents(folder / "r.h5");
  auto const number = [&bytes](std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, &bytes[at], size);
    return value;
  };
  std::size_t const heap = bytes.find("GCOL\1");
  REQUIRE(heap != std::string::npos);
  std::size_t object = heap + 16;
  while (number(object, 2) != 0) object += 16 + (number(object + 8, 8) + 7) / 8 * 8;
  REQUIRE(object + number(object + 8, 8) == heap + number(heap + 8, 8));
  bytes.replace(object + 8, 8, 8, '\0');
  std::ofstream(folder / "r.h5", std::ios::binary) << bytes;
  CHECK(refusal(folder / "r.h5").ends_with(": keeps texts where there are none"));
}

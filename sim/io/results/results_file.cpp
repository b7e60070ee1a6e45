#include "kith/io/results/results_file.hpp"

#include <H5Cpp.h>
#include <fmt/core.h>
#include <hdf5_hl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <sstream>
#include <tuple>

#include "kith/io/results/chunk_reader.hpp"
#include "kith/io/results/door/door.hpp"
#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/hdf5_target.hpp"
#include "kith/io/results/read_texts.hpp"

namespace kith {

struct ResultsFile::State {
  std::string path;
  H5::H5File file;

  // Turns libhdf5's exceptions into ours, with the name of the file.
  template <class Work>
  auto guarded(std::string const& what, Work work) const {
    try {
      return work();
    } catch (H5::Exception const& failure) {
      throw OutputError(fmt::format("{}: cannot read {} ({})", path, what, failure.getDetailMsg()));
    } catch (std::runtime_error const& failure) {
      throw OutputError(fmt::format("{}: cannot read {} ({})", path, what, failure.what()));
    }
  }
};

namespace {

// Tells whether a file is still the one that was checked.
auto identity_of(std::string const& path) {
  struct stat about {};
  stat(path.c_str(), &about);
  return std::tuple(about.st_dev, about.st_ino, about.st_size, about.st_mtim.tv_sec,
                    about.st_mtim.tv_nsec);
}

H5::H5File open_file(std::string const& path) {
  H5::Exception::dontPrint();
  auto const checked = identity_of(path);
  door::pass(path);
  H5::FileAccPropList access;
  expect_good(H5Pset_file_locking(access.getId(), false, true), path, "open");
  try {
    H5::H5File file(path, H5F_ACC_RDONLY, H5::FileCreatPropList::DEFAULT, access);
    if (identity_of(path) != checked)
      throw OutputError(path + ": cannot read (it was replaced meanwhile)");
    return file;
  } catch (H5::Exception const&) {
    throw OutputError(path + ": cannot read (not a whole HDF5 file)");
  }
}

std::vector<std::size_t> shape_of(H5::DataSet const& dataset) {
  H5::DataSpace const space = dataset.getSpace();
  std::vector<hsize_t> sizes(static_cast<std::size_t>(space.getSimpleExtentNdims()));
  space.getSimpleExtentDims(sizes.data());
  return {sizes.begin(), sizes.end()};
}

std::vector<std::string> dims_of(H5::DataSet const& dataset) {
  std::vector<std::string> dims(shape_of(dataset).size());
  for (unsigned i = 0; i < dims.size(); ++i) {
    auto const take_name = [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
      char name[256] = {};
      H5DSget_scale_name(scale, name, sizeof name);
      *static_cast<std::string*>(out) = name;
      return 1;
    };
    expect_good(H5DSiterate_scales(dataset.getId(), i, nullptr, take_name, &dims[i]), "HDF5",
                "read");
  }
  return dims;
}

double number_attribute(H5::H5File const& file, char const* name) {
  double number = 0.0;
  file.openGroup("/").openAttribute(name).read(H5::PredType::NATIVE_DOUBLE, &number);
  return number;
}

bool is_outcome(StoredOutcome const& item) {
  static std::set<std::string> const others = {"run_status", "digest", "run_message"};
  return item.dims.size() >= 2 && item.dims[0] == "scenario" && item.dims[1] == "replicate" &&
         !others.contains(item.name);
}

}  // namespace

ResultsFile::ResultsFile(std::filesystem::path const& path)
    : state_(std::make_unique<State>(State{path.string(), open_file(path.string())})) {}

ResultsFile::~ResultsFile() = default;
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;

bool ResultsFile::has(std::string const& path) const {
  return state_->guarded(path, [&] {
    // libhdf5 fails, instead of returning false, if a group on the path does not exist.
    for (auto end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1))
      if (!state_->file.nameExists(path.substr(0, end))) return false;
    return state_->file.nameExists(path);
  });
}

std::string ResultsFile::attribute(std::string const& path, std::string const& name) const {
  return state_->guarded(path + "@" + name,
                         [&] { return read_attribute(state_->file, path, name); });
}

std::vector<std::string> ResultsFile::read_texts(std::string const& path) const {
  return state_->guarded(path, [&] { return kith::read_texts(state_->file.openDataSet(path)); });
}

std::vector<double> ResultsFile::read(std::string const& path) const {
  return state_->guarded(path, [&] {
    H5::DataSet const dataset = state_->file.openDataSet(path);
    return ChunkReader(dataset.getId()).whole();
  });
}

std::vector<double> ResultsFile::read(std::string const& path, std::size_t scenario,
                                      std::size_t replicate) const {
  return state_->guarded(path, [&] {
    H5::DataSet const dataset = state_->file.openDataSet(path);
    return ChunkReader(dataset.getId()).run(scenario, replicate);
  });
}

std::vector<std::string> ResultsFile::labels(std::string const& dimension) const {
  std::string const path = "/" + dimension;
  bool const text = state_->guarded(
      path, [&] { return state_->file.openDataSet(path).getTypeClass() == H5T_STRING; });
  if (text) return read_texts(path);
  std::vector<std::string> labels;
  for (double const number : read(path)) labels.push_back(fmt::format("{}", number));
  return labels;
}

std::vector<StoredOutcome> ResultsFile::outcomes() const {
  std::vector<StoredOutcome> found;
  auto const text = [&](std::string const& path, char const* name) -> std::string {
    return state_->file.openDataSet(path).attrExists(name) ? attribute(path, name) : "";
  };
  auto const add = [&](std::string const& path) {
    H5::DataSet const dataset = state_->file.openDataSet(path);
    StoredOutcome item;
    auto const slash = path.find_last_of('/');
    item.name = path.substr(slash + 1);
    item.group = slash == 0 ? "/" : path.substr(0, slash);
    item.dims = dims_of(dataset);
    item.shape = shape_of(dataset);
    if (!is_outcome(item)) return;
    item.units = text(path, "units");
    item.long_name = text(path, "long_name");
    item.label = text(path, "label");
    item.description = text(path, "description");
    item.cell_methods = text(path, "cell_methods");
    auto const* const way =
        std::find(std::begin(better_names), std::end(better_names), text(path, "better"));
    if (way != std::end(better_names))
      item.better = static_cast<Better>(way - std::begin(better_names));
    found.push_back(std::move(item));
  };
  state_->guarded("its contents", [&] {
    for (auto const& path : datasets_of(state_->file)) add(path);
    return 0;
  });
  return found;
}

StudyMetadata ResultsFile::metadata() const {
  StudyMetadata out;
  out.title = attribute("/", "title");
  out.source = attribute("/", "source");
  out.run_id = attribute("/", "kith_run_id");
  out.inputs_digest = attribute("/", "kith_inputs_digest");
  out.start = attribute("/", "time_start");
  out.scenario_ids = read_texts("/scenario");
  out.scenario_titles = read_texts("/scenario_title");
  out.scenario_questions = read_texts("/scenario_question");
  out.command_line = read_texts("/provenance/command_line").at(0);
  out.started = read_texts("/provenance/started").at(0);
  for (double const number : read("/replicate")) out.replicates.push_back(static_cast<int>(number));
  state_->guarded("its attributes", [&] {
    if (state_->file.openGroup("/").attrExists("look_at")) {
      std::istringstream names(attribute("/", "look_at"));
      for (std::string name; names >> name;) out.look_at.push_back(name);
    }
    out.people_per_resident = number_attribute(state_->file, "people_per_resident");
    out.settling_weeks = static_cast<int>(number_attribute(state_->file, "settling_weeks"));
    out.first_partnership_week =
        static_cast<int>(number_attribute(state_->file, "first_partnership_week"));
    return 0;
  });
  return out;
}

}  // namespace kith

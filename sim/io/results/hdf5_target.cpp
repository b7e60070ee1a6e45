#include "kith/io/results/hdf5_target.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <cstring>

#include "kith/io/results/results_file.hpp"

namespace kith {

// The buffer of a file in memory. It outlives the closing of the file, because the superblock is
// complete only then.
struct Hdf5Target::Image {
  void* bytes = nullptr;
  std::size_t length = 0;
  Image() = default;
  Image(Image const&) = delete;
  Image& operator=(Image const&) = delete;
  ~Image() { std::free(bytes); }
};

namespace {

// Innermost description of the error stack, or the system's message inside it.
std::string innermost_cause() {
  std::string cause;
  auto const visit = [](unsigned, H5E_error2_t const* entry, void* out) -> herr_t {
    if (entry->desc != nullptr) *static_cast<std::string*>(out) = entry->desc;
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, visit, &cause);
  std::string const mark = "error message = '";
  auto const from = cause.find(mark);
  if (from == std::string::npos) return cause.empty() ? "libhdf5 gives no reason" : cause;
  auto const start = from + mark.size();
  return cause.substr(start, cause.find('\'', start) - start);
}

void* image_malloc(std::size_t size, H5FD_file_image_op_t, void*) {
  return std::malloc(size);
}

void* image_memcpy(void* to, void const* from, std::size_t size, H5FD_file_image_op_t, void*) {
  return std::memcpy(to, from, size);
}

void* image_realloc(void* bytes, std::size_t size, H5FD_file_image_op_t, void*) {
  return std::realloc(bytes, size);
}

void* same_user_data(void* user_data) {
  return user_data;
}
herr_t keep_user_data(void*) {
  return 0;
}

H5::FileAccPropList common_access() {
  H5::FileAccPropList access;
  // 1.10 format: its metadata have checksums. We lock it: clusters switch libhdf5's locks off.
  expect_good(H5Pset_libver_bounds(access.getId(), H5F_LIBVER_V110, H5F_LIBVER_V110), "HDF5",
              "set up");
  expect_good(H5Pset_file_locking(access.getId(), false, true), "HDF5", "set up");
  // Chunks are written whole, so a chunk cache would only cost memory.
  access.setCache(0, 0, 0, 0.75);
  return access;
}

}  // namespace

void expect_good(std::int64_t status, std::string const& path, std::string const& what) {
  if (status < 0)
    throw OutputError(fmt::format("{}: cannot {} ({})", path, what, innermost_cause()));
}

Hdf5Target::Hdf5Target(TemporaryFile& temporary, bool in_memory) : temporary_(temporary) {
  H5::Exception::dontPrint();
  H5::FileAccPropList access = common_access();
  H5::FileCreatPropList creation;
  unsigned const order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  expect_good(H5Pset_link_creation_order(creation.getId(), order), "HDF5", "set up");
  expect_good(H5Pset_attr_creation_order(creation.getId(), order), "HDF5", "set up");
  if (in_memory) {
    image_ = std::make_unique<Image>();
    H5FD_file_image_callbacks_t callbacks = {};
    callbacks.image_malloc = image_malloc;
    callbacks.image_memcpy = image_memcpy;
    callbacks.image_realloc = image_realloc;
    callbacks.image_free = [](void* bytes, H5FD_file_image_op_t op, void* image) -> herr_t {
      if (op == H5FD_FILE_IMAGE_OP_FILE_CLOSE)
        static_cast<Image*>(image)->bytes = bytes;  // kept: it is the result
      else
        std::free(bytes);
      return 0;
    };
    callbacks.udata_copy = same_user_data;
    callbacks.udata_free = keep_user_data;
    callbacks.udata = image_.get();
    expect_good(H5Pset_fapl_core(access.getId(), 4 << 20, false), "HDF5", "set up");
    expect_good(H5Pset_file_image_callbacks(access.getId(), &callbacks), "HDF5", "set up");
  }
  // Truncating is safe only here: this process has just made the temporary file for itself.
  unsigned const mode = in_memory ? H5F_ACC_EXCL : H5F_ACC_TRUNC;
  std::string const name = temporary.path().string() + (in_memory ? ".image" : "");
  file_ = std::make_unique<H5::H5File>(name, mode, creation, access);
}

Hdf5Target::~Hdf5Target() {
  if (file_ == nullptr) return;
  if (image_ != nullptr) {
    try {
      file_->close();
    } catch (H5::Exception const&) {  // NOLINT(bugprone-empty-catch): the file is abandoned
    }
    return;
  }
  static_cast<void>(file_.release());  // left open: see Hdf5Target
}

void Hdf5Target::make_room(std::uint64_t bytes) {
  if (image_ != nullptr) return;
  hsize_t size = 0;
  expect_good(H5Fget_filesize(file_->getId(), &size), temporary_.final_path().string(), "write");
  temporary_.reserve(size + bytes + (std::uint64_t{1} << 16));
}

void Hdf5Target::close() {
  std::string const path = temporary_.final_path().string();
  make_room(1 << 20);
  expect_good(H5Fflush(file_->getId(), H5F_SCOPE_GLOBAL), path, "write");
  if (image_ != nullptr) {
    ssize_t const length = H5Fget_file_image(file_->getId(), nullptr, 0);
    expect_good(length, path, "write");
    image_->length = static_cast<std::size_t>(length);
  }
  auto const open = H5Fget_obj_count(file_->getId(), H5F_OBJ_ALL | H5F_OBJ_LOCAL);
  if (open != 1)
    throw OutputError(fmt::format("{}: cannot close ({} parts are open)", path, open - 1));
  H5::H5File* const file = file_.get();
  expect_good(H5Fclose(file->getId()), path, "close");
  static_cast<void>(
      file_.release());  // its id is closed: the C++ destructor must not close it again
  file->setId(H5I_INVALID_HID);
  delete file;
  if (image_ != nullptr) temporary_.write_all(image_->bytes, image_->length);
}

}  // namespace kith

#include "kith/io/results/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "kith/io/results/results_file.hpp"

namespace kith {

namespace fs = std::filesystem;

void fail_with_errno(fs::path const& path, std::string const& what, int error) {
  throw OutputError(fmt::format("{}: cannot {} ({})", path.string(), what,
                                std::generic_category().message(error)));
}

namespace {

fs::path temporary_name(fs::path const& final_path) {
  char host[65] = "localhost";
  gethostname(host, sizeof host - 1);
  return fmt::format("{}.tmp.{}.{}", final_path.string(), host, getpid());
}

fs::path folder_of(fs::path const& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Gives a file its final name; without `replace`, fails with EEXIST if the name is taken.
int rename_to(fs::path const& from, fs::path const& to, bool replace) {
  if (!replace) {
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
    if (access(to.c_str(), F_OK) == 0) return EEXIST;  // a file system without atomic no-replace
  }
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

TemporaryFile::TemporaryFile(fs::path final_path, bool replace)
    : final_path_(std::move(final_path)), path_(temporary_name(final_path_)), replace_(replace) {
  struct stat found = {};
  if (lstat(final_path_.c_str(), &found) == 0) {
    if (!S_ISREG(found.st_mode))
      throw OutputError(
          fmt::format("{}: cannot write here (not an ordinary file)", final_path_.string()));
    if (!replace_) fail_with_errno(final_path_, "create", EEXIST);
  }
  descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor_ < 0) fail_with_errno(final_path_, "create", errno);
}

TemporaryFile::~TemporaryFile() {
  remove();
}

void TemporaryFile::remove() noexcept {
  if (descriptor_ < 0) return;
  close(descriptor_);
  descriptor_ = -1;
  unlink(path_.c_str());
}

void TemporaryFile::expect_free_space(std::uint64_t bytes) const {
  struct statvfs disk = {};
  if (fstatvfs(descriptor_, &disk) != 0) return;  // unknown: the writing will show
  auto const free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  if (free < bytes)
    throw OutputError(fmt::format("{}: cannot write (the result needs about {} MB, {} MB are free)",
                                  final_path_.string(), bytes >> 20, free >> 20));
}

void TemporaryFile::reserve(std::uint64_t bytes) {
  if (bytes <= reserved_) return;
  struct rlimit limit = {};
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
      bytes > limit.rlim_cur)
    fail_with_errno(final_path_, "write", EFBIG);
  constexpr std::uint64_t step = 16 << 20;  // few system calls, little disk reserved in vain
  std::uint64_t wanted = bytes + step;
  if (!can_reserve_) return;
  int error =
      fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(wanted)) ? errno : 0;
  if (error == ENOSPC) {
    wanted = bytes;
    error = fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(wanted)) ? errno : 0;
  }
  if (error == EOPNOTSUPP || error == ENOSYS || error == EINTR) {
    can_reserve_ = error == EINTR;  // some network file systems cannot; the free space must do
    return;
  }
  if (error != 0) fail_with_errno(final_path_, "write", error);
  reserved_ = wanted;
  // Keep the disk busy while the study runs, so that the last fsync has little left to do.
  static_cast<void>(sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE));
}

void TemporaryFile::write_all(void const* data, std::size_t bytes) {
  auto const* next = static_cast<char const*>(data);
  while (bytes > 0) {
    ssize_t const written = ::write(descriptor_, next, bytes);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with_errno(final_path_, "write", errno);
    next += written;
    bytes -= static_cast<std::size_t>(written);
  }
}

void TemporaryFile::publish() {
  if (fsync(descriptor_) != 0) fail_with_errno(final_path_, "write", errno);
  if (int const error = rename_to(path_, final_path_, replace_); error != 0)
    fail_with_errno(final_path_, "create", error);
  close(descriptor_);
  descriptor_ = -1;
  fs::path const folder = folder_of(final_path_);
  int const handle = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;  // a folder that may be written but not read: the file is there
  int const error = fsync(handle) != 0 ? errno : 0;
  close(handle);
  if (error != 0 && error != EINVAL && error != ENOTSUP) fail_with_errno(folder, "write", error);
}

void write_whole(fs::path const& path, std::string_view contents) {
  TemporaryFile file(path, true);
  file.write_all(contents.data(), contents.size());
  file.publish();
}

void make_folder(fs::path const& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder))
    throw OutputError(folder.string() + ": cannot create (" +
                      (error ? error.message() : "not a folder") + ")");
}

}  // namespace kith

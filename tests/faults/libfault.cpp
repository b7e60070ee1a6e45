// Preloaded into a program to make its n-th file operation fail, or to end the program at it.
//   FAULT_AT=n (from 1)   FAULT_MODE=count|kill|torn|enospc|eio|short|eintr|fsync|memory
//   FAULT_COUNT=FILE: file to which `count` writes the number of operations, `memory` that of
// allocations. Operations are writes (except to standard output and error), truncations, syncs,
// renames and removals. With `memory`, only allocations of a page or more are counted, because
// exceptions and messages need smaller ones.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> operations = 0;  // NOLINT: a preloaded library has no other place
constexpr size_t page = 4096;

bool mode_is(char const* name) {
  char const* const mode = std::getenv("FAULT_MODE");
  return mode != nullptr && std::strcmp(mode, name) == 0;
}

// Counts an operation, and returns whether it is the one that must fail.
bool counts_now() {
  char const* const at = std::getenv("FAULT_AT");
  long const now = operations.fetch_add(1) + 1;
  return at != nullptr && std::atol(at) == now;
}

bool is_it() {
  return !mode_is("memory") && counts_now();
}

bool is_refused(size_t bytes) {
  return bytes >= page && mode_is("memory") && counts_now();
}

void die() {
  kill(getpid(), SIGKILL);
}

// Returns an errno, or 0 if the operation should be carried out.
int fault_of_other(bool is_sync) {
  if (!is_it()) return 0;
  if (mode_is("kill") || mode_is("torn")) die();
  if (mode_is("enospc")) return ENOSPC;
  if (mode_is("eio")) return EIO;
  if (mode_is("fsync") && is_sync) return EIO;
  return 0;
}

template <class Function>
Function next(char const* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

template <class Write>
ssize_t faulty_write(int descriptor, std::size_t size, Write write) {
  if (descriptor <= 2 || !is_it()) return write(size);
  if (mode_is("kill")) die();
  if (mode_is("torn")) {
    static_cast<void>(write(size / 2));
    die();
  }
  if (mode_is("short") && size > 1) return write(size / 2);
  errno = mode_is("enospc") ? ENOSPC : mode_is("eio") ? EIO : mode_is("eintr") ? EINTR : 0;
  return errno != 0 ? -1 : write(size);
}

template <class Call>
int faulty(Call call, bool is_sync = false) {
  int const error = fault_of_other(is_sync);
  if (error == 0) return call();
  errno = error;
  return -1;
}

struct Counter {  // NOLINT: there is only one
  ~Counter() {
    char const* const file = std::getenv("FAULT_COUNT");
    if (file == nullptr) return;
    if (FILE* const out = std::fopen(file, "w")) {
      std::fprintf(out, "%ld\n", operations.load());
      std::fclose(out);
    }
  }
} counter;  // NOLINT: lives as long as the process

}  // namespace

extern "C" {

ssize_t write(int descriptor, void const* data, size_t size) {
  static auto const real = next<ssize_t (*)(int, void const*, size_t)>("write");
  return faulty_write(descriptor, size, [&](size_t n) { return real(descriptor, data, n); });
}
ssize_t pwrite(int descriptor, void const* data, size_t size, off_t at) {
  static auto const real = next<ssize_t (*)(int, void const*, size_t, off_t)>("pwrite");
  return faulty_write(descriptor, size, [&](size_t n) { return real(descriptor, data, n, at); });
}
ssize_t pwrite64(int descriptor, void const* data, size_t size, off64_t at) {
  static auto const real = next<ssize_t (*)(int, void const*, size_t, off64_t)>("pwrite64");
  return faulty_write(descriptor, size, [&](size_t n) { return real(descriptor, data, n, at); });
}
int ftruncate(int descriptor, off_t size) noexcept {
  static auto const real = next<int (*)(int, off_t)>("ftruncate");
  return faulty([&] { return real(descriptor, size); });
}
int fsync(int descriptor) {
  static auto const real = next<int (*)(int)>("fsync");
  return faulty([&] { return real(descriptor); }, true);
}
int fdatasync(int descriptor) {
  static auto const real = next<int (*)(int)>("fdatasync");
  return faulty([&] { return real(descriptor); }, true);
}
int rename(char const* from, char const* to) noexcept {
  static auto const real = next<int (*)(char const*, char const*)>("rename");
  return faulty([&] { return real(from, to); });
}
int renameat2(int a, char const* from, int b, char const* to, unsigned flags) noexcept {
  static auto const real = next<int (*)(int, char const*, int, char const*, unsigned)>("renameat2");
  return faulty([&] { return real(a, from, b, to, flags); });
}
void* malloc(size_t bytes) noexcept {
  static auto const real = next<void* (*)(size_t)>("malloc");
  if (!is_refused(bytes)) return real(bytes);
  errno = ENOMEM;
  return nullptr;
}
void* aligned_alloc(size_t alignment, size_t bytes) noexcept {
  static auto const real = next<void* (*)(size_t, size_t)>("aligned_alloc");
  if (!is_refused(bytes)) return real(alignment, bytes);
  errno = ENOMEM;
  return nullptr;
}
int unlink(char const* path) noexcept {
  static auto const real = next<int (*)(char const*)>("unlink");
  return faulty([&] { return real(path); });
}

}  // extern "C"

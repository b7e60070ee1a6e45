#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>

#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

constexpr int written = 0, refused = 4, nothing_to_try = 77;

// Does the work in a child process and returns its exit code, as main would; -1 after a signal.
template <class Work>
int in_child(Work work) {
  pid_t const child = fork();
  if (child == 0) {
    int code = written;
    try {
      work();
    } catch (OutputError const& failure) {
      bool const names_cause =
          std::string(failure.what()).find("r.h5: cannot") != std::string::npos;
      code = names_cause ? refused : 1;
    } catch (int other) {
      code = other;
    } catch (...) {
      code = 2;
    }
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void allow_file_size(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit const limit = {bytes, bytes};
  setrlimit(RLIMIT_FSIZE, &limit);
}

// Mounts a small disk that only this process sees.
void mount_small_disk(std::filesystem::path const& at, std::size_t bytes) {
  bool const alone = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
  if (!alone || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    throw int{nothing_to_try};
  std::string const size = "size=" + std::to_string(bytes);
  if (mount("none", at.c_str(), "tmpfs", 0, size.c_str()) != 0) throw int{nothing_to_try};
}

}  // namespace

TEST_CASE(
    "a limit on file size ends in an error that names the file, never in a crash or half a "
    "result") {
  SmallStudy const study(40);
  for (std::size_t const in_memory_below : {std::size_t{0}, std::size_t{1} << 30}) {
    Folder whole;
    study.write_to(whole / "r.h5", {false, in_memory_below});
    // A file on disk is allocated in advance.
    auto const size =
        std::filesystem::file_size(whole / "r.h5") + (in_memory_below == 0 ? 4 << 20 : 0);
    int failures = 0;
    for (std::size_t i = 0; i <= 24; ++i) {
      Folder const folder;
      int const code = in_child([&] {
        allow_file_size(size * i / 20);
        study.write_to(folder / "r.h5", {false, in_memory_below});
      });
      INFO("code " << code << " with limit " << size * i / 20 << " of " << size
                   << ", in memory below " << in_memory_below);
      REQUIRE((code == written || code == refused));
      if (code == written) {
        CHECK_NOTHROW(ResultsFile(folder / "r.h5"));
      } else {
        ++failures;
        CHECK_FALSE(std::filesystem::exists(folder / "r.h5"));
        CHECK(folder.files() == 0);
      }
    }
    CHECK(failures >= 5);
    CHECK(failures < 25);
  }
}

TEST_CASE("a full disk ends in an error, never in a crash or half a result") {
  SmallStudy const study(200);
  int tried = 0;
  int failures = 0;
  for (std::size_t const in_memory_below : {std::size_t{0}, std::size_t{1} << 30})
    for (std::size_t kilobytes = 64; kilobytes <= 4096; kilobytes += 192) {
      Folder const folder;
      int const code = in_child([&] {
        mount_small_disk(folder.path(), kilobytes << 10);
        try {
          study.write_to(folder / "r.h5", {false, in_memory_below});
        } catch (OutputError const&) {
          if (folder.files() != 0) throw 3;  // a file was left behind
          throw;
        }
        ResultsFile const whole(folder / "r.h5");
      });
      if (code == nothing_to_try) continue;
      ++tried;
      INFO(kilobytes << " kB, in memory below " << in_memory_below);
      REQUIRE((code == written || code == refused));
      failures += code == refused ? 1 : 0;
    }
  if (tried == 0) {
    WARN("no right to mount a small disk here: not tried");
  } else {
    CHECK(failures >= 4);
    CHECK(failures < tried);
  }
}

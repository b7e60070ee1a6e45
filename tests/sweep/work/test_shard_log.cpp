#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "kith/io/results/results_file.hpp"
#include "kith/sweep/work/shard_log.hpp"
#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

ShardName const shard_2_of_4{hash_of("plan"), 2, 4};

std::vector<std::byte> payload(std::size_t i) {
  return std::vector<std::byte>(100 + 37 * i, static_cast<std::byte>(i));
}

void fill(std::filesystem::path const& path, std::size_t records) {
  ShardLog log(path, shard_2_of_4);
  for (std::size_t i = 0; i < records; ++i)
    log.append(hash_of(std::to_string(i)), i % 3 == 0, 0.5, payload(i));
}

void spoil(std::filesystem::path const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a shard returns appended records in order") {
  Folder const folder;
  auto const path = folder / "s.kith";
  fill(path, 5);
  fill(path, 0);  // opening again changes nothing
  LogContents const log = read_log(path, shard_2_of_4);
  REQUIRE(log.entries.size() == 5);
  CHECK(log.damage.empty());
  CHECK_FALSE(log.torn);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(log.entries[i].id == hash_of(std::to_string(i)));
    CHECK(log.entries[i].failed == (i % 3 == 0));
    CHECK(read_payload(path, log.entries[i]) == payload(i));
  }
}

TEST_CASE("a shard cut off anywhere keeps the whole records before, and goes on from there") {
  Folder const folder;
  auto const path = folder / "s.kith";
  fill(path, 3);
  std::string const whole = contents(path);
  std::size_t kept_before = 0;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    spoil(path, whole.substr(0, size));
    LogContents const log = read_log(path, shard_2_of_4);
    REQUIRE(log.damage.empty());
    REQUIRE(log.entries.size() >= kept_before);
    kept_before = log.entries.size();
    REQUIRE(log.torn == (size != 0 && size != log.good_bytes));
    if (size % 16 != 0) continue;
    std::size_t const kept = log.entries.size();
    {
      ShardLog again(path, shard_2_of_4);
      again.append(hash_of("next"), false, 0.0, payload(7));
    }
    LogContents const after = read_log(path, shard_2_of_4);
    REQUIRE(after.entries.size() == kept + 1);
    REQUIRE(read_payload(path, after.entries.back()) == payload(7));
  }
  CHECK(kept_before == 3);
}

TEST_CASE("a flipped bit is detected anywhere, and costs only its record") {
  Folder const folder;
  auto const path = folder / "s.kith";
  fill(path, 3);
  std::string const whole = contents(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string wrong = whole;
    wrong[at] = static_cast<char>(wrong[at] ^ 1 << at % 8);
    spoil(path, wrong);
    INFO(at);
    LogContents const log = read_log(path, shard_2_of_4);
    REQUIRE((!log.damage.empty() || log.torn));
    REQUIRE(log.head_damaged == (at < 56));
    REQUIRE(log.entries.size() == (at < 56 ? 3 : 2));
    fill(path, 0);  // opening repairs it
    LogContents const mended = read_log(path, shard_2_of_4);
    REQUIRE((mended.damage.empty() && !mended.torn));
    REQUIRE(mended.entries.size() == log.entries.size());
  }
}

TEST_CASE("records of a shard are found behind lost, added and many damaged bytes") {
  Folder const folder;
  auto const path = folder / "s.kith";
  fill(path, 6);
  std::string const whole = contents(path);
  auto const entries = read_log(path, shard_2_of_4).entries;
  auto const kept = [&](std::string const& bytes) {
    spoil(path, bytes);
    fill(path, 0);
    LogContents const log = read_log(path, shard_2_of_4);
    CHECK(log.damage.empty());
    for (LogEntry const& entry : log.entries) CHECK_NOTHROW(read_payload(path, entry));
    return log.entries.size();
  };
  auto const second = entries[1].offset;
  CHECK(kept(whole.substr(0, second) + whole.substr(second + 3)) == 5);
  CHECK(kept(whole.substr(0, second) + "KRUN\1\2\3" + whole.substr(second)) == 5);
  std::string zeros = whole;
  zeros.replace(second, entries[4].offset - second, entries[4].offset - second, '\0');
  CHECK(kept(zeros) == 2);  // the first and the last
  std::string both = whole;
  both[entries[0].offset] ^= 1;
  both[entries[3].offset] ^= 1;
  spoil(path, both);
  CHECK_THAT(read_log(path, shard_2_of_4).damage,
             Catch::Matchers::Equals("record 1 does not match its checksum, and 1 more like it"));
  CHECK(kept(both) == 4);
}

TEST_CASE("the shard of another plan is refused, not overwritten") {
  Folder const folder;
  auto const path = folder / "s.kith";
  fill(path, 1);
  ShardName const other{hash_of("another plan"), 2, 4};
  std::string const before = contents(path);
  CHECK_THROWS_AS(ShardLog(path, other), OutputError);
  spoil(folder / "text.kith", std::string(200, 'x'));
  CHECK_THROWS_AS(ShardLog(folder / "text.kith", shard_2_of_4), OutputError);
  CHECK(contents(path) == before);
}

TEST_CASE("one shard is for one process at a time, with and without locks of the file system") {
  Folder const folder;
  auto const path = folder / "s.kith";
  for (char const* const locks : {"system", "files"}) {
    INFO(locks);
    setenv("KITH_LOCKS", locks, 1);
    {
      ShardLog const log(path, shard_2_of_4);
      CHECK(is_in_use(path));
      CHECK_THROWS_AS(ShardLog(path, shard_2_of_4), ShardInUse);
    }
    CHECK_FALSE(is_in_use(path));
    CHECK_NOTHROW(ShardLog(path, shard_2_of_4));
  }
  unsetenv("KITH_LOCKS");
}

TEST_CASE("an owner file is taken over only if its process is proven dead") {
  Folder const folder;
  auto const path = folder / "s.kith";
  setenv("KITH_LOCKS", "files", 1);
  std::string const owner = path.string() + ".owner";
  pid_t const child = fork();
  if (child == 0) {
    auto* const log = new ShardLog(path, shard_2_of_4);
    log->append(hash_of("0"), false, 0.0, payload(0));
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(std::filesystem::exists(owner));
  std::string const left = contents(owner);
  CHECK_NOTHROW(ShardLog(path, shard_2_of_4));  // its owner is certainly dead
  std::string const host = left.substr(0, left.find(' '));
  std::string const boot = left.substr(left.rfind(' ') + 1);
  std::ofstream(owner) << "elsewhere 1 1 " << boot;
  CHECK_THROWS_AS(ShardLog(path, shard_2_of_4), ShardInUse);
  std::ofstream(owner) << host << " " << getpid() << " 1 " << boot;  // reused process id
  CHECK_NOTHROW(ShardLog(path, shard_2_of_4));
  std::ofstream(owner) << host << " " << getpid() << " 1 another-boot\n";
  CHECK_NOTHROW(ShardLog(path, shard_2_of_4));
  unsetenv("KITH_LOCKS");
}

TEST_CASE("a full disk is an error, and the shard stays complete and continues later") {
  Folder const folder;
  auto const path = folder / "s.kith";
  pid_t const child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit const limit = {1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    int code = 1;
    try {
      fill(path, 100);
    } catch (OutputError const&) {
      code = 4;
    }
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WEXITSTATUS(status) == 4);
  LogContents const log = read_log(path, shard_2_of_4);
  CHECK(log.entries.size() > 2);
  CHECK_FALSE(log.torn);
  CHECK_NOTHROW(fill(path, 1));
}

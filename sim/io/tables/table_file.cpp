#include "kith/io/tables/table_file.hpp"

#include <fmt/format.h>
#include <isa-l.h>

#include <fstream>
#include <stdexcept>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/place/table/county_table.hpp"

namespace kith {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t largest_table = 256UL * 1024 * 1024;  // bytes, unpacked

[[noreturn]] void fail_to_read(fs::path const& path, std::string const& why) {
  throw TableError(path.string() + ": " + why);
}

std::string read_bytes(fs::path const& path) {
  std::error_code error;
  if (!fs::exists(path, error)) fail_to_read(path, "no such file");
  if (fs::is_directory(path, error)) fail_to_read(path, "is a folder (name the table inside it)");
  std::ifstream in(path, std::ios::binary);
  if (!in) fail_to_read(path, "cannot be opened for reading");
  std::string bytes;
  std::string block(1 << 20, '\0');
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest_table) fail_to_read(path, "is larger than 256 MiB");
  }
  if (in.bad()) fail_to_read(path, "cannot be read");
  return bytes;
}

std::string unpack(fs::path const& path, std::string& bytes) {
  inflate_state state;
  isal_inflate_init(&state);
  state.crc_flag = ISAL_GZIP;
  state.next_in = reinterpret_cast<std::uint8_t*>(bytes.data());
  state.avail_in = static_cast<std::uint32_t>(bytes.size());
  std::string text;
  std::string block(1 << 20, '\0');
  do {
    state.next_out = reinterpret_cast<std::uint8_t*>(block.data());
    state.avail_out = static_cast<std::uint32_t>(block.size());
    if (isal_inflate(&state) != ISAL_DECOMP_OK) fail_to_read(path, "is damaged");
    text.append(block, 0, block.size() - state.avail_out);
    if (text.size() > largest_table) fail_to_read(path, "holds more than 256 MiB");
    bool const starved = state.avail_in == 0 && state.avail_out == block.size();
    if (starved && state.block_state != ISAL_BLOCK_FINISH) fail_to_read(path, "is cut off");
  } while (state.block_state != ISAL_BLOCK_FINISH);
  return text;
}

}  // namespace

std::string read_table(fs::path const& path) {
  std::string bytes = read_bytes(path);
  if (!bytes.starts_with("\x1F\x8B")) return bytes;
  return unpack(path, bytes);
}

std::vector<County> shipped_counties() {
  constexpr auto name = "counties.csv.gz";
  for (auto const& share : share_directories()) {
    fs::path const path = fs::path(share) / "scenarios" / name;
    std::error_code error;
    if (!fs::exists(path, error)) continue;
    Problems problems;
    auto counties = read_counties(read_table(path), path.string(), problems);
    if (!problems.empty()) throw TableError(format_problem(problems.front()));
    return counties;
  }
  throw TableError(
      fmt::format("{}: not found among Kith's scenarios (KITH_SHARE_DIR names the "
                  "folder that holds them)",
                  name));
}

}  // namespace kith

// kith_digest: simulates scenarios and prints the digest of each final community and the answer. It
// builds with headers alone, for comparing machines and compilers, and is the example of how
// another program embeds Kith.

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "kith/simulate.hpp"

namespace {

constexpr char const* usage =
    "Usage: kith_digest [--set PATH=VALUE]... SCENARIO_FILE...\n"
    "\n"
    "Simulates scenarios as `kith run` does and prints for each scenario and replicate the digest\n"
    "of the final community, then the answer.\n";

struct Arguments {
  std::vector<std::string> files, settings;
  bool valid = true;
};

Arguments parse(std::vector<std::string> const& words) {
  Arguments out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--set" && i + 1 < words.size())
      out.settings.push_back(words[++i]);
    else if (words[i].rfind('-', 0) == 0)
      out.valid = false;
    else
      out.files.push_back(words[i]);
  }
  out.valid = out.valid && !out.files.empty();
  return out;
}

void print_digests(Arguments const& arguments) {
  auto const study = kith::PreparedStudy::from_files(arguments.files, arguments.settings);
  auto const ids = study.scenario_ids();
  auto const runs = study.simulate(study.replicates());
  for (auto const& run : runs)
    std::printf("%s %d %s\n", ids.at(run.scenario).c_str(), run.replicate, run.digest.c_str());
  std::printf("\n%s", study.answer(runs).c_str());
}

}  // namespace

int main(int count, char** words) {
  Arguments const arguments = parse({words + 1, words + count});
  if (!arguments.valid) {
    std::fputs(usage, stderr);
    return 2;
  }
  try {
    print_digests(arguments);
  } catch (kith::InvalidScenario const& invalid) {
    std::fputs(invalid.what(), stderr);
    return 3;
  } catch (std::exception const& failed) {
    std::fprintf(stderr, "kith_digest: %s\n", failed.what());
    return 1;
  }
  return 0;
}

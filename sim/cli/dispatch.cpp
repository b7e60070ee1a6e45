#include "kith/cli/dispatch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/machine/other_program.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/tables/table_file.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/work/checkpoint.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {

namespace {

struct PythonVerb {
  std::string_view name;
  std::string_view meaning;
};

// `kith NAME` runs `kith-NAME`, which comes with the Python package.
constexpr PythonVerb python_verbs[] = {
    {"report", "write a page about a result, for readers who have never seen a simulation"},
    {"memo", "write a one-page memo about a result, or three slides; English or Spanish"},
    {"appendix", "fill in a reporting standard or a logic model from a result"},
    {"figures", "draw the figures of a result"},
    {"sensitivity", "show which varied numbers matter most in a merged sweep"},
    {"choose", "choose the best of several scenarios, with a stated probability"},
    {"allocate", "find the best portfolio of programs and doses for a budget"},
    {"worth", "estimate what it is worth to know uncertain numbers before choosing"},
    {"fails", "find under which uncertain numbers a scenario gains nothing"},
    {"update", "compare a partnership's own numbers with its forecast, and redraw it"},
    {"emulate", "predict between the samples of a merged sweep, with 95 % bands"},
    {"cite", "list the sources that a scenario or a result rests on"},
    {"patterns", "compare simulated usual care with published figures"},
    {"posts", "simulate usual care with fewer and more therapists and prescribers"},
    {"against", "compare simulated counties and the shock of 2020 with what was observed"},
    {"calibrate", "find values of the fitted numbers that agree with published figures"},
    {"ledger", "list every assumption of a scenario, its grade and its influence"},
    {"trials", "replay published trials: one page and one figure"},
    {"workbook", "write the tables of `kith export` as one .xlsx"},
    {"library", "run the scenarios that a page names and write their numbers into it"},
};

void print_help() {
  fmt::print("Kith {} - a simulation of mental health partnerships\n\nusage: kith VERB ...\n\n",
             version);
  for (auto const& verb : verbs()) fmt::print("  {:<11} {}\n", verb.name, verb.meaning);
  fmt::print(
      "\nWith the Python package (in the wheel; from a checkout: pip install ./analysis):\n");
  for (auto const& verb : python_verbs) fmt::print("  {:<11} {}\n", verb.name, verb.meaning);
  fmt::print(
      "`kith VERB --help` describes one.\n"
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 scenario invalid, 4 input/output, 5 memory,\n"
      "6 locked by another run, 7 plan or checkpoint of another version or scenario, 8 finished "
      "but some\n"
      "runs failed, 75 stopped with everything kept: run it again, 128 + n stopped by signal n.\n");
}

int unknown_verb(std::string const& name) {
  std::vector<std::string> names;
  for (auto const& verb : verbs()) names.emplace_back(verb.name);
  for (auto const& other : python_verbs) {
    if (name == other.name) {
      print_message(
          "kith: `kith {}` comes with the Python package, and kith-{} is neither beside this "
          "program "
          "nor on PATH (from a checkout: pip install ./analysis)\n",
          name, name);
      return exit_usage;
    }
    names.emplace_back(other.name);
  }
  std::string const help = name[0] == '-' ? "option" : "verb";
  print_message("kith: unknown {} '{}'{}\n`kith --help` lists the verbs.\n", help, name,
                did_you_mean(name, names));
  return exit_usage;
}

int fail(int code, std::string const& message) {
  print_message("kith: {}\n", message);
  return code;
}

// Turns an exception into a line on stderr and an exit code.
int explain(std::exception_ptr const& thrown, std::string_view verb) {
  try {
    std::rethrow_exception(thrown);
  } catch (UsageError const& wrong) {
    return fail(exit_usage, fmt::format("{}\nSee `kith {} --help`.", wrong.what(), verb));
  } catch (LockedError const& locked) {
    return fail(exit_locked, locked.what());
  } catch (ShardInUse const& busy) {
    return fail(exit_locked, busy.what());
  } catch (CheckpointRefused const& refused) {
    return fail(exit_checkpoint, refused.what());
  } catch (OutputError const& failure) {
    return fail(exit_io, failure.what());
  } catch (TableError const& failure) {
    return fail(exit_io, failure.what());
  } catch (std::filesystem::filesystem_error const& failure) {
    return fail(exit_io, fmt::format("{}: {}", failure.path1().string(), failure.code().message()));
  } catch (std::bad_alloc const&) {
    return fail(exit_memory, "out of memory (use fewer residents, replicates or threads)");
  } catch (std::exception const& failure) {
    if (std::ferror(stdout) != 0) return explain_lost_output();
    return fail(exit_failed, failure.what());
  }
}

}  // namespace

int explain_lost_output() {
  if (errno == EPIPE) return exit_signal + SIGPIPE;
  return fail(exit_io, "cannot write to standard output");
}

int dispatch(std::vector<std::string> const& arguments) {
  if (arguments.empty()) {
    print_help();
    return exit_usage;
  }
  std::string const& name = arguments[0];
  if (name == "--help" || name == "-h" || name == "help") {
    print_help();
    return exit_done;
  }
  if (name == "--version") {
    fmt::print("{}\n", this_source());
    return exit_done;
  }
  auto const all = verbs();
  auto const verb =
      std::find_if(all.begin(), all.end(), [&](Verb const& v) { return v.name == name; });
  if (verb == all.end()) {
    if (name.find('/') == name.npos)
      become("kith-" + name, {arguments.begin() + 1, arguments.end()});
    return unknown_verb(name);
  }
  try {
    return verb->run({arguments.begin() + 1, arguments.end()});
  } catch (...) {
    return explain(std::current_exception(), verb->name);
  }
}

}  // namespace kith

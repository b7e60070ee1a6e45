#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "kith/evidence/care.hpp"
#include "kith/scenario/possible/findings.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// Posts that a program takes from a provider.
struct Move {
  std::string path;  ///< of the key that gives the number
  std::string from;
  double fte;
  int first, end;  ///< weeks
  std::string partnership;
};

void add_moves(Findings const& findings, Partnership const& partnership, std::vector<Move>& moves) {
  for (PlannedProgram const& program : findings.programs_of(partnership)) {
    double const dose = findings.number(program.table + ".dose");
    auto const add = [&](std::string const& number, std::string const& from) {
      double const fte = dose * findings.number(program.table + number);
      if (!from.empty() && fte > 0.0 && program.to > program.from)
        moves.push_back(
            {program.table + number, from, fte, program.from, program.to, partnership.id});
    };
    if (findings.choice(program.table + ".staff") == "moved")
      add(".therapist_fte", findings.id(program.table + ".moved_from"));
    add(".prescriber_fte", findings.id(program.table + ".prescribers_moved_from"));
  }
}

/// Posts that a provider really has; registered posts are not capacity (care.effective_*).
double posts_of(Findings const& findings, Provider const& provider) {
  CareEvidence const& care = *findings.scenario.evidence.care;
  bool video = false;
  for (Site const& site : findings.scenario.sites)
    video = video || (site.id == provider.site && site.remote);
  switch (provider.role) {
    case Role::therapist:
      return provider.fte * care.effective_therapist_posts;
    case Role::prescriber:
      return provider.fte *
             (video ? care.effective_prescriber_posts_by_video : care.effective_prescriber_posts);
    default:
      return provider.fte;
  }
}

/// All posts moved at the moment when a move begins, including its own.
double moved_at(std::vector<Move> const& moves, Move const& last) {
  double sum = 0.0;
  for (Move const& move : moves)
    if (move.from == last.from && move.first <= last.first && move.end > last.first)
      sum += move.fte;
  return sum;
}

void check_moves(Findings& findings, std::vector<Move> const& moves) {
  for (Provider const& provider : findings.scenario.providers) {
    double most = 0.0;
    Move const* at = nullptr;
    for (Move const& move : moves)
      if (double const moved = moved_at(moves, move); move.from == provider.id && moved >= most)
        most = moved, at = &move;
    if (at == nullptr) continue;
    double const posts = posts_of(findings, provider);
    constexpr double margin = 0.005;  // numbers show two decimals
    std::string const moved =
        fmt::format("{} posts would move from '{}'", as_number(most), provider.id);
    if (most > std::max(provider.fte, posts) + margin)
      findings.refuse(at->path, fmt::format("{}, which has {:.2f}, over all programs and "
                                            "partnerships together (move at most {:.2f}, or write "
                                            "staff = \"added\" to hire)",
                                            moved, provider.fte, provider.fte));
    else if (most > posts + margin)
      findings.warn(at->path,
                    fmt::format("{}: of its {:.2f} registered posts {:.2f} work full time, and no "
                                "more than these can move",
                                moved, provider.fte, posts));
  }
}

bool is_offered(Trial const& trial, std::size_t arm, std::string const& partnership) {
  bool named = false;
  for (std::size_t k = 0; k < trial.arms.size(); ++k) {
    auto const& ids = trial.arms[k].partnerships;
    bool const here = std::find(ids.begin(), ids.end(), partnership) != ids.end();
    if (here && k == arm) return true;
    named = named || here;
  }
  return !named;
}

}  // namespace

void find_impossible_moves(Findings& findings) {
  std::vector<Move> moves;
  for (Partnership const& partnership : findings.scenario.partnerships)
    add_moves(findings, partnership, moves);
  auto const& trial = findings.scenario.trial;
  if (!trial || trial->world == TrialWorld::shared) return check_moves(findings, moves);
  for (std::size_t arm = 0; arm < trial->arms.size(); ++arm) {  // each in its own world
    std::vector<Move> own;
    for (Move const& move : moves)
      if (is_offered(*trial, arm, move.partnership)) own.push_back(move);
    check_moves(findings, own);
  }
}

}  // namespace kith

#include "kith/answer/money/bill_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/schema/wording.hpp"

namespace kith {
namespace {

std::string row(std::string const& name, std::string const& posts, std::string const& pay,
                std::string const& other, std::string const& all) {
  std::string line = fmt::format("    {:<26}{:>8}{:>13}{:>13}{:>13}", name, posts, pay, other, all);
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

/// A sum to the nearest hundred: prices are not known more precisely.
std::string money(double usd) {
  return as_dollars(100.0 * std::round(usd / 100.0));
}

std::string or_nothing(double usd) {
  return usd > 0.0 ? money(usd) : "";
}

std::string name_of_line(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string income(Bill const& bill, Partnership const& partnership) {
  std::string told = "grant " + money(bill.grant_usd);
  if (partnership.grant_usd_per_year > 0.0 && partnership.grant_weeks == 0)
    told = "no grant (never paid: grant_weeks is 0)";
  if (bill.other_income_usd > 0.0)
    told += ", dues and other income " + money(bill.other_income_usd);
  if (bill.shared_usd > 0.0) told += ", joint fund and rooms given " + money(bill.shared_usd);
  if (bill.bills_visits) return told + ", fees at most " + money(bill.fees_usd);
  return told + "; no visit is billed";
}

std::string balance(Bill const& bill) {
  double const left = bill.available_usd - bill.needed_usd;
  std::string told =
      fmt::format("  Weeks {} to {}: {} comes in, {} is needed", bill.first_week, bill.end_week - 1,
                  money(bill.available_usd), money(bill.needed_usd));
  double const share = bill.available_usd > 0.0 ? 100.0 * std::abs(left) / bill.available_usd : 0.0;
  if (bill.available_usd <= 0.0) return told + ".\n";
  return told + fmt::format(": {} ({:.0f} %) {}.\n", money(std::abs(left)), share,
                            left < 0.0 ? "is missing" : "is left");
}

std::string assumptions(Bill const& bill, Scenario const& scenario,
                        Partnership const& partnership) {
  double const index = scenario.margins.pay_index;
  std::string told = "  Central prices, fringe and supplies included; pay_index ";
  told += index == 1.0 ? "1 (local pay is not known)" : as_number(index);
  told += partnership.indirect_share > 0.0 ? "" : ", indirect_share 0 (no overhead)";
  told += ".\n";
  if (bill.has_cooperative)
    told += "  The cooperative's own dues and donations are not included.\n";
  return told;
}

}  // namespace

std::string in_words(Bill const& bill, Scenario const& scenario) {
  auto const& all = scenario.partnerships;
  auto const found = std::find_if(
      all.begin(), all.end(), [&](Partnership const& one) { return one.id == bill.partnership; });
  if (found == all.end() || bill.lines.empty()) return "";
  std::string out = fmt::format("  A year of '{}' with every post filled:\n", bill.partnership);
  out += row("", "posts", "pay", "other", "together");
  for (BillLine const& line : bill.lines)
    out += row(name_of_line(line.name),
               line.posts_fte > 0.0
                   ? fmt::format("{:.{}f}", line.posts_fte, line.posts_fte < 1.0 ? 2 : 1)
                   : "",
               or_nothing(line.pay_usd), or_nothing(line.other_usd), money(line.usd()));
  if (bill.indirect_usd > 0.0)
    out += row("overhead", "", "", money(bill.indirect_usd), money(bill.indirect_usd));
  out += row("all", "", "", "", money(bill.usd()));
  out += "  Comes in: " + income(bill, *found) + ".\n";
  return out + balance(bill) + assumptions(bill, scenario, *found);
}

std::string bills_in_words(Scenario const& scenario) {
  if (scenario.trial) return "";
  std::string out;
  for (Bill const& bill : bills_of(scenario)) out += in_words(bill, scenario);
  return out;
}

}  // namespace kith

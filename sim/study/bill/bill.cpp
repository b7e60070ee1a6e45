#include "kith/study/bill/bill.hpp"

#include <algorithm>

#include "kith/evidence/costs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/programs/ask_partnerships.hpp"
#include "kith/study/bill/bill_setting.hpp"

namespace kith {
namespace {

/// The spending and earnings of one partnership in a week.
struct WeekOfMoney {
  double usd = 0.0;         ///< overhead included
  double shared_usd = 0.0;  ///< brought in by programs
};

WeekOfMoney week_of(Effects const& effects, int partnership) {
  WeekOfMoney week;
  for (Expense const& expense : effects.expenses)
    if (expense.partnership == partnership && !expense.cooperative) week.usd += expense.usd;
  for (Income const& income : effects.incomes)
    if (income.partnership == partnership && !income.cooperative) week.shared_usd += income.usd;
  return week;
}

BillLine& line_of(std::vector<BillLine>& lines, std::string_view name) {
  auto const known = std::find_if(lines.begin(), lines.end(),
                                  [&](BillLine const& line) { return line.name == name; });
  if (known != lines.end()) return *known;
  lines.push_back({std::string(name)});
  return lines.back();
}

/// Adds lines for a year of weeks like this one, overhead excluded.
void add_lines(BillSetting const& setting, Effects const& effects, int number, Bill& bill) {
  Scenario const& scenario = *setting.compiled().scenario;
  Partnership const& p = scenario.partnerships[static_cast<std::size_t>(number)];
  double const year = weeks_per_year / (1.0 + p.indirect_share);
  CoordinationCost const cost = coordination_cost(scenario, p, *setting.compiled().evidence.costs);
  bill.lines.push_back(
      {"coordinator", p.coordinator_fte, cost.coordinator_usd_per_week * weeks_per_year, 0.0});
  bill.lines.push_back({"meetings", 0.0, 0.0, cost.meetings_usd_per_week * weeks_per_year});
  for (Expense const& expense : effects.expenses) {
    if (expense.partnership != number || expense.cooperative || expense.program == "coordination")
      continue;
    BillLine& line = line_of(bill.lines, expense.program);
    (expense.pay ? line.pay_usd : line.other_usd) += expense.usd * year;
  }
  for (Staffing const& staffing : effects.staffing)
    if (staffing.partnership == number && !staffing.cooperative && staffing.fte > 0.0)
      line_of(bill.lines,
              setting.compiled().services[static_cast<std::size_t>(staffing.service)].program_name)
          .posts_fte += staffing.fte;
  std::erase_if(bill.lines,
                [](BillLine const& line) { return line.usd() <= 0.0 && line.posts_fte <= 0.0; });
}

/// Fees of a week in which every therapist's slot is used, from insured clients.
double most_fees(BillSetting const& setting, Effects const& effects, int number) {
  Scenario const& scenario = *setting.compiled().scenario;
  EvidenceBase const& evidence = setting.compiled().evidence;
  Partnership const& p = scenario.partnerships[static_cast<std::size_t>(number)];
  double usd = 0.0;
  for (Staffing const& staffing : effects.staffing) {
    Service const& service =
        setting.compiled().services[static_cast<std::size_t>(staffing.service)];
    if (staffing.partnership == number && service.role == Role::therapist)
      usd += staffing.fte * slots_per_fte_week(Role::therapist, evidence) *
             evidence.costs->therapy_session_usd;
  }
  double const under_65 = 1.0 - scenario.margins.share_over_64;
  return usd * p.billed_share * (1.0 - under_65 * scenario.margins.uninsured_share_under_65);
}

bool is_funded(Partnership const& p, Week week) {
  return week >= p.start_week && week < p.start_week + p.grant_weeks;
}

/// Goes through the weeks of one partnership; the most expensive one stands for the year.
Bill bill_of(BillSetting& setting, int number) {
  Scenario const& scenario = *setting.compiled().scenario;
  Partnership const& p = scenario.partnerships[static_cast<std::size_t>(number)];
  bool const granted = p.grant_weeks > 0 && p.grant_usd_per_year > 0.0;
  Bill bill;
  bill.partnership = p.id;
  bill.bills_visits = p.billed_share > 0.0;
  bill.has_cooperative =
      std::any_of(p.programs.begin(), p.programs.end(),
                  [](ProgramPtr const& one) { return one->kind() == "cooperative"; });
  bill.first_week = p.start_week;
  bill.end_week = std::min(p.end_week, granted ? p.start_week + p.grant_weeks
                                               : std::max(scenario.time.weeks, p.start_week));
  double dearest = -1.0;
  Effects of_dearest;
  for (Week week = bill.first_week; week < bill.end_week; ++week) {
    Effects effects = setting.ask(week);
    WeekOfMoney const money = week_of(effects, number);
    double const fees = most_fees(setting, effects, number);
    double const steady =
        (p.grant_usd_per_year * (is_funded(p, week) ? 1.0 : 0.0) + p.other_income_usd_per_year) /
        weeks_per_year;
    bill.needed_usd += money.usd;
    bill.available_usd += steady + money.shared_usd + fees;
    if (money.usd <= dearest) continue;
    dearest = money.usd;
    bill.week = week;
    bill.shared_usd = money.shared_usd * weeks_per_year;
    bill.fees_usd = fees * weeks_per_year;
    of_dearest = std::move(effects);
  }
  bill.grant_usd = granted ? p.grant_usd_per_year : 0.0;
  bill.other_income_usd = p.other_income_usd_per_year;
  add_lines(setting, of_dearest, number, bill);
  for (BillLine const& line : bill.lines) bill.indirect_usd += line.usd() * p.indirect_share;
  return bill;
}

}  // namespace

double Bill::usd() const {
  double sum = indirect_usd;
  for (BillLine const& line : lines) sum += line.usd();
  return sum;
}

std::vector<Bill> bills_of(Scenario const& scenario) {
  std::vector<Bill> bills;
  BillSetting setting(scenario);
  for (std::size_t p = 0; p < scenario.partnerships.size(); ++p)
    bills.push_back(bill_of(setting, static_cast<int>(p)));
  return bills;
}

}  // namespace kith

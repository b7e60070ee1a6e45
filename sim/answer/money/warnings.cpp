#include "kith/answer/money/warnings.hpp"

#include <set>
#include <tuple>

#include "kith/answer/money/bill_words.hpp"

namespace kith {

void say_once(Problems& problems) {
  std::set<std::tuple<std::string, int, int, std::string>> said;
  std::erase_if(problems, [&](Problem const& p) {
    return !said.insert({p.file, p.line, p.column, p.message}).second;
  });
}

Problems warnings_of(std::vector<Scenario> const& scenarios) {
  Problems all;
  for (Scenario const& scenario : scenarios) {
    Problems const money = money_warnings(scenario);
    all.insert(all.end(), scenario.warnings.begin(), scenario.warnings.end());
    all.insert(all.end(), money.begin(), money.end());
  }
  say_once(all);
  return all;
}

}  // namespace kith

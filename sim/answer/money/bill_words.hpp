#pragma once

#include <string>

#include "kith/study/bill/bill.hpp"

namespace kith {

/// The bill of one partnership as a short table: what a year with every post filled costs, by
/// program, and the income.
std::string in_words(Bill const& bill, Scenario const& scenario);

/// The bills of all partnerships of a scenario; empty if there are none, or if they are arms of a
/// trial.
std::string bills_in_words(Scenario const& scenario);

/// Warns of money that is missing, or left over by a quarter or more, at the keys that say how much
/// there is.
Problems money_warnings(Scenario const& scenario);

}  // namespace kith

#include "kith/outcomes/operations/program_services.hpp"

#include <algorithm>
#include <utility>

#include "kith/state/compiled/make_services.hpp"

namespace kith {

namespace {

void add_new(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

std::string program_service(Service const& service) {
  if (!service.program) return bought_posts + "/" + service.id;
  std::string const own = service.id.substr(service.id.find('/') + 1);
  bool const is_part = own.size() > service.program_name.size();
  auto const kind = static_cast<std::size_t>(kind_of_care(service.role));
  return is_part ? own : service.program_name + "/" + std::string(kind_of_care_names[kind]);
}

std::vector<std::string> program_services(std::span<Scenario const> scenarios) {
  std::vector<std::string> all;
  for (Scenario const& scenario : scenarios)
    if (scenario.rival != Rival::none)
      add_new(all, bought_posts + "/" + scenario.same_money.provider);
  for (Scenario const& scenario : scenarios)
    for (Service const& service : make_services(scenario))
      if (service.program) add_new(all, program_service(service));
  return all;
}

std::string_view program_of(std::string_view program_service) {
  return program_service.substr(0, program_service.find('/'));
}

}  // namespace kith

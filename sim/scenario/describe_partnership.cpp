#include "kith/scenario/custom/custom_programs.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

void describe_cooperation(Form& form, Partnership& partnership) {
  form.number({"meetings_per_month", "1/month",
               "Planned meetings; more than one a month cost more and count as one."},
              {0, 30}, partnership.meetings_per_month);
  form.number({"meetings_held_share", "1", "Share of planned meetings that take place."}, {0, 1},
              partnership.meetings_held_share);
  form.number({"shared_power", "1",
               "How widely power is shared: 0, one partner decides; 1, all decide together."},
              {0, 1}, partnership.shared_power);
  form.number(
      {"representation", "1", "How far the people affected take part in decisions, 0 to 1."},
      {0, 1}, partnership.representation);
  static constexpr std::string_view knowledge[] = {"learned", "perfect", "none"};
  choose(
      form,
      {"knowledge", "",
       "What steered programs know of unmet need by zone: learned, what community organizations "
       "there tell the partners, as far as they communicate; perfect, all of it; none, nothing."},
      knowledge, partnership.knowledge);
  form.flag({"technical_help", "", "Continuing technical help from outside."},
            partnership.technical_help);
  form.flag({"sustainability_plan", "", "A plan to sustain the work after the grant."},
            partnership.sustainability_plan);
  form.flag({"established", "",
             "Whether it functions fully and is mature from its first week, without months of "
             "planning, as in trials."},
            partnership.established);
}

void describe_money(Form& form, Partnership& partnership) {
  form.number({"coordinator_fte", "1", "Full-time coordinators."}, {0, 100},
              partnership.coordinator_fte);
  form.number({"grant_usd_per_year", "USD/year",
               "Money a year while the grant runs; money not spent in a week is kept until the "
               "grant ends."},
              {0, 1e10}, partnership.grant_usd_per_year);
  form.integer({"grant_weeks", "week",
                "Weeks for which the grant is paid, from the partnership's start; a renewal lasts "
                "as long again."},
               {0, 2600}, partnership.grant_weeks);
  static constexpr std::string_view renewals[] = {"never", "by_chance"};
  choose(form,
         {"renewal", "",
          "Whether another grant may follow one that ends: never, or by chance, which is likelier "
          "the better partners work together and with a plan to sustain the work."},
         renewals, partnership.renewal);
  static constexpr std::string_view unspent[] = {"returned", "kept"};
  choose(form,
         {"unspent", "",
          "What happens to grant money left when the grant ends: it is returned, except some weeks "
          "of pay to close out the work, or kept."},
         unspent, partnership.unspent);
  if (partnership.sustainability_plan && partnership.renewal == Renewal::never)
    form.warning("sustainability_plan",
                 "sustainability_plan changes nothing where renewal = \"never\": it raises the "
                 "odds of a renewal = \"by_chance\"");
  form.number({"other_income_usd_per_year", "USD/year",
               "Dues, donations and levies a year, for as long as the partnership lasts."},
              {0, 1e10}, partnership.other_income_usd_per_year);
  form.number({"indirect_share", "1",
               "Overhead of the agency that holds the money, added to all that the partnership "
               "spends, e.g. 0.1."},
              {0, 1}, partnership.indirect_share);
  form.number({"billed_share", "1",
               "Share of therapy sessions with insured people, at the partnership's services, that "
               "their insurance pays for; the fees are income."},
              {0, 1}, partnership.billed_share);
}

ProgramPtr* find_program(Partnership& partnership, std::string_view name) {
  for (ProgramPtr& program : partnership.programs)
    if (program->kind() == name) return &program;
  return nullptr;
}

/// Copies of a scenario share programs, so that they are never changed in place.
void put_program(Partnership& partnership, std::shared_ptr<Program> const& program) {
  if (ProgramPtr* known = find_program(partnership, program->kind()))
    *known = program;
  else
    partnership.programs.push_back(program);
}

void describe_programs(Form& form, Partnership& partnership) {
  for (ProgramKind const& kind : program_catalogue()) {
    ProgramPtr const* known = find_program(partnership, kind.name);
    std::shared_ptr<Program> program = known != nullptr ? (*known)->clone() : kind.make();
    form.optional_table({kind.name, "", kind.meaning}, known != nullptr, [&](Form& inner) {
      program->describe(inner);
      put_program(partnership, program);
    });
  }
}

void describe_custom_programs(Form& form, Partnership& partnership) {
  std::vector<std::string> names;
  for (ProgramPtr const& program : partnership.programs)
    if (program->is_custom()) names.emplace_back(program->kind());
  form.tables_by_name(
      {"custom", "",
       "Programs that Kith does not have, each described whole in a table with its name: posts, "
       "whom they meet, what a contact does, and a source for each number."},
      names.size(), [&](std::size_t n) { names.resize(n); },
      [&](std::size_t i) -> std::string& { return names[i]; },
      [&](Form& inner, std::size_t i) {
        std::string const fault = fault_in_program_name(names[i]);
        if (!fault.empty())
          form.problem("custom." + names[i], "custom." + names[i] + " (" + fault + ")");
        ProgramPtr const* known = fault.empty() ? find_program(partnership, names[i]) : nullptr;
        std::shared_ptr<Program> program =
            known != nullptr ? (*known)->clone() : make_custom_program(names[i]);
        program->describe(inner);
        if (fault.empty()) put_program(partnership, program);
      });
}

}  // namespace

void describe(Form& form, Partnership& partnership) {
  form.text({"title", "", "Title in words."}, partnership.title);
  form.references({"partners", "", "Organizations that work together.", true}, Kind::organization,
                  partnership.partners);
  form.integer({"start_week", "week", "Week of the horizon in which partners start to plan."},
               {0, 2600}, partnership.start_week);
  form.integer({"end_week", "week", "Week in which it ends by agreement."}, {0, 2600},
               partnership.end_week);
  describe_cooperation(form, partnership);
  describe_money(form, partnership);
  describe_programs(form, partnership);
  describe_custom_programs(form, partnership);
  if (partnership.partners.size() == 1)
    form.problem("partners", "a partnership needs two or more organizations");
  if (partnership.end_week < partnership.start_week)
    form.problem("end_week", "end_week is before start_week");
}

}  // namespace kith

#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, EvidenceBase& evidence) {
  form.table({"distress", "",
              "The latent score of distress, in population standard deviations (z), and its "
              "transform to K6."},
             [&](Form& inner) { describe(inner, evidence.distress); });
  form.table({"need", "", "Felt need: whether a person in distress sees a need for help."},
             [&](Form& inner) { describe(inner, evidence.need); });
  form.table(
      {"help_seeking", "", "Weekly hazard of looking for help, and the utility of a service."},
      [&](Form& inner) { describe(inner, evidence.help_seeking); });
  form.table({"primary_care", "", "Detection in primary care."},
             [&](Form& inner) { describe(inner, evidence.primary_care); });
  form.table({"crisis", "", "Emergency visits when severe distress goes untreated."},
             [&](Form& inner) { describe(inner, evidence.crisis); });
  form.table({"care", "", "Queues, attendance and capacity."},
             [&](Form& inner) { describe(inner, evidence.care); });
  form.table({"treatment", "", "What care does to distress."},
             [&](Form& inner) { describe(inner, evidence.treatment); });
  form.table({"stigma", "", "Stigma, in standard deviations of the reference nation."},
             [&](Form& inner) { describe(inner, evidence.stigma); });
  form.table({"awareness", "", "Awareness of what helps and where it is, 0 to 1."},
             [&](Form& inner) { describe(inner, evidence.awareness); });
  form.table({"trust", "", "Trust in three kinds of care, 0 to 1."},
             [&](Form& inner) { describe(inner, evidence.trust); });
  form.table({"partnership", "", "How partners work together."},
             [&](Form& inner) { describe(inner, evidence.partnership); });
  form.table({"programs", "", "What programs do in a week."},
             [&](Form& inner) { describe(inner, evidence.programs); });
  form.table({"costs", "", "What things cost, in US dollars of 2024."},
             [&](Form& inner) { describe(inner, evidence.costs); });
  form.table({"values", "", "From K6 to other measures, and what counts as value."},
             [&](Form& inner) { describe(inner, evidence.values); });
  form.table({"population", "", "Who comes, goes, moves, and knows whom."},
             [&](Form& inner) { describe(inner, evidence.population); });
  describe(form, evidence.joint);
}

}  // namespace kith

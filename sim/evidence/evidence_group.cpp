#include "kith/evidence/evidence_group.hpp"

namespace kith {

EvidenceGroup::Number::Number(EvidenceGroup& group, Field field, Bounds bounds, Drawn drawn)
    : field_(field), bounds_(bounds), drawn_(drawn) {
  group.numbers_.push_back(this);
}

void EvidenceGroup::describe(Form& form) {
  for (Number* number : numbers_)
    form.evidence(number->field_, number->bounds_, number->drawn_, *number);
}

void EvidenceGroup::copy_values(EvidenceGroup const& other) {
  for (std::size_t i = 0; i < numbers_.size(); ++i)
    static_cast<Evidence&>(*numbers_[i]) = static_cast<Evidence const&>(*other.numbers_[i]);
}

}  // namespace kith

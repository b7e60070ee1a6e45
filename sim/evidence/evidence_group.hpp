#pragma once

#include <vector>

#include "kith/schema/form.hpp"

namespace kith {

/// The numbers of one table of evidence. A group declares each as a member, with its unit, meaning,
/// bounds and whether replicates draw it; values, ranges and sources are in
/// scenarios/evidence.toml.
class EvidenceGroup {
 public:
  /// A number with its declaration. It is read as a number and set as an Evidence.
  class Number : public Evidence {
   public:
    Number(EvidenceGroup& group, Field field, Bounds bounds, Drawn drawn);
    Number(Number const&) = delete;
    Number& operator=(Number const&) = delete;
    ~Number() = default;
    using Evidence::operator=;

   private:
    friend EvidenceGroup;
    Field field_;
    Bounds bounds_;
    Drawn drawn_;
  };

  EvidenceGroup() = default;
  EvidenceGroup(EvidenceGroup const&) = delete;  // its list points into itself
  EvidenceGroup& operator=(EvidenceGroup const&) = delete;

  /// Visits the numbers in the order of their declaration.
  void describe(Form& form);
  /// Takes the values, ranges and sources of a group of the same type.
  void copy_values(EvidenceGroup const& other);

 protected:
  ~EvidenceGroup() = default;

  /// Initializes a member: it joins the list of its group.
  Number number(Field field, Bounds bounds, Drawn drawn) { return {*this, field, bounds, drawn}; }

 private:
  std::vector<Number*> numbers_;
};

}  // namespace kith

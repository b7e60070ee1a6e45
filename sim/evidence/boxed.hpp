#pragma once

#include <memory>

namespace kith {

/// A group of evidence numbers with value semantics: copying copies the numbers, and a const box
/// has a const group. A class with such a member needs only the name of `Group` if it defines its
/// own construction, copying and destruction where the group is defined.
template <class Group>
class Boxed {
 public:
  Boxed() : group_(std::make_unique<Group>()) {}
  Boxed(Boxed const& other) : Boxed() { group_->copy_values(*other); }
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(Boxed const& other) { return *this = Boxed(other); }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  Group& operator*() { return *group_; }
  Group const& operator*() const { return *group_; }
  Group* operator->() { return group_.get(); }
  Group const* operator->() const { return group_.get(); }

 private:
  std::unique_ptr<Group> group_;
};

}  // namespace kith

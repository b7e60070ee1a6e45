#pragma once

#include <hdf5.h>

#include <utility>

#include "kith/io/results/door/fault.hpp"

namespace kith::door {

/// Something that libhdf5 opened, closed at the end of its scope. Throws Fault if it did not
/// open.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle(hid_t id, Close close) : id_(id), close_(close) {
    if (id_ < 0) throw Fault("is damaged");
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&&) = delete;
  Handle(Handle const&) = delete;
  Handle& operator=(Handle const&) = delete;
  operator hid_t() const { return id_; }  // NOLINT(google-explicit-constructor)

 private:
  hid_t id_;
  Close close_;
};

/// Checks what libhdf5 returned. Throws Fault if it failed.
template <class Status>
Status sound(Status status) {
  if (status < 0) throw Fault("is damaged");
  return status;
}

}  // namespace kith::door

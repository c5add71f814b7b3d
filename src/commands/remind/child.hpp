// A child process on the other side of three pipes.
#pragma once

#include <sys/types.h>

#include <array>

#include "commands/remind/errand.hpp"

namespace mentor::remind {

/// A file descriptor that is closed once.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  void close();
  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// Started by the constructor; killed with its group and reaped by the destructor, where it has not ended by then.
class Child {
 public:
  /// Throws failed when it cannot be started.
  explicit Child(const Errand& errand);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Its status, as waitpid gives it.
  int wait();

  Descriptor in, out, err;  ///< our ends, which do not block
  Descriptor ended;         ///< readable once it has ended

 private:
  pid_t id_ = -1;
};

}  // namespace mentor::remind

// The ways out that reminders and mails share: the program that takes them, the folder they are put into.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/config/config.hpp"
#include "mentor/domain/sink_kind.hpp"

namespace mentor {

/// The program, with its arguments, that a sink runs; empty where it runs none, or none is set. remind.command belongs to remind.via: what
/// takes a mail on stdin is not what shows a message, and must not be taken for it. A mail goes to sendmail where no other is set for mail.
std::vector<std::string> program_of(SinkKind kind, const Config& config);

/// A maildir: a folder of mails, one file each, which any number of programs may read meanwhile (maildir(5)).
class Maildir {
 public:
  explicit Maildir(std::string folder) : folder_(std::move(folder)) {}

  /// Makes the folder, with new, cur and tmp, where it is not there (0700), and puts a mail into new, readable by the user alone, and
  /// durable when it returns. The name comes from the key alone: a mail of that key which is still in new or cur, read or not, is left as
  /// it is and counts as delivered. Throws failed.
  void put(std::string_view key, std::string_view mail) const;

 private:
  bool holds(const std::string& name) const;

  std::string folder_;
};

}  // namespace mentor

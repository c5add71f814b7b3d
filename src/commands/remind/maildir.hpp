// A maildir: a folder of mails, one file each, which any number of programs may read meanwhile (maildir(5)).
#pragma once

#include <string>
#include <string_view>

namespace mentor::remind {

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

}  // namespace mentor::remind

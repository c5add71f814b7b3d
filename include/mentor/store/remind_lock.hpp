// The lock of `remind run`, beside the store: no lock of the store itself is held while a reminder is delivered.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "mentor/base/time.hpp"

namespace mentor {

/// Held by the one run that delivers. It is gone with its holder, so that a run that was killed stands in nobody's way. Its file,
/// "<store>.remind.lock", says when a run last ended: that costs the store no write.
class RemindLock {
 public:
  /// nullptr while another run holds it, or where there is no store. Throws failed, damaged for a store that is not safe.
  static std::unique_ptr<RemindLock> take(const std::string& store_path);
  ~RemindLock();
  RemindLock(const RemindLock&) = delete;
  RemindLock& operator=(const RemindLock&) = delete;

  /// When the last run ended; nullopt before the first.
  std::optional<Instant> last_run() const;
  /// Throws failed.
  void note_run(Instant at) const;

 private:
  RemindLock(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::string path_;
};

/// When `remind run` last ended; nullopt before its first run. Takes no lock.
std::optional<Instant> last_remind_run(const std::string& store_path);

}  // namespace mentor

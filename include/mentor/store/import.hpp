// Lines of an export, taken into the store.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// No line of an export is longer: it holds whatever a row can, with all of its characters escaped.
inline constexpr std::size_t kExportLineLimit = 16 * 1024 * 1024;
/// So many faults are kept; the rest is counted.
inline constexpr std::size_t kMostFaults = 1000;

struct ImportFault {
  std::size_t line = 0;  ///< 0: of the file as a whole
  std::string column;    ///< "" where it is about the line as a whole
  Error error;
};

struct ImportCount {
  std::string kind;
  std::size_t added = 0;
  std::size_t already = 0;
};

struct Imported {
  std::vector<ImportCount> counts;  ///< of the kinds there are
  std::vector<ImportFault> faults;
  std::size_t bad = 0;     ///< lines with a fault
  std::size_t untold = 0;  ///< of them, those that have no fault but to refer to another
  bool is_torn = false;    ///< what was good cannot stand without what was bad
};

/// Whether a file that begins like this is an export.
bool is_export(std::string_view head);

/// Adds what the lines say and the store has not. The same row again adds nothing; one that the store has otherwise, or has no room for
/// (a handle, an address that is another's), is a fault, as is what cannot be read. A line with a fault adds nothing. `progress` is called
/// now and then. Throws usage where it is no export, damaged for one of a newer version.
Imported import_rows(Store& store, TextInput& input, Zones& zones, const std::function<void()>& progress);

}  // namespace mentor

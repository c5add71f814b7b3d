#include "commands/shared/fault_list.hpp"

#include <algorithm>

#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// The command line, its input: 2; what is not there: 3; what the store forbids: 4; the first of them that there is.
ErrorKind kind_of(const std::vector<PlacedFault>& faults) {
  for (const auto kind : {ErrorKind::usage, ErrorKind::not_found})
    if (std::ranges::any_of(faults, [&](const PlacedFault& fault) { return fault.error.kind == kind; })) return kind;
  return faults.front().error.kind;
}

}  // namespace

std::string say_place(std::size_t line, std::string_view column) {
  std::string place = line == 0 ? "" : "line " + std::to_string(line);
  if (!column.empty()) place += (place.empty() ? "" : ", ") + visible_line(column);
  return place + ": ";
}

Error told_together(const std::string& headline, const std::vector<PlacedFault>& faults, const std::vector<std::string>& more,
                    const std::string& hint) {
  std::string message = headline;
  for (const auto& fault : faults) {
    message += kListMark + fault.place + visible_line(fault.error.message);
    if (!fault.error.hint.empty()) message += "; " + visible_line(fault.error.hint);
  }
  for (const auto& line : more) message += kListMark + line;
  return {kind_of(faults), message, hint};
}

}  // namespace mentor

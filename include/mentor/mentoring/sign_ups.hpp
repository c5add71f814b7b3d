// Sheets of people who signed up to be matched, read by the criteria.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/csv.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/time.hpp"
#include "mentor/base/zone.hpp"
#include "mentor/domain/matching.hpp"

namespace mentor {

/// A sheet that can be read again.
struct SignUpSheet {
  std::string path;
  std::function<TextPieces()> open;
};

struct SignUpFault {
  std::string path;
  std::size_t line = 0;  ///< 0: of the whole sheet
  std::string column;    ///< the heading; "" where no cell is meant
  Error error;
};

/// A row that does not count.
struct LeftOutRow {
  std::string path;
  std::size_t line = 0;
  std::string email;
  std::string why;  ///< "answered again later", "Status is withdrawn"
};

struct ReadSheet {
  std::string path;
  std::uint64_t digest = 0;  ///< of what its rows say, in whatever order rows and columns stand
  friend bool operator==(const ReadSheet&, const ReadSheet&) = default;
};

struct SignUps {
  std::vector<SignUp> people;     ///< by a hash of their addresses, so that nobody is matched by a place in a sheet
  std::vector<ReadSheet> sheets;  ///< by path
  std::vector<LeftOutRow> left_out;
  std::vector<SignUpFault> faults;  ///< all of them; people are only whole where there are none
};

/// The criteria with the columns that the headings of the sheets are usually called by, and the capacities, roles and options that are seen
/// in the cells: what `match init` writes, and what holds without a criteria file. What the sheets cannot say is left out. Throws usage for
/// a sheet without rows or with a heading twice.
Criteria understood_criteria(const std::vector<SignUpSheet>& sheets);

/// The headings that the criteria leave aside, in the order of the sheets.
std::vector<std::string> unread_headings(const std::vector<SignUpSheet>& sheets, const Criteria& criteria);

/// Everybody in the sheets. Of several answers of an address the last counts by timestamp; somebody who is a mentor in one sheet and a
/// mentee in another stands there twice, once a role, each with its own answers. Throws usage for a column of the criteria that is in no
/// sheet, with the nearest heading.
SignUps read_sign_ups(const std::vector<SignUpSheet>& sheets, const Criteria& criteria, int year, Zones& zones);

}  // namespace mentor

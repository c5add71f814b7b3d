// Sheets of sign-ups out of texts and fixtures, and what is read from them in short.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "mentor/base/text.hpp"
#include "mentor/mentoring/sign_ups.hpp"

namespace mentor {

inline SignUpSheet sheet_of(std::string path, std::string text) {
  const auto kept = std::make_shared<const std::string>(std::move(text));
  return {std::move(path), [kept] {
            return [kept, is_over = false]() mutable {
              const std::string_view piece = is_over ? std::string_view() : *kept;
              is_over = true;
              return piece;
            };
          }};
}

inline std::string fixture_text(const std::string& name) {
  std::ifstream file(std::string(MENTOR_SOURCE_DIR "/tests/fixtures/sheets/") + name);
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}
inline SignUpSheet fixture_sheet(const std::string& name) { return sheet_of(name, fixture_text(name)); }

inline SignUps read_by(const std::vector<SignUpSheet>& sheets, const Criteria& criteria) {
  constexpr int kYear = 2026;
  Zones zones;
  return read_sign_ups(sheets, criteria, kYear, zones);
}
inline SignUps read_as_understood(const std::vector<SignUpSheet>& sheets) { return read_by(sheets, understood_criteria(sheets)); }

/// "7 Email: there is no address; type it"
inline std::vector<std::string> told(const std::vector<SignUpFault>& faults) {
  std::vector<std::string> lines;
  for (const auto& fault : faults)
    lines.push_back((fault.line == 0 ? "" : std::to_string(fault.line) + " ") + fault.column + ": " + fault.error.message + "; " +
                    fault.error.hint);
  return lines;
}
/// "7 ada@example.org answered again later, line 9"
inline std::vector<std::string> told(const std::vector<LeftOutRow>& rows) {
  std::vector<std::string> lines;
  for (const auto& row : rows) lines.push_back(std::to_string(row.line) + " " + row.email + " " + row.why);
  return lines;
}

/// "60: 12 mentors, 35 mentees, 13 both, 50 places"
inline std::string counted(const SignUps& all) {
  int mentors = 0, mentees = 0, both = 0, places = 0;
  for (const auto& person : all.people) {
    ++(person.role == SignUpRole::mentor ? mentors : person.role == SignUpRole::mentee ? mentees : both);
    if (can_mentor(person)) places += person.places;
  }
  return std::to_string(all.people.size()) + ": " + std::to_string(mentors) + " mentors, " + std::to_string(mentees) + " mentees, " +
         std::to_string(both) + " both, " + std::to_string(places) + " places";
}

/// "capacity = How many?", a column a line, with the headings that are joined parted by " + ".
inline std::vector<std::string> columns_in(const Criteria& criteria) {
  std::vector<std::string> lines;
  for (const auto& [column, headings] : criteria.columns) lines.push_back(column + " = " + joined(headings, " + "));
  return lines;
}

}  // namespace mentor

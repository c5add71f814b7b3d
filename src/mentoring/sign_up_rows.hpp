// The rows of a sheet of sign-ups as people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mentor/mentoring/sign_ups.hpp"
#include "mentoring/sign_up_headings.hpp"
#include "mentoring/sign_up_times.hpp"

namespace mentor {

/// One row, and who stands in it.
struct SignUpRow {
  std::size_t sheet = 0;
  std::size_t line = 0;
  std::uint64_t says = 0;
  std::string skipped;  ///< why it does not count; "" where it does
  bool has_stamps = false;
  std::optional<Stamp> stamp;
  SignUp person;
  std::vector<SignUpFault> faults;
};

/// What is known of a sheet before its rows are read.
struct SheetFacts {
  std::optional<SignUpRole> role;  ///< of everybody in it; nullopt where each row says it
  bool has_stamps = false;
  std::vector<DayOrder> orders;
  bool asks_email = true;
  std::string email_heading;
};

/// Numbers that differ in a bit differ in half of their bits: FNV alone leaves texts that end alike near to each other.
std::uint64_t mixed(std::uint64_t state);
/// Of what the rows say, in whatever order rows and columns stand.
std::uint64_t digest_of(const SignUpTable& table);
/// The role of everybody in a sheet without a column for it: by the criteria, by what it asks, or by its name.
std::optional<SignUpRole> role_of_sheet(const SignUpTable& table, const SignUpLayout& layout, const Criteria& criteria);

/// Reads the rows of one sheet by the criteria.
class SignUpRowReader {
 public:
  SignUpRowReader(const SignUpTable& table, std::size_t sheet, const Criteria& criteria, int year, ZoneFinder& zones);

  const SheetFacts& facts() const { return facts_; }
  /// What is wrong with the sheet as a whole.
  std::optional<SignUpFault> fault_of_sheet() const;
  SignUpRow read(const SheetRow& row) const;

 private:
  template <class Read>
  void checked(SignUpRow& read, const char* column, const Read& take) const;
  std::string why_skipped(const SheetRow& row) const;
  void read_answers(const SheetRow& row, SignUpRow& read) const;

  const SignUpTable& table_;
  std::size_t sheet_;
  const Criteria& criteria_;
  int year_;
  ZoneFinder& zones_;
  SignUpLayout layout_;
  SheetFacts facts_;
  std::vector<std::string> asked_;
  bool asks_hours_ = false;
};

}  // namespace mentor

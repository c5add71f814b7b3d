#include "mentor/mentoring/sign_ups.hpp"

#include <algorithm>
#include <set>

#include "mentor/base/digest.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentoring/sign_up_rows.hpp"

namespace mentor {

namespace {

enum class Order { earlier, later, same, unknown };

// Of two moments, whichever way their days can be read.
Order order_of(const SignUpRow& a, const SignUpRow& b, const std::vector<SheetFacts>& sheets) {
  if (a.says == b.says) return Order::same;
  if (!a.stamp || !b.stamp) return Order::unknown;
  std::set<Order> seen;
  for (const auto of_a : sheets[a.sheet].orders)
    for (const auto of_b : sheets[b.sheet].orders) {
      if (a.sheet == b.sheet && of_a != of_b) continue;
      const auto at_a = a.stamp->by(of_a), at_b = b.stamp->by(of_b);
      if (!at_a || !at_b || *at_a == *at_b) return Order::unknown;
      seen.insert(*at_a < *at_b ? Order::earlier : Order::later);
    }
  return seen.size() == 1 ? *seen.begin() : Order::unknown;
}

bool shares_role(const SignUp& a, const SignUp& b) {
  return (can_mentor(a) && can_mentor(b)) || (can_be_mentored(a) && can_be_mentored(b));
}

// Whether only one of two answers of an address can count.
bool clash(const SignUpRow& a, const SignUpRow& b) { return (a.sheet == b.sheet && a.has_stamps) || shares_role(a.person, b.person); }

// Takes those who count out of all answers of one address.
class OneAddress {
 public:
  OneAddress(const std::vector<SignUpTable>& tables, const std::vector<SheetFacts>& sheets, SignUps& all)
      : tables_(tables), sheets_(sheets), all_(all) {}

  void take(std::vector<SignUpRow>& rows) {
    for (auto& row : rows) {
      if (is_over(row, rows)) continue;
      if (!row.skipped.empty())
        leave_out(row, row.skipped);
      else if (row.faults.empty())
        all_.people.push_back(std::move(row.person));
      else
        all_.faults.insert(all_.faults.end(), row.faults.begin(), row.faults.end());
    }
  }

 private:
  // Whether another answer goes before this one.
  bool is_over(const SignUpRow& row, const std::vector<SignUpRow>& rows) {
    for (const auto& other : rows) {
      if (&other == &row || !clash(row, other)) continue;
      const Order order = order_of(row, other, sheets_);
      if (order == Order::later) continue;
      const bool comes_first = std::pair(row.sheet, row.line) < std::pair(other.sheet, other.line);
      if (order == Order::same && comes_first) continue;
      if (order == Order::unknown && (comes_first || is_answered_later(row, rows))) continue;
      if (order == Order::unknown)
        fault(row, other);
      else
        leave_out(row, order == Order::same ? "is there twice" : "answered again later, " + say_place(other, row));
      return true;
    }
    return false;
  }

  bool is_answered_later(const SignUpRow& row, const std::vector<SignUpRow>& rows) const {
    return std::ranges::any_of(rows, [&](const SignUpRow& other) {
      return &other != &row && clash(row, other) && order_of(row, other, sheets_) == Order::earlier;
    });
  }

  std::string say_place(const SignUpRow& row, const SignUpRow& seen_from) const {
    const std::string line = "line " + std::to_string(row.line);
    return row.sheet == seen_from.sheet ? line : line + " of " + quoted_path(tables_[row.sheet].path);
  }

  void leave_out(const SignUpRow& row, std::string why) {
    all_.left_out.push_back({tables_[row.sheet].path, row.line, row.person.email, std::move(why)});
  }

  void fault(const SignUpRow& row, const SignUpRow& other) {
    const std::string twice = "'" + visible_line(row.person.email) + "' is already there, " + say_place(other, row);
    const bool has_stamps = row.has_stamps && other.has_stamps;
    const std::string leave_out = "leave out one of the lines";
    if (!has_stamps) return add(row, twice, leave_out);
    if (!row.stamp || !other.stamp) return add(row, twice + ", and one of them has no time that can be read", leave_out);
    const std::string which = ", and nothing tells which came later";
    if (row.stamp->by_order == other.stamp->by_order) return add(row, twice + which, leave_out);
    for (const auto* one : {&row, &other}) {
      const auto& orders = sheets_[one->sheet].orders;
      if (orders.empty()) return add(row, twice + ", and some times have the day first, some the month", "make them alike in the sheet");
      if (orders.size() > 1)
        return add(row, twice + ", and nothing tells whether the day or the month of the times comes first",
                   "add at the top of the criteria: timestamps = \"dmy\", or \"mdy\"");
    }
    add(row, twice + which, leave_out);
  }

  void add(const SignUpRow& row, const std::string& message, const std::string& hint) {
    all_.faults.push_back({tables_[row.sheet].path, row.line, sheets_[row.sheet].email_heading, usage_error(message, hint)});
  }

  const std::vector<SignUpTable>& tables_;
  const std::vector<SheetFacts>& sheets_;
  SignUps& all_;
};

std::uint64_t place_of(const SignUp& person) {
  Digest digest;
  digest.add(person.email);
  digest.add(name_of(person.role));
  return mixed(digest.value());
}

void put_in_order(SignUps& all) {
  std::ranges::sort(all.people, {}, [](const SignUp& person) { return std::tuple(place_of(person), person.email, person.role); });
  std::ranges::sort(all.sheets, {}, [](const ReadSheet& sheet) { return std::tuple(sheet.path, sheet.digest); });
  std::ranges::stable_sort(all.faults, {}, [](const SignUpFault& fault) { return std::tuple(fault.path, fault.line); });
  std::ranges::sort(all.left_out, {}, [](const LeftOutRow& row) { return std::tuple(row.path, row.line); });
}

std::vector<SignUpTable> read_tables(const std::vector<SignUpSheet>& sheets, SignUps& all) {
  std::vector<SignUpTable> tables;
  for (const auto& sheet : sheets) {
    try {
      tables.push_back(read_table(sheet));
    } catch (const Error& error) {
      all.faults.push_back({sheet.path, 0, "", error});
    }
  }
  std::ranges::stable_sort(tables, {}, &SignUpTable::path);
  return tables;
}

std::vector<DayOrder> orders_in(const std::vector<SignUpRow>& rows, const Criteria& criteria) {
  if (criteria.timestamps) return {*criteria.timestamps};
  std::vector<Stamp> stamps;
  for (const auto& row : rows)
    if (row.stamp) stamps.push_back(*row.stamp);
  return orders_of(stamps);
}

}  // namespace

SignUps read_sign_ups(const std::vector<SignUpSheet>& sheets, const Criteria& criteria, int year, Zones& zones) {
  SignUps all;
  const auto tables = read_tables(sheets, all);
  if (tables.size() == sheets.size()) require_named_columns(tables, criteria);
  ZoneFinder finder(zones);
  std::vector<SheetFacts> facts;
  std::map<std::string, std::vector<SignUpRow>> by_address;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    all.sheets.push_back({tables[i].path, digest_of(tables[i])});
    const SignUpRowReader reader(tables[i], i, criteria, year, finder);
    facts.push_back(reader.facts());
    if (auto fault = reader.fault_of_sheet()) {
      all.faults.push_back(std::move(*fault));
      continue;
    }
    std::vector<SignUpRow> rows;
    for (const auto& row : tables[i].rows) rows.push_back(reader.read(row));
    facts.back().orders = orders_in(rows, criteria);
    for (auto& row : rows) {
      const bool is_told_already = !row.skipped.empty() && (!row.has_stamps || row.person.email.empty());
      if (is_told_already)
        all.left_out.push_back({tables[i].path, row.line, row.person.email, row.skipped});
      else if (row.person.email.empty())
        all.faults.insert(all.faults.end(), row.faults.begin(), row.faults.end());
      else
        by_address[row.person.email].push_back(std::move(row));
    }
  }
  OneAddress one(tables, facts, all);
  for (auto& [address, rows] : by_address) one.take(rows);
  put_in_order(all);
  return all;
}

}  // namespace mentor

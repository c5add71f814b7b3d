// What importing is made of besides fields: lines, the statement that inserts a row, and why a row finds no place.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "mentor/base/text_input.hpp"
#include "mentor/store/import.hpp"
#include "store/connection.hpp"
#include "store/table.hpp"

namespace mentor::store {

struct HashOfUid {
  std::size_t operator()(const Uid& uid) const {
    std::size_t hash = 0;
    std::memcpy(&hash, uid.bytes.data() + uid.bytes.size() - sizeof hash, sizeof hash);
    return hash;
  }
};

/// Lines of a text, without their ends.
class LineSplitter {
 public:
  explicit LineSplitter(TextInput& input) : input_(input) {}

  std::size_t number() const { return number_; }
  /// False at the end. Throws usage for a line beyond the limit, of which no more than that is read.
  bool next(std::string& line) {
    line.clear();
    ++number_;
    for (;;) {
      if (piece_.empty()) piece_ = input_.next_piece();
      if (piece_.empty()) return !line.empty();
      const auto end = piece_.find('\n');
      line.append(piece_.substr(0, end));
      piece_.remove_prefix(end == std::string_view::npos ? piece_.size() : end + 1);
      if (line.size() > kExportLineLimit)
        throw usage_error("line " + std::to_string(number_) + " is longer than 16 MiB", "is it an export? Each of its lines is one thing");
      if (end != std::string_view::npos) break;
    }
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }

 private:
  TextInput& input_;
  std::string_view piece_;
  std::size_t number_ = 0;
};

/// One statement that inserts rows, what is bound not copied. A row that another one stands in the way of is left out.
class RowInserter {
 public:
  RowInserter(Connection& connection, const TableSpec& table) : statement_(connection.database(), sql(table)) {}

  template <class Entity>
  bool insert(const Entity& entity) {
    statement_.reset();
    int at = 0;
    columns([&](std::string_view, const auto& field, ColumnNote = {}) { bind(++at, field); }, entity);
    return statement_.exec() > 0;
  }

 private:
  static std::string sql(const TableSpec& table) {
    std::string marks = "?";
    for (std::size_t i = 1; i < table.columns.size(); ++i) marks += ",?";
    return "insert or ignore into " + std::string(table.name.name) + "(" + table.column_list + ") values(" + marks + ")";
  }

  void bind(int at, const std::string& text) { text.empty() ? statement_.bind(at) : statement_.bindNoCopy(at, text); }
  void bind(int at, const RawText& text) { bind(at, text.unguarded()); }
  void bind(int at, const Uid& uid) { statement_.bindNoCopy(at, uid.bytes.data(), static_cast<int>(uid.bytes.size())); }
  template <class T>
  void bind(int at, const T& value) {
    const Arg argument = detail::value_of(value);
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return statement_.bind(at, *number);
    if (const auto* number = std::get_if<double>(&argument)) return statement_.bind(at, *number);
    if (const auto* text = std::get_if<std::string>(&argument)) return statement_.bind(at, *text);
    statement_.bind(at);
  }

  SQLite::Statement statement_;
};

// Something else stands where a row would.
inline Error in_the_way(const Pair& pair) {
  return refused("the handle '" + pair.handle + "' is another pair's",
                 "mentor pair edit " + pair.handle + " --handle OTHER   makes room for it");
}
inline Error in_the_way(const Agreement& agreement) {
  return refused("the pair has another agreement from " + to_iso(agreement.from) + " on", "mentor agreement list");
}
inline Error in_the_way(const MeetingRow& meeting) {
  return refused("something else is written about the meeting of " + to_iso(meeting.original_date), "mentor meeting list");
}
template <class Entity>
Error in_the_way(const Entity&) {
  return refused("another check-in by the same side is of that meeting", "mentor checkin list");
}

inline Error differs(std::string_view kind, const std::string& ref) {
  return refused("the " + std::string(kind) + (ref.empty() ? "" : " " + ref) + " in the store says otherwise",
                 ref.empty() ? "leave the line out to keep what is in the store"
                             : "mentor show " + ref + "   shows what is kept; leave the line out to keep that");
}

}  // namespace mentor::store

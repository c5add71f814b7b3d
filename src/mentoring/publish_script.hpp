// The parts of a script that publishes: the tables of facts, and the lines of COPY that fill them.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/sha256.hpp"
#include "mentor/mentoring/publishing.hpp"

namespace mentor {

/// A table of facts without its programme: what its key is made of, and the rest. Its rows travel in a temporary table "new_NAME".
struct FactTable {
  std::string_view name;
  std::string_view key;  ///< names of columns with commas between them, as in `rest`
  std::string_view rest;
};
inline constexpr FactTable kPersons{"person", "store, person", "name, email"};
inline constexpr FactTable kPairs{"pair", "store, uid", "mentor, mentee, starts_on, ends_on, ended_on, recorded_on, tags, health"};
inline constexpr FactTable kPauses{"pause", "store, uid", "pair, from_on, until_on"};
inline constexpr FactTable kReasons{"reason", "store, pair, rule", "place, verdict, flips_on"};
inline constexpr FactTable kContacts{"contact", "store, uid", "pair, met_on, logged_on, minutes, rating, is_meeting, is_counted"};
inline constexpr FactTable kMeetings{"meeting", "store, pair, original_on", "starts_on, status"};
inline constexpr FactTable kMonths{"month", "store, pair, month",
                                   "checkins, minutes, held, rated, rating_sum, planned, missed, unrecorded"};
inline constexpr FactTable kGoals{"goal", "store, uid", "pair, learner, starts_on, due_on, closed_on, status"};
inline constexpr FactTable kPromises{"promise", "store, uid", "pair, owner, created_on, due_on, done_on, dropped_on, is_private"};
inline constexpr FactTable kStores{"store", "store", "replica, written_at, published_at, day, zone, program, has_names, tags_left_out"};

/// The text format of COPY.
class CopyLines {
 public:
  explicit CopyLines(const ScriptSink& write) : write_(write) {}

  void begin(const FactTable& table);
  void end() {
    text_ += "\\.\n";
    flush(kPiece);
  }
  void end_row() {
    text_.back() = '\n';
    flush(kPiece);
  }
  void finish() { flush(0); }

  CopyLines& add(std::string_view words) {
    for (const char c : words) add_escaped(c);
    text_ += '\t';
    return *this;
  }
  CopyLines& add(const Uid& uid) { return add_plain(to_string(uid)); }
  CopyLines& add(Date date) { return add_plain(to_iso(date)); }
  CopyLines& add(Instant at) { return add_plain(to_iso(at)); }
  CopyLines& add(bool flag) { return add_plain(flag ? "t" : "f"); }
  CopyLines& add(int number) { return add_number(number); }
  CopyLines& add(std::int64_t number) { return add_number(number); }
  CopyLines& add(Minutes length) { return add_number(length.count()); }
  CopyLines& add(const Sha256::Hash& hash) { return add_plain("\\\\x" + to_hex(hash)); }
  template <class E>
  requires std::is_enum_v<E> CopyLines& add(E choice) { return add_plain(name_of(choice)); }
  template <class T>
  CopyLines& add(const std::optional<T>& maybe) {
    return maybe ? add(*maybe) : add_plain("\\N");
  }
  CopyLines& add_maybe(std::string_view words) { return words.empty() ? add_plain("\\N") : add(words); }
  CopyLines& add(const std::vector<std::string>& words) {
    std::string list = "{";
    for (const auto& word : words) {
      list += list.size() > 1 ? ",\"" : "\"";
      for (const char c : word) {
        if (c == '"' || c == '\\') list += '\\';
        list += c;
      }
      list += '"';
    }
    return add(std::string_view(list + "}"));
  }

 private:
  static constexpr std::size_t kPiece = 256 * 1024;

  CopyLines& add_plain(std::string_view text) {
    text_.append(text).append("\t");
    return *this;
  }
  CopyLines& add_number(std::int64_t number) {
    char digits[24];
    return add_plain({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
  }
  void add_escaped(char c) {
    switch (c) {
      case '\\':
        text_ += "\\\\";
        return;
      case '\t':
        text_ += "\\t";
        return;
      case '\n':
        text_ += "\\n";
        return;
      case '\r':
        text_ += "\\r";
        return;
      default:
        text_ += c;
    }
  }
  void flush(std::size_t least) {
    if (text_.size() <= least) return;
    write_(text_);
    text_.clear();
  }

  const ScriptSink& write_;
  std::string text_;
};

}  // namespace mentor

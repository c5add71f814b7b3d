#include "mentor/store/export.hpp"

#include <charconv>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "mentor/base/json.hpp"
#include "store/exchange.hpp"

namespace mentor {
namespace {

using store::ColumnNote;
using store::connection_of;
using store::Query;
using store::TableName;

constexpr std::size_t kPiece = 256 * 1024;

// The uids of rows that lines refer to. Those of pairs and persons are asked for again and again.
class UidsOfRows {
 public:
  explicit UidsOfRows(store::Connection& connection) : connection_(connection) {}

  Uid of(const TableName& table, std::int64_t id) {
    const bool is_kept = table.code == store::kTable<Person>.code || table.code == store::kTable<Pair>.code;
    auto& kept = kept_[table.code];
    if (const auto found = kept.find(id); found != kept.end()) return found->second;
    auto query = queries_.find(table.code);
    if (query == queries_.end())
      query = queries_.try_emplace(table.code, connection_, "select uid from " + std::string(table.name) + " where id = ?").first;
    if (!query->second.with(id).next())
      throw damaged("the store refers to a " + std::string(table.name) + " that is not in it", store::kDamagedHint);
    const Uid uid = query->second.uid();
    if (!is_kept) kept.clear();  // what belongs together lies together
    kept.emplace(id, uid);
    return uid;
  }

 private:
  store::Connection& connection_;
  std::map<int, std::unordered_map<std::int64_t, Uid>> kept_;
  std::map<int, Query> queries_;
};

struct LineWriter {
  std::string& out;
  UidsOfRows& uids;

  void text(std::string_view text) const { text.empty() ? void(out += "null") : append_json_text(out, text); }
  void plain(std::string_view text) const { out.append("\"").append(text).append("\""); }

  void value(const Uid& uid) const { plain(to_string(uid)); }
  void value(bool flag) const { out += flag ? "true" : "false"; }
  void value(std::int64_t number) const { out += std::to_string(number); }
  void value(int number) const { out += std::to_string(number); }
  void value(double number) const {
    char digits[40];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }
  void value(const std::string& words) const { text(words); }
  void value(const RawText& words) const { text(words.unguarded()); }
  void value(Date date) const { plain(to_iso(date)); }
  void value(Instant at) const { plain(to_iso(at)); }
  void value(WallTime wall) const { plain(to_iso(wall)); }
  void value(Minutes length) const { value(std::int64_t{length.count()}); }
  void value(const Cadence& cadence) const { plain(to_string(cadence)); }
  void value(const std::vector<std::string>& items) const {
    out += '[';
    for (const auto& item : items) {
      if (&item != &items.front()) out += ',';
      append_json_text(out, item);
    }
    out += ']';
  }
  void value(const std::map<int, std::string>& levels) const {
    out += '{';
    for (const auto& [level, words] : levels) {
      if (level != levels.begin()->first) out += ',';
      plain(std::to_string(level));
      out += ':';
      append_json_text(out, words);
    }
    out += '}';
  }
  template <class E>
  requires std::is_enum_v<E>
  void value(E choice) const { plain(name_of(choice)); }
  template <class Tag>
  void value(Id<Tag> id) const {
    value(uids.of(*store::kTableOfId<Id<Tag>>, id.value));
  }
  template <class T>
  void value(const std::optional<T>& maybe) const {
    maybe ? value(*maybe) : void(out += "null");
  }

  template <class Entity>
  void fields(const Entity& entity) const {
    Kind closed{};
    if constexpr (std::is_same_v<Entity, Closing>) closed = entity.closed.kind;
    store::columns(
        [&]<class T>(std::string_view column, const T& field, ColumnNote note = {}) {
          if (note.is_derived) return;
          if constexpr (std::is_same_v<Entity, Line> && std::is_same_v<T, CheckinId>) return;  // it stands in its check-in
          if (out.back() != '{') out += ',';
          plain(store::field_name<Entity>(column, note));
          out += ':';
          if constexpr (std::is_same_v<Entity, Closing> && std::is_same_v<T, std::int64_t>)
            value(uids.of(store::table_of(closed).name, field));
          else
            value(field);
        },
        entity);
  }
};

template <class Entity>
constexpr bool kMayBePrivate = requires(Entity entity) {
  entity.is_private;
};

class Exporter {
 public:
  Exporter(Store& store, const ExportChoice& choice, const std::function<void(std::string_view)>& write)
      : connection_(connection_of(store)),
        choice_(choice),
        write_(write),
        uids_(connection_),
        lines_(connection_, store::select<Line>("where checkin = ? order by id")),
        line_{text_, uids_} {
    for (const auto pair : choice.pairs) taken_[store::kTable<Pair>.code].insert(pair.value);
  }

  Exported run() {
    text_ = "{\"format\":\"" + std::string(store::kExportFormat) + "\",\"version\":" + std::to_string(store::kExportVersion) + "}\n";
    if (is_narrowed()) take_sides();
    store::for_each_exported([&]<class Entity>(const Entity&) { add_all<Entity>(); });
    write_(text_);
    return done_;
  }

 private:
  bool is_narrowed() const { return !choice_.pairs.empty(); }
  bool is_all() const { return !is_narrowed() && choice_.with_private; }
  bool is_taken(const TableName& table, std::int64_t id) { return is_all() || taken_[table.code].contains(id); }

  void take_sides() {
    Query sides(connection_, "select id, mentor, mentee from pair");
    while (sides.next()) {
      const bool is_chosen = taken_[store::kTable<Pair>.code].contains(sides.integer());
      for (const auto person : {sides.integer(), sides.integer()})
        if (is_chosen) taken_[store::kTable<Person>.code].insert(person);
    }
  }

  // Whether all that the row belongs to is in the export; the rows of the first two kinds are chosen before.
  template <class Entity>
  bool belongs(const Entity& entity) {
    if constexpr (std::is_same_v<Entity, Person> || std::is_same_v<Entity, Pair>) {
      return !is_narrowed() || taken_[store::kTable<Entity>.code].contains(entity.id.value);
    } else if constexpr (std::is_same_v<Entity, Closing>) {
      return is_taken(store::kTable<Checkin>, entity.checkin.value) &&
             is_taken(store::table_of(entity.closed.kind).name, entity.closed.number);
    } else if constexpr (requires { entity.pair; }) {
      return is_taken(store::kTable<Pair>, entity.pair.value);
    } else {
      return is_taken(store::kTable<Goal>, entity.goal.value);
    }
  }

  template <class Entity>
  bool is_kept(const Entity& entity) {
    if constexpr (kMayBePrivate<Entity>) {
      if (entity.is_private) ++done_.private_ones;
      return !entity.is_private || choice_.with_private;
    }
    return true;
  }

  template <class Entity>
  void add_all() {
    Query rows(connection_, store::select<Entity>("order by id"));
    while (rows.next()) {
      const auto entity = store::read_row<Entity>(rows);
      if (!belongs(entity) || !is_kept(entity)) continue;
      if (!is_all()) taken_[store::kTable<Entity>.code].insert(entity.id.value);
      add(entity);
    }
  }

  template <class Entity>
  void add(const Entity& entity) {
    text_.append("{\"kind\":\"").append(store::kTable<Entity>.name).append("\"");
    line_.fields(entity);
    if constexpr (std::is_same_v<Entity, Checkin>) add_lines(entity.id);
    text_ += "}\n";
    ++done_.rows;
    if (text_.size() < kPiece) return;
    write_(text_);
    text_.clear();
  }

  void add_lines(CheckinId checkin) {
    text_ += ",\"lines\":[";
    for (lines_.with(checkin); lines_.next();) {
      const auto line = store::read_row<Line>(lines_);
      if (!is_kept(line)) continue;
      text_ += text_.back() == '[' ? "{" : ",{";
      line_.fields(line);
      text_ += '}';
    }
    text_ += ']';
  }

  store::Connection& connection_;
  const ExportChoice& choice_;
  const std::function<void(std::string_view)>& write_;
  UidsOfRows uids_;
  Query lines_;
  std::string text_;
  LineWriter line_;
  Exported done_;
  std::map<int, std::unordered_set<std::int64_t>> taken_;  // by table, where not all is
};

}  // namespace

Exported export_rows(Store& store, const ExportChoice& choice, const std::function<void(std::string_view)>& write) {
  return Exporter(store, choice, write).run();
}

}  // namespace mentor

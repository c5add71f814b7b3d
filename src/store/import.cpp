#include "mentor/store/import.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "mentor/store/checkins.hpp"
#include "store/change.hpp"
#include "store/import_fields.hpp"
#include "store/import_parts.hpp"
#include "store/schema.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::differs;
using store::FieldFault;
using store::FieldsOfLine;
using store::HashOfUid;
using store::in_the_way;
using store::kTable;
using store::LineSplitter;
using store::Query;
using store::RowInserter;
using store::TableName;
using store::TableSpec;

constexpr std::size_t kReportEvery = 4096;  // lines
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Importer {
 public:
  Importer(Store& store, TextInput& input, Zones& zones, const std::function<void()>& progress)
      : store_(store), connection_(connection_of(store)), lines_(input), zones_(zones), progress_(progress) {
    id_of_uid_ = [this](const TableName& table, const Uid& uid) { return find_id(table, uid); };
  }

  Imported run() {
    connection_.execute("pragma cache_size=-60000");
    read_header();
    for (const auto* table : store::tables()) first_new_[table->name.code] = last_id(*table) + 1;
    is_beginning_ = first_new_[kTable<Checkin>.code] == 1;
    if (is_beginning_) set_indices_aside();
    for (std::string line; lines_.next(line);) {
      if (!trimmed(line).empty()) take_line(line);
      if (lines_.number() % kReportEvery == 0) progress_();
    }
    inserters_.clear();
    queries_.clear();
    for (const auto& index : indices_) connection_.execute(index.c_str());
    require_agreements();
    if (has_added()) keep_history();
    for (const auto& [pair, meeting_on] : joined_) count_one_of_meeting(store_, pair, meeting_on);
    for (const auto* table : store::tables())
      if (const auto& count = counts_[table->name.code]; count.added + count.already > 0)
        done_.counts.push_back({std::string(table->name.name), count.added, count.already});
    return std::move(done_);
  }

 private:
  void read_header() {
    std::string line;
    const auto no_export =
        usage_error("it is no export of mentor: its first line says neither format nor version", "mentor store export writes one");
    if (!lines_.next(line) || first_unstorable(line)) throw no_export;
    if (line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (line.starts_with('[')) throw no_export;
    const auto& nodes = json_.read(line);
    if (nodes.front().type != JsonNode::Type::object) throw no_export;
    FieldsOfLine fields(nodes, nodes.front());
    const auto* format = fields.take("format");
    const auto* version = fields.take("version");
    if (format == nullptr || version == nullptr || format->text != store::kExportFormat) throw no_export;
    const auto number = store::integer_in(*version, 1, std::numeric_limits<int>::max());
    if (number > store::kExportVersion)
      throw damaged("the export is of version " + std::to_string(number) + ", and this program reads those up to " +
                        std::to_string(store::kExportVersion),
                    "bring mentor up to date");
  }

  std::int64_t last_id(const TableSpec& table) {
    Query query(connection_, "select max((select ifnull(max(id), 0) from " + std::string(table.name.name) +
                                 "), ifnull((select seq from sqlite_sequence where name = ?), 0))");
    query.with(store::Arg(table.name.name)).next();
    return query.integer();
  }

  // Made once over all rows, they cost a fifth less. Those that are unique find what stands in the way.
  void set_indices_aside() {
    std::vector<std::string> names;
    Query query(connection_, "select name, sql from sqlite_master where type = 'index' and sql not like 'create unique%'");
    while (query.next()) {
      names.push_back(query.text());
      indices_.push_back(query.text());
    }
    for (const auto& name : names) connection_.execute(("drop index " + name).c_str());
  }

  // What refers to a line with a fault is bad with it, and not told again.
  void add_fault(const FieldFault& fault, const JsonNode* uid, const JsonNode* named) {
    ++done_.bad;
    if (const auto own = uid == nullptr ? std::nullopt : parse_uid(uid->text)) bad_.insert(*own);
    const auto other = named == nullptr || fault.error.kind != ErrorKind::not_found ? std::nullopt : parse_uid(named->text);
    if (other && bad_.contains(*other)) {
      ++done_.untold;
      return;
    }
    if (done_.faults.size() < kMostFaults) done_.faults.push_back({lines_.number(), fault.column, fault.error});
  }

  void take_line(std::string& line) {
    nodes_ = nullptr;
    try {
      if (const auto bad = first_unstorable(line))
        throw FieldFault{"", usage_error(std::string(line[*bad] == '\0' ? "a byte of 0" : "bytes that are not UTF-8") + " from byte " +
                                         std::to_string(*bad + 1) + " on")};
      read_nodes(line);
      const auto& nodes = *nodes_;
      if (nodes.front().type != JsonNode::Type::object) throw FieldFault{"", usage_error("it is no object: {\"kind\":...}")};
      FieldsOfLine fields(nodes, nodes.front());
      const auto* kind = fields.take("kind");
      take_kind(kind == nullptr ? std::string_view() : kind->text, fields);
    } catch (const FieldFault& fault) {
      add_fault(fault, field_named("uid"), field_named(fault.column));
    }
  }

  // Of the line that was read last.
  const JsonNode* field_named(std::string_view name) const {
    if (nodes_ == nullptr) return nullptr;
    const auto found = std::ranges::find(*nodes_, name, &JsonNode::key);
    return found == nodes_->end() ? nullptr : &*found;
  }

  void read_nodes(std::string& line) {
    try {
      nodes_ = &json_.read(line);
    } catch (const Error& error) {
      throw FieldFault{"", error};
    }
  }

  void take_kind(std::string_view kind, FieldsOfLine& fields) {
    bool is_known = false;
    std::vector<std::string_view> kinds;
    store::for_each_exported([&]<class Entity>(const Entity&) {
      kinds.push_back(kTable<Entity>.name);
      if (is_known || kind != kTable<Entity>.name) return;
      is_known = true;
      take_row<Entity>(fields);
    });
    if (is_known) return;
    if (kind.empty()) throw FieldFault{"kind", usage_error("it is missing")};
    throw FieldFault{"kind", usage_error("there is no kind '" + visible_line(kind) + "'", did_you_mean(kind, kinds))};
  }

  template <class Entity>
  void take_row(FieldsOfLine& fields) {
    auto entity = store::entity_in<Entity>(fields, id_of_uid_);
    if constexpr (std::is_same_v<Entity, Checkin>) take_lines(fields, entity);
    fields.require_all_taken(store::field_names<Entity>());
    store::require_sound(entity, zones_);
    auto& count = counts_[kTable<Entity>.code];
    if (is_known_already(entity)) {
      ++count.already;
      return;
    }
    if (!inserter<Entity>().insert(entity)) {
      require_same(entity);
      ++count.already;
      return;
    }
    ++count.added;
    keep(entity);
  }

  void take_lines(FieldsOfLine& fields, Checkin& checkin) {
    const JsonNode* list = fields.take("lines");
    if (list == nullptr) return;
    if (list->type != JsonNode::Type::list) throw FieldFault{"lines", usage_error("it is not a list")};
    const auto& nodes = fields.nodes();
    for (std::size_t i = static_cast<std::size_t>(list - nodes.data()) + 1; i < list->next; i = nodes[i].next) {
      if (nodes[i].type != JsonNode::Type::object) throw FieldFault{"lines", usage_error("a line is not an object")};
      FieldsOfLine of_line(nodes, nodes[i]);
      checkin.lines.push_back(store::entity_in<Line>(of_line, id_of_uid_));
      of_line.require_all_taken(store::field_names<Line>());
      store::require_sound(checkin.lines.back(), zones_);
    }
  }

  // Kinds in which nothing but the uid tells a row that is there, and no index does.
  template <class Entity>
  bool is_known_already(const Entity& entity) {
    std::string_view parent;
    std::int64_t of = 0;
    if constexpr (std::is_same_v<Entity, Pause>) {
      parent = "pair";
      of = entity.pair.value;
    } else if constexpr (std::is_same_v<Entity, Progress>) {
      parent = "goal";
      of = entity.goal.value;
    } else if constexpr (std::is_same_v<Entity, Closing>) {
      return !closings_.emplace(entity.checkin.value, static_cast<int>(entity.closed.kind), entity.closed.number).second ||
             is_in_store(entity);
    } else {
      check_room_for(entity);
      return false;
    }
    if constexpr (requires { entity.uid; }) {
      const int code = std::is_same_v<Entity, Pause> ? kTable<Pair>.code : kTable<Goal>.code;
      if (parts_.insert(entity.uid).second && of >= first_new_.at(code)) return false;
      auto stored = stored_like<Entity>("where " + std::string(parent) + " = ? and uid = ?", of, entity.uid);
      if (!stored) return false;
      require_equal(*stored, entity);
      return true;
    }
    return false;
  }

  bool is_in_store(const Closing& closing) {
    if (closing.checkin.value >= first_new_[kTable<Checkin>.code]) return false;
    Query& query = prepared("select 1 from closing where checkin = ? and kind = ? and row = ?");
    return query.with(closing.checkin, closing.closed.kind, closing.closed.number).next();
  }

  // An address is one person's, and one person is me.
  void check_room_for(const Person& person) {
    if (find_id(kTable<Person>, person.uid) != 0) return;
    if (addresses_.empty() && me_ == 0) read_persons();
    if (person.is_me && me_ != 0)
      throw FieldFault{
          "is_me", refused("the store has somebody else as you", "import into a store of its own: mentor --store FILE store import ...")};
    if (person.email.empty()) return;
    const auto other = addresses_.find(fold_case(person.email));
    if (other != addresses_.end())
      throw FieldFault{
          "email", refused("'" + person.email + "' is the address of " + visible_line(other->second) + ", who is there under another uid",
                           "import into a store of its own: mentor --store FILE store import ...")};
  }
  template <class Entity>
  void check_room_for(const Entity&) {}

  void read_persons() {
    Query query(connection_, store::select<Person>("order by id"));
    while (query.next()) note_person(store::read_row<Person>(query));
  }
  void note_person(const Person& person) {
    if (person.is_me) me_ = 1;
    if (!person.email.empty()) addresses_.emplace(fold_case(person.email), person.name);
  }

  // What was inserted last, for those that refer to it.
  template <class Entity>
  void keep(Entity& entity) {
    const std::int64_t id = connection_.database().getLastInsertRowid();
    if constexpr (std::is_same_v<Entity, Person> || std::is_same_v<Entity, Pair>) ids_[kTable<Entity>.code].emplace(entity.uid, id);
    if constexpr (std::is_same_v<Entity, Person>) note_person(entity);
    if constexpr (std::is_same_v<Entity, Checkin>) {
      for (Line& line : entity.lines) {
        line.checkin = CheckinId(id);
        inserter<Line>().insert(line);
      }
      if (entity.meeting_on && !is_beginning_) joined_.emplace_back(entity.pair, *entity.meeting_on);
    }
  }

  std::int64_t find_id(const TableName& table, const Uid& uid) {
    const bool is_kept = table.code == kTable<Person>.code || table.code == kTable<Pair>.code;
    auto& kept = ids_[table.code];
    if (const auto found = kept.find(uid); found != kept.end()) return found->second;
    Query& query = prepared("select id from " + std::string(table.name) + " where uid = ?");
    const std::int64_t id = query.with(uid).next() ? query.integer() : 0;
    if (id == 0) return 0;
    if (!is_kept) kept.clear();
    kept.emplace(uid, id);
    return id;
  }

  template <class Entity, class... Keys>
  std::optional<Entity> stored_like(const std::string& which, const Keys&... keys) {
    Query& query = prepared(store::select<Entity>(which));
    if (!query.with(keys...).next()) return std::nullopt;
    return store::read_row<Entity>(query);
  }

  // Something stands in the way of a row: itself, or another one.
  template <class Entity>
  void require_same(const Entity& entity) {
    std::optional<Entity> stored;
    if constexpr (std::is_same_v<Entity, Closing>) {
      return;
    } else if constexpr (std::is_same_v<Entity, Agreement> || std::is_same_v<Entity, MeetingRow>) {
      stored = stored_like<Entity>("where pair = ? and uid = ?", entity.pair, entity.uid);
    } else {
      stored = stored_like<Entity>("where uid = ?", entity.uid);
    }
    if (!stored) throw FieldFault{"", in_the_way(entity)};
    if constexpr (std::is_same_v<Entity, Checkin>) {
      Query& lines = prepared(store::select<Line>("where checkin = ? order by id"));
      stored->lines = store::read_all<Line>(lines.with(stored->id));
      require_equal_lines(*stored, entity);
    }
    require_equal(*stored, entity);
  }

  static void require_equal_lines(const Checkin& stored, const Checkin& given) {
    const auto is_equal = [](const Line& a, const Line& b) {
      return a.uid == b.uid && a.kind == b.kind && a.by == b.by && a.is_private == b.is_private && a.text == b.text;
    };
    if (!std::ranges::equal(stored.lines, given.lines, is_equal)) throw FieldFault{"lines", differs("check-in", short_id(stored.id))};
  }

  template <class Entity>
  static void require_equal(const Entity& stored, const Entity& given) {
    const auto ours = store::values_of(stored);
    const auto theirs = store::values_of(given);
    const auto& spec = store::table<Entity>();
    for (std::size_t i = 0; i < ours.size(); ++i) {
      if (ours[i] == theirs[i]) continue;
      std::string ref;
      if constexpr (requires { RowRef(stored.id); }) ref = short_id(stored.id);
      const auto said = spec.name.kind ? kind_words(*spec.name.kind).said : spec.name.name;
      throw FieldFault{std::string(store::field_name<Entity>(spec.columns[i].name, spec.columns[i].note)), differs(said, ref)};
    }
  }

  // No pair is ever without an agreement.
  void require_agreements() {
    Query query(connection_, "select handle from pair where id not in (select pair from agreement)");
    if (!query.next()) return;
    ++done_.bad;
    done_.faults.push_back(
        {0, "agreement", usage_error("the pair '" + query.text() + "' has no agreement", "each pair has a line of that kind")});
    done_.is_torn = true;
  }

  bool has_added() {
    return std::ranges::any_of(counts_, [](const auto& entry) { return entry.second.added > 0; });
  }

  // What a command inserted has nothing before it. The numbers that calendars know of meetings only rise, whatever the other store sent.
  void keep_history() {
    const auto command = store::command_id(connection_);
    for (const auto* table : store::tables())
      Query(connection_, "insert or ignore into history(command, kind, row, before) select ?, ?, id, null from " +
                             std::string(table->name.name) + " where id >= ?")
          .with(command, table->name.code, first_new_[table->name.code])
          .run();
    if (counts_[kTable<Pair>.code].added > 0) raise_sequences();
  }

  void raise_sequences() {
    constexpr std::int64_t kNewYear2020 = 1577836800;
    constexpr std::int64_t kHighest = 2'000'000'000;
    const auto base = std::clamp<std::int64_t>(store_.now().time_since_epoch().count() - kNewYear2020, 0, kHighest);
    Query(connection_,
          "insert into outside(kind, subject, value) values(?1, '', cast(?2 as text)) on conflict(kind, subject) do update"
          " set value = cast(max(cast(value as integer), ?2) as text)")
        .with(store::Outside::sequence_base, base)
        .run();
  }

  Query& prepared(const std::string& sql) {
    auto found = queries_.find(sql);
    if (found == queries_.end()) found = queries_.try_emplace(sql, connection_, sql).first;
    return found->second;
  }
  template <class Entity>
  RowInserter& inserter() {
    auto& made = inserters_[kTable<Entity>.code];
    if (!made) made = std::make_unique<RowInserter>(connection_, store::table<Entity>());
    return *made;
  }

  struct Count {
    std::size_t added = 0;
    std::size_t already = 0;
  };

  Store& store_;
  store::Connection& connection_;
  LineSplitter lines_;
  Zones& zones_;
  const std::function<void()>& progress_;
  JsonReader json_;
  const std::vector<JsonNode>* nodes_ = nullptr;
  store::IdOfUid id_of_uid_;
  Imported done_;
  bool is_beginning_ = false;  // the store holds no check-ins yet
  std::vector<std::string> indices_;
  std::map<int, std::int64_t> first_new_;
  std::map<int, Count> counts_;
  std::map<int, std::unordered_map<Uid, std::int64_t, HashOfUid>> ids_;
  std::map<std::string, Query> queries_;
  std::map<int, std::unique_ptr<RowInserter>> inserters_;
  std::set<Uid> parts_;
  std::set<Uid> bad_;  // uids of lines with a fault
  std::vector<std::pair<PairId, Date>> joined_;
  std::set<std::tuple<std::int64_t, int, std::int64_t>> closings_;
  std::map<std::string, std::string> addresses_;
  int me_ = 0;
};

}  // namespace

bool is_export(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const auto first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

Imported import_rows(Store& store, TextInput& input, Zones& zones, const std::function<void()>& progress) {
  Imported done;
  connection_of(store).translating([&] { done = Importer(store, input, zones, progress).run(); });
  return done;
}

}  // namespace mentor

// Every change of a row goes through one function, which keeps what the row was before.
#include "store/change.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "mentor/base/error.hpp"
#include "mentor/store/actions.hpp"
#include "mentor/store/goals.hpp"
#include "store/filled.hpp"

using namespace mentor;
using namespace mentor::sample;

namespace {

std::string befores(Store& store, const store::TableSpec& table) {
  return answer(store,
                "select coalesce(before, 'new') from history where kind = " + std::to_string(table.name.code) + " order by command, row");
}

Action promise(PairId pair, std::string text) {
  Action made;
  made.uid = make_uid(kNow);
  made.pair = pair;
  made.text = std::move(text);
  made.created_on = day("2026-11-23");
  return made;
}

// What the next command would do in a store of one connection: its own row in the table of commands.
void next_command(Store& store, std::string name) {
  auto& command = store::connection_of(store).command;
  command.name = std::move(name);
  command.id.reset();
}

}  // namespace

TEST_CASE("a new row has nothing before it") {
  const auto store = Store::in_memory("action add", kNow);
  insert_action(*store, promise(add_pair(*store), "book the room"));
  CHECK(befores(*store, store::table<Action>()) == "new");
}

TEST_CASE("a changed row keeps what it was, whole, once a command") {
  const auto store = Store::in_memory("action add", kNow);
  const ActionId id = insert_action(*store, promise(add_pair(*store), "book the room"));
  next_command(*store, "edit");
  Action action = action_of(*store, id);
  const std::string uid = answer(*store, "select hex(uid) from action");
  action.text = "book a \"room\"\n漢字";
  update(*store, action);
  action.due_on = day("2026-12-01");
  update(*store, action);
  CHECK(befores(*store, store::table<Action>()) ==
        "new {\"uid\":\"" + uid +
            "\",\"pair\":1,\"checkin\":null,\"owner\":1,\"text\":\"book the room\",\"created_on\":"
            "\"2026-11-23\",\"due_on\":null,\"done_on\":null,\"dropped_on\":null,\"private\":0}");
  CHECK(action_of(*store, id) == action);
}

TEST_CASE("a removed row keeps what it was") {
  const auto store = Store::in_memory("action add", kNow);
  const ActionId id = insert_action(*store, promise(add_pair(*store), "book the room"));
  next_command(*store, "rm");
  remove_row(*store, id);
  CHECK(befores(*store, store::table<Action>()).find("\"text\":\"book the room\"") != std::string::npos);
  const auto changes = history_of(*store, id);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].command == "action add");
  CHECK(changes[1].command == "rm");
  CHECK(changes[1].before == std::nullopt);
}

TEST_CASE("a row made and removed by one command was nothing before it") {
  const auto store = Store::in_memory("both", kNow);
  const ActionId id = insert_action(*store, promise(add_pair(*store), "book the room"));
  remove_row(*store, id);
  CHECK(befores(*store, store::table<Action>()) == "new");
}

TEST_CASE("history tells each field that changed, with the command and its reason") {
  const auto store = Store::in_memory("action add", kNow);
  const ActionId id = insert_action(*store, promise(add_pair(*store), "book the room"));
  next_command(*store, "edit");
  store->set_because("the room is gone");
  Action action = action_of(*store, id);
  action.text = "book a hall";
  action.due_on = day("2026-12-01");
  update(*store, action);
  const auto changes = history_of(*store, id);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].field.empty());
  CHECK(changes[1].field == "text");
  CHECK(changes[1].before == "book the room");
  CHECK(changes[1].after == "book a hall");
  CHECK(changes[1].because == "the room is gone");
  CHECK(changes[2].field == "due_on");
  CHECK(changes[2].before == std::nullopt);
  CHECK(changes[2].after == "2026-12-01");
}

TEST_CASE("a command that changes nothing leaves no row") {
  const auto store = Store::in_memory("look", kNow);
  CHECK(answer(*store, "select count(*) from command") == "0");
  add_pair(*store);
  CHECK(answer(*store, "select count(*) from command") == "1");
  CHECK(answer(*store, "select name, at from command") == "look");
}

TEST_CASE("every table whose rows have history has a code of its own, and columns that are its own") {
  const auto store = Store::in_memory();
  std::vector<int> codes;
  for (const auto* table : store::tables()) {
    CAPTURE(std::string(table->name.name));
    CHECK(std::ranges::find(codes, table->name.code) == codes.end());
    codes.push_back(table->name.code);
    std::size_t stored = 0;
    store::Query query(store::connection_of(*store), "select name, type, \"notnull\" from pragma_table_info(?) where name <> 'id'");
    for (query.with(table->name.name); query.next(); ++stored) {
      const auto name = query.text();
      CAPTURE(name);
      const auto* column = table->column(name);
      REQUIRE(column != nullptr);
      CHECK(column->type == query.text());
      CHECK((query.flag() || column->may_be_null));
    }
    CHECK(stored == table->columns.size());
  }
}

TEST_CASE("no table has columns of bytes but uids, which history keeps as digits") {
  const auto store = Store::in_memory();
  for (const auto* table : store::tables()) {
    store::Query query(store::connection_of(*store), "select name from pragma_table_info(?) where type = 'BLOB'");
    for (query.with(table->name.name); query.next();) CHECK(query.text().ends_with("uid"));
  }
}

TEST_CASE("no source but that of the one function writes rows that have history") {
  const std::regex writes(
      "\"(insert into|insert or|update|delete from|replace into) *(pair|pause|agreement|goal|step|meeting|topic|checkin|line|"
      "progress|action)\\b");
  int seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(MENTOR_SOURCE_DIR) / "src")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CAPTURE(entry.path().string());
    // What is erased leaves no history.
    if (entry.path().filename() != "erasing.cpp") CHECK(!std::regex_search(text, writes));
    ++seen;
  }
  CHECK(seen > 100);
}

TEST_CASE("no column of the catalogue is said with an underscore, and each is said in words of its own") {
  for (const auto* table : store::tables()) {
    std::set<std::string> all;
    for (const auto& column : table->columns) {
      if (column.note.is_internal) continue;
      INFO(table->name.name, ".", column.name);
      CHECK(column.said().find('_') == std::string::npos);
      CHECK(all.insert(column.said()).second);
    }
  }
}

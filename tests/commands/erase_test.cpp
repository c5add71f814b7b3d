// Somebody erased for good: no byte of theirs is left in the store, its history and our copies; and what is shown of somebody is all.
#include <fstream>
#include <iterator>
#include <set>

#include "commands/typing.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/erasing.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/store.hpp"
#include "store/change.hpp"
#include "store/held.hpp"

using namespace mentor;

namespace {

constexpr const char* kCanary = "canary";

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Ada mentors me, with something of every kind, and every text that is hers, or about her, has a canary of its own. Sam has none.
struct Erasing : Typing {
  std::vector<std::string> canaries;

  std::string store() const { return (folder / ".local/share/mentor/mentor.db").string(); }
  std::filesystem::path state() const { return folder / ".local/state/mentor"; }

  Erasing() {
    begin_two_pairs();
    out("goal add ada \"give 3 talks\" --metric talks --target 3 --level 1=some --why w --how h");
    out("goal add ada \"learn to teach\" --learner mentor");
    out("goal step g1 outline");
    out("goal step g2 outline");
    for (const char* by : {"me", "them"}) {
      const std::string by_side = " --by " + std::string(by);
      out("agenda add ada fears" + by_side);
      out("action add ada \"book the room\" --owner " + std::string(by) + " --key a-" + by);
      const std::string topic = by_side.ends_with("me") ? "t1" : "t2";
      out("log ada note --win w --rating 4 --on 2026-11-20 --progress g1=1 --progress g2=1 --done " + topic + by_side);
    }
    out("meeting cancel ada@2026-12-08 --because ill");
    out("meeting move ada@2026-12-15 --at \"2026-12-16 15:00\" --where here");
    out("pair pause ada --from 2027-02-01 --until 2027-02-09 --because away");
    out("remind snooze ada 2d");
    out("goal add sam \"write about Sam\"");
    out("log sam \"not hers\" --key sams");
  }

  // Every text gets a canary of its own, a list and worded levels too. In a pair that is kept handle and tags are whatever was chosen.
  void sow(store::Connection& connection, const store::TableSpec& table, const std::string& rows, ErasedPairs pairs) {
    for (const auto& column : table.columns) {
      const bool is_chosen = pairs == ErasedPairs::kept && (column.name == "handle" || column.name == "tags");
      if (!column.is_words || is_chosen) continue;
      const std::string canary = kCanary + std::to_string(canaries.size()) + "x";
      canaries.push_back(canary);
      const bool is_one_word = column.name == "handle";
      store::Query(connection, "update " + store::sql_name(table) + " set " + std::string(column.name) + " = ? where " + rows)
          .with(store::Arg(is_one_word ? canary : "1=" + canary + "\n"))
          .run();
    }
  }

  // In rows, in what history kept of them, in what was said with commands, and in reminders.
  void sow_everywhere(ErasedPairs pairs) {
    const auto open = Store::open_to_write(store(), "sow", now);
    auto& connection = store::connection_of(*open);
    connection.execute("pragma secure_delete=off");
    const Person ada = find_person(*open, "ada");
    store::gather_held(connection, ada.id);
    store::gather_doomed(connection, pairs);
    for (int round = 0; round < 2; ++round)
      for (const auto* table : store::tables()) {
        const std::string code = store::sql_code(*table);
        const bool has_words_of_both = pairs == ErasedPairs::kept && (store::is_plan(*table) || table == &store::table<Person>());
        const std::string rows = store::id_in(has_words_of_both ? "held" : "doomed", *table);
        sow(connection, *table, rows, pairs);
        if (round == 0)
          connection.execute("insert or replace into history(command, kind, row, before) select (select max(id) from command), " + code +
                             ", id, " + store::json_of(*table) + " from " + store::sql_name(*table) + " where " + store::id_in("held", *table));
      }
    store::Query(connection,
                 "update command set because = ?1, key = ?2 || id, words = 7 where id in"
                 " (select command from history where (kind, row) in (select kind, row from held))")
        .with(store::Arg(std::string_view("canary because")), store::Arg(std::string_view("canary key")))
        .run();
    store::Query(connection,
                 "insert into reminder(key, kind, pair, subject, title, body, due_at, state, attempts, last_error)"
                 " select ?1 || id, 0, id, ?1, ?1, ?1, 0, 1, 1, ?1 from pair where id = 1"
                 " union all select 'digest.2026-11-20', 6, null, '', 'One pair', ?1, 0, 1, 1, ?1")
        .with(store::Arg(std::string_view("canary reminder")))
        .run();
    store::command_id(connection);
    open->commit();
    std::filesystem::create_directories(state() / "backups");
    std::filesystem::create_directories(state() / "drafts");
    std::filesystem::copy_file(store(), state() / "backups" / "whatever-it-is-called");
    std::ofstream(state() / "drafts" / "draft-abc.txt") << "a canary, too";
  }

  // The files in which there is a canary still.
  std::vector<std::string> files_with_canaries() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (holds(bytes, kCanary)) found.push_back(entry.path().filename().string());
    }
    std::ranges::sort(found);
    return found;
  }
};

}  // namespace

TEST_CASE("whoever is erased leaves no byte in the store, its history and our copies") {
  Erasing at;
  at.sow_everywhere(ErasedPairs::removed);
  CHECK(at.canaries.size() >= 40);
  CHECK(at.files_with_canaries() == std::vector<std::string>{"draft-abc.txt", "mentor.db", "whatever-it-is-called"});
  at.out("person erase 1 --yes");
  CHECK(at.files_with_canaries().empty());
  CHECK(!std::filesystem::exists(at.state() / "backups" / "whatever-it-is-called"));
  at.out("store check");
  CHECK(at.type("person show 1").code == 3);
  CHECK(holds(at.out("person list"), "Sam Okafor"));
  CHECK(holds(at.out("show sam"), "not hers"));
  at.out("log sam \"not hers\" --key sams");
  CHECK(at.type("log sam other --key sams").code == 4);
}

TEST_CASE("with --keep-pairs what the other side wrote stays, and no byte of whoever is erased") {
  Erasing at;
  at.sow_everywhere(ErasedPairs::kept);
  CHECK(at.files_with_canaries().size() == 3);
  at.out("person erase 1 --keep-pairs --yes");
  CHECK(at.files_with_canaries().empty());
  at.out("store check");
  CHECK(holds(at.out("person list"), "(erased)"));
  const std::string pair = at.out("pair list --status ended --json");
  CHECK(holds(pair, "\"name\": \"(erased)\""));
  const std::string goals = at.out("goal list ada --status open --json");
  CHECK(holds(goals, "give 3 talks"));
  CHECK(!holds(goals, "learn to teach"));
  CHECK(holds(at.out("show c1 --json"), "\"text\": \"note\""));
  CHECK(holds(at.out("show c1 --json"), "\"rating\": 4"));
  CHECK(holds(at.out("show c2 --json"), "\"lines\": []"));
  CHECK(holds(at.out("show c2 --json"), "\"rating\": null"));
  CHECK(at.type("show a2").code == 3);
  CHECK(at.type("show t2").code == 3);
  at.out("show a1");
  at.out("history ada");
  at.out("report pair ada");
  at.out("report replay --set health.quiet=1");
  at.out("meeting list --format ics");
  at.out("remind");
}

TEST_CASE("what is shown of somebody is every text that is held of them") {
  Erasing at;
  at.sow_everywhere(ErasedPairs::removed);
  const std::string shown = at.out("person show 1 --json");
  for (const auto& canary : at.canaries) {
    INFO(canary);
    CHECK(holds(shown, canary));
  }
  for (const char* said : {"canary because", "canary key", "canary reminder"}) CHECK(holds(shown, said));
  CHECK(!holds(shown, "not hers"));
}

TEST_CASE("every table of the store is known to those who erase") {
  const auto store = Store::in_memory();
  std::set<std::string> known{"command", "history", "reminder", "outside", "sqlite_sequence"};
  for (const auto* table : store::tables()) known.insert(store::sql_name(*table));
  store::Query query(store::connection_of(*store), "select name from sqlite_schema where type = 'table'");
  while (query.next()) CHECK(known.contains(query.text()));
}

TEST_CASE("erasing asks, with both outcomes, and nothing of it or before is undone") {
  Erasing at;
  CHECK(at.type("person erase 1").code == 7);
  at.in_terminal = true;
  at.answer = "n";
  const Typed asked = at.type("person erase 1");
  CHECK(asked.code == 1);
  CHECK(holds(asked.err, "erase Ada Lovelace for good? all of theirs goes: 1 pair, 2 check-ins"));
  CHECK(holds(asked.err, "with --keep-pairs what is theirs goes:"));
  CHECK(holds(asked.err, "0 copies of the store and 0 drafts"));
  const std::string tried = at.out("person erase 1 --dry-run");
  CHECK(holds(tried, "with --keep-pairs what is theirs goes:"));
  CHECK(holds(at.out("person list"), "Ada Lovelace"));
  at.answer = "y";
  at.out("person erase 1");
  CHECK(at.type("undo --yes").code == 4);
  CHECK(at.type("redo").code == 4);
  at.out("pair edit sam --tag x");
  at.out("undo");
  CHECK(at.type("undo").code == 4);
}

TEST_CASE("nobody erases themselves, nobody who is not there, and of several of a name none is guessed") {
  Erasing at;
  const Typed me = at.type("person erase me --yes");
  CHECK(me.code == 4);
  CHECK(holds(me.err, "this is you"));
  CHECK(holds(me.err, "mentor.db*"));
  CHECK(at.type("person erase nobody --yes").code == 3);
  CHECK(at.type("person erase --yes").code == 2);
  at.out("pair add --mentor \"Ada Lovelace <ada@example.org>\"");
  for (const char* who : {"ada", "\"Ada Lovelace\"", "love"}) {
    const Typed typed = at.type("person erase " + std::string(who) + " --yes");
    CHECK(typed.code == 4);
    CHECK(holds(typed.err, "could be any of: 1 Ada Lovelace, 4 Ada Lovelace <ada@example.org>"));
  }
  CHECK(holds(at.out("person erase ada@example.org --yes"), "erased Ada Lovelace"));
  CHECK(holds(at.out("show ada"), "Ada Lovelace"));
}

TEST_CASE("whoever only the history knows any more is erased, too: undone, or united with another") {
  Erasing at;
  at.out("pair add --mentor \"Lee Canaryson <canary@example.org>\"");
  at.out("undo --yes");
  CHECK(at.type("person show canary@example.org").code == 3);
  CHECK(at.files_with_canaries() == std::vector<std::string>{"mentor.db"});
  at.out("person erase \"lee canaryson\" --yes");
  CHECK(at.files_with_canaries().empty());
  at.out("pair add --mentor \"Lee\"");
  at.out("pair add --mentor \"Old canary\" --handle old");
  at.out("person merge lee old");
  at.out("rm old --yes");
  CHECK(at.files_with_canaries() == std::vector<std::string>{"mentor.db"});
  at.out("person erase lee --yes");
  CHECK(at.files_with_canaries().empty());
}

TEST_CASE("a handle and tags made of a name go with it, and others stay") {
  Erasing at;
  at.out("pair edit sam --tag okafor --tag maths --handle samwise");
  at.out("person erase sam --keep-pairs --yes");
  const std::string pair = at.out("show erased --json");
  CHECK(!holds(pair, "okafor"));
  CHECK(holds(pair, "maths"));
  CHECK(!holds(pair, "samwise"));
}

TEST_CASE("a damaged copy goes where it is of this store, and stays where it is of another") {
  Erasing at;
  const auto backups = at.state() / "backups";
  std::filesystem::create_directories(backups);
  // Its header, or all that tells which tables there are.
  const auto damage = [](const std::filesystem::path& file, int from) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(from);
    bytes << std::string(3000, '#');
  };
  at.out("pair add --mentor Zoe --store " + (backups / "other.db").string());
  std::filesystem::copy_file(at.store(), backups / "ours.db");
  damage(backups / "other.db", 100);
  damage(backups / "ours.db", 0);
  at.out("person erase ada --yes");
  CHECK(std::filesystem::exists(backups / "other.db"));
  CHECK_FALSE(std::filesystem::exists(backups / "ours.db"));
}

TEST_CASE("copies of other stores and what is no store stay") {
  Erasing at;
  const auto backups = at.state() / "backups";
  std::filesystem::create_directories(backups);
  std::ofstream(backups / "readme") << "mine";
  at.out("pair add --mentor Zoe --store " + (backups / "other.db").string());
  at.out("person erase 1 --yes");
  CHECK(std::filesystem::exists(backups / "readme"));
  CHECK(std::filesystem::exists(backups / "other.db"));
}

TEST_CASE("whatever takes something away says whether its words stay") {
  Erasing at;
  for (const char* line : {"drop g1", "undo", "rm g1", "undo"})
    CHECK(holds(at.type(line).err, "its words stay in the history until mentor person erase, or history.keep, takes them away"));
  CHECK(holds(at.out("person erase 1 --yes"), "no word of it stays in the store"));
}

// Exports and imports: what goes out comes in again, byte for byte, whatever the texts are.
#include <cstdlib>
#include <random>

#include "mentor/store/actions.hpp"
#include "mentor/store/export.hpp"
#include "mentor/store/goals.hpp"
#include "mentor/store/import.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/topics.hpp"
#include "mentor/store/undo.hpp"
#include "store/filled.hpp"
#include "store/schema.hpp"

using namespace mentor;

namespace {

std::string exported(Store& store, const ExportChoice& choice = {}) {
  std::string text;
  export_rows(store, choice, [&](std::string_view piece) { text += piece; });
  return text;
}

Imported imported(Store& store, const std::string& text) {
  std::size_t at = 0;
  TextInput input = TextInput::of_pieces([&] { return text.substr(std::exchange(at, text.size())); }, kExportLineLimit);
  Zones zones;
  return import_rows(store, input, zones, [] {});
}

std::size_t added(const Imported& done) {
  std::size_t all = 0;
  for (const auto& count : done.counts) all += count.added;
  return all;
}

/// What import says of the first line that is bad: "line 3, rating: it is not from 1 to 5".
std::string first_fault(Store& store, const std::string& text) {
  const Imported done = imported(store, text);
  if (done.faults.empty()) return "";
  const auto& fault = done.faults.front();
  return "line " + std::to_string(fault.line) + ", " + fault.column + ": " + fault.error.message;
}

// Everything that a text may be: what steers a terminal, what a spreadsheet runs, scripts of every direction, ends of lines of any system.
class HostileDice {
 public:
  explicit HostileDice(unsigned seed) : engine_(seed) {}
  int below(int end) { return static_cast<int>(engine_() % static_cast<unsigned>(end)); }
  bool coin() { return below(2) == 0; }
  std::string text() {
    static const std::vector<std::string> kPieces{
        "=1+2",   "+",     "-x",       "@cmd", "'",      "\"",     "\\",     "\\u0041", "\r\n",   "\n",     "\r",
        "\t",     "\x01",  "\x1b[31m", "\x7f", "\u0085", "\u2028", "\u2029", "\u202e",  "\u200f", "\ufeff", "\U0001F469\u200d\U0001F4BB",
        "日本語", "مرحبا", "e\u0301",  "{}",   "[]",     ",",      ";",      "null",    " ",      "a",      "Note",
        "\uffff"};
    std::string text = "x";
    for (int i = below(8); i > 0; --i) text += kPieces[static_cast<std::size_t>(below(static_cast<int>(kPieces.size())))];
    if (coin()) text.erase(0, text.size() > 1 ? 1 : 0);
    return text;
  }
  std::string maybe_text() { return coin() ? text() : ""; }
  std::string name() { return (coin() ? "Ada " : "=Łukasz 日本 ") + std::to_string(engine_()); }
  Date day() { return add_days(sample::day("2024-01-01"), below(900)); }
  Instant moment() { return sample::kNow - std::chrono::seconds(below(50'000'000)); }
  double number() { return static_cast<double>(engine_()) / (1 + below(1000)) - 1e6; }
  Party side() { return coin() ? Party::mentor : Party::mentee; }

 private:
  std::mt19937 engine_;
};

void add_goal(Store& store, PairId pair, HostileDice& dice) {
  Goal goal;
  goal.pair = pair;
  goal.text = dice.text();
  goal.metric = dice.maybe_text();
  goal.why = dice.maybe_text();
  goal.target = dice.coin() ? std::optional(dice.number()) : std::nullopt;
  goal.starts_on = dice.day();
  goal.weight = 0.1 + dice.below(3);
  if (dice.coin()) goal.levels = {{-2, dice.text()}, {2, dice.text()}};
  if (dice.coin()) goal.status = GoalStatus::done;
  if (goal.status == GoalStatus::done) goal.closed_on = dice.day();
  const GoalId id = insert_goal(store, goal);
  insert_step(store, {StepId(0), {}, id, dice.text(), dice.day(), std::nullopt});
  Progress progress;
  progress.goal = id;
  progress.on = dice.day();
  progress.amount = dice.number();
  progress.note = dice.maybe_text();
  progress.is_change = dice.coin();
  insert_progress(store, progress);
}

void add_checkin_with_all(Store& store, PairId pair, HostileDice& dice) {
  Checkin checkin;
  checkin.pair = pair;
  checkin.met_at = dice.moment();
  checkin.logged_at = dice.moment();
  checkin.channel = static_cast<Channel>(dice.below(6));
  if (dice.coin()) checkin.rating = 1 + dice.below(5);
  if (dice.coin()) checkin.length = Minutes(dice.below(90));
  for (int i = dice.below(4); i > 0; --i) {
    Line line;
    line.kind = static_cast<LineKind>(dice.below(5));
    line.by = dice.side();
    line.is_private = dice.coin();
    line.text = dice.text();
    checkin.lines.push_back(std::move(line));
  }
  const CheckinId id = insert_checkin(store, checkin);
  Topic topic;
  topic.pair = pair;
  topic.text = dice.text();
  topic.is_private = dice.coin();
  topic.created_at = dice.moment();
  const TopicId about = insert_topic(store, topic);
  if (dice.coin()) insert_closing(store, {ClosingId(0), id, about});
  Action action;
  action.pair = pair;
  if (dice.coin()) action.checkin = id;
  action.text = dice.text();
  action.is_private = dice.coin();
  action.created_on = dice.day();
  insert_action(store, action);
}

/// With rows taken away between others, so that its ids have gaps.
void fill(Store& store, std::size_t rows, unsigned seed) {
  HostileDice dice(seed);
  std::vector<PairId> pairs;
  for (std::size_t i = 0; i < 3 + rows / 1000; ++i) {
    pairs.push_back(sample::add_pair(store, "ada-" + std::to_string(i)));
    auto relationship = relationship_of(store, pairs.back());
    relationship.pair.mentor.name = dice.name();
    update(store, relationship.pair.mentor);
    relationship.pair.tags = {dice.text(), "\\", "a;b"};
    std::erase_if(relationship.pair.tags,
                  [](const std::string& tag) { return tag.size() > 200 || tag.find_first_not_of("abxyz;\\'=,@") != std::string::npos; });
    update(store, relationship.pair);
    Pause pause{dice.day(), std::nullopt, dice.maybe_text()};
    pause.pair = pairs.back();
    insert_pause(store, pause);
    relationship.agreements.front().expectations = {dice.text(), dice.text()};
    update(store, relationship.agreements.front());
    MeetingRow meeting;
    meeting.pair = pairs.back();
    meeting.original_date = dice.day();
    meeting.where = dice.maybe_text();
    meeting.because = dice.maybe_text();
    save_meeting_row(store, meeting);
  }
  for (std::size_t i = 0; i < rows / 6; ++i) {
    const PairId pair = pairs[static_cast<std::size_t>(dice.below(static_cast<int>(pairs.size())))];
    add_checkin_with_all(store, pair, dice);
    if (dice.below(4) == 0) add_goal(store, pair, dice);
  }
  remove_row(store, CheckinId(2));
  remove_row(store, ActionId(3));
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what is exported and imported into an empty store is exported again as the same bytes, whatever the texts are") {
  const char* asked = std::getenv("MENTOR_EXPORT_ROWS");
  const std::size_t rows = asked == nullptr ? 2000 : static_cast<std::size_t>(std::strtoul(asked, nullptr, 10));
  for (const unsigned seed : {1U, 2U}) {
    CAPTURE(seed);
    const auto store = Store::in_memory("test", sample::kNow);
    fill(*store, rows, seed);
    const std::string text = exported(*store);
    CHECK(exported(*store) == text);
    const auto other = Store::in_memory("store import", sample::kNow);
    const Imported done = imported(*other, text);
    CHECK(done.bad == 0);
    CHECK(added(done) > rows / 3);
    CHECK((exported(*other) == text));
    for (const char* fault : {"pragma foreign_key_check", "select 1 from pair where id not in (select pair from agreement)"})
      CHECK(sample::answer(*other, fault) == "");
    CHECK(sample::answer(*other, "select sum(gives_back), sum(counted) from checkin") ==
          sample::answer(*store, "select sum(gives_back), sum(counted) from checkin"));
  }
}

TEST_CASE("every line of an export refers only to lines before it") {
  const auto store = Store::in_memory("test", sample::kNow);
  fill(*store, 200, 3);
  std::istringstream lines(exported(*store));
  std::string line;
  std::string before;
  std::getline(lines, line);
  CHECK(line == R"({"format":"mentor-export","version":1})");
  while (std::getline(lines, line)) {
    const std::string key = line.substr(0, line.find(",\"lines\""));
    for (const char* field : {"\"pair\":\"", "\"goal\":\"", "\"checkin\":\"", "\"closed\":\"", "\"mentor\":\""}) {
      const auto at = key.find(field);
      if (at == std::string::npos) continue;
      CHECK(before.find("\"uid\":\"" + key.substr(at + std::string_view(field).size(), 36)) != std::string::npos);
    }
    before += line + "\n";
  }
}

TEST_CASE("an import leaves the indices as they were, and a history that undo takes back whole") {
  const auto store = Store::in_memory("test", sample::kNow);
  fill(*store, 300, 4);
  const auto other = Store::in_memory("store import", sample::kNow);
  const std::string schema = "select group_concat(sql) from (select sql from sqlite_master where sql is not null order by name)";
  const std::string before = sample::answer(*other, schema);
  imported(*other, exported(*store));
  CHECK(sample::answer(*other, schema) == before);
  const auto always = [](std::string_view) { return Undoing::takes_back; };
  auto commands = commands_to_undo(*other, 5, always);
  REQUIRE(commands.size() == 1);
  CHECK(commands.front().name == "store import");
  take_back(*other, commands.front());
  CHECK(exported(*other) == "{\"format\":\"mentor-export\",\"version\":1}\n");
  auto redone = command_to_redo(*other, always);
  REQUIRE(redone);
  put_back(*other, *redone);
  CHECK((exported(*other) == exported(*store)));
}

TEST_CASE("the same export again adds nothing, and one with more adds that alone") {
  const auto store = Store::in_memory("test", sample::kNow);
  fill(*store, 300, 5);
  const std::string first = exported(*store);
  const auto other = Store::in_memory("store import", sample::kNow);
  imported(*other, first);
  CHECK(added(imported(*other, first)) == 0);
  CHECK((exported(*other) == first));
  sample::add_checkin(*store, PairId(1), "one more");
  const Imported more = imported(*other, exported(*store));
  CHECK(added(more) == 1);
  CHECK((exported(*other) == exported(*store)));
}

TEST_CASE("what has no index of its own is known again, too, in a store without check-ins") {
  const auto store = Store::in_memory("test", sample::kNow);
  HostileDice dice(6);
  Pause pause{dice.day(), std::nullopt, "ill"};
  pause.pair = sample::add_pair(*store);
  insert_pause(*store, pause);
  add_goal(*store, pause.pair, dice);
  const std::string text = exported(*store);
  CHECK(added(imported(*store, text)) == 0);
  CHECK(exported(*store) == text);
}

TEST_CASE("a command that imported into a store with check-ins is undone to what was there") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  Checkin joined;
  joined.pair = PairId(1);
  joined.met_at = joined.logged_at = sample::kNow;
  joined.meeting_on = sample::day("2026-11-17");
  joined.by = Party::mentor;
  const std::string without = exported(*store);
  const auto other = Store::in_memory("store import", sample::kNow);
  imported(*other, without);
  Checkin mine = joined;
  mine.by = Party::mentee;
  insert_checkin(*other, mine);
  store::connection_of(*other).command.id.reset();
  const std::string before = exported(*other);
  insert_checkin(*store, joined);
  CHECK(added(imported(*other, exported(*store))) == 1);
  CHECK(sample::answer(*other, "select counted from checkin order by id") == "1 0");
  auto commands = commands_to_undo(*other, 1, [](std::string_view) { return Undoing::takes_back; });
  take_back(*other, commands.front());
  CHECK(exported(*other) == before);
}

TEST_CASE("a row that the store has otherwise is refused, and named by its short id") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  sample::add_checkin(*store, PairId(1), "a talk");
  const std::string text = exported(*store);
  CHECK(first_fault(*store, replaced(text, "\"channel\":\"video\",\"rating\":null", "\"channel\":\"video\",\"rating\":3")) ==
        "line 6, rating: the check-in c1 in the store says otherwise");
  CHECK(first_fault(*store, replaced(text, "a talk", "another")) == "line 6, lines: the check-in c1 in the store says otherwise");
  CHECK(imported(*store, replaced(text, "a talk", "another")).faults.front().error.kind == ErrorKind::refused);
}

TEST_CASE("a handle, an address and the place of me are one row's") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  const auto other = Store::in_memory("test", sample::kNow);
  sample::add_pair(*other);
  const std::string fault = first_fault(*other, exported(*store));
  INFO(fault);
  CHECK((fault.find("is the address of") != std::string::npos || fault.find("somebody else as you") != std::string::npos ||
         fault.find("the handle 'ada' is another pair's") != std::string::npos));
}

TEST_CASE("a line that is no row of an export is told by number, field and what is wrong") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  sample::add_checkin(*store, PairId(1), "a talk");
  const std::string text = exported(*store);
  const auto fault = [&](std::string_view from, std::string_view to) {
    const auto empty = Store::in_memory("test", sample::kNow);
    return first_fault(*empty, replaced(text, from, to));
  };
  CHECK(fault("\"by\":\"mentee\",\"meeting\"", "\"by\":\"boss\",\"meeting\"") == "line 6, by: 'boss' is none of mentor, mentee, both");
  CHECK(fault("\"rating\":null", "\"rating\":6") == "line 6, rating: it is not from 1 to 5");
  CHECK(fault("\"rating\":null", "\"rating\":2.5") == "line 6, rating: it is not a whole number");
  CHECK(fault("\"rating\":null", "\"ratng\":2") == "line 6, ratng: there is no such field");
  CHECK(fault("\"rating\":null", "\"rating\":null,\"rating\":null") == "line 6, rating: it stands twice in the line");
  CHECK(fault("\"kind\":\"checkin\"", "\"kind\":\"checkins\"") == "line 6, kind: there is no kind 'checkins'");
  CHECK(fault("\"kind\":\"checkin\",", "") == "line 6, kind: it is missing");
  CHECK(fault("\"met_at\":\"2026", "\"met_at\":\"x") ==
        "line 6, met_at: 'x-11-23T09:00:00Z' is not a moment, such as 2026-12-01T15:00:00Z");
  CHECK(fault("\"every\":\"weekly", "\"every\":\"wekly").find("line 5, every: ") == 0);
  CHECK(fault("\"handle\":\"ada\"", "\"handle\":\"g1\"") == "line 4, handle: 'g1' cannot be a handle");
  CHECK(fault("a talk", "a \\u0000 talk") == "line 6, text: there is a character of 0 in it");
  CHECK(fault("a talk", "a \\ud800 talk").find("line 6, : it is no JSON from byte ") == 0);
  CHECK(fault("a talk", "a \xFF talk").find("line 6, : bytes that are not UTF-8 from byte ") == 0);
  CHECK(fault("a talk", std::string("a \0 talk", 8)).find("line 6, : a byte of 0 from byte ") == 0);
  CHECK(fault("a talk", std::string(300'000, 'x')) == "line 6, text: it is longer than 262144 bytes");
  CHECK(fault("\"lines\":[", "\"lines\":[[[[[[[[[[[[[[[[[[[[").find("it lies too deep") != std::string::npos);
  CHECK(fault("{\"kind\":\"agreement\"", "{\"kind\":\"pause\"").find("line 5, every: there is no such field") == 0);
}

TEST_CASE("what refers to a bad line is counted with it and not told") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  sample::add_checkin(*store, PairId(1), "a talk");
  const auto other = Store::in_memory("test", sample::kNow);
  const Imported done = imported(*other, replaced(exported(*store), "\"handle\":\"ada\"", "\"handle\":\"g1\""));
  CHECK(done.bad == 3);
  CHECK(done.untold == 2);
  CHECK(done.faults.size() == 1);
}

TEST_CASE("a pair without an agreement cannot stand, whatever is skipped") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  const auto other = Store::in_memory("test", sample::kNow);
  const Imported done = imported(*other, replaced(exported(*store), "\"channel\":\"video\"", "\"channel\":\"dove\""));
  CHECK(done.is_torn);
  CHECK(done.faults.back().error.message == "the pair 'ada' has no agreement");
}

TEST_CASE("another file, a newer version and a line without end are refused before anything is taken") {
  const auto store = Store::in_memory("test", sample::kNow);
  const auto kind_of = [&](const std::string& text) {
    try {
      imported(*store, text);
    } catch (const Error& error) {
      return error.kind;
    }
    return ErrorKind::failed;
  };
  CHECK(kind_of("{\"format\":\"other\",\"version\":1}\n") == ErrorKind::usage);
  CHECK(kind_of("[]\n") == ErrorKind::usage);
  CHECK(kind_of("{}") == ErrorKind::usage);
  CHECK(kind_of("{") == ErrorKind::usage);
  CHECK(kind_of("{\"format\":\"mentor-export\",\"version\":2}\n") == ErrorKind::damaged);
  CHECK(kind_of("{\"format\":\"mentor-export\",\"version\":1}\n" + std::string(17 << 20, 'x')) == ErrorKind::usage);
}

TEST_CASE("an export of one pair has what belongs to it and nobody else's, and private words only where they are asked for") {
  const auto store = Store::in_memory("test", sample::kNow);
  const PairId ada = sample::add_pair(*store, "ada");
  const PairId ben = sample::add_pair(*store, "ben");
  sample::add_checkin(*store, ben, "of ben");
  Checkin checkin = checkin_of(*store, sample::add_checkin(*store, ada, "shared"));
  Line line;
  line.is_private = true;
  line.text = "secret";
  checkin.lines.push_back(line);
  update(*store, checkin);
  const std::string shared = exported(*store, {{ada}, false});
  CHECK(shared.find("of ben") == std::string::npos);
  CHECK(shared.find("secret") == std::string::npos);
  CHECK(shared.find("shared") != std::string::npos);
  CHECK(exported(*store, {{ada}, true}).find("secret") != std::string::npos);
  CHECK(exported(*store, {{}, false}).find("secret") == std::string::npos);
  const auto other = Store::in_memory("test", sample::kNow);
  CHECK(imported(*other, shared).bad == 0);
  CHECK(exported(*other) == shared);
}

TEST_CASE("numbers that calendars know of meetings rise with an import") {
  const auto store = Store::in_memory("test", sample::kNow);
  sample::add_pair(*store);
  const auto other = Store::in_memory("test", sample::kNow);
  imported(*other, exported(*store));
  CHECK(std::stoll(sample::answer(*other, "select value from outside where kind = 3")) > 100'000'000);
}

// Settings: each key, what it takes, what it refuses, and in what words.
#include "mentor/config/config.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

Error refusal(std::string_view text) {
  try {
    parse_config(text, "c.toml");
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::usage);
    return error;
  }
  FAIL("was read: " << text);
  return failed("");
}

const ConfigKey& key_named(std::string_view name) { return *std::ranges::find(config_keys(), name, &ConfigKey::name); }

/// What a key shows after its line was read.
std::string shown(std::string_view key, const std::string& value) {
  return key_named(key).show(parse_config(std::string(key) + " = " + value, "c.toml"));
}

struct Row {
  std::string_view key;
  const char* good;      ///< another value than the default, as it is shown again
  const char* bad;       ///< of the right type, and refused
  const char* mistyped;  ///< of a wrong type
};

// One row a key; a key that takes any text has no bad one.
constexpr Row kRows[] = {
    {"me.name", "\"Grace\"", "\"\\u0000\"", "1"},
    {"me.email", "\"grace@example.org\"", "\"grace\"", "true"},
    {"me.tz", "\"Asia/Tokyo\"", "\"../../etc/passwd\"", "2"},
    {"week.starts_on", "\"sunday\"", "\"someday\"", "7"},
    {"defaults.minutes", "45", "0", "\"45\""},
    {"defaults.channel", "\"phone\"", "\"pigeon\"", "1"},
    {"defaults.format", "\"json\"", "\"xml\"", "1"},
    {"health.grace_days", "0", "-1", "1.5"},
    {"health.quiet", "2.5", "0", "\"2\""},
    {"health.silent", "4", "-3", "true"},
    {"health.rating_last", "1", "6", "1.5"},
    {"health.rating_mean", "2.5", "5.5", "\"3\""},
    {"health.no_progress_days", "14", "-1", "\"14\""},
    {"health.promises_days", "7", "3651", "7.0"},
    {"health.one_way_days", "30", "-1", "[]"},
    {"health.ending_days", "30", "99999999999", "\"\""},
    {"health.verdict.start", "\"off\"", "\"on-track\"", "false"},
    {"health.verdict.first-meeting", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.quiet", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.silent", "\"note\"", "\"too-early\"", "false"},
    {"health.verdict.no-shows", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.rating", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.unsigned", "\"needs-check-in\"", "\"too-early\"", "false"},
    {"health.verdict.no-goal", "\"at-risk\"", "\"too-early\"", "false"},
    {"health.verdict.goal-overdue", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.goal-stalled", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.promises", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.one-way", "\"off\"", "\"too-early\"", "false"},
    {"health.verdict.ending", "\"off\"", "\"too-early\"", "false"},
    {"history.keep", "\"2y\"", "\"90m\"", "2"},
    {"publish.tags", "[\"law\", \"spring\"]", "[\"\\u0000\"]", "\"law\""},
    {"publish.key", "\"(set)\"", "\"0123456789abcdef0123456789abcde\"", "1"},
    {"remind.via", "\"maildir\"", "\"pigeon\"", "1"},
    {"remind.command", "[\"notify-send\", \"-u\", \"low\"]", "[\"\"]", "\"notify-send\""},
    {"remind.mail_to", "\"grace@example.org\"", "\"-oQ/tmp@x\"", "1"},
    {"remind.maildir", "\"/home/grace/Maildir\"", "\"\\u0000\"", "1"},
    {"remind.meeting", "[\"2d\", \"30m\"]", "[\"30\"]", "\"1h\""},
    {"remind.morning", "\"07:30\"", "\"25:00\"", "730"},
    {"remind.evening", "\"21:00\"", "\"9pm\"", "21"},
    {"remind.quiet", "\"22:00-07:00\"", "\"22:00\"", "22"},
    {"remind.timeout", "\"90s\"", "\"0s\"", "90"},
    {"store.path", "\"/srv/mentor.db\"", "\"\\u0000\"", "1"},
    {"store.backups", "3", "0", "\"3\""},
    {"store.backup_every", "\"12h\"", "\"59m\"", "7"},
    {"ui.color", "\"never\"", "\"pink\"", "false"},
    {"ui.pager", "\"less -R\"", "\"\\u0000\"", "1"},
};

// A secret is not shown again.
std::string typed(const Row& row) { return row.key == "publish.key" ? "\"0123456789abcdef0123456789abcdef\"" : row.good; }

}  // namespace

TEST_CASE("every key has a row here") {
  for (const auto& key : config_keys()) {
    CAPTURE(std::string(key.name));
    CHECK(std::ranges::count(kRows, key.name, &Row::key) == 1);
  }
  CHECK(std::size(kRows) == config_keys().size());
}

TEST_CASE("each key takes a value, shows it again, and says where it is from") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.key));
    CHECK(shown(row.key, typed(row)) == row.good);
    const Config config = parse_config(std::string(row.key) + " = " + typed(row), "c.toml");
    CHECK(config.origins.at(std::string(row.key)) == Origin::file);
    CHECK(config.origins.size() == 1);
    CHECK(key_named(row.key).show(Config{}) != row.good);
  }
}

TEST_CASE("each key refuses a wrong value and a wrong type, with its place and its name") {
  for (const Row& row : kRows) {
    for (const char* value : {row.bad, row.mistyped}) {
      CAPTURE(std::string(row.key));
      CAPTURE(value);
      const Error error = refusal("\n" + std::string(row.key) + " = " + value);
      CHECK(error.message.starts_with("c.toml:2:"));
      CHECK(error.message.find(": '" + std::string(row.key) + "' ") != std::string::npos);
      CHECK(!error.hint.empty());
    }
  }
}

TEST_CASE("an unknown key is answered with the nearest") {
  const Error error = refusal("[health]\nquite = 3\n");
  CHECK(error.message == "c.toml:2:1: unknown key 'health.quite'");
  CHECK(error.hint == "did you mean 'health.quiet'?");
  CHECK(refusal("colour = 1").hint == "mentor config show lists the keys");
  CHECK(refusal("[me]\nname.first = 'x'").message == "c.toml:2:6: unknown key 'me.name.first'");
}

TEST_CASE("a value that is one of few is answered with the nearest") {
  const Error error = refusal("week.starts_on = \"mondy\"");
  CHECK(error.message.ends_with(", not 'mondy'"));
  CHECK(error.hint == "did you mean 'monday'?");
}

TEST_CASE("a table in place of a value, and a value in place of a table, are refused") {
  CHECK(refusal("[me.name]\nfirst = 'x'\n").message == "c.toml:2:1: unknown key 'me.name.first'");
  CHECK(refusal("me = 'x'\n").message == "c.toml:1:1: unknown key 'me'");
}

TEST_CASE("what the template says, uncommented, is the defaults") {
  std::string text;
  for (std::string line, rest = config_template(); !rest.empty();) {
    const auto end = rest.find('\n') + 1;
    line = rest.substr(0, end);
    rest.erase(0, end);
    text += line.starts_with('#') && !line.starts_with("# ") ? line.substr(1) : line;
  }
  const Config read = parse_config(text, "c.toml");
  for (const auto& key : config_keys()) {
    CAPTURE(std::string(key.name));
    CHECK(key.show(read) == key.show(Config{}));
    CHECK(read.origins.at(std::string(key.name)) == Origin::file);
  }
  CHECK(parse_config(config_template(), "c.toml").origins.empty());
}

TEST_CASE("a key set by a flag takes numbers and words as they are typed") {
  Config config;
  set_key(config, "health.quiet", "3.5");
  set_key(config, "health.grace_days", "0");
  set_key(config, "week.starts_on", "sunday");
  CHECK(config.health.quiet == 3.5);
  CHECK(config.health.grace_days == 0);
  CHECK(config.week_starts_on == std::chrono::Sunday);
  CHECK(config.origins.at("health.quiet") == Origin::flag);
  for (const char* wrong : {"", "nan", "inf", "-1", "1e9", "two", "3 "}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(set_key(config, "health.quiet", wrong), Error);
  }
  CHECK(config.health.quiet == 3.5);
}

TEST_CASE("a number too large to be read is not taken for another") {
  Config config;
  CHECK_THROWS_AS(set_key(config, "health.grace_days", "99999999999999999999"), Error);
  CHECK_THROWS_AS(set_key(config, "health.quiet", std::string(400, '9')), Error);
  CHECK(config.origins.empty());
}

TEST_CASE("the store is named by the flag, the variable, the config, then the XDG folder") {
  Environment env{{"HOME", "/home/grace"}};
  Config config;
  CHECK(store_file_path(env, std::nullopt, config) == "/home/grace/.local/share/mentor/mentor.db");
  env["XDG_DATA_HOME"] = "/data";
  CHECK(store_file_path(env, std::nullopt, config) == "/data/mentor/mentor.db");
  config.store_path = "~/notes/m.db";
  CHECK(store_file_path(env, std::nullopt, config) == "/home/grace/notes/m.db");
  env["MENTOR_STORE"] = "v.db";
  CHECK(store_file_path(env, std::nullopt, config) == "v.db");
  CHECK(store_file_path(env, "f.db", config) == "f.db");
}

TEST_CASE("drafts and backups live under the state folder") {
  CHECK(state_folder({{"HOME", "/home/grace"}}) == "/home/grace/.local/state/mentor");
  CHECK(state_folder({{"HOME", "/home/grace"}, {"XDG_STATE_HOME", "/state"}}) == "/state/mentor");
  CHECK(state_folder({{"HOME", "/home/grace"}, {"XDG_STATE_HOME", "state"}}) == "/home/grace/.local/state/mentor");
  CHECK_THROWS_AS(state_folder({}), Error);
}

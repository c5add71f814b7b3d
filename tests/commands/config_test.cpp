// The commands about settings, and the TOML they are shown in.
#include "commands/config/toml_value.hpp"

#include <sys/stat.h>

#include <fstream>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

mode_t mode_of(const std::filesystem::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

// An editor that replaces what it is given.
std::string editor_that_writes(const Typing& at, const std::string& text) {
  write(at.folder / "new", text);
  return "cp " + (at.folder / "new").string();
}

}  // namespace

TEST_CASE("a setting's TOML becomes a value") {
  CHECK(toml_value("\"mon\\\"day\\n\"") == Value("mon\"day\n"));
  CHECK(toml_value("\"\"") == Value(""));
  CHECK(toml_value("60") == Value(60));
  CHECK(toml_value("2.5") == Value(2.5));
  CHECK(toml_value("true") == Value(true));
  CHECK(toml_value("[]") == Value(Value::List{}));
  CHECK(toml_value("[\"a, b]\", \"c\"]") == Value(Value::List{"a, b]", "c"}));
  CHECK(toml_value("[1, 2]") == Value(Value::List{1, 2}));
  CHECK(toml_value("[\"a") == Value(Value::List{"a"}));
}

TEST_CASE("show gives a setting's value and where it comes from") {
  Typing at;
  write(at.folder / ".config/mentor/config.toml", "[health]\nquiet = 4\n");
  CHECK(at.out("config show health.quiet --origin") == "Setting       Value  From\nhealth.quiet  4      file\n");
  CHECK(at.out("config show health.grace_days") == "Setting            Value\nhealth.grace_days  10\n");
  CHECK(at.out("config show remind.meeting --json") ==
        "{\n  \"remind.meeting\": {\n    \"value\": [\n      \"1d\",\n      \"1h\"\n    ],\n    \"origin\": \"default\"\n  }\n}\n");
  CHECK(at.out("config show me.name --format csv") == "key,value,origin\nme.name,\"\"\"Grace Hopper\"\"\",environment\n");
}

TEST_CASE("an unknown setting is answered with the nearest") {
  Typing at;
  CHECK(at.type("config show health.qiet") == Typed{2, "", "mentor: no setting 'health.qiet' (did you mean 'health.quiet'?)\n"});
}

TEST_CASE("init writes a private file once, and print writes nothing") {
  Typing at;
  const auto path = at.folder / ".config/mentor/config.toml";
  const std::string printed = at.out("config init --print");
  CHECK(printed == config_template());
  CHECK(!std::filesystem::exists(path));
  at.out("config init");
  CHECK(content_of(path) == printed);
  CHECK(mode_of(path) == 0600);
  CHECK(mode_of(path.parent_path()) == 0700);
  write(path, "# mine\n");
  CHECK(at.type("config init").code == 4);
  CHECK(content_of(path) == "# mine\n");
  CHECK(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}) == 1);
}

TEST_CASE("check says that the file is good, missing or wrong") {
  Typing at;
  const auto path = at.folder / ".config/mentor/config.toml";
  CHECK(at.out("config check") == "there is no '" + path.string() + "': all defaults hold\n");
  write(path, "[me]\nname = \"Grace\"\n");
  CHECK(at.out("config check") == "'" + path.string() + "' is good\n");
  write(path, "[me]\nnam = \"Grace\"\n");
  CHECK(at.type("config check").code == 2);
}

TEST_CASE("edit puts in place only what is good") {
  Typing at;
  const auto path = at.folder / ".config/mentor/config.toml";
  CHECK(at.type("config edit").code == 7);
  at.in_terminal = true;
  at.editor = editor_that_writes(at, "[me]\nnam = \"Grace\"\n");
  CHECK(at.type("config edit").code == 2);
  CHECK(!std::filesystem::exists(path));
  at.editor = editor_that_writes(at, "[me]\nname = \"Grace\"\n");
  CHECK(at.out("config edit") == "wrote '" + path.string() + "'; it is good\n");
  CHECK(content_of(path) == "[me]\nname = \"Grace\"\n");
  CHECK(mode_of(path) == 0600);
  at.editor = "true";
  CHECK(at.out("config edit") == "nothing was changed\n");
}

TEST_CASE("edit and init write through a link, and keep a file's mode") {
  Typing at;
  const auto path = at.folder / ".config/mentor/config.toml";
  const auto real = at.folder / "dotfiles.toml";
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::create_symlink(real, path);
  at.out("config init");
  CHECK(content_of(real) == config_template());
  REQUIRE(::chmod(real.c_str(), 0644) == 0);
  at.in_terminal = true;
  at.editor = editor_that_writes(at, "[me]\nname = \"Grace\"\n");
  at.out("config edit");
  CHECK(content_of(real) == "[me]\nname = \"Grace\"\n");
  CHECK(mode_of(real) == 0644);
  CHECK(std::filesystem::is_symlink(path));
}

TEST_CASE("nothing is edited where others can change what comes back from the editor") {
  Typing at;
  const auto drafts = at.folder / ".local/state/mentor/drafts";
  std::filesystem::create_directories(drafts);
  REQUIRE(::chmod(drafts.c_str(), 0777) == 0);
  at.in_terminal = true;
  at.editor = editor_that_writes(at, "[me]\nname = \"Grace\"\n");
  CHECK(at.type("config edit").code == 6);
  CHECK(std::filesystem::is_empty(drafts));
}

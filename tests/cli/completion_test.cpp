// Completion in bash, zsh and fish, as they are installed: what is typed, the TAB key, and the line that stands there then.
#include <doctest/doctest.h>

#include "cli/shell.hpp"

using namespace mentor::real;
using Words = std::vector<std::string>;

namespace {

/// What is typed, and the words that complete the last one, of which there is one only.
struct Completion {
  std::string typed;
  std::string line;
};

const Completion kCompletions[] = {
    {"mentor repo", "mentor report "},
    {"mentor goal prog", "mentor goal progress "},
    {"mentor goal add ada --metr", "mentor goal add ada --metric "},
    {"mentor log ada --channel pho", "mentor log ada --channel phone "},
    {"mentor log ada --channel=pho", "mentor log ada --channel=phone "},
    {"mentor --form mark", "mentor --form mark"},
    {"mentor --format mark", "mentor --format markdown "},
    {"mentor show ad", "mentor show ada "},
    {"mentor --quiet log sa", "mentor --quiet log sam "},
    {"mentor --store other/mentor.db log le", "mentor --store other/mentor.db log lee "},
    {"mentor --store=other/mentor.db log le", "mentor --store=other/mentor.db log lee "},
    {"mentor goal check g", "mentor goal check g1 "},
    {"mentor agenda next sam@2026-1", "mentor agenda next sam@2026-12-01 "},
    {"mentor agenda next lee@", "mentor agenda next lee@"},
    {"mentor agenda add sam x --meeting=sam@2026-1", "mentor agenda add sam x --meeting=sam@2026-12-01 "},
    {"mentor agreement sign ada --by mente", "mentor agreement sign ada --by mentee "},
    {"mentor agreement set ada --tz Europe/Lond", "mentor agreement set ada --tz Europe/London "},
    {"mentor config show week", "mentor config show week.starts_on "},
    {"mentor remind install sys", "mentor remind install systemd "},
    {"mentor completion z", "mentor completion zsh "},
    {"mentor help exit", "mentor help exit-codes "},
    {"mentor demo oth", "mentor demo other/"},
    {"mentor --config se", "mentor --config settings.toml "},
    {"mentor log ada said sa", "mentor log ada said sa"},
};

/// Two pairs and a goal in the usual store, and one pair in another; a settings file.
void begin(const Home& home) {
  home.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
  home.out("pair add --mentee \"Sam Okafor\" --every \"monthly 1 10:00\" --start 2026-09-01");
  home.out("goal add ada \"Give a 20-minute: 'talk' \\\\ with $HOME\"");
  std::filesystem::create_directories(home.folder / "other");
  std::filesystem::permissions(home.folder / "other", std::filesystem::perms::owner_all);
  home.out("pair add --mentor \"Lee Wong\" --store other/mentor.db");
  home.write(home.folder / "settings.toml", "");
}

std::string completion(std::string_view line, const Home& home, const Way& way = {}) {
  Words words = words_in(line);
  words.insert(words.begin(), {"__complete", "--"});
  const Result result = home.run(words, way);
  CHECK(result.code == 0);
  CHECK(result.err == "");
  return result.out;
}

}  // namespace

TEST_CASE("bash and zsh complete commands, options, values, names, files and folders") {
  const Home home;
  begin(home);
  for (const char* name : {"bash", "zsh"}) {
    Shell shell(home, name);
    for (const auto& [typed, line] : kCompletions) {
      CAPTURE(name);
      CHECK(shell.completed(typed) == line);
    }
  }
}

TEST_CASE("fish offers commands, options, values, names, files and folders") {
  const Home home;
  begin(home);
  for (const auto& completion : kCompletions) {
    const auto& typed = completion.typed;
    const auto& line = completion.line;
    CAPTURE(typed);
    const std::string before = typed.substr(0, typed.rfind(' ') + 1);
    std::string word = line.substr(before.size());
    if (word.ends_with(' ')) word.pop_back();
    CHECK(offered_by_fish(home, typed) == (typed == line ? Words{} : Words{word}));
  }
}

TEST_CASE("what can follow is said with what it is, and never more than what was begun") {
  const Home home;
  begin(home);
  CHECK(completion("show ad", home) == "ada\tAda Lovelace and Grace Hopper\n");
  CHECK(completion("report w", home) == "week\tReport on a week, Monday to Sunday\n");
  CHECK(completion("agreement sign ada --by \"\"", home) == "me\t\nthem\t\nmentor\t\nmentee\t\nboth\t\n");
  CHECK(completion("nonsense \"\"", home) == "");
  CHECK(completion("log ada --on \"\"", home) == "");
}

TEST_CASE("completion neither fails nor writes where settings, store or clock are broken, and knows the commands all the same") {
  Home home;
  CHECK(completion("show \"\"", home) == "");
  CHECK(home.everything().empty());
  begin(home);
  const std::string sound_store = home.read(home.store());
  const auto breaks = [&](const Way& way) {
    const auto before = home.everything();
    CHECK(completion("show \"\"", home, way) == "");
    CHECK(completion("goal prog", home, way) == "progress\tRecord how far a goal has come\n");
    CHECK(home.everything() == before);
  };
  breaks({.with = {{"MENTOR_NOW", "nonsense"}, {"TZ", "Mars/Olympus"}}});
  breaks({.without = {"HOME"}});
  home.write(home.config(), "no such = \"toml");
  breaks({});
  home.write(home.config(), "");
  home.write(home.store(), "this is no store");
  breaks({});
}

TEST_CASE("help is there where the settings are broken") {
  const Home home;
  home.write(home.config(), "no such = \"toml");
  CHECK(home.out("help dates", {.with = {{"MENTOR_NOW", "nonsense"}, {"TZ", "Mars/Olympus"}}}).find("in 2 weeks") != std::string::npos);
  CHECK(home.out("completion bash").find("complete -F _mentor mentor") != std::string::npos);
}

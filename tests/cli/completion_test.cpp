// Completion in bash, zsh and fish, as they are installed: what is typed, the TAB key, and the line that stands there then.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/lines.hpp"
#include "cli/shell.hpp"
#include "cli/usage.hpp"
#include "cli/words.hpp"

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
    {"mentor --store \"other/a b.db\" log mi", "mentor --store \"other/a b.db\" log mia "},
    {"mentor --store other/a\\ b.db log mi", "mentor --store other/a\\ b.db log mia "},
    {"mentor --store ~/other/mentor.db log le", "mentor --store ~/other/mentor.db log lee "},
    {"~/bin/mentor repo", "~/bin/mentor report "},
    {"mentor goal check g", "mentor goal check g1 "},
    {"mentor done g", "mentor done g1 "},
    {"mentor reopen g", "mentor reopen g"},
    {"mentor meeting cancel sam@2026-1", "mentor meeting cancel sam@2026-12-01 "},
    {"mentor meeting miss sam@2026-11", "mentor meeting miss sam@2026-11-01 "},
    {"mentor log ada x --done g", "mentor log ada x --done g1 "},
    {"mentor log ada x --on yest", "mentor log ada x --on yesterday "},
    {"mentor goal add ada x --due tom", "mentor goal add ada x --due tomorrow "},
    {"mentor pair list --tag mat", "mentor pair list --tag maths "},
    {"mentor remind run --kind dig", "mentor remind run --kind digest "},
    {"mentor pair add --every as", "mentor pair add --every as-needed "},
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
  home.out("pair add --mentee \"Sam Okafor\" --every \"monthly 1 10:00\" --start 2026-09-01 --now 2026-09-01");
  home.out("goal add ada \"Give a 20-minute: 'talk' \\\\ with $HOME\"");
  std::filesystem::create_directories(home.folder / "other");
  std::filesystem::permissions(home.folder / "other", std::filesystem::perms::owner_all);
  home.out("pair add --mentor \"Lee Wong\" --store other/mentor.db");
  home.out("pair add --mentor \"Mia Sand\" --store \"other/a b.db\"");
  home.out("pair edit ada --tag maths");
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
  CHECK(completion("report we", home) == "week\tReport on a week, Monday to Sunday\n");
  CHECK(completion("agreement sign ada --by \"\"", home) == "me\t\nthem\t\nmentor\t\nmentee\t\nboth\t\n");
  CHECK(completion("nonsense \"\"", home) == "");
  CHECK(completion("log ada --rating \"\"", home) == "");
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

namespace {

constexpr std::size_t kTried = 8;  // of what is offered in one place

/// Where a word is completed: what stands before and behind it.
struct Place {
  Words before;
  Words behind;
};

bool can_be_tried(const mentor::Command& command) {
  const bool is_data = command.access == mentor::Access::read || command.access == mentor::Access::write;
  // Without a verb's own options `edit` would be tried with those of another kind.
  return is_data && command.name != "edit" && command.bind != nullptr;
}

Words without(Words words, const std::string& option, bool has_value) {
  for (auto at = std::ranges::find(words, option); at != words.end(); at = std::ranges::find(words, option))
    at = words.erase(at, at + std::min<std::ptrdiff_t>(has_value ? 2 : 1, words.end() - at));
  return words;
}

/// The command's own line, an edit's behind its noun.
Words line_of(const mentor::Command& command) {
  Words line = words_in(lines_of(command).front());
  const Words name = words_in(command.name);
  if (line.front() == "edit") {
    line.erase(line.begin());
    line.insert(line.begin(), name.begin(), name.end());
  }
  return line.size() >= name.size() && std::equal(name.begin(), name.end(), line.begin()) ? line : name;
}

std::vector<Place> places_in(const mentor::Command& command, const std::vector<mentor::Param>& params) {
  const Words line = line_of(command);
  const Words name = words_in(command.name);
  const bool is_edit = command.name.ends_with(" edit");  // behind its first operand a text may stand
  std::vector<Place> places;
  for (const auto at : mentor::operand_places(params, line))
    if (at == name.size() || (at > name.size() && !is_edit))
      places.push_back({{line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at)},
                        {line.begin() + static_cast<std::ptrdiff_t>(at) + 1, line.end()}});
  for (const auto& param : params) {
    if (!mentor::is_option(param) || param.takes == mentor::Takes::nothing) continue;
    const auto operand = std::ranges::find_if(
        params, [&](const auto& other) { return std::ranges::find(other.or_options, param.name) != other.or_options.end(); });
    const auto operands_before = name.size() + static_cast<std::size_t>(operand - params.begin());
    Words before = without(line, param.name, true);
    if (operand != params.end())
      before = Words(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(operands_before, line.size())));
    before = without(without(std::move(before), "--last", false), "--as-of", true);  // what would be another answer to the same question
    before.push_back(param.name);
    const auto& stands_for_first = params.front().or_options;
    const bool has_rest = std::ranges::find(stands_for_first, param.name) != stands_for_first.end() && line.size() > name.size();
    places.push_back({before, has_rest ? Words(line.begin() + static_cast<std::ptrdiff_t>(name.size()) + 1, line.end()) : Words{}});
  }
  return places;
}

Words offered_in(const Demo& demo, const Place& place) {
  Words words{"__complete", "--"};
  words.insert(words.end(), place.before.begin(), place.before.end());
  words.emplace_back();
  const Result result = demo.run(words);
  Words values;
  for (std::size_t at = 0; at < result.out.size();) {
    const auto end = result.out.find('\n', at);
    const std::string line = result.out.substr(at, end - at);
    if (!line.starts_with(':')) values.push_back(line.substr(0, line.find('\t')));
    at = end + 1;
  }
  return values;
}

/// Spread over all that is offered.
Words some_of(const Words& values) {
  if (values.size() <= kTried) return values;
  Words some;
  for (std::size_t i = 0; i < kTried; ++i) some.push_back(values[i * (values.size() - 1) / (kTried - 1)]);
  return some;
}

}  // namespace

TEST_CASE("whatever is offered in any place of any command is taken there") {
  const Demo demo;
  std::size_t tried = 0;
  for (const auto& command : mentor::program().commands) {
    if (!can_be_tried(command)) continue;
    auto params = mentor::full_params(command);
    for (const auto& place : places_in(command, params)) {
      for (const auto& value : some_of(offered_in(demo, place))) {
        Words words = place.before;
        words.push_back(value);
        words.insert(words.end(), place.behind.begin(), place.behind.end());
        words.insert(words.end(), {"--dry-run", "--no-input"});
        const Result result = demo.run(words);
        std::string shown;
        for (const auto& word : words) shown += " " + word;
        CAPTURE(shown);
        CAPTURE(result.err);
        // What is of another pair, or already so, is the store's to refuse.
        CHECK((result.code == 0 || result.code == 4));
        ++tried;
      }
    }
  }
  CHECK(tried > 300);
}

TEST_CASE("a verb is offered only what is in the state that it changes") {
  const Demo demo;
  for (const Words& verb : {Words{"done"}, Words{"drop"}, Words{"reopen"}, Words{"goal", "done"}, Words{"meeting", "miss"},
                            Words{"meeting", "cancel"}, Words{"pair", "pause"}, Words{"pair", "resume"}, Words{"pair", "end"}}) {
    const Words offered = offered_in(demo, {verb, {}});
    CHECK(!offered.empty());
    for (const auto& value : offered) {
      Words words = verb;
      words.insert(words.end(), {value, "--dry-run"});
      const Result result = demo.run(words);
      CAPTURE(value);
      CAPTURE(result.err);
      CHECK(result.code == 0);
    }
  }
}

TEST_CASE("what is offered stands in the order of its numbers, in a list with commas each once") {
  const Home home;
  begin(home);
  for (int i = 1; i <= 11; ++i) home.out("action add ada \"promise " + std::to_string(i) + "\"");
  const std::string all = completion("done a", home);
  CHECK(all.find("a2\tpromise 2\n") < all.find("a10\tpromise 10\n"));
  CHECK(completion("log ada x --done a10,a1", home) == "a10,a1\tpromise 1\na10,a11\tpromise 11\n");
  CHECK(completion("done a10 a1", home) == "a1\tpromise 1\na11\tpromise 11\n");
}

// What holds for every row of the table of commands, since help, man pages, completion and README come from it.
#include "commands/registry.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cli/synonyms.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"

using namespace mentor;

namespace {

constexpr int kSummaryColumns = 60;
constexpr int kScreenColumns = 80;
constexpr int kScreenLines = 24;

void check_summary(std::string_view summary) {
  CAPTURE(summary);
  CHECK(!summary.empty());
  CHECK(display_width(summary) <= kSummaryColumns);
  CHECK_FALSE(summary.ends_with('.'));
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

int widest_line(std::string_view text) {
  int widest = 0;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), first_line(text).size() + 1)))
    widest = std::max(widest, display_width(first_line(text)));
  return widest;
}

}  // namespace

TEST_CASE("every command has a name of its own, a summary of at most 60 columns and an example of itself") {
  std::set<std::string_view> names;
  for (const auto& command : program().commands) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    check_summary(command.summary);
    CHECK(command.summary.front() >= 'A');
    CHECK(command.summary.front() <= 'Z');
    CHECK(command.bind().run != nullptr);
    CHECK(!command.example.empty());
  }
}

TEST_CASE("every operand and option is explained in at most 60 columns") {
  for (const auto& command : program().commands) {
    const CommandInstance bound = command.bind();
    CAPTURE(command.name);
    for (const auto& param : bound.spec.params()) check_summary(param.help);
  }
}

TEST_CASE("a bare noun reads and never writes") {
  for (const auto& noun : program().nouns) {
    CAPTURE(noun.name);
    check_summary(noun.summary);
    const auto row = std::ranges::find(program().commands, noun.bare, &Command::name);
    REQUIRE(row != program().commands.end());
    CHECK((row->access == Access::read || row->access == Access::none));
  }
}

TEST_CASE("the first help fits one screen and begins with what is typed most") {
  const std::string text = help_text(program(), "", kScreenColumns).value();
  CHECK(std::ranges::count(text, '\n') <= kScreenLines);
  CHECK(widest_line(text) <= kScreenColumns);
  const auto place = [&](std::string_view words) { return text.find(words); };
  CHECK(place("mentor log ada") < place("mentor agenda"));
  CHECK(place("mentor agenda") < place("mentor report week"));
  CHECK(place("mentor report week") < place("Begin"));
}

TEST_CASE("every noun, every command that is not hidden and every topic has help that ends with an example or a fact") {
  for (const auto& noun : program().nouns) CHECK(help_text(program(), noun.name, kScreenColumns).has_value());
  for (const auto& command : program().commands) {
    const auto text = help_text(program(), command.name, kScreenColumns);
    const bool is_noun_too = std::ranges::find(program().nouns, command.name, &Noun::name) != program().nouns.end();
    if (is_noun_too) continue;
    CAPTURE(command.name);
    CHECK(text.value_or("").ends_with("Example:\n  mentor " + std::string(command.example) + "\n"));
  }
  CHECK_FALSE(help_text(program(), "no such thing", kScreenColumns).has_value());
}

TEST_CASE("a word that leads to a command is none itself, and leads to one that is there") {
  const auto is_name = [](std::string_view word) {
    return std::ranges::find(program().commands, word, &Command::name) != program().commands.end() ||
           std::ranges::find(program().nouns, word, &Noun::name) != program().nouns.end();
  };
  const auto is_verb = [](std::string_view word) {
    return std::ranges::any_of(program().commands, [&](const Command& c) { return c.name.ends_with(" " + std::string(word)); });
  };
  for (const auto& row : kSynonyms) {
    CAPTURE(row.typed);
    CHECK_FALSE(is_name(row.typed));
    CHECK((is_name(row.meant) || is_verb(row.meant) || !row.instead.empty()));
  }
}

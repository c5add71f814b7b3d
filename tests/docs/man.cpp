#include "docs/man.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/find_command.hpp"
#include "cli/line.hpp"
#include "cli/usage.hpp"
#include "docs/mdoc.hpp"
#include "mentor/config/config.hpp"
#include "mentor/config/criteria.hpp"

namespace mentor {
namespace {

constexpr std::string_view kAbout = "keep mentoring relationships alive from a terminal";
constexpr std::string_view kHidden = "__";
constexpr std::string_view kCriteriaExample = R"([columns]
name = ["First name", "Last name"]
email = "E-mail"
capacity = "How many mentees can you take?"
offers = "What could you help with?"
wants = "What do you want to learn?"
[capacity]
"I can handle this! Give me three" = 3
[options]
offers = ["Research, Development", "Sales"]
[aliases]
"JS" = "JavaScript"
[[skip]]
column = "Status"
is = "withdrawn"
[[must]]
kind = "different"
column = "department"
[[must]]
kind = "not"
mentee = "manager"
[[want]]
kind = "overlap"
mentee = "wants"
mentor = "offers"
weight = 5
[[want]]
kind = "at-least"
column = "level"
by = 1
order = ["Junior", "Senior", "Head"]
weight = 2
[[ban]]
mentee = "grace@example.org"
mentor = "ada@example.org"
)";

bool is_of(const Command& command, const Noun& noun) { return command.name.starts_with(std::string(noun.name) + " "); }
bool is_word(const Command& command) { return command.name.find(' ') == std::string_view::npos && !command.name.starts_with(kHidden); }

// `edit` has the options of the row that its reference chooses.
bool chooses_row(const Command& command) { return command.name == "edit"; }

std::string page_name(const Noun& noun) { return "mentor-" + std::string(noun.name); }

std::string section(std::string_view title, std::string_view body) { return ".Sh " + std::string(title) + "\n" + std::string(body); }

std::string reference_to(std::string_view page, std::string_view number) { return ".Xr " + std::string(page) + " " + std::string(number); }

std::string command_section(const Command& command) {
  std::string out = ".Ss mentor " + mdoc::argument(command.name) + "\n" + mdoc::text(std::string(command.summary) + ".");
  if (!command.details.empty()) out += mdoc::text(command.details);
  if (chooses_row(command)) return out + mdoc::text("Its options are those of the thing's kind: see the page of its noun.");
  const auto all = full_params(command);
  return out + mdoc::params(all, false) + mdoc::params(all, true);
}

std::string edit_synopsis() { return ".Nm mentor\n.Cm edit\n.Ar REF\n.Op Ar TEXT\n.Op Ar options\n"; }

std::string example_lines(const std::vector<const Command*>& commands) {
  std::string lines;
  for (const auto* command : commands) lines += "mentor " + std::string(command->example) + "\n";
  return mdoc::literal(lines);
}

// The commands described on one page, in the order of the table.
template <class Wanted>
std::vector<const Command*> commands_where(const Program& program, Wanted wanted) {
  std::vector<const Command*> found;
  for (const auto& command : program.commands)
    if (wanted(command)) found.push_back(&command);
  return found;
}

std::string synopses(const std::vector<const Command*>& commands) {
  std::string out;
  for (const auto* command : commands) out += chooses_row(*command) ? edit_synopsis() : mdoc::synopsis(*command);
  return section("SYNOPSIS", out);
}

std::string descriptions(const std::vector<const Command*>& commands) {
  std::string out;
  for (const auto* command : commands) out += command_section(*command);
  return out;
}

std::string topic(std::string_view title, std::string_view name) {
  return ".Ss " + std::string(title) + "\n" + mdoc::literal(topic_text(name).value_or(""));
}

std::string pages_of_nouns(const Program& program) {
  std::vector<std::string> names;
  for (const auto& noun : program.nouns) names.push_back(page_name(noun));
  std::ranges::sort(names);
  std::string out;
  for (const auto& name : names) out += reference_to(name, "1") + " ,\n";
  return out + reference_to("mentor-criteria", "5") + " ,\n" + reference_to("mentor-json", "5") + " ,\n" +
         reference_to("mentor.toml", "5") + "\n";
}

std::string nouns_described(const Program& program) {
  std::string out = ".Ss Commands of a noun\nA bare noun lists, and never writes or sends.\n.Bl -tag -width Ds\n";
  for (const auto& noun : program.nouns)
    out += ".It Cm " + mdoc::argument(noun.name) + "\n" + mdoc::text(noun.summary) + "See\n" + reference_to(page_name(noun), "1") + " .\n";
  return out + ".El\n";
}

std::string key_items(const std::vector<CriteriaKey>& keys) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const auto& key : keys)
    out += ".It Ic " + mdoc::argument(key.name) + "\n" + mdoc::text(key.about) + mdoc::text("Type: " + std::string(key.type) + ".");
  return out + ".El\n";
}

std::string criteria_table(const CriteriaSection& section) {
  const std::string title = section.title.empty() ? "Before all tables" : mdoc::argument(section.title);
  const std::string about = section.about.empty() ? "" : mdoc::text(section.about);
  if (!section.word_type.empty()) return ".Ss " + title + "\n" + about + mdoc::text("Type: " + std::string(section.word_type) + ".");
  return ".Ss " + title + "\n" + about + key_items(section.keys);
}

std::string kind_item(const RuleKindFacts& facts) {
  constexpr std::array<std::string_view, 3> kColumns{"no columns", "mentee or mentor, or both", "mentee and mentor"};
  std::string takes = "It takes " + std::string(kColumns[static_cast<std::size_t>(facts.columns)]);
  if (facts.usual_by) takes += fmt::format("; by, from {} to {}", facts.least_by, facts.most_by);
  if (facts.has_order) takes += "; order";
  return ".It Ic " + mdoc::argument(name_of(facts.kind)) + "\n" + mdoc::text(facts.about) + mdoc::text(takes + ".");
}

std::string see_the_program(std::string_view title) { return section(title, "See\n.Xr mentor 1 .\n"); }

}  // namespace

std::string program_page(const Program& program) {
  const auto commands = commands_where(program, is_word);
  std::string out = mdoc::head("mentor", "1", kAbout);
  out += section("SYNOPSIS", ".Nm\n.Op Ar options\n.Op Ar command\n.Op Ar operands\n");
  out += section("DESCRIPTION",
                 ".Nm\nrecords who is paired with whom and what they agreed, goals, agendas, check\\-ins and promises,\n"
                 "reports them, and reminds of them.\nWithout a command it shows what is next.\n"
                 "Data goes to the standard output, everything else to the standard error.\n");
  out += descriptions(commands) + nouns_described(program);
  out += topic("Words", "words") + topic("References", "references") + topic("Dates and lengths", "dates") + topic("Formats", "formats") +
         topic("Reminders", "reminders");
  out += section("OPTIONS", "Before or behind any command:\n" + mdoc::params(global_params(), true));
  out += section("ENVIRONMENT", mdoc::list(variable_facts(), "Ev"));
  out += section("FILES", mdoc::list(file_facts(), "Pa"));
  out += section("EXIT STATUS", mdoc::list(exit_code_facts(), "Ic"));
  out += section("EXAMPLES", example_lines(commands));
  return out + section("SEE ALSO", pages_of_nouns(program));
}

std::string noun_page(const Program& program, const Noun& noun) {
  const auto commands = commands_where(program, [&](const Command& command) { return is_of(command, noun); });
  std::string out = mdoc::head(page_name(noun), "1", noun.summary) + synopses(commands);
  out += section("DESCRIPTION", "A bare\n.Nm mentor Cm " + mdoc::argument(noun.name) + "\nis\n.Nm mentor Cm " + mdoc::argument(noun.bare) +
                                    " .\n" + descriptions(commands));
  out += section("OPTIONS", "The options of every command are described in\n.Xr mentor 1 .\n");
  out += see_the_program("ENVIRONMENT") + see_the_program("FILES") + see_the_program("EXIT STATUS");
  if (!commands.empty()) out += section("EXAMPLES", example_lines(commands));
  const std::string criteria = noun.name == "match" ? reference_to("mentor-criteria", "5") + " ,\n" : "";
  return out + section("SEE ALSO", reference_to("mentor", "1") + " ,\n" + criteria + reference_to("mentor.toml", "5") + "\n");
}

std::string settings_page() {
  const Config defaults;
  std::string keys = ".Bl -tag -width Ds\n";
  for (const auto& key : config_keys()) {
    keys += ".It Ic " + mdoc::argument(key.name) + "\n" + mdoc::text(std::string(key.summary) + ".");
    const std::string values = say_values(key);
    keys += mdoc::text("Type: " + std::string(key.type) + (values.empty() ? "" : " (" + values + ")") + "; default: " + key.show(defaults) +
                       ".");
  }
  std::string out = mdoc::head("mentor.toml", "5", "settings of mentor");
  out += section("DESCRIPTION",
                 ".Xr mentor 1\nreads its settings from one file in TOML.\nA key's part before the dot is its table.\n"
                 "Unknown keys and wrong types are refused, with line, column and the nearest key.\n" +
                     keys + ".El\n");
  out += section("FILES",
                 ".Bl -tag -width Ds\n.It Pa ~/.config/mentor/config.toml\nThe file, unless\n.Ev XDG_CONFIG_HOME ,\n"
                 ".Ev MENTOR_CONFIG\nor\n.Fl \\-config\nsays otherwise.\n.El\n");
  out += section("EXAMPLES", mdoc::literal("[me]\nname = \"Grace Hopper\"\ntz = \"Europe/Berlin\"\n[week]\nstarts_on = \"monday\"\n"));
  return out + section("SEE ALSO", ".Xr mentor 1\n");
}

std::string criteria_page() {
  (void)parse_criteria(kCriteriaExample, "the example");
  std::string out = mdoc::head("mentor-criteria", "5", "what is asked of mentors and mentees who are matched");
  out += section(
      "DESCRIPTION",
      ".Xr mentor 1\nreads from a file in TOML how sheets of sign\\-ups are to be understood, which pairs are possible, and what they\n"
      "are worth.\nUnknown keys and wrong types are refused, with line, column and the nearest key.\n"
      "A key with blanks, dots or letters outside ASCII in it stands in quotes.\n");
  for (const auto& table : criteria_sections()) out += criteria_table(table);
  out +=
      ".Ss Kinds of rules\nAn answer is split into its options, else at commas that do not stand between digits, at semicolons and at the "
      "ends of lines.\n"
      "Terms are compared whole, without case.\nA number is the only one in its answer, as in 10+ years; words need an order.\n.Bl -tag "
      "-width Ds\n";
  for (const auto& facts : rule_kinds()) out += kind_item(facts);
  out += ".El\n";
  out += section("EXAMPLES", mdoc::literal(kCriteriaExample));
  return out + section("SEE ALSO", ".Xr mentor 1\n");
}

}  // namespace mentor

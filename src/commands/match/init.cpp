// The command `match init`: writes what is understood of sheets of sign-ups as a criteria file.
#include "commands/commands.hpp"
#include "commands/match/sheets.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/criteria.hpp"
#include "mentor/store/written_file.hpp"

namespace mentor::match_init {
namespace {

struct Options {
  SheetChoice choice;
  Opt<std::string> file;
};

void define(Spec& spec, Options& options) {
  define_sheets(spec, options.choice);
  spec.text_option("--file", "F", options.file, "write it to this file, never over one; - is stdout", Completes::file);
  spec.short_form("-o");
}

// What is told of the sheets beside the file.
struct Understood {
  Criteria criteria;
  SignUps all;
  std::vector<std::string> unread;
};

std::string in_quotes(std::string_view heading) { return "'" + visible_line(heading) + "'"; }

std::string say_headings(const std::vector<std::string>& headings) {
  std::vector<std::string> all;
  for (const auto& heading : headings) all.push_back(in_quotes(heading));
  return joined(all, " + ");
}

std::vector<std::string> said_columns(const Criteria& criteria) {
  std::vector<std::string> lines;
  const auto also = [](std::size_t count, const char* one, const char* many) {
    return count == 0 ? "" : ", with " + say_count(static_cast<long long>(count), one, many);
  };
  for (const auto& [column, headings] : criteria.columns) {
    const auto options = criteria.options.find(column);
    std::string line = column + ": " + say_headings(headings);
    if (column == "capacity") line += also(criteria.capacity.size(), "answer in words", "answers in words");
    if (column == "role") line += also(criteria.roles.size(), "answer in words", "answers in words");
    if (options != criteria.options.end()) line += also(options->second.size(), "ticked answer", "ticked answers");
    lines.push_back(std::move(line));
  }
  for (const auto& [sheet, role] : criteria.sheets) lines.push_back(in_quotes(sheet) + " holds " + std::string(name_of(role)) + "s alone");
  for (const auto& skip : criteria.skip) lines.push_back("left out: whose " + skip.column + " is " + in_quotes(skip.is));
  return lines;
}

std::vector<std::string> open_questions(const Understood& understood, std::size_t sheets) {
  std::vector<std::string> lines;
  if (!understood.unread.empty()) {
    std::vector<std::string> all;
    for (const auto& heading : understood.unread) all.push_back(in_quotes(heading));
    lines.push_back("not looked at: " + joined(all, ", "));
  }
  if (!understood.criteria.columns.contains("email")) lines.emplace_back("no heading is that of the mail addresses");
  constexpr std::size_t kMostTold = 10;
  const auto& faults = understood.all.faults;
  for (std::size_t i = 0; i < std::min(faults.size(), kMostTold); ++i)
    lines.push_back("not understood: " + say_place(faults[i], sheets) + visible_line(faults[i].error.message) + "; " +
                    visible_line(faults[i].error.hint));
  if (faults.size() > kMostTold) lines.push_back("and " + std::to_string(faults.size() - kMostTold) + " more: mentor match check");
  return lines;
}

Value value_of(const Options& options, const Understood& understood, const std::string& text) {
  Value::List columns;
  for (const auto& [column, headings] : understood.criteria.columns)
    columns.push_back(Value::Record{{"column", column}, {"headings", texts(headings)}});
  return Value::Record{{"path", options.file ? Value(*options.file) : Value()},
                       {"criteria", text},
                       {"columns", columns},
                       {"not_looked_at", texts(understood.unread)},
                       {"faults", list_of(understood.all.faults, [](const SignUpFault& fault) {
                          return Value(Value::Record{{"sheet", fault.path},
                                                     {"line", fault.line},
                                                     {"column", text_or_null(fault.column)},
                                                     {"message", fault.error.message},
                                                     {"hint", text_or_null(fault.error.hint)}});
                        })}};
}

std::string check_line(const Options& options) {
  std::string line = "mentor match check";
  for (const auto& sheet : options.choice.sheets) line += " " + shell_word(sheet);
  return line + " --criteria " + shell_word(options.file.value_or("criteria.toml"));
}

View run(Context& context, const Options& options) {
  const auto sheets = opened_sheets(options.choice.sheets);
  Understood understood{understood_criteria(sheets), {}, {}};
  understood.all = read_sign_ups(sheets, understood.criteria, static_cast<int>(context.today().year()), context.zones);
  understood.unread = unread_headings(sheets, understood.criteria);
  const std::string text = criteria_text(understood.criteria);
  const bool writes = options.file.value_or("-") != "-";
  if (writes && !write_new_file(*options.file, text))
    throw refused(quoted_path(*options.file) + " is already there", "name another file, or take that one away");
  const auto open = open_questions(understood, sheets.size());
  View view = written(value_of(options, understood, text), {});
  if (!writes) {
    view.verbatim = text;
    view.notes = open;
    view.sections = sections_from(Prose{{paragraph(text)}});
    return view;
  }
  std::vector<Block> echo{paragraph("wrote " + quoted_path(*options.file))};
  for (const auto& line : said_columns(understood.criteria)) echo.push_back(bullet(line));
  for (const auto& line : open) echo.push_back(bullet(line));
  echo.push_back(command_line(check_line(options)));
  view.sections = sections_from(Prose{std::move(echo)});
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_init

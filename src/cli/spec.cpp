// The converters behind each kind of option: from typed text to a typed value.
#include "mentor/cli/spec.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

std::string quoted_value(std::string_view text) { return "'" + visible_line(text.substr(0, 80)) + "'"; }

// Says what is wrong with an option's value, in front of what its parser says.
template <class Read>
auto named(const std::string& option, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    if (error.kind != ErrorKind::usage) throw;
    const bool is_named = error.message.starts_with(option);
    throw usage_error(is_named ? error.message : option + ": " + error.message, error.hint);
  }
}

Error empty_value(const std::string& option) { return usage_error("'" + option + "' is empty", "give it a value, or leave it out"); }

Completes days_towards(DateBias lean) { return lean == DateBias::past ? Completes::past_day : Completes::future_day; }

DateContext date_context(const ParseContext& context) { return {context.now, context.zone, context.week_starts_on}; }

}  // namespace

std::string storable(std::string_view text, std::string_view what, TextRule rule) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    throw usage_error(std::string(what) + " is empty", "say something, or leave it out");
  if (text.size() > rule.limit)
    throw usage_error(std::string(what) + " is too long: " + std::to_string(text.size()) + " bytes, at most " + std::to_string(rule.limit) +
                      " are kept");
  const auto bad = first_unstorable(text);
  if (!bad && rule.is_name && has_control(text))
    throw usage_error(std::string(what) + " '" + visible_line(text) + "' has a line break or another control character in it",
                      "write it on one line");
  if (!bad) return std::string(text);
  const std::string_view why = text[*bad] == '\0' ? "a NUL byte" : "a byte that is not UTF-8";
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n') + 1;
  throw usage_error(
      std::string(what) + " has " + std::string(why) + " at byte " + std::to_string(*bad + 1) + " (line " + std::to_string(line) + ")",
      "text is stored as it is, so it must be valid UTF-8");
}

double parse_number(std::string_view text, std::string_view what) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  const bool is_read = problem == std::errc() && end == text.data() + text.size() && std::isfinite(number);
  if (is_read) return number;
  const std::string lead = what.empty() ? "" : std::string(what) + ": ";
  throw usage_error(lead + quoted_value(text) + " is not a number", "such as 3, 0.5 or -2");
}

std::vector<std::string> with_change(std::vector<std::string> list, const ListChange& change, std::string_view what) {
  for (const auto& text : change.removed) {
    if (std::erase(list, text) > 0) continue;
    const std::vector<std::string_view> there(list.begin(), list.end());
    const std::string guess = did_you_mean(text, there);
    throw not_found(what, text, guess.empty() ? "there is " + (list.empty() ? std::string("none") : joined(list, ", ")) : guess);
  }
  if (change.cleared) list.clear();
  for (const auto& text : change.added)
    if (std::ranges::find(list, text) == list.end()) list.push_back(text);
  return list;
}

Param& Spec::add(std::string name, std::string metavar, std::string help) {
  Param param;
  param.name = std::move(name);
  param.metavar = std::move(metavar);
  param.help = std::move(help);
  params_.push_back(std::move(param));
  return params_.back();
}

void Spec::operand(std::string name, std::string& out, std::string help, Completes completes) {
  optional_operand(std::move(name), out, std::move(help), completes);
  params_.back().required = true;
}

void Spec::optional_operand(std::string name, std::string& out, std::string help, Completes completes) {
  const std::string what = name;
  Param& param = add(std::move(name), "", std::move(help));
  param.completes = completes;
  param.assign = [&out, what](const std::string& text, const ParseContext&) { out = storable(text, what); };
}

void Spec::operands(std::string name, std::vector<std::string>& out, std::string help, Completes completes) {
  optional_operands(std::move(name), out, std::move(help), completes);
  params_.back().required = true;
}

void Spec::optional_operands(std::string name, std::vector<std::string>& out, std::string help, Completes completes) {
  Param& param = add(std::move(name), "", std::move(help));
  param.completes = completes;
  param.repeatable = true;
  param.assign = [&out](const std::string& text, const ParseContext&) { out.push_back(text); };
}

void Spec::text(std::string name, Opt<std::string>& out, std::string help, bool is_required, bool editable) {
  Param& param = add(std::move(name), "", std::move(help));
  param.joins_words = true;
  param.editable = editable;
  param.required = is_required;
  const bool clears = empty_clears_;
  param.assign = [&out, clears](const std::string& text, const ParseContext&) {
    out.given = true;
    if (text.empty() && clears) return;
    out = storable(text, "the text");
    out.given = true;
  };
}

void Spec::flag(std::string name, bool& out, std::string help) {
  custom_flag(std::move(name), std::move(help), [&out] { out = true; });
}

namespace {

// Puts what `read` makes of a value into an Opt; an empty value clears in an edit and is refused elsewhere.
template <class T, class Read>
auto into(Opt<T>& out, std::string name, bool empty_clears, Read read) {
  return [&out, name = std::move(name), empty_clears, read](const std::string& text, const ParseContext& context) {
    out.given = true;
    if (text.empty() && empty_clears) {
      out.reset();
      return;
    }
    if (text.empty()) throw empty_value(name);
    out.emplace(named(name, [&] { return read(text, context); }));
  };
}

}  // namespace

void Spec::text_option(std::string name, std::string metavar, Opt<std::string>& out, std::string help, Completes completes, TextRule rule) {
  Param& param = add(name, std::move(metavar), std::move(help));
  param.completes = completes;
  param.assign =
      into(out, name, empty_clears_, [rule](const std::string& text, const ParseContext&) { return storable(text, "its value", rule); });
}

void Spec::texts(std::string name, std::string metavar, std::vector<std::string>& out, std::string help, Completes completes) {
  const std::string what = name;
  Param& param = add(std::move(name), std::move(metavar), std::move(help));
  param.completes = completes;
  param.repeatable = true;
  param.assign = [&out, what](const std::string& text, const ParseContext&) {
    if (text.empty()) throw empty_value(what);
    out.push_back(storable(text, what));
  };
}

void Spec::list(std::string name, std::string metavar, ListChange& out, std::string help, std::string help_to_remove, TextRule rule) {
  const std::string twin = "--no-" + name.substr(2);
  custom(name, metavar, true, std::move(help), [&out, name, rule](const std::string& text, const ParseContext&) {
    if (text.empty()) {
      out.cleared = true;
    } else {
      out.added.push_back(storable(text, "its value", rule));
    }
  });
  if (!empty_clears_) return;
  custom(twin, metavar, true, std::move(help_to_remove), [&out](const std::string& text, const ParseContext&) {
    if (text.empty()) {
      out.cleared = true;
    } else {
      out.removed.push_back(storable(text, "its value"));
    }
  });
  value_may_be_left_out();
}

void Spec::number(std::string name, std::string metavar, Opt<double>& out, std::string help) {
  add(name, std::move(metavar), std::move(help)).assign =
      into(out, name, empty_clears_, [](const std::string& text, const ParseContext&) { return parse_number(text, ""); });
}

void Spec::integer(std::string name, std::string metavar, Opt<int>& out, int least, int most, std::string help) {
  add(name, std::move(metavar), std::move(help)).assign =
      into(out, name, empty_clears_, [least, most](const std::string& text, const ParseContext&) {
        int number = 0;
        const bool has_signs = least < 0;  // only then is "+1" no more than 1
        const bool plus = has_signs && text.starts_with('+') && !text.starts_with("+-");
        const char* begin = text.data() + (plus ? 1 : 0);
        const auto [end, problem] = std::from_chars(begin, text.data() + text.size(), number);
        if (problem != std::errc() || end != text.data() + text.size() || number < least || number > most)
          throw usage_error(quoted_value(text) + " is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
        return number;
      });
}

void Spec::day(std::string name, std::string metavar, Opt<Date>& out, DateBias lean, std::string help, DateEdge edge) {
  Param& param = add(name, std::move(metavar), std::move(help));
  param.completes = days_towards(lean);
  param.assign = into(out, name, empty_clears_, [lean, edge](const std::string& text, const ParseContext& context) {
    return parse_day(text, date_context(context), lean, edge);
  });
}

void Spec::when(std::string name, std::string metavar, Opt<When>& out, DateBias lean, std::string help) {
  Param& param = add(name, std::move(metavar), std::move(help));
  param.completes = days_towards(lean);
  param.assign = into(out, name, empty_clears_, [lean](const std::string& text, const ParseContext& context) {
    return parse_when(text, date_context(context), lean);
  });
}

void Spec::local_when(std::string name, std::string metavar, Opt<std::string>& out, DateBias lean, std::string help) {
  add(name, std::move(metavar), std::move(help)).assign =
      into(out, name, empty_clears_, [lean](const std::string& text, const ParseContext& context) {
        // Only the form counts now: in UTC no time is skipped.
        const Zone utc = Zone::utc();
        (void)parse_when(text, {context.now, utc, context.week_starts_on, nullptr, true}, lean);
        return text;
      });
}

void Spec::length(std::string name, std::string metavar, Opt<Minutes>& out, std::string help, bool bare_minutes) {
  add(name, std::move(metavar), std::move(help)).assign =
      into(out, name, empty_clears_, [bare_minutes](const std::string& text, const ParseContext&) {
        const bool is_bare = bare_minutes && !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        return parse_duration(is_bare ? text + "m" : text);
      });
}

void Spec::zone(std::string name, Opt<std::string>& out, std::string help) {
  Param& param = add(name, "ZONE", std::move(help));
  param.completes = Completes::zone;
  param.assign = into(out, name, empty_clears_, [](const std::string& text, const ParseContext&) { return Zone::load(text).name(); });
}

void Spec::add_choice(std::string name, std::string metavar, std::string help, std::vector<std::string_view> names,
                      std::function<void(std::size_t)> chosen, std::function<void()> cleared) {
  Param& param = add(name, std::move(metavar), std::move(help));
  param.choices = names;
  param.assign = [name, names, chosen = std::move(chosen), cleared = std::move(cleared), clears = empty_clears_](const std::string& text,
                                                                                                                 const ParseContext&) {
    if (text.empty() && clears) return cleared();
    if (text.empty()) throw empty_value(name);
    const auto found = std::ranges::find(names, text);
    if (found != names.end()) return chosen(static_cast<std::size_t>(found - names.begin()));
    std::string all;
    for (const auto choice : names) all += (all.empty() ? "" : ", ") + std::string(choice);
    const std::string guess = did_you_mean(text, names);
    throw usage_error(name + ": " + quoted_value(text) + " is none of " + all, guess);
  };
}

void Spec::custom(std::string name, std::string metavar, bool repeatable, std::string help,
                  std::function<void(const std::string&, const ParseContext&)> assign, Completes completes) {
  const std::string option = name;
  Param& param = add(std::move(name), std::move(metavar), std::move(help));
  param.repeatable = repeatable;
  param.completes = completes;
  param.assign = [option, clears = empty_clears_, assign = std::move(assign)](const std::string& text, const ParseContext& context) {
    if (text.empty() && !clears) throw empty_value(option);
    named(option, [&] { assign(text, context); });
  };
}

void Spec::named_choice(std::string name, std::string metavar, std::vector<std::string_view> names, std::string help,
                        std::function<void(std::string_view)> chosen) {
  const auto by_index = [names, chosen = std::move(chosen)](std::size_t i) { chosen(names[i]); };
  add_choice(std::move(name), std::move(metavar), std::move(help), names, by_index, [] {});
}

void Spec::custom_flag(std::string name, std::string help, std::function<void()> set) {
  Param& param = add(std::move(name), "", std::move(help));
  param.takes = Takes::nothing;
  param.assign = [set = std::move(set)](const std::string&, const ParseContext&) { set(); };
}

void Spec::include_private(std::string help) {
  custom_flag(std::string(kIncludePrivate), std::move(help), [] {});
}

void Spec::value_may_be_left_out() {
  params_.back().takes = Takes::value_or_nothing;
  params_.back().metavar = "[" + params_.back().metavar + "]";
}

void Spec::last_counts() {
  for (auto& param : params_) param.last_counts = true;
}

void Spec::completes(std::string_view name, Completes what) { std::ranges::find(params_, name, &Param::name)->completes = what; }

void Spec::without(std::string_view name) {
  std::erase_if(params_, [&](const Param& param) { return param.name == name; });
}

}  // namespace mentor

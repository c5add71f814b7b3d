#include "commands/remind/options.hpp"

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor::remind {
namespace {

ReminderKind kind_named(std::string_view word) {
  if (const auto kind = from_name<ReminderKind>(word)) return *kind;
  std::vector<std::string_view> names;
  std::string all;
  for (const auto& entry : kEnumNames<ReminderKind>) {
    names.push_back(entry.text);
    all += (all.empty() ? "" : ", ") + std::string(entry.text);
  }
  const std::string guess = did_you_mean(word, names);
  throw usage_error("'" + visible_line(word) + "' is no kind of reminder", guess.empty() ? "one of " + all : guess);
}

}  // namespace

void define_via(Spec& spec, Opt<SinkKind>& via) { spec.choice("--via", "SINK", via, "how they leave (remind.via)"); }

void define_kinds(Spec& spec, std::vector<ReminderKind>& kinds) {
  spec.custom(
      "--kind", "K,...", true, "only these kinds, such as meeting,action",
      [&kinds](const std::string& text, const ParseContext&) {
        for (std::size_t begin = 0; begin <= text.size();) {
          const auto end = std::min(text.find(',', begin), text.size());
          kinds.push_back(kind_named(std::string_view(text).substr(begin, end - begin)));
          begin = end + 1;
        }
      },
      Completes::reminder_kinds);
}

ReminderSettings settings_of(const Config& config) {
  ReminderSettings settings{config.remind_meeting, config.remind_morning, config.remind_evening, {}};
  if (const auto& quiet = config.remind_quiet) settings.quiet = QuietHours{quiet->from, quiet->until};
  return settings;
}

}  // namespace mentor::remind

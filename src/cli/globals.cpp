#include "cli/globals.hpp"

#include "mentor/base/error.hpp"

namespace mentor {
namespace {

constexpr int kWidest = 10'000;

void define_text(Spec& spec, const char* name, const char* metavar, std::optional<std::string>& out, const char* help,
                 Completes completes = Completes::nothing) {
  spec.custom(
      name, metavar, false, help, [&out](const std::string& text, const ParseContext&) { out = text; }, completes);
}

}  // namespace

void define_globals(Spec& spec, Globals& globals) {
  define_text(spec, "--store", "FILE", globals.store, "the store to use", Completes::file);
  define_text(spec, "--config", "FILE", globals.config, "the config file to use", Completes::file);
  spec.named_choice("--format", "F", all_names(formats(), &Format::name), "how to print",
                    [&globals](std::string_view name) { globals.format = find_format(name); });
  spec.custom_flag("--json", "the same as --format json", [&globals] { globals.format = find_format("json"); });
  spec.named_choice("--color", "WHEN", all_names(kEnumNames<Colours>, &EnumName<Colours>::text), "when to colour",
                    [&globals](std::string_view name) { globals.colour = from_name<Colours>(name); });
  spec.custom("--width", "N", false, "columns to fit to (0: as wide as it gets)", [&globals](const std::string& text, const ParseContext&) {
    const double width = parse_number(text, "--width");
    if (width < 0 || width > kWidest || width != static_cast<int>(width)) throw usage_error("'" + text + "' is no width", "--width 80");
    globals.width = static_cast<int>(width);
  });
  spec.flag("--yes", globals.yes, "answer every question with yes");
  spec.flag("--no-input", globals.no_input, "never ask; fail where an answer is needed");
  spec.flag("--quiet", globals.quiet, "leave out what is only said to people");
  define_text(spec, "--now", "WHEN", globals.now, "take this moment for now");
  spec.custom_flag("--version", "print the version", [] {});
  spec.custom_flag("--help", "explain the command", [] {});
}

std::vector<Param> global_params() {
  Globals unused;
  Spec spec;
  define_globals(spec, unused);
  return spec.params();
}

}  // namespace mentor

// The command `person edit`: somebody's name, address or time zone, in all their pairs.
#include "commands/commands.hpp"
#include "commands/person/fields.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/store/persons.hpp"

namespace mentor::person_edit {
namespace {

struct Options {
  std::string who;
  Opt<std::string> name;
  Opt<std::string> email;
  Opt<std::string> tz;
};

void define(Spec& spec, Options& options) {
  spec.operand("WHO", options.who, "name, address, number, or the handle of a pair", Completes::person);
  spec.custom("--name", "NAME", false, "what they are called", [&options](const std::string& text, const ParseContext&) {
    options.name = parse_name(text);
    options.name.given = true;
  });
  spec.custom("--email", "ADDRESS", false, "their mail address", [&options](const std::string& text, const ParseContext&) {
    if (!text.empty()) options.email = parse_address(text);
    options.email.given = true;
  });
  spec.zone("--tz", options.tz, "their time zone");
}

void ask(Prompter&, Options& options) {
  if (options.name.given || options.email.given || options.tz.given) return;
  throw usage_error("nothing to change is given", "mentor person edit " + options.who + " --name, --email or --tz");
}

View run(Context& context, const Options& options) {
  Person person = find_person(*context.store, options.who);
  options.name.apply_to(person.name, person.name);
  options.email.apply_to(person.email);
  options.tz.apply_to(person.tz);
  update(*context.store, person);
  return written(person_record(person), {paragraph({strong(std::to_string(person.id.value)), plain(" " + say_person(context, person))})});
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask, true); }

}  // namespace mentor::person_edit

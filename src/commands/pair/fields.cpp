#include "commands/pair/fields.hpp"

#include <algorithm>

#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

void define_person(Spec& spec, const char* name, Opt<Person>& out, const char* help) {
  spec.custom(name, "WHO", false, help, [&out](const std::string& text, const ParseContext&) {
    out = parse_person(text);
    out.given = true;
  });
}

}  // namespace

void define_pair_fields(Spec& spec, PairFields& fields) {
  define_person(spec, "--mentor", fields.mentor, "who mentors: \"Name\" or \"Name <address>\"");
  define_person(spec, "--mentee", fields.mentee, "who is mentored: \"Name\" or \"Name <address>\"");
  spec.custom("--handle", "H", false, "the short name used in commands", [&fields](const std::string& text, const ParseContext&) {
    if (!is_handle(text))
      throw usage_error("'" + visible_line(text) + "' cannot be a handle",
                        "a handle begins with a letter, has only a-z, 0-9 and -, and is not like an id: ada, sam-2");
    fields.handle = text;
    fields.handle.given = true;
  });
  spec.zone("--their-tz", fields.their_tz, "the other side's time zone");
  spec.day("--start", "D", fields.start, DateBias::past, "the day it begins", DateEdge::first);
  spec.day("--end", "D", fields.end, DateBias::future, "the day it is meant to end", DateEdge::last);
  spec.list("--tag", "T", fields.tags, "a word to group pairs by", "take one tag away, or all", kNameText);
  spec.completes("--tag", Completes::tag);
}

void check_handle_free(const std::string& handle, const std::vector<std::string>& taken) {
  if (std::ranges::find(taken, handle) == taken.end()) return;
  throw refused("the handle '" + handle + "' is taken", "choose another with --handle");
}

void check_dates(const Pair& pair) {
  if (pair.ends_on && *pair.ends_on < pair.starts_on)
    throw usage_error("the end (" + to_iso(*pair.ends_on) + ") is before the start (" + to_iso(pair.starts_on) + ")", "--end D");
}

void set_their_zone(Pair& pair, const std::string& zone) {
  if (pair.role == Role::none) throw usage_error("'--their-tz' needs a side that is me: here I am neither", "leave it out");
  (pair.role == Role::mentor ? pair.mentee : pair.mentor).tz = zone;
}

View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo) {
  std::vector<Relationship> now;
  for (const auto pair : pairs) now.push_back(relationship_of(*context.store, pair));
  return written_all(pair_values(context, now), std::move(echo));
}

}  // namespace mentor

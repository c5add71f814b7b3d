// Any one thing, of whatever kind: its JSON, whose it is and what people know it by.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/render/view.hpp"
#include "mentor/store/records.hpp"

namespace mentor {

struct Entity {
  RowRef row;
  Value value;
  std::string whose;  ///< the full name of the other side, of a pair its handle
  Phrase text;        ///< its words, or what stands for them
};

/// Throws not_found.
Entity entity_at(Context& context, const RowRef& row);
/// The rows that were named, in order, each once. Throws not_found for a pair or meeting, usage.
std::vector<RowRef> rows_named(Context& context, const std::vector<std::string>& references);

/// A kind that a verb does not suit, why, and the verb that does.
struct Unsuited {
  Kind kind;
  std::string_view why;
  std::string_view hint;
};
/// Throws usage for a reference of a kind that is unsuited, by its shape alone.
void require_suited(const std::vector<std::string>& references, std::span<const Unsuited> unsuited);

/// What a verb did: "done a9 Ada Lovelace: book the room", a line a thing; JSON is the things.
View written_entities(std::string_view verb, std::vector<Entity> things);
/// The same for rows, as they stand now.
View written_rows(Context& context, std::string_view verb, const std::vector<RowRef>& rows);

}  // namespace mentor

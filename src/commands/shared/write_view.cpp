#include "commands/shared/write_view.hpp"

namespace mentor {

View written(Value data, std::vector<Block> echo) {
  View view;
  view.sections.push_back(Prose{std::move(echo)});
  view.keeps_rows = true;
  view.data = std::move(data);
  return view;
}

View written_all(std::vector<Value> data, std::vector<Block> echo) {
  return written(data.size() == 1 ? std::move(data.front()) : Value(std::move(data)), std::move(echo));
}

View verbatim(std::string_view text) {
  View view;
  view.data = text;
  if (text.empty()) return view;
  view.sections = sections_from(Prose{{paragraph(std::string(text))}});
  view.verbatim = text;
  return view;
}

}  // namespace mentor

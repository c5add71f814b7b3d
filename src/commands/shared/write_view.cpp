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

std::string say_words_stay(const Config& config) {
  const std::string age = say_history_keep(config);
  return age.empty() ? "its words stay in the history until mentor person erase, or history.keep, takes them away"
                     : "its words stay in the history for " + age + " (history.keep), or until mentor person erase takes them away";
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

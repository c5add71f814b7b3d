// Makes the view of text that no format may touch.
#include "commands/verbatim.hpp"

namespace mentor {

View verbatim(std::string_view text) {
  View view;
  view.data = text;
  if (text.empty()) return view;
  view.sections = sections_from(Prose{{paragraph(std::string(text))}});
  view.verbatim = text;
  return view;
}

}  // namespace mentor

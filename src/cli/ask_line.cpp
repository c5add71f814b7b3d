#include "mentor/cli/ask_line.hpp"

#include "mentor/base/error.hpp"
#include "mentor/base/text.hpp"

namespace mentor {

std::optional<std::string> ask_line(const Prompter& prompter, std::string_view question) {
  if (!prompter.can_ask()) throw input_needed("this needs an answer, and there is nobody to ask", "give it on the command line");
  prompter.process().streams.complain(visible_line(question) + " ");
  auto answer = prompter.process().streams.read_line();
  const bool is_blank = !answer || answer->find_first_not_of(" \t\r") == std::string::npos;
  return is_blank ? std::nullopt : std::move(answer);
}

}  // namespace mentor

// Views that many commands make: what a write did, and text that is printed as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/config/config.hpp"
#include "mentor/render/view.hpp"

namespace mentor {

/// A write's view: what JSON prints, and what people read back. The first line is the headline.
View written(Value data, std::vector<Block> echo);
/// The same for several things: JSON prints an array unless there is one.
View written_all(std::vector<Value> data, std::vector<Block> echo);

/// What a command that takes something away says of its words, which undo could still bring back.
std::string say_words_stay(const Config& config);

/// The lines of `text`, each as it stands; JSON prints the text whole.
View verbatim(std::string_view text);

}  // namespace mentor

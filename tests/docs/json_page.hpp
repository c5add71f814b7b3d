// The man page of the JSON that the program prints, from its schema.
#pragma once

#include <string>
#include <string_view>

namespace mentor {

/// mentor-json.5 as mdoc, from the text of man/mentor.schema.json. Throws where that is no such schema.
std::string json_page(std::string_view schema);

}  // namespace mentor

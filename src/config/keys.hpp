// How each setting is read from TOML.
#pragma once

#include <string>

#include "config/toml_reader.hpp"
#include "mentor/config/config.hpp"

namespace mentor {

/// Puts a value into the config. Throws usage without the place, which the caller puts in front: wrong type, out of range, no such choice.
using ReadSetting = void (*)(Config&, const TomlValue&);

/// In the order of config_keys().
ReadSetting reader_of(std::size_t key);

}  // namespace mentor

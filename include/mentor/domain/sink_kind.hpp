// The ways in which a reminder leaves.
#pragma once

#include "mentor/base/enum_names.hpp"

namespace mentor {

enum class SinkKind { output, exec, mail, maildir };

template <>
inline constexpr auto kEnumNames<SinkKind> = std::to_array<EnumName<SinkKind>>(
    {{SinkKind::output, "stdout"}, {SinkKind::exec, "exec"}, {SinkKind::mail, "mail"}, {SinkKind::maildir, "maildir"}});

}  // namespace mentor

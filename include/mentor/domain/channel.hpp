// The channels of a contact. Video, phone and in person are meetings, the others contacts.
#pragma once

#include "mentor/base/enum_names.hpp"

namespace mentor {

enum class Channel { video, phone, in_person, email, message, app };
template <>
inline constexpr auto kEnumNames<Channel> = std::to_array<EnumName<Channel>>({{Channel::video, "video"},
                                                                              {Channel::phone, "phone"},
                                                                              {Channel::in_person, "in-person"},
                                                                              {Channel::email, "email"},
                                                                              {Channel::message, "message"},
                                                                              {Channel::app, "app"}});

constexpr bool is_meeting(Channel channel) {
  return channel == Channel::video || channel == Channel::phone || channel == Channel::in_person;
}

}  // namespace mentor

// Which mails were written to pairs, and when. Outside history: undo takes back no mail.
#pragma once

#include <map>
#include <string_view>

#include "mentor/base/time.hpp"
#include "mentor/base/uid.hpp"
#include "mentor/store/store.hpp"

namespace mentor {

/// When each pair was last written to, whatever the mail.
std::map<Uid, Instant> last_pair_mails(Store& store);
/// That it was written to now, from this template.
void save_pair_mail(Store& store, const Uid& pair, std::string_view mail, Instant at);

}  // namespace mentor

#include "mentor/store/pair_mails.hpp"

#include <algorithm>

#include "store/connection.hpp"
#include "store/schema.hpp"

namespace mentor {

using store::connection_of;
using store::Query;

// Its subject is the pair's uid, a blank and the template's name.
std::map<Uid, Instant> last_pair_mails(Store& store) {
  std::map<Uid, Instant> last;
  Query query(connection_of(store), "select subject, at from outside where kind = ?");
  for (query.with(store::Outside::mail); query.next();) {
    const std::string subject = query.text();
    const Instant at = query.instant();
    const auto uid = parse_uid(subject.substr(0, subject.find(' ')));
    if (!uid) continue;
    Instant& known = last.try_emplace(*uid, at).first->second;
    known = std::max(known, at);
  }
  return last;
}

void save_pair_mail(Store& store, const Uid& pair, std::string_view mail, Instant at) {
  Query(connection_of(store), "insert or replace into outside(kind, subject, at) values(?,?,?)")
      .with(store::Outside::mail, to_string(pair) + " " + std::string(mail), at)
      .run();
}

}  // namespace mentor

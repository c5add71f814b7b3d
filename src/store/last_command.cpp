#include "mentor/store/last_command.hpp"

#include "store/connection.hpp"

namespace mentor {

LastCommand last_command(Store& store) {
  store::Query query(store::connection_of(store), "select id, at from command order by id desc limit 1");
  if (!query.next()) return {};
  const auto id = query.integer();
  return {id, query.instant()};
}

}  // namespace mentor

#include <algorithm>

#include "mentor/store/history.hpp"
#include "store/change.hpp"

namespace mentor {
using store::connection_of;
using store::Query;

const std::vector<Reason>& ChangeReasons::of(const RowRef& row) const {
  static const std::vector<Reason> kNone;
  const auto found = of_things.find({row.kind, row.number});
  return found == of_things.end() ? kNone : found->second;
}

ChangeReasons change_reasons(Store& store) {
  ChangeReasons reasons;
  Query query(connection_of(store),
              "select h.kind, h.row, c.id, c.at, c.name, c.because from command c join history h on h.command = c.id"
              " where c.because is not null order by c.id");
  while (query.next()) {
    const auto* table = store::table_of_code(query.integer());
    const auto row = query.integer();
    Reason reason{query.integer(), query.instant(), query.text(), query.text()};
    if (table == nullptr) continue;
    if (table->name.kind)
      reasons.of_things[{*table->name.kind, row}].push_back(std::move(reason));
    else if (table == &store::table<Agreement>())
      reasons.of_agreements[AgreementId(row)].push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace mentor

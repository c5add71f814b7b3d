#include <algorithm>

#include "mentor/store/history.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

const store::TableSpec* table_of_code(std::int64_t code) {
  const auto found = std::ranges::find(store::kTables, code, &store::TableSpec::code);
  return found == std::end(store::kTables) ? nullptr : found;
}

Kind kind_of(char letter) {
  return std::ranges::find_if(kEnumNames<Kind>, [&](const auto& entry) { return letter_of(entry.value) == letter; })->value;
}

}  // namespace

const std::vector<Reason>& ReasonsGiven::of(const RowRef& row) const {
  static const std::vector<Reason> kNone;
  const auto found = of_things.find({row.kind, row.number});
  return found == of_things.end() ? kNone : found->second;
}

ReasonsGiven reasons_given(Store& store) {
  ReasonsGiven reasons;
  Query query(connection_of(store),
              "select h.kind, h.row, c.id, c.at, c.name, c.because from command c join history h on h.command = c.id"
              " where c.because is not null order by c.id");
  while (query.next()) {
    const auto* table = table_of_code(query.integer());
    const auto row = query.integer();
    Reason reason{query.integer(), query.instant(), query.text(), query.text()};
    if (table == nullptr) continue;
    if (table->letter != 0)
      reasons.of_things[{kind_of(table->letter), row}].push_back(std::move(reason));
    else if (table->code == store::kAgreementTable.code)
      reasons.of_agreements[AgreementId(row)].push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace mentor

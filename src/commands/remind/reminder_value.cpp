#include "commands/remind/reminder_value.hpp"

namespace mentor::remind {
namespace {

Value handle_of(const std::optional<PairId>& pair, const std::map<PairId, std::string>& handles) {
  const auto found = pair ? handles.find(*pair) : handles.end();
  return found == handles.end() ? Value() : Value(found->second);
}

}  // namespace

std::vector<Value> reminder_values(const std::vector<Standing>& all, const std::map<PairId, std::string>& handles) {
  std::vector<Value> values;
  for (const auto& [delivery, state, is_told] : all)
    values.push_back(Value::Record{{"key", delivery.key},
                                   {"kind", name_of(delivery.kind)},
                                   {"pair", handle_of(delivery.pair, handles)},
                                   {"subject", text_or_null(delivery.subject)},
                                   {"due_at", delivery.due_at},
                                   {"expires_at", delivery.expires_at},
                                   {"title", delivery.title},
                                   {"body", delivery.body},
                                   {"state", state},
                                   {"sent_at", delivery.state == DeliveryState::sent ? Value(delivery.sent_at) : Value()},
                                   {"attempts", delivery.attempts},
                                   {"next_try_at", delivery.next_try},
                                   {"error", text_or_null(delivery.last_error)}});
  return values;
}

}  // namespace mentor::remind

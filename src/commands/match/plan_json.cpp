#include "commands/match/plan_json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <type_traits>

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/json.hpp"
#include "mentor/base/text.hpp"
#include "mentor/config/criteria.hpp"

namespace mentor {
namespace {

std::string to_hex(std::uint64_t number) {
  constexpr std::size_t kDigits = 16;
  char buffer[kDigits];
  const auto end = std::to_chars(buffer, buffer + kDigits, number, 16).ptr;
  std::string digits(buffer, end);
  return digits.insert(0, kDigits - digits.size(), '0');
}

// Each field of a plan is named once, in the functions `fields` below, which writer and reader both walk.

struct PlanWriter {
  const MatchPlan& plan;
  Value::Record record = {};

  template <class T>
  void operator()(std::string_view key, const T& value) {
    record.push_back({std::string(key), value_of(value)});
  }
  /// A part of a record of its own.
  template <class T>
  void list(std::string_view key, const std::vector<T>& items) {
    Value::List all;
    for (const auto& item : items) all.emplace_back(whole(item));
    record.push_back({std::string(key), std::move(all)});
  }
  template <class T>
  void part(std::string_view key, const T& item) {
    record.push_back({std::string(key), whole(item)});
  }
  template <class T>
  void points(std::string_view key, const T& number) {
    record.push_back({std::string(key), in_points(number)});
  }
  void hex(std::string_view key, std::uint64_t number) { record.push_back({std::string(key), to_hex(number)}); }
  /// What the criteria hold, too.
  template <class T>
  void again(std::string_view key, const std::vector<T>& items) {
    list(key, items);
  }
  void person(std::string_view key, std::size_t at) { record.push_back({std::string(key), plan.facts.people[at].email}); }
  void rule(std::string_view key, std::size_t at) { record.push_back({std::string(key), say_rule_of(at)}); }
  void prices(std::string_view key, const std::vector<std::int64_t>& all, bool (*has_role)(const SignUp&)) {
    Value::Record by_person;
    std::size_t next = 0;
    for (const auto& one : plan.facts.people)
      if (has_role(one) && next < all.size()) by_person.push_back({one.email, all[next++]});
    record.push_back({std::string(key), std::move(by_person)});
  }

  std::string say_rule_of(std::size_t at) const { return say_rule(plan.facts.criteria.rules[at]); }

 private:
  template <class T>
  Value whole(const T& item);

  static Value value_of(const std::string& text) { return text_or_null(text); }
  static Value value_of(bool flag) { return flag; }
  static Value value_of(int number) { return number; }
  static Value value_of(std::size_t number) { return number; }
  static Value value_of(std::int64_t number) { return number; }
  static Value value_of(const Criteria& criteria) { return criteria_text(criteria); }
  static Value value_of(const std::optional<HoursInUtc>& hours) {
    if (!hours) return {};
    return Value::List{to_text(hours->front()), to_text(hours->back())};
  }
  static Value value_of(const std::map<std::string, std::string>& texts) {
    Value::Record all;
    for (const auto& [key, text] : texts) all.push_back({key, text});
    return all;
  }
  template <class E>
  requires std::is_enum_v<E>
  static Value value_of(E value) { return name_of(value); }
};

// Walks the fields of one object in whatever order they stand.
class PlanReader {
 public:
  PlanReader(MatchPlan& read, const std::vector<JsonNode>& nodes, std::size_t object, std::string place)
      : plan(read), nodes_(nodes), object_(object), place_(std::move(place)) {
    if (nodes_[object].type != JsonNode::Type::object) refuse("is no object");
  }

  MatchPlan& plan;

  template <class T>
  void operator()(std::string_view key, T& value) {
    at(key, [&](const JsonNode& node) { read(node, value); });
  }
  template <class T>
  void list(std::string_view key, std::vector<T>& items) {
    at(key, [&](const JsonNode& node) {
      if (node.type != JsonNode::Type::list) refuse("is no list");
      const std::size_t end = node.next;
      for (std::size_t next = index(node) + 1; next < end; next = nodes_[next].next) {
        items.emplace_back();
        read_whole(next, items.back(), "[" + std::to_string(items.size() - 1) + "]");
      }
    });
  }
  template <class T>
  void part(std::string_view key, T& item) {
    at(key, [&](const JsonNode& node) { read_whole(index(node), item, ""); });
  }
  template <class T>
  void points(std::string_view key, T& number) {
    at(key, [&](const JsonNode& node) {
      const double said = number_in(node) * static_cast<double>(kPoint);
      constexpr double kNearlyWhole = 1e-3;
      const double whole = std::round(said);
      if (std::abs(said - whole) > kNearlyWhole || std::abs(whole) > static_cast<double>(std::numeric_limits<T>::max() / 2))
        refuse("is no number of points");
      number = static_cast<T>(whole);
    });
  }
  void hex(std::string_view key, std::uint64_t& number) {
    at(key, [&](const JsonNode& node) {
      const std::string text = text_in(node);
      const auto end = text.data() + text.size();
      const auto read = std::from_chars(text.data(), end, number, 16);
      if (read.ec != std::errc() || read.ptr != end || to_hex(number) != text) refuse("is no number of 16 hexadecimal digits");
    });
  }
  template <class T>
  void again(std::string_view key, const std::vector<T>& items) {
    std::vector<T> there;
    list(key, there);
    if (there != items) refuse("has other " + std::string(key) + " than its criteria");
  }
  void person(std::string_view key, std::size_t& found) {
    at(key, [&](const JsonNode& node) {
      const std::string email = text_in(node);
      const bool is_mentor = key == "mentor" || (key == "person" && role_ == Party::mentor);
      const auto& people = plan.facts.people;
      const auto one = std::ranges::find_if(people, [&](const SignUp& person) {
        return person.email == email && (is_mentor ? can_mentor(person) : can_be_mentored(person));
      });
      if (one == people.end()) refuse("names nobody of the plan in this role");
      found = static_cast<std::size_t>(one - people.begin());
    });
  }
  void rule(std::string_view key, std::size_t& at_rule) {
    const auto& rules = plan.facts.criteria.rules;
    at(key, [&](const JsonNode& node) {
      const std::string said = text_in(node);
      // The wants stand in their order.
      for (std::size_t i = next_rule_; i < rules.size(); ++i)
        if (!rules[i].is_must()) {
          if (say_rule(rules[i]) != said) break;
          at_rule = i;
          return;
        }
      refuse("names no want of the criteria, in their order");
    });
  }
  void prices(std::string_view key, std::vector<std::int64_t>& all, bool (*has_role)(const SignUp&)) {
    at(key, [&](const JsonNode& node) {
      if (node.type != JsonNode::Type::object) refuse("is no object");
      const auto& people = plan.facts.people;
      std::size_t next = index(node) + 1;
      for (const auto& one : people) {
        if (!has_role(one)) continue;
        if (next >= node.next || nodes_[next].key != one.email) refuse("has not the people of the plan in their order");
        all.push_back(whole_in(nodes_[next]));
        next = nodes_[next].next;
      }
      if (next != node.next) refuse("has more than the people of the plan");
    });
  }
  /// In which role the people named as "person" are.
  void role(Party role) { role_ = role; }
  void after_rule(std::size_t rule) { next_rule_ = rule; }

  /// What is there and was not asked for.
  void require_all_read() const {
    std::size_t count = 0;
    for (std::size_t next = object_ + 1; next < nodes_[object_].next; next = nodes_[next].next) ++count;
    if (count != read_) refuse("has a field that no plan has, or one twice");
  }

 private:
  template <class Read>
  void at(std::string_view key, const Read& read) {
    for (std::size_t next = object_ + 1; next < nodes_[object_].next; next = nodes_[next].next) {
      if (nodes_[next].key != key) continue;
      const std::string outer = place_;
      place_ += (place_.empty() ? "" : ".") + std::string(key);
      read(nodes_[next]);
      place_ = outer;
      ++read_;
      return;
    }
    refuse("has no '" + std::string(key) + "'");
  }

  template <class T>
  void read_whole(std::size_t at, T& item, const std::string& number);

  std::size_t index(const JsonNode& node) const { return static_cast<std::size_t>(&node - nodes_.data()); }

  void read(const JsonNode& node, std::string& text) const { text = node.type == JsonNode::Type::null ? "" : text_in(node); }
  void read(const JsonNode& node, bool& flag) const {
    if (node.type != JsonNode::Type::boolean) refuse("is not true or false");
    flag = node.flag;
  }
  template <class T>
  requires std::is_integral_v<T>
  void read(const JsonNode& node, T& number) const {
    const auto whole = whole_in(node);
    if (!std::in_range<T>(whole)) refuse("is out of range");
    number = static_cast<T>(whole);
  }
  template <class E>
  requires std::is_enum_v<E>
  void read(const JsonNode& node, E& value) const {
    const auto found = from_name<E>(text_in(node));
    if (!found) refuse("is none of the words that may stand there");
    value = *found;
  }
  void read(const JsonNode& node, Criteria& criteria) const { criteria = parse_criteria(text_in(node), place_); }
  void read(const JsonNode& node, std::optional<HoursInUtc>& hours) const {
    if (node.type == JsonNode::Type::null) return;
    std::vector<DayHours> both;
    for (std::size_t next = index(node) + 1; next < node.next; next = nodes_[next].next) both.push_back(parse_hours(text_in(nodes_[next])));
    if (node.type != JsonNode::Type::list || both.size() != 2) refuse("is no list of two");
    hours = HoursInUtc{both.front(), both.back()};
  }
  void read(const JsonNode& node, std::map<std::string, std::string>& texts) const {
    if (node.type != JsonNode::Type::object) refuse("is no object");
    for (std::size_t next = index(node) + 1; next < node.next; next = nodes_[next].next)
      if (!texts.emplace(std::string(nodes_[next].key), text_in(nodes_[next])).second) refuse("has a field twice");
  }

  std::string text_in(const JsonNode& node) const {
    if (node.type != JsonNode::Type::text) refuse("is no text");
    if (first_unstorable(node.text)) refuse("has a byte that is no text");
    return std::string(node.text);
  }
  double number_in(const JsonNode& node) const {
    double number = 0;
    const auto end = node.text.data() + node.text.size();
    if (node.type != JsonNode::Type::number || std::from_chars(node.text.data(), end, number).ptr != end) refuse("is no number");
    return number;
  }
  std::int64_t whole_in(const JsonNode& node) const {
    std::int64_t number = 0;
    const auto end = node.text.data() + node.text.size();
    const bool is_number = node.type == JsonNode::Type::number;
    if (!is_number || std::from_chars(node.text.data(), end, number) != std::from_chars_result{end, std::errc()})
      refuse("is no whole number");
    return number;
  }

  [[noreturn]] void refuse(const std::string& what) const { throw usage_error((place_.empty() ? "it" : "'" + place_ + "'") + " " + what); }

  const std::vector<JsonNode>& nodes_;
  std::size_t object_;
  std::string place_;
  std::size_t read_ = 0;
  std::size_t next_rule_ = 0;
  Party role_ = Party::mentee;
};

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, SignUp>
void fields(Io& io, T& person) {
  io("email", person.email);
  io("name", person.name);
  io("role", person.role);
  io("places", person.places);
  io("comes_first", person.comes_first);
  io("answers", person.answers);
  io("hours_utc", person.hours);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, KnownPair>
void fields(Io& io, T& known) {
  io("pair", known.handle);
  io("mentee", known.mentee);
  io("mentor", known.mentor);
  io("state", known.state);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, std::pair<std::string, std::string>>
void fields(Io& io, T& pair) {
  io("mentee", pair.first);
  io("mentor", pair.second);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, ReadSheet>
void fields(Io& io, T& sheet) {
  io("path", sheet.path);
  io.hex("digest", sheet.digest);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, MatchDecision>
void fields(Io& io, T& decision) {
  io("mentee", decision.mentee);
  io("mentor", decision.mentor);
  io("by", decision.by);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, PointsPart>
void fields(Io& io, T& part) {
  io.rule("name", part.rule);
  io.points("points", part.points);
  io.points("of", part.of);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, PlannedPair>
void fields(Io& io, T& pair) {
  io.person("mentee", pair.mentee);
  io.person("mentor", pair.mentor);
  io.points("points", pair.points);
  io("rank", pair.rank);
  io.list("parts", pair.parts);
  io("pinned", pair.is_pinned);
  io("overrules", pair.overrules);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, UnmatchedPerson>
void fields(Io& io, T& unmatched) {
  io("role", unmatched.role);
  if constexpr (requires { io.role(unmatched.role); }) io.role(unmatched.role);
  io.person("person", unmatched.person);
  io("rule", unmatched.rule);
  io("would_help", unmatched.would_help);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, AssignmentPrices>
void fields(Io& io, T& prices) {
  io.prices("mentees", prices.mentees, can_be_mentored);
  io.prices("mentors", prices.mentors, can_mentor);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, MatchTotals>
void fields(Io& io, T& totals) {
  io("mentors", totals.mentors);
  io("mentees", totals.mentees);
  io("placed", totals.placed);
  io("places", totals.places);
  io("matched", totals.matched);
  io.points("points", totals.points);
  io.points("best_possible", totals.best_possible);
  io("proven", totals.is_proven);
}

// What is named by others comes before them.
template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, MatchPlan>
void fields(Io& io, T& plan) {
  io.hex("digest", plan.digest);
  io("criteria", plan.facts.criteria);
  io.list("people", plan.facts.people);
  io.list("sheets", plan.sheets);
  io.again("pins", plan.facts.criteria.pins);
  io.again("bans", plan.facts.criteria.bans);
  io.list("known", plan.facts.known);
  io.list("before", plan.facts.before);
  io.part("prices", plan.prices);
  io.list("pairs", plan.pairs);
  io.list("unmatched", plan.unmatched);
  io.part("totals", plan.totals);
}

template <class T>
Value PlanWriter::whole(const T& item) {
  PlanWriter writer{plan};
  fields(writer, item);
  return std::move(writer.record);
}

template <class T>
void PlanReader::read_whole(std::size_t at, T& item, const std::string& number) {
  PlanReader reader(plan, nodes_, at, place_ + number);
  if constexpr (std::is_same_v<T, PointsPart>) reader.after_rule(next_rule_);
  fields(reader, item);
  if constexpr (std::is_same_v<T, PointsPart>) next_rule_ = item.rule + 1;
  reader.require_all_read();
}

}  // namespace

double in_points(std::int64_t points) { return static_cast<double>(points) / static_cast<double>(kPoint); }

Value plan_value(const MatchPlan& plan) {
  PlanWriter writer{plan};
  fields(writer, plan);
  return std::move(writer.record);
}

MatchPlan parse_plan(std::string text, std::string_view path) {
  constexpr std::string_view kHint = "mentor match plan SHEET -o PLAN";
  MatchPlan plan;
  try {
    JsonReader json;
    const auto& nodes = json.read(text);
    PlanReader reader(plan, nodes, 0, "");
    fields(reader, plan);
    reader.require_all_read();
  } catch (const Error& error) {
    if (error.kind != ErrorKind::usage) throw;
    throw usage_error(quoted_path(path) + " is no plan of matches: " + error.message, std::string(kHint));
  }
  return plan;
}

Value reason_value(const MatchPlan& plan, const MatchReason& reason) {
  const auto& people = plan.facts.people;
  Value::List displaced;
  for (const auto person : reason.displaced) displaced.emplace_back(people[person].email);
  return Value::Record{{"person", people[reason.person].email},
                       {"other", reason.other ? Value(people[*reason.other].email) : Value()},
                       {"cost_to_others", reason.cost_to_others ? Value(in_points(*reason.cost_to_others)) : Value()},
                       {"displaced", std::move(displaced)},
                       {"reason", reason.reason}};
}

}  // namespace mentor

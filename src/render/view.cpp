#include "mentor/render/view.hpp"

namespace mentor {

Value::Value() = default;
Value::Value(bool v) : v_(v) {}
Value::Value(int v) : v_(std::int64_t{v}) {}
Value::Value(std::int64_t v) : v_(v) {}
Value::Value(std::size_t v) : v_(static_cast<std::int64_t>(v)) {}
Value::Value(double v) : v_(v) {}
Value::Value(const char* v) : v_(std::string(v)) {}
Value::Value(std::string_view v) : v_(std::string(v)) {}
Value::Value(std::string v) : v_(std::move(v)) {}
Value::Value(const Phrase& v) : v_(v.unguarded()), is_private_(v.is_private()) {}
Value::Value(Date v) : v_(v) {}
Value::Value(Instant v) : v_(v) {}
Value::Value(WallTime v) : v_(v) {}
Value::Value(Minutes v) : v_(std::int64_t{v.count()}) {}
Value::Value(List v) : v_(std::move(v)) {}
Value::Value(Record v) : v_(std::move(v)) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

bool operator==(const Value& a, const Value& b) { return a.v_ == b.v_; }

Cell::Cell() = default;
Cell::Cell(bool v) : value(v) {}
Cell::Cell(int v) : value(std::int64_t{v}) {}
Cell::Cell(std::int64_t v) : value(v) {}
Cell::Cell(std::size_t v) : value(static_cast<std::int64_t>(v)) {}
Cell::Cell(double v) : value(v) {}
Cell::Cell(const char* v, Tone t) : value(std::string(v)), tone(t) {}
Cell::Cell(std::string_view v, Tone t) : value(std::string(v)), tone(t) {}
Cell::Cell(std::string v, Tone t) : value(std::move(v)), tone(t) {}
Cell::Cell(const Phrase& v, Tone t) : value(v.unguarded()), tone(t), is_private(v.is_private()) {}
Cell::Cell(Phrases v) : value(std::move(v)) {}
Cell::Cell(Date v, Tone t) : value(v), tone(t) {}
Cell::Cell(Instant v, Tone t) : value(v), tone(t) {}
Cell::Cell(Minutes v, Tone t) : value(v), tone(t) {}
Cell::Cell(const Cell&) = default;
Cell::Cell(Cell&&) noexcept = default;
Cell& Cell::operator=(const Cell&) = default;
Cell& Cell::operator=(Cell&&) noexcept = default;
Cell::~Cell() = default;

}  // namespace mentor

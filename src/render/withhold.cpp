#include "mentor/render/formats.hpp"

#include <algorithm>

namespace mentor {
namespace {

void mask(Phrase& phrase) { phrase = phrase.shown(Disclosure::shared_only); }

bool is_private(const Span& span) { return span.text.is_private(); }
bool is_private(const Block& block) {
  return std::ranges::any_of(block.spans, [](const Span& span) { return is_private(span); });
}

// What is one of many goes; the others would be no answer without it.
bool is_one_of_many(const Block& block) {
  return block.kind == Block::Kind::bullet || block.kind == Block::Kind::task_open || block.kind == Block::Kind::task_done;
}

std::size_t mask(Cell& cell) {
  if (auto* phrases = std::get_if<Phrases>(&cell.value)) return std::erase_if(*phrases, [](const Phrase& one) { return one.is_private(); });
  if (!cell.is_private) return 0;
  cell = Cell(kPrivateWords, cell.tone);
  return 1;
}

// A part of which nothing is left loses its heading. Returns how many private blocks were left out.
std::size_t leave_out(std::vector<Block>& blocks) {
  std::size_t count = 0;
  std::vector<Block> kept;
  std::size_t lost = 0;  // since the last heading
  const auto close_part = [&] {
    const bool is_empty = lost > 0 && !kept.empty() && kept.back().kind == Block::Kind::heading && kept.back().level > 1;
    if (is_empty) kept.pop_back();
    count += std::exchange(lost, 0);
  };
  for (auto& block : blocks) {
    if (is_one_of_many(block) && is_private(block)) {
      ++lost;
      continue;
    }
    if (block.kind == Block::Kind::heading) close_part();
    kept.push_back(std::move(block));
  }
  close_part();
  blocks = std::move(kept);
  return count;
}

struct Withholding {
  std::size_t operator()(Table& table) const {
    std::size_t count = 0;
    if (!table.keeps_rows) count += std::erase_if(table.rows, [](const auto& row) { return std::ranges::any_of(row, &Cell::is_private); });
    for (auto& row : table.rows)
      for (auto& cell : row) count += mask(cell);
    if (count > 0 && table.rows.empty()) table.empty = "Nothing here but what is private.";
    return count;
  }
  std::size_t operator()(Sheet& sheet) const {
    std::size_t count = sheet.title.is_private() ? 1 : 0;
    mask(sheet.title);
    for (auto& entry : sheet.entries) count += mask(entry.cell);
    return count;
  }
  std::size_t operator()(Prose& prose) const {
    std::size_t count = leave_out(prose.blocks);
    for (auto& block : prose.blocks) {
      count += is_private(block) ? 1 : 0;
      for (auto& span : block.spans) mask(span.text);
    }
    return count;
  }
  std::size_t operator()(Chart&) const { return 0; }
  std::size_t operator()(Certificate&) const { return 0; }
};

bool holds_private(const Value& value) {
  const auto* record = std::get_if<Value::Record>(&value.get());
  return value.is_private() ||
         (record != nullptr && std::ranges::any_of(*record, [](const Field& field) { return field.value.is_private(); }));
}

// A record among others goes; a record that stands alone keeps its other fields.
Value without_private(const Value& value, std::size_t& count) {
  if (value.is_private()) {
    ++count;
    return kPrivateWords;
  }
  if (const auto* list = std::get_if<Value::List>(&value.get())) {
    Value::List kept;
    for (const auto& item : *list) {
      if (holds_private(item))
        ++count;
      else
        kept.push_back(without_private(item, count));
    }
    return kept;
  }
  const auto* record = std::get_if<Value::Record>(&value.get());
  if (record == nullptr) return value;
  Value::Record kept;
  for (const auto& [key, field] : *record) kept.push_back({key, without_private(field, count)});
  return kept;
}

}  // namespace

std::size_t withhold_private(View& view, Disclosure disclosure, Prints printed) {
  if (disclosure == Disclosure::private_too) return view.left_out;
  std::size_t in_data = 0;
  std::size_t in_sections = 0;
  view.data = without_private(view.data, in_data);
  const std::size_t in_rows = view.rows ? Withholding{}(*view.rows) : 0;
  for (auto& section : view.sections) in_sections += std::visit(Withholding{}, section);
  switch (printed) {
    case Prints::data:
      return view.left_out + in_data;
    case Prints::rows:
      return view.left_out + in_rows;
    case Prints::sections:
      return view.left_out + in_sections;
    case Prints::calendar:
    case Prints::mails:
      return view.left_out;
  }
  return view.left_out;
}

}  // namespace mentor

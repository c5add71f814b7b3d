// What a command returns: one nested value for JSON and CSV, and sections for people. Nothing here knows a format.
// Values and cells are made, copied and destroyed in view.cpp: written out in every command they are most of what compiling it costs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/time.hpp"

namespace mentor {

struct Field;

/// One nested value, printed whole by JSON: null, bool, integer, number, text, date, instant, local time, list, record.
/// Lengths are integers in minutes. Keys are the contract of json.md.
class Value {
 public:
  using List = std::vector<Value>;
  using Record = std::vector<Field>;
  using Variant = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Instant, WallTime, List, Record>;

  Value();
  Value(bool v);
  Value(int v);
  Value(std::int64_t v);
  Value(std::size_t v);
  Value(double v);
  Value(const char* v);
  Value(std::string_view v);
  Value(std::string v);
  Value(const Phrase& v);
  Value(Date v);
  Value(Instant v);
  Value(WallTime v);
  Value(Minutes v);
  Value(List v);
  Value(Record v);
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
  template <class T>
  Value(const std::optional<T>& v) : Value(v ? Value(*v) : Value()) {}

  const Variant& get() const { return v_; }
  bool is_private() const { return is_private_; }
  bool is_null() const { return std::holds_alternative<std::monostate>(v_); }
  friend bool operator==(const Value&, const Value&);

 private:
  Variant v_;
  bool is_private_ = false;
};

struct Field {
  std::string key;
  Value value;
  friend bool operator==(const Field&, const Field&) = default;
};

/// null for empty text, as json.md wants it.
inline Value text_or_null(std::string_view text) { return text.empty() ? Value() : Value(text); }

/// How a piece of text is meant; colour is one way to show it, never the only one.
enum class Tone { plain, strong, dim, good, warn, bad };

/// One cell of a table. A Date or an Instant is said in days to people and in ISO to pipes; phrases are joined by "; ".
struct Cell {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Instant, Minutes, Phrases> value;
  Tone tone = Tone::plain;
  bool is_private = false;  ///< of a text

  Cell();
  Cell(bool v);
  Cell(int v);
  Cell(std::int64_t v);
  Cell(std::size_t v);
  Cell(double v);
  Cell(const char* v, Tone t = Tone::plain);
  Cell(std::string_view v, Tone t = Tone::plain);
  Cell(std::string v, Tone t = Tone::plain);
  Cell(const Phrase& v, Tone t = Tone::plain);
  Cell(Phrases v);
  Cell(Date v, Tone t = Tone::plain);
  Cell(Instant v, Tone t = Tone::plain);
  Cell(Minutes v, Tone t = Tone::plain);
  Cell(const Cell& other);
  Cell(Cell&& other) noexcept;
  Cell& operator=(const Cell& other);
  Cell& operator=(Cell&& other) noexcept;
  ~Cell();
  template <class T>
  Cell(const std::optional<T>& v) : Cell(v ? Cell(*v) : Cell()) {}
  friend bool operator==(const Cell&, const Cell&) = default;
};

enum class Align { left, right };

/// What becomes of a column where the screen is narrow.
enum class Fit {
  whole,        ///< never cut: an id, a handle, a status
  wraps,        ///< long text
  drops_late,   ///< left out where nothing else helps
  drops_early,  ///< matters least
};

/// Where a column or a piece of text is shown to people.
enum class Shown {
  everywhere,
  where_typed,  ///< an id, a handle, a rule's name: of use on a terminal, and left out of what one sends
  where_read,   ///< what stands in its place in markdown and html
};
inline bool is_read(Shown shown) { return shown != Shown::where_typed; }
inline bool is_typed(Shown shown) { return shown != Shown::where_read; }

/// `key` is what CSV prints where the table is its rows; `header` is for people. A column without a header is for CSV only.
struct Column {
  std::string key;
  std::string header;
  Align align = Align::left;
  Fit fit = Fit::whole;
  Shown shown = Shown::everywhere;
};
inline bool is_read(const Column& column) { return !column.header.empty() && is_read(column.shown); }
inline bool is_typed(const Column& column) { return !column.header.empty() && is_typed(column.shown); }

struct Table {
  std::string title;  ///< may be empty
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::string empty;        ///< what people read when there are no rows
  bool keeps_rows = false;  ///< a row with private words stays without them, since it is what was asked for; else it is left out
};

/// Key and value, one below the other. `lines` are texts of any length (wrapped).
struct Sheet {
  struct Entry {
    std::string key;
    std::string header;  ///< "" where people are not shown it
    Cell cell;
  };
  Phrase title;
  std::vector<Entry> entries;
};

/// A piece of running text; `strong` is bold.
struct Span {
  Phrase text;
  Tone tone = Tone::plain;
  Shown shown = Shown::everywhere;
};

/// A number that a page shows large. It says nothing that the paragraph it belongs to leaves out.
struct Tile {
  std::string label;
  std::string value;
  std::string note;
  Tone tone = Tone::plain;
};

/// One block of running text: a heading, a paragraph, a bullet, a task. What is private in a bullet or a task takes it along when it is
/// left out; in the others "(private)" stands for it.
struct Block {
  enum class Kind { heading, paragraph, bullet, task_open, task_done, command, gap } kind = Kind::paragraph;
  int level = 1;  ///< of a heading: 1 or 2 or 3; of a bullet: its depth, 1 or 2
  std::vector<Span> spans;
  std::vector<Tile> tiles;  ///< of a paragraph: its numbers, which html shows in its place
};

inline bool is_listed(const Block& block) {
  return block.kind == Block::Kind::bullet || block.kind == Block::Kind::task_open || block.kind == Block::Kind::task_done;
}

struct Prose {
  std::vector<Block> blocks;
};

/// Numbers that are drawn. Nothing is said by the drawing alone: the description tells what is to be seen, and every number can be read.
struct Chart {
  enum class Kind {
    weeks,   ///< counts, a label a week and a row a series: a heat map
    line,    ///< values on `days`; a second series is what was to be expected
    shares,  ///< a bar a label; a second series is a mark on it, to be measured by
    stack,   ///< a bar of counts a label, a piece of it a series
    parts,   ///< the same of numbers that make one sum, under labels of any length; four series at most
  } kind = Kind::weeks;
  enum class Unit { count, share, number } unit = Unit::count;  ///< a share is 0 to 1
  struct Series {
    std::string name;
    std::vector<std::optional<double>> values;  ///< one a label; nothing where there is no number
  };
  std::string title;
  std::string description;  ///< whole sentences
  std::string axis;         ///< what a label is: "Week of", "Goal"
  std::vector<std::string> labels;
  std::vector<Date> days;  ///< of a line: where each label stands
  std::vector<Series> series;
  double low = 0;          ///< the axis of a line
  double high = 1;         ///< the axis of a line
  bool for_pages = false;  ///< only for html: the prose beside it says the same
};

/// A sheet of its own to print and sign, on a page alone. Nothing on it is private.
struct Certificate {
  std::string title;
  std::vector<std::string> lines;  ///< whom and what it is about, one below the other; the first stands out
  std::string list_title;          ///< of what is listed
  std::vector<std::string> listed;
  std::vector<std::string> signatures;  ///< who signs; each gets a line to write on
};

using Section = std::variant<Table, Sheet, Prose, Chart, Certificate>;

/// What of a view a format prints.
enum class Prints { data, rows, sections, calendar, mails };

struct View {
  Value data;                      ///< for JSON, and for CSV as rows
  std::optional<Table> rows;       ///< for CSV, where a report's main list is not its data
  std::vector<Section> sections;   ///< for people: table, markdown, html
  std::string verbatim;            ///< where not empty, the table format prints it as it stands, in place of the sections
  std::string file;                ///< where not empty, what is printed goes to this file in place of stdout
  std::vector<std::string> notes;  ///< said on stderr, to people only (left out with --quiet)
  bool keeps_rows = false;         ///< of the rows made of the data, as in a Table
  bool shows_private = false;      ///< private lines were asked for, which a page says
  std::size_t left_out = 0;        ///< private words that never came in here
  bool attention = false;          ///< something needs attention: exit 8 where --exit-code was given
  std::vector<Error> failures;     ///< what went wrong beside what is shown: each is told on stderr, and the exit code is 1

  // What is dear is left to these, of which make() calls the one whose work is printed, while the store is still open.
  std::function<void(View&, Prints)> prepare;  ///< comes before them, with what is printed
  std::function<Value()> make_data;
  std::function<Table()> make_rows;
  std::function<Value()> make_example;  ///< a record such as are listed, for the header of a list that is empty
  std::function<std::vector<Section>()> make_sections;
  std::function<void(View&)> make_calendar;
  std::function<std::string()> make_mails;  ///< one behind the other, as a mailbox has them: becomes `verbatim`
};

/// Has everything there that `what` takes: what the view leaves to be made, and the rows of its data.
void make(View& view, Prints what);

/// The flat fields of each record, so that CSV has every scalar field of what JSON prints (lists of text joined by "; ").
Table flat_table(const Value& data);

/// Sections one after the other; a braced list would copy each.
template <class... Parts>
std::vector<Section> sections_from(Parts... parts) {
  std::vector<Section> sections;
  sections.reserve(sizeof...(parts));
  (sections.emplace_back(std::move(parts)), ...);
  return sections;
}

// Builders for prose, so that commands read like the text they make.
inline Span strong(Phrase text) { return {std::move(text), Tone::strong}; }
inline Span plain(Phrase text) { return {std::move(text), Tone::plain}; }
inline Span where_typed(Phrase text) { return {std::move(text), Tone::plain, Shown::where_typed}; }
inline Block heading(int level, Phrase text) { return {Block::Kind::heading, level, {{std::move(text), Tone::plain}}, {}}; }
inline Block paragraph(std::vector<Span> spans) { return {Block::Kind::paragraph, 1, std::move(spans), {}}; }
/// Says its numbers in words; a page shows the tiles.
inline Block paragraph(std::vector<Span> spans, std::vector<Tile> tiles) {
  return {Block::Kind::paragraph, 1, std::move(spans), std::move(tiles)};
}
inline Block paragraph(Phrase text) { return {Block::Kind::paragraph, 1, {{std::move(text), Tone::plain}}, {}}; }
inline Block bullet(std::vector<Span> spans, int level = 1) { return {Block::Kind::bullet, level, std::move(spans), {}}; }
inline Block bullet(Phrase text, int level = 1) { return {Block::Kind::bullet, level, {{std::move(text), Tone::plain}}, {}}; }
/// Parts two lists.
inline Block gap() { return {Block::Kind::gap, 1, {}, {}}; }
/// A line to type.
inline Block command_line(Phrase text) { return {Block::Kind::command, 1, {{std::move(text), Tone::plain}}, {}}; }

}  // namespace mentor

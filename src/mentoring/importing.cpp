#include "mentor/mentoring/importing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "mentor/base/dates.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/mentoring/pair_making.hpp"
#include "mentor/store/checkins.hpp"

namespace mentor {
namespace {

constexpr std::size_t kLongestCell = 256 * 1024;
constexpr std::size_t kReportEvery = 256;  // rows

enum class SheetColumn {
  pair, met_on, minutes, channel, rating, note, wins, blockers,
  mentor, mentor_email, mentee, mentee_email, every, start, end, tag, timestamp,
};

// What a column is called, and the words that mean it in a heading of a form, whatever stands between them.
struct ColumnName {
  SheetColumn column;
  std::string_view name;
  std::vector<std::vector<std::string_view>> words;
};

const std::vector<ColumnName>& checkin_columns() {
  static const std::vector<ColumnName> all{
      {SheetColumn::pair, "pair", {{"pair"}}},
      {SheetColumn::met_on, "met_on", {{"met", "on"}, {"met"}, {"date"}}},
      {SheetColumn::minutes, "minutes", {{"minutes"}, {"length"}}},
      {SheetColumn::channel, "channel", {{"channel"}}},
      {SheetColumn::rating, "rating", {{"rating"}}},
      {SheetColumn::note, "note", {{"note"}, {"notes"}}},
      {SheetColumn::wins, "wins", {{"wins"}, {"win"}}},
      {SheetColumn::blockers, "blockers", {{"blockers"}, {"blocker"}}},
  };
  return all;
}

const std::vector<ColumnName>& pair_columns() {
  static const std::vector<ColumnName> all{
      {SheetColumn::mentor, "mentor", {{"mentor"}, {"mentor", "name"}}},
      {SheetColumn::mentor_email, "mentor_email", {{"email", "mentor"}, {"mail", "mentor"}, {"address", "mentor"}}},
      {SheetColumn::mentee, "mentee", {{"mentee"}, {"mentee", "name"}}},
      {SheetColumn::mentee_email, "mentee_email", {{"email", "mentee"}, {"mail", "mentee"}, {"address", "mentee"}}},
      {SheetColumn::every, "every", {{"every"}, {"cadence"}, {"frequency"}, {"how", "often"}}},
      {SheetColumn::start, "start", {{"start"}, {"starts"}, {"date", "start"}, {"begin"}}},
      {SheetColumn::end, "end", {{"end"}, {"ends"}, {"date", "end"}}},
      {SheetColumn::tag, "tag", {{"tag"}, {"tags"}, {"cohort"}, {"programme"}, {"program"}, {"group"}}},
      {SheetColumn::timestamp, "timestamp", {{"timestamp"}}},
  };
  return all;
}

// "Mentor's e-mail address" is {email, mentor}.
std::vector<std::string> words_of_heading(std::string_view heading) {
  constexpr std::array<std::string_view, 8> kFillers{"s", "your", "the", "of", "full", "please", "is", "e"};
  const std::string slug = ascii_slug(heading);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < slug.size();) {
    const auto end = std::min(slug.find('-', at), slug.size());
    const std::string word = slug.substr(at, end - at);
    at = end + 1;
    const bool is_mail = word == "mail" && slug.find("e-mail") != std::string::npos;
    if (std::ranges::find(kFillers, word) == kFillers.end()) words.push_back(is_mail ? "email" : word);
  }
  const bool has_mail = std::ranges::find(words, "email") != words.end();
  if (has_mail) std::erase(words, "address");
  std::ranges::sort(words);
  return words;
}

const ColumnName* column_named(const std::vector<ColumnName>& columns, std::string_view heading) {
  const auto words = words_of_heading(heading);
  const auto means = [&](const ColumnName& column) {
    return fold_case(heading) == column.name ||
           std::ranges::any_of(column.words, [&](const auto& meant) { return std::ranges::equal(meant, words); });
  };
  const auto found = std::ranges::find_if(columns, means);
  return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string_view> names_of_columns(const std::vector<ColumnName>& columns) {
  std::vector<std::string_view> names;
  for (const auto& column : columns)
    if (column.column != SheetColumn::timestamp) names.push_back(column.name);
  return names;
}

// The header as columns.
struct SheetLayout {
  bool is_of_pairs = false;
  std::map<SheetColumn, std::size_t> places;
};

void require_columns(const SheetLayout& layout) {
  const auto has = [&](SheetColumn column) { return layout.places.contains(column); };
  if (layout.is_of_pairs && !has(SheetColumn::mentor) && !has(SheetColumn::mentee))
    throw usage_error("the sheet has neither a column 'mentor' nor 'mentee'", "name the columns in its first line");
  if (layout.is_of_pairs) return;
  for (const auto needed : {SheetColumn::pair, SheetColumn::met_on})
    if (!has(needed))
      throw usage_error(std::string("the sheet has no column '") + (needed == SheetColumn::pair ? "pair'" : "met_on'"),
                        "a sheet of check-ins has: " + joined(names_of_columns(checkin_columns()), ",") +
                            "; one of pairs: " + joined(names_of_columns(pair_columns()), ","));
}

SheetLayout layout_of(const std::vector<std::string>& header) {
  const auto known = [&](const std::vector<ColumnName>& columns) {
    return std::ranges::count_if(header, [&](const std::string& heading) { return column_named(columns, heading) != nullptr; });
  };
  SheetLayout layout{known(pair_columns()) > known(checkin_columns()), {}};
  const auto& columns = layout.is_of_pairs ? pair_columns() : checkin_columns();
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto* column = column_named(columns, header[i]);
    if (column == nullptr)
      unknown.push_back("'" + visible_line(header[i]) + "'");
    else if (!layout.places.emplace(column->column, i).second)
      throw usage_error("two columns of the sheet mean '" + std::string(column->name) + "'", "leave one out");
  }
  require_columns(layout);
  if (unknown.empty()) return layout;
  const auto names = names_of_columns(columns);
  const std::string guess = unknown.size() == 1 ? did_you_mean(unknown.front().substr(1, unknown.front().size() - 2), names) : "";
  throw usage_error("the sheet has columns that are not known: " + joined(unknown, ", "),
                    guess.empty() ? "take them out; those there are: " + joined(names, ", ") : guess);
}

// The cells of one row, and what is wrong with them.
class CellReader {
 public:
  CellReader(const SheetLayout& layout, const SheetRow& row, std::vector<ImportFault>& faults) : layout_(layout), row_(row), faults_(faults) {}

  bool is_good() const { return is_good_; }
  std::size_t line() const { return row_.line; }

  /// As it stands, without the apostrophe that stops formulas; "" where there is no such column.
  std::string text(SheetColumn column) const {
    const auto found = layout_.places.find(column);
    return found == layout_.places.end() ? std::string() : std::string(without_apostrophe(row_.cells[found->second]));
  }
  std::string word(SheetColumn column) const { return std::string(trimmed(text(column))); }

  /// `read` of the word, unless that is empty.
  template <class Read>
  auto maybe(SheetColumn column, const Read& read) -> std::optional<decltype(read(std::string()))> {
    const std::string said = word(column);
    if (said.empty()) return std::nullopt;
    return checked(column, [&] { return read(said); });
  }
  template <class Read>
  auto checked(SheetColumn column, const Read& read) -> std::optional<decltype(read())> {
    try {
      return read();
    } catch (const Error& error) {
      fault(column, error);
      return std::nullopt;
    }
  }
  void fault(SheetColumn column, const Error& error) {
    is_good_ = false;
    faults_.push_back({row_.line, std::string(name(column)), error});
  }

 private:
  static std::string_view name(SheetColumn column) {
    for (const auto* columns : {&checkin_columns(), &pair_columns()})
      for (const auto& one : *columns)
        if (one.column == column) return one.name;
    return "";
  }

  const SheetLayout& layout_;
  const SheetRow& row_;
  std::vector<ImportFault>& faults_;
  bool is_good_ = true;
};

constexpr auto kIsDigit = [](char c) { return c >= '0' && c <= '9'; };

// "2025.6.3 15:00" as "2025-06-03 15:00": with the year in front there is one order. "" for anything else.
std::string year_first(std::string_view text) {
  const auto end = std::min(text.find_first_of(" T"), text.size());
  std::vector<std::string> parts{""};
  for (const char c : text.substr(0, end)) {
    if (c == '-' || c == '.' || c == '/')
      parts.emplace_back();
    else if (kIsDigit(c))
      parts.back() += c;
    else
      return "";
  }
  constexpr std::size_t kYearDigits = 4;
  if (parts.size() != 3 || parts[0].size() != kYearDigits) return "";
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].empty() || parts[i].size() > 2) return "";
    parts[i].insert(0, 2 - parts[i].size(), '0');
  }
  return joined(parts, "-") + std::string(text.substr(end));
}

bool has_year(std::string_view text) {
  constexpr std::ptrdiff_t kYearDigits = 4;
  for (auto at = text.begin(); at != text.end();) {
    const auto digits = std::find_if(at, text.end(), kIsDigit);
    const auto end = std::find_if_not(digits, text.end(), kIsDigit);
    if (end - digits == kYearDigits) return true;
    at = end;
  }
  return false;
}

// A day that is the same whenever the sheet is read.
When day_in_cell(const std::string& text, const Clock& clock) {
  const DateContext context{clock.now, clock.mine};
  const std::string plain = year_first(text);
  const When when = parse_when(plain.empty() ? text : plain, context, DateBias::past);
  if (!plain.empty() || has_year(text)) return when;
  throw usage_error("'" + visible_line(text) + "' says another day in another year", "type " + to_iso(when.date));
}

Minutes minutes_in_cell(const std::string& text) {
  constexpr int kMost = 24 * 60;
  const auto number = whole_number(text);
  const auto refusal = [&] { return usage_error("'" + visible_line(text) + "' is no length of a meeting", "type the minutes: 45"); };
  if (number && *number > 0 && *number <= kMost) return Minutes(*number);
  if (number) throw refusal();
  try {
    const Minutes length = parse_duration(text);
    if (length > Minutes(0) && length <= Minutes(kMost)) return length;
  } catch (const Error&) {
  }
  throw refusal();
}

Channel channel_in_cell(const std::string& text) {
  if (const auto channel = from_name<Channel>(fold_case(text))) return *channel;
  const auto names = all_names(kEnumNames<Channel>, &EnumName<Channel>::text);
  throw usage_error("'" + visible_line(text) + "' is no channel", "one of " + joined(names, ", "));
}

int rating_in_cell(const std::string& text) {
  constexpr int kHighest = 5;
  const auto rating = whole_number(text);
  if (rating && *rating >= 1 && *rating <= kHighest) return *rating;
  throw usage_error("'" + visible_line(text) + "' is no rating", "1 to 5");
}

std::vector<std::string> items_in_cell(std::string_view text, std::string_view between) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(between, at), text.size());
    if (const auto item = trimmed(text.substr(at, end - at)); !item.empty()) items.emplace_back(item);
    at = end + between.size();
  }
  return items;
}

void add_lines(CellReader& cells, SheetColumn column, LineKind kind, std::vector<Line>& lines) {
  const std::string text = cells.text(column);
  if (trimmed(text).empty()) return;
  if (text.size() > kLongestCell) return cells.fault(column, usage_error("the text is longer than 256 KiB", "shorten it"));
  for (auto& item : kind == LineKind::note ? std::vector{text} : items_in_cell(text, "; ")) {
    Line line;
    line.kind = kind;
    line.text = std::move(item);
    lines.push_back(std::move(line));
  }
}

// A row of a sheet of check-ins.
struct SheetCheckin {
  std::size_t line = 0;
  std::string pair;
  CheckinSaid said;
  std::string note;
};

class CheckinSheet {
 public:
  CheckinSheet(Store& store, const SheetDefaults& defaults, const Clock& clock, std::vector<ImportFault>& faults)
      : store_(store), defaults_(defaults), clock_(clock), faults_(faults) {}

  void read(CellReader& cells) {
    SheetCheckin checkin;
    checkin.line = cells.line();
    checkin.pair = cells.word(SheetColumn::pair);
    if (checkin.pair.empty()) cells.fault(SheetColumn::pair, usage_error("there is no pair", "type a handle: mentor pair list"));
    const auto when = cells.maybe(SheetColumn::met_on, [&](const std::string& text) { return day_in_cell(text, clock_); });
    if (cells.word(SheetColumn::met_on).empty()) cells.fault(SheetColumn::met_on, usage_error("there is no day", "type the day they met: 2026-12-01"));
    checkin.said.occasion.on = when;
    checkin.said.occasion.length = cells.maybe(SheetColumn::minutes, minutes_in_cell);
    checkin.said.occasion.channel = cells.maybe(SheetColumn::channel, channel_in_cell);
    checkin.said.rating = cells.maybe(SheetColumn::rating, rating_in_cell);
    checkin.note = cells.text(SheetColumn::note);
    if (trimmed(checkin.note).empty()) checkin.note.clear();
    add_lines(cells, SheetColumn::note, LineKind::note, checkin.said.lines);
    add_lines(cells, SheetColumn::wins, LineKind::win, checkin.said.lines);
    add_lines(cells, SheetColumn::blockers, LineKind::blocker, checkin.said.lines);
    if (!checkin.pair.empty()) require_pair(cells, checkin.pair, when);
    if (cells.is_good()) checkins_.push_back(std::move(checkin));
  }

  void write(Imported& done, const std::function<void()>& progress) {
    make_pairs(done);
    ImportCount count{"checkin"};
    for (auto& checkin : checkins_) {
      write(checkin, count);
      if ((count.added + count.already) % kReportEvery == 0) progress();
    }
    done.counts.push_back(count);
  }

 private:
  using FoundPair = std::variant<Relationship, Error>;

  const FoundPair& found(const std::string& named) {
    const auto known = pairs_.find(named);
    if (known != pairs_.end()) return known->second;
    try {
      return pairs_.emplace(named, find_relationship(store_, named)).first->second;
    } catch (const Error& error) {
      return pairs_.emplace(named, error).first->second;
    }
  }

  void require_pair(CellReader& cells, const std::string& named, const std::optional<When>& when) {
    const auto* error = std::get_if<Error>(&found(named));
    if (error == nullptr) return;
    if (error->kind != ErrorKind::not_found || !defaults_.makes_pairs) return cells.fault(SheetColumn::pair, with_way_out(*error));
    if (!cells.checked(SheetColumn::pair, [&] { return parse_person(named); }) || !cells.is_good()) return;
    const auto first = first_days_.emplace(named, when->date).first;
    first->second = std::min(first->second, when->date);
  }

  static Error with_way_out(Error error) {
    if (error.kind != ErrorKind::not_found) return error;
    error.hint += std::string(error.hint.empty() ? "" : error.hint.ends_with('?') ? " " : "; ") + "--create-pairs makes it";
    return error;
  }

  void make_pairs(Imported& done) {
    if (first_days_.empty()) return;
    std::vector<std::string> taken;
    for (const auto& other : relationships(store_)) taken.push_back(other.pair.handle);
    ImportCount count{"pair"};
    for (const auto& [named, first] : first_days_) {
      Pair pair = pair_of_people(store_, parse_person(named), std::nullopt, defaults_.me);
      pair.handle = make_handle(pair.mentor, pair.mentee, pair.role, taken);
      pair.starts_on = first;
      taken.push_back(pair.handle);
      Agreement agreement = defaults_.agreement;
      agreement.from = first;
      agreement.pair = insert_pair(store_, pair);
      insert_agreement(store_, agreement);
      pairs_.insert_or_assign(named, relationship_of(store_, agreement.pair));
      ++count.added;
    }
    done.counts.push_back(count);
  }

  // By pair, day and note.
  bool is_there(const Pair& pair, const SheetCheckin& checkin) {
    const Date day = checkin.said.occasion.on->date;
    CheckinFilter filter{pair.id, clock_.mine.start_of(day), clock_.mine.start_of(add_days(day, 1)), {}, {}, {}};
    return std::ranges::any_of(checkins(store_, filter), [&](const Checkin& other) {
      const auto note = std::ranges::find(other.lines, LineKind::note, &Line::kind);
      return checkin.note == (note == other.lines.end() ? std::string() : note->text.unguarded());
    });
  }

  void write(SheetCheckin& checkin, ImportCount& count) {
    const auto* relationship = std::get_if<Relationship>(&found(checkin.pair));
    if (relationship == nullptr) return;
    if (is_there(relationship->pair, checkin)) {
      ++count.already;
      return;
    }
    const Party by = my_party(relationship->pair.role);
    checkin.said.occasion.by = by;
    for (auto& line : checkin.said.lines) line.by = by;
    try {
      log_checkin(store_, *relationship, checkin.said, clock_);
      ++count.added;
    } catch (const Error& error) {
      if (error.kind != ErrorKind::refused && error.kind != ErrorKind::usage) throw;
      faults_.push_back({checkin.line, "met_on", error});
    }
  }

  Store& store_;
  const SheetDefaults& defaults_;
  const Clock& clock_;
  std::vector<ImportFault>& faults_;
  std::map<std::string, FoundPair> pairs_;
  std::map<std::string, Date> first_days_;  // of pairs to be made
  std::vector<SheetCheckin> checkins_;
};

class PairSheet {
 public:
  PairSheet(Store& store, const SheetDefaults& defaults, const Clock& clock) : store_(store), defaults_(defaults), clock_(clock) {
    all_ = relationships(store);
    for (const auto& other : all_) taken_.push_back(other.pair.handle);
  }

  void take(CellReader& cells) {
    const auto mentor = person_in(cells, SheetColumn::mentor, SheetColumn::mentor_email);
    const auto mentee = person_in(cells, SheetColumn::mentee, SheetColumn::mentee_email);
    const auto every = cells.maybe(SheetColumn::every, [](const std::string& text) { return parse_cadence(text); });
    const auto day = [&](const std::string& text) { return day_in_cell(text, clock_).date; };
    const auto start = cells.maybe(SheetColumn::start, day);
    const auto end = cells.maybe(SheetColumn::end, day);
    const Date begins = start.value_or(clock_.today());
    if (end && *end < begins) cells.fault(SheetColumn::end, usage_error(to_iso(*end) + " is before the start, " + to_iso(begins)));
    if (cells.is_good() && !mentor && !mentee) cells.fault(SheetColumn::mentor, usage_error("nobody is named", "name the mentor, the mentee or both"));
    if (!cells.is_good()) return;
    auto pair = cells.checked(SheetColumn::mentee, [&] { return pair_of_people(store_, mentor, mentee, defaults_.me); });
    if (!pair) return;
    if (is_there(*pair)) {
      ++count_.already;
      return;
    }
    pair->handle = make_handle(pair->mentor, pair->mentee, pair->role, taken_);
    pair->starts_on = begins;
    pair->ends_on = end;
    pair->tags = tags_in(cells);
    if (cells.is_good()) add(*pair, every);
  }

  void count_into(Imported& done) const { done.counts.push_back(count_); }

 private:
  static std::optional<Person> person_in(CellReader& cells, SheetColumn name, SheetColumn email) {
    auto person = cells.maybe(name, [](const std::string& text) { return parse_person(text); });
    const auto address = cells.maybe(email, [](const std::string& text) { return parse_address(text); });
    if (address && !person && cells.word(name).empty()) cells.fault(name, usage_error("there is an address and no name", "type the name"));
    if (person && address) person->email = *address;
    return person;
  }

  static std::vector<std::string> tags_in(CellReader& cells) {
    std::vector<std::string> tags;
    const std::string text = cells.text(SheetColumn::tag);
    for (auto& tag : items_in_cell(text, text.find(';') == std::string::npos ? "," : ";")) {
      if (!cells.checked(SheetColumn::tag, [&] { return parse_name(tag); })) continue;
      if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(std::move(tag));
    }
    return tags;
  }

  // A side without an address is found again by name, within the pair.
  bool is_there(const Pair& pair) const {
    const auto is_one = [](const Person& a, const Person& b) {
      if (a.id != PersonId{0} && a.id == b.id) return true;
      return a.email.empty() || b.email.empty() ? fold_case(a.name) == fold_case(b.name) : is_same(a, b);
    };
    return std::ranges::any_of(all_, [&](const Relationship& other) {
      return is_one(other.pair.mentor, pair.mentor) && is_one(other.pair.mentee, pair.mentee) &&
             status_on(other.pair, clock_.today()) != PairStatus::ended;
    });
  }

  void add(Pair& pair, const std::optional<Cadence>& every) {
    Agreement agreement = defaults_.agreement;
    if (every) agreement.every = *every;
    agreement.from = pair.starts_on;
    agreement.pair = insert_pair(store_, pair);
    insert_agreement(store_, agreement);
    all_.push_back(relationship_of(store_, agreement.pair));
    taken_.push_back(pair.handle);
    ++count_.added;
  }

  Store& store_;
  const SheetDefaults& defaults_;
  const Clock& clock_;
  std::vector<Relationship> all_;
  std::vector<std::string> taken_;
  ImportCount count_{"pair"};
};

// Every row that can be read goes to `use`.
template <class Use>
void for_each_row(SheetReader& sheet, const SheetLayout& layout, std::vector<ImportFault>& faults, const std::function<void()>& progress,
                  const Use& use) {
  std::size_t rows = 0;
  for (SheetRow row; sheet.next(row);) {
    if (++rows % kReportEvery == 0) progress();
    if (!row.fault.empty()) {
      faults.push_back({row.line, "", usage_error(row.fault, row.hint)});
      continue;
    }
    CellReader cells(layout, row, faults);
    use(cells);
  }
}

}  // namespace

Imported import_sheet(Store& store, SheetReader& sheet, const SheetDefaults& defaults, const Clock& clock,
                      const std::function<void()>& progress) {
  const SheetLayout layout = layout_of(sheet.header());
  Imported done;
  if (layout.is_of_pairs) {
    PairSheet pairs(store, defaults, clock);
    for_each_row(sheet, layout, done.faults, progress, [&](CellReader& cells) { pairs.take(cells); });
    pairs.count_into(done);
  } else {
    CheckinSheet checkins(store, defaults, clock, done.faults);
    for_each_row(sheet, layout, done.faults, progress, [&](CellReader& cells) { checkins.read(cells); });
    checkins.write(done, progress);
  }
  std::ranges::stable_sort(done.faults, {}, &ImportFault::line);
  std::set<std::size_t> lines;
  for (const auto& fault : done.faults) lines.insert(fault.line);
  done.bad = lines.size();
  if (done.faults.size() > kMostFaults) done.faults.resize(kMostFaults, {0, "", usage_error("")});
  return done;
}

}  // namespace mentor

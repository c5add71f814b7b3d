#include "mentor/mentoring/importing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"
#include "mentor/mentoring/checkin_writing.hpp"
#include "mentor/mentoring/pair_making.hpp"
#include "mentor/store/checkins.hpp"
#include "mentoring/sheet_cells.hpp"

namespace mentor {
namespace {

constexpr std::size_t kReportEvery = 256;  // rows

constexpr std::size_t kLongestCell = 256 * 1024;

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
    if (cells.word(SheetColumn::met_on).empty())
      cells.fault(SheetColumn::met_on, usage_error("there is no day", "type the day they met: 2026-12-01"));
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
    if (cells.is_good() && !mentor && !mentee)
      cells.fault(SheetColumn::mentor, usage_error("nobody is named", "name the mentor, the mentee or both"));
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

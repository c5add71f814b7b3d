// A programme in words and tables: one page of totals, of who needs attention, of figures, months and cohorts; and a row a pair.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "commands/report/programme.hpp"
#include "commands/shared/json.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

// So much is told where not all is asked for, which keeps the page to a screen of 60 lines and a sheet of A4.
constexpr std::size_t kLinesOfAttention = 18;  // a line a reason, and two a name
constexpr std::size_t kMostNamedOnPage = 8;
constexpr std::size_t kMostMonths = 12;
constexpr std::size_t kMostGroups = 6;

std::string say_rating(double mean) { return say_number(std::round(mean * 10) / 10); }

Cell share_cell(const std::optional<double>& share) { return share ? Cell(say_share(*share)) : Cell(); }
Cell rating_cell(const std::optional<double>& mean) { return mean ? Cell(say_rating(*mean)) : Cell(); }

std::optional<double> mean_of(int sum, int count) { return count == 0 ? std::nullopt : std::optional(static_cast<double>(sum) / count); }

Value::Record figures_value(const ProgrammeFigures& figures) {
  return {{"engagement", figures.engagement},       {"attendance", figures.attendance},       {"mean_rating", figures.mean_rating},
          {"goals_reached", figures.goals_reached}, {"promises_kept", figures.promises_kept}, {"promises_kept_share", figures.kept_share}};
}

Value by_status(const Programme& programme) {
  Value::Record counts;
  for (const auto& status : kEnumNames<HealthStatus>) {
    const auto found = programme.by_status.find(status.value);
    counts.push_back({std::string(status.text), found == programme.by_status.end() ? 0 : found->second});
  }
  return counts;
}

// What is withheld stands there as null, so that every record has the same fields.
Value group_value(const ProgrammeGroup& group) {
  const auto figures = figures_of(group.tally);
  Value::Record record{
      {"tag", group.tag}, {"pairs", figures.pairs}, {"withheld", group.is_withheld}, {"needs_attention", figures.attention}};
  std::ranges::move(figures_value(figures), std::back_inserter(record));
  if (group.is_withheld)
    for (auto& field : std::span(record).subspan(3)) field.value = Value();
  return record;
}

Value month_value(const ProgrammeMonth& month) {
  return Value::Record{{"from", month.first},
                       {"meetings_held", month.sums.held},
                       {"meetings_missed", month.missed},
                       {"mean_rating", mean_of(month.sums.rating_sum, month.sums.rated)},
                       {"goals_reached", month.sums.goals_reached},
                       {"promises_kept", month.sums.promises_kept}};
}

Value diverged_value(const DivergedStore& store) {
  return Value::Record{{"store", store.path}, {"counted_in", store.counted}, {"pairs", store.pairs}};
}

std::vector<Span> say_figure(std::string_view label, const std::string& value, std::string_view what) {
  return {strong(std::string(label) + " " + value), plain(" (" + std::string(what) + ")")};
}

struct Told {
  std::string_view label;
  std::string value;
  std::string what;  // beside the figure, whatever it came to
};

std::vector<Told> figures_told(const ProgrammeFigures& figures) {
  std::vector<Told> told;
  if (figures.engagement)
    told.push_back({"in touch", say_share(*figures.engagement),
                    "of the pairs active on the last day, those with a contact in its " + say_count(kEngagedDays, "day", "days")});
  if (figures.attendance)
    told.push_back(
        {"attendance", say_share(*figures.attendance), "meetings held, of those held or missed, in pairs that record what is missed"});
  if (figures.mean_rating) told.push_back({"rating", say_rating(*figures.mean_rating), "of 5, the mean of all ratings given"});
  told.push_back({"goals reached", std::to_string(figures.goals_reached), "closed as done in this time"});
  if (figures.kept_share)
    told.push_back({"promises kept", say_share(*figures.kept_share),
                    std::to_string(figures.promises_kept) + " done in this time, of those and what fell due in it and is open"});
  return told;
}

Block figures_block(const ProgrammeFigures& figures) {
  std::vector<Span> spans;
  std::vector<Tile> tiles;
  for (const auto& [label, value, what] : figures_told(figures)) {
    std::string begun(label);
    begun.front() = static_cast<char>(begun.front() - 'a' + 'A');
    if (!spans.empty()) spans.push_back(plain(". "));
    for (auto& span : say_figure(begun, value, what)) spans.push_back(std::move(span));
    tiles.push_back({std::string(label), value, what});
  }
  spans.push_back(plain("."));
  return paragraph(std::move(spans), std::move(tiles));
}

std::string store_name(std::string_view path) { return std::filesystem::path(path).stem().string(); }

void add_left_out(const Programme& programme, std::vector<Block>& blocks) {
  for (const auto& store : programme.diverged)
    blocks.push_back(bullet({{say_count(store.pairs, "pair", "pairs") + " of '" + visible_line(store.path) + "' left out", Tone::warn},
                             plain(": as '" + visible_line(store.counted) + "' has " + (store.pairs == 1 ? "it" : "them") +
                                   ", which differs, " + (store.pairs == 1 ? "it is" : "they are") + " counted")}));
  if (programme.waiting > 0)
    blocks.push_back(
        bullet({strong(say_count(programme.waiting, "person is", "people are") + " without a mentor"), plain(" since the last matching")}));
}

// How many of each reason are named: a fair share of what the page has room for, the worst reasons first.
std::size_t names_of_reason(std::size_t reason, std::size_t reasons, Naming naming) {
  if (naming == Naming::all) return std::string::npos;
  const std::size_t room = std::min(kMostNamedOnPage, (kLinesOfAttention - std::min(reasons, kLinesOfAttention)) / 2);
  return room / reasons + (reason < room % reasons ? 1 : 0);
}

// On the first page by what decided alone; all else stands where all is asked for.
Health told_of(const Health& health, Naming naming) {
  Health told = health;
  if (naming != Naming::all) told.reasons.erase(told.reasons.begin() + 1, told.reasons.end());
  return told;
}

void add_reasons(const Programme& programme, Naming naming, std::vector<Block>& blocks) {
  const auto& all = programme.attention;
  const int pairs = programme.all.attention;
  blocks.push_back(heading(2, all.empty() ? "Needs attention" : "Needs attention: " + say_count(pairs, "pair", "pairs")));
  if (all.empty()) blocks.push_back(bullet("nobody"));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ProgrammeReason& reason = all[i];
    const auto told = std::min(names_of_reason(i, all.size(), naming), reason.worst.size());
    std::vector<Span> spans{strong(std::string(say_rule(name_of(reason.rule))) + ", " + say_count(reason.pairs, "pair", "pairs")),
                            plain(": "),
                            {std::string(say_health(reason.status)), tone_of(reason.status)}};
    const auto rest = static_cast<std::size_t>(reason.pairs) - told;
    if (rest > 0 && told > 0) spans.push_back(plain("; the worst"));
    if (rest > 0) spans.push_back(where_typed(" (--all)"));
    blocks.push_back(bullet(std::move(spans)));
    for (const auto& judged : std::span(reason.worst).first(told))
      blocks.push_back(named_with_reasons(judged.relationship.pair, told_of(judged.health, naming), 2));
  }
}

Prose head(const ProgrammePage& page) {
  const Programme& programme = page.programme;
  std::vector<Block> blocks{heading(1, "Programme, " + say_day(programme.from) + " to " + say_day(programme.until))};
  if (programme.all.pairs == 0) {
    blocks.push_back(paragraph("No pair was active in this time."));
    add_left_out(programme, blocks);
    return {std::move(blocks)};
  }
  const std::string stores = programme.stores > 1 ? " In " + std::to_string(programme.stores) + " stores." : "";
  const std::string rows = page.naming == Naming::all ? "" : " A row for each: --all.";
  blocks.push_back(
      paragraph({strong(say_by_status(programme.by_status)), plain(stores), where_typed(rows)}, tiles_by_status(programme.by_status)));
  add_left_out(programme, blocks);
  add_reasons(programme, page.naming, blocks);
  blocks.push_back(heading(2, "What it came to"));
  blocks.push_back(figures_block(figures_of(programme.all)));
  return {std::move(blocks)};
}

std::string say_month(Date first, bool with_year) {
  std::string said(short_name(first.month()));
  return with_year ? said + " " + std::to_string(static_cast<int>(first.year())) : said;
}

// The last months, as many as the page has room for.
std::span<const ProgrammeMonth> months_told(const ProgrammePage& page) {
  const std::span<const ProgrammeMonth> all(page.programme.months);
  return page.naming == Naming::all || all.size() <= kMostMonths ? all : all.last(kMostMonths);
}

Chart months_chart(const ProgrammePage& page) {
  Chart chart;
  chart.kind = Chart::Kind::stack;
  chart.title = "Meetings by month";
  chart.axis = "Month";
  chart.series = {{"held", {}}, {"missed", {}}};
  const auto months = months_told(page);
  int held = 0, missed = 0;
  for (const auto& month : months) {
    const bool begins_year = &month == &months.front() || month.first.month() == std::chrono::January;
    chart.labels.push_back(say_month(month.first, begins_year));
    chart.series[0].values.emplace_back(month.sums.held);
    chart.series[1].values.emplace_back(month.missed);
    held += month.sums.held;
    missed += month.missed;
  }
  chart.description = std::to_string(held) + " held, " + std::to_string(missed) + " missed.";
  return chart;
}

Table months_table(const ProgrammePage& page) {
  Table table{"By month",
              {{"month", "Month"},
               {"meetings_held", "Held", Align::right},
               {"meetings_missed", "Missed", Align::right},
               {"mean_rating", "Rating", Align::right},
               {"goals_reached", "Goals reached", Align::right, Fit::drops_late},
               {"promises_kept", "Promises kept", Align::right, Fit::drops_late}},
              {},
              "",
              false};
  for (const auto& month : months_told(page))
    table.rows.push_back({say_month(month.first, true), month.sums.held, month.missed,
                          rating_cell(mean_of(month.sums.rating_sum, month.sums.rated)), month.sums.goals_reached,
                          month.sums.promises_kept});
  return table;
}

std::vector<Cell> group_row(const std::string& name, const ProgrammeFigures& figures) {
  const auto of_pairs = [&](int count) {
    return std::to_string(count) + " (" + say_share(static_cast<double>(count) / figures.pairs) + ")";
  };
  return {name,
          figures.pairs,
          of_pairs(figures.attention),
          share_cell(figures.engagement),
          share_cell(figures.attendance),
          rating_cell(figures.mean_rating),
          figures.goals_reached,
          share_cell(figures.kept_share)};
}

Table groups_table(const std::vector<const ProgrammeGroup*>& told, const Programme& programme) {
  Table table{"By tag",
              {{"tag", "Tag"},
               {"pairs", "Pairs", Align::right},
               {"needs_attention", "Attention", Align::right},
               {"engagement", "In touch", Align::right},
               {"attendance", "Attendance", Align::right, Fit::drops_late},
               {"mean_rating", "Rating", Align::right, Fit::drops_late},
               {"goals_reached", "Goals", Align::right, Fit::drops_late},
               {"promises_kept", "Promises", Align::right, Fit::drops_late}},
              {},
              "",
              false};
  for (const auto* group : told) table.rows.push_back(group_row(group->tag, figures_of(group->tally)));
  table.rows.push_back(group_row("(all)", figures_of(programme.all)));
  return table;
}

// The largest side by side; what is withheld is named with its size alone.
void add_groups(const ProgrammePage& page, std::vector<Section>& sections) {
  std::vector<const ProgrammeGroup*> told;
  std::vector<std::string> withheld;
  for (const auto& group : page.programme.groups)
    if (group.is_withheld)
      withheld.push_back(visible_line(group.tag) + " (" + std::to_string(group.tally.pairs) + ")");
    else
      told.push_back(&group);
  const bool is_cut = page.naming != Naming::all && told.size() > kMostGroups;
  const std::size_t more = is_cut ? told.size() - kMostGroups : 0;
  if (is_cut) {
    std::ranges::stable_sort(told, [](const auto* a, const auto* b) { return a->tally.pairs > b->tally.pairs; });
    told.resize(kMostGroups);
  }
  std::vector<Block> notes;
  if (!told.empty()) sections.emplace_back(groups_table(told, page.programme));
  if (more > 0)
    notes.push_back(paragraph({plain("The " + std::to_string(kMostGroups) + " largest tags; " + std::to_string(more) + " more"),
                               where_typed(": --all"), plain(".")}));
  if (!withheld.empty()) {
    const std::size_t count = withheld.size();
    if (page.naming != Naming::all && count > kMostGroups) withheld.resize(kMostGroups);
    const std::string rest = count > withheld.size() ? " and " + std::to_string(count - withheld.size()) + " more" : "";
    notes.push_back(paragraph("Withheld, being fewer than " + std::to_string(kLeastGroup) +
                              " pairs or telling of such: " + joined(withheld, ", ") + rest + "."));
  }
  if (!notes.empty()) sections.emplace_back(Prose{std::move(notes)});
}

// Of all pairs for people: as they are said, the store's name only where there are several.
Table pair_table(const Programme& programme, std::vector<ProgrammeRow> rows) {
  const bool has_store = programme.stores > 1;
  Table table{"All pairs", {}, {}, "", false};
  if (has_store) table.columns.push_back({"store", "Store"});
  table.columns.insert(table.columns.end(), {{"pair", "Pair", Align::left, Fit::whole, Shown::where_typed},
                                             {"mentor", "Mentor", Align::left, Fit::wraps},
                                             {"mentee", "Mentee", Align::left, Fit::wraps},
                                             {"checkins", "Check-ins", Align::right, Fit::drops_early},
                                             {"meetings_held", "Held", Align::right},
                                             {"meetings_missed", "Missed", Align::right, Fit::drops_late},
                                             {"minutes", "Time", Align::right, Fit::drops_early},
                                             {"attendance", "Attendance", Align::right, Fit::drops_late},
                                             {"mean_rating", "Rating", Align::right, Fit::drops_late},
                                             {"goals_reached", "Goals", Align::right, Fit::drops_late},
                                             {"last_contact_on", "Last contact", Align::left, Fit::drops_late},
                                             {"health", "Health"}});
  for (auto& row : rows) {
    if (!has_store) row.cells.erase(row.cells.begin());
    table.rows.push_back(std::move(row.cells));
  }
  return table;
}

// In the order of the columns of each table.
std::vector<Cell> cells_of(const ProgrammePair& pair, const Zone& zone, bool for_scripts) {
  const auto& contacts = pair.sums.contacts;
  const auto rating = mean_of(contacts.rating_sum, contacts.rated);
  std::vector<Cell> cells{for_scripts ? Cell(pair.store) : Cell(store_name(pair.store)), Cell(pair.pair().handle),
                          Cell(pair.pair().mentor.name), Cell(pair.pair().mentee.name)};
  if (for_scripts) cells.emplace_back(joined(pair.pair().tags, "; "));
  cells.insert(cells.end(),
               {Cell(contacts.checkins), Cell(pair.meetings.held), Cell(pair.meetings.missed),
                for_scripts ? Cell(contacts.length) : Cell(say_length(contacts.length)),
                for_scripts ? Cell(pair.attendance) : share_cell(pair.attendance), for_scripts ? Cell(rating) : rating_cell(rating),
                Cell(pair.sums.goals_reached), contacts.last_met ? Cell(zone.date_at(*contacts.last_met)) : Cell(),
                for_scripts ? Cell(name_of(pair.health.status)) : health_cell(pair.health.status)});
  if (for_scripts) cells.emplace_back(pair.sums.promises_kept);
  return cells;
}

Value pair_value(const ProgrammePair& pair, const Zone& zone) {
  const auto& contacts = pair.sums.contacts;
  return Value::Record{{"store", pair.store},
                       {"pair", pair.pair().handle},
                       {"mentor", pair.pair().mentor.name},
                       {"mentee", pair.pair().mentee.name},
                       {"tags", texts(pair.pair().tags)},
                       {"checkins", contacts.checkins},
                       {"meetings_held", pair.meetings.held},
                       {"meetings_missed", pair.meetings.missed},
                       {"minutes", contacts.length},
                       {"attendance", pair.attendance},
                       {"mean_rating", mean_of(contacts.rating_sum, contacts.rated)},
                       {"goals_reached", pair.sums.goals_reached},
                       {"promises_kept", pair.sums.promises_kept},
                       {"last_contact_on", contacts.last_met ? Value(zone.date_at(*contacts.last_met)) : Value()},
                       {"health", name_of(pair.health.status)}};
}

}  // namespace

ProgrammeRow programme_row(const ProgrammePair& pair, const Zone& zone, Date until, Prints what) {
  ProgrammeRow row{pair.pair().handle, std::string(pair.store), {}, {}, {}};
  if (what != Prints::data) {
    row.cells = cells_of(pair, zone, what == Prints::rows);
    return row;
  }
  row.value = pair_value(pair, zone);
  if (needs_attention(pair.health.status)) row.attention = health_value(pair.pair().handle, pair.health, until);
  return row;
}

void sort_rows(std::vector<ProgrammeRow>& rows) { std::ranges::stable_sort(rows, {}, &ProgrammeRow::handle); }

Value programme_value(const Programme& programme, std::vector<ProgrammeRow> rows) {
  Value::Record record{{"from", programme.from},
                       {"until", programme.until},
                       {"stores", programme.stores},
                       {"pairs", programme.all.pairs},
                       {"by_status", by_status(programme)}};
  std::ranges::move(figures_value(figures_of(programme.all)), std::back_inserter(record));
  record.push_back({"waiting", programme.waiting});
  record.push_back({"by_tag", list_of(programme.groups, group_value)});
  record.push_back({"by_month", list_of(programme.months, month_value)});
  record.push_back({"left_out", list_of(programme.diverged, diverged_value)});
  Value::List attention, all;
  for (auto& row : rows) {
    if (!row.attention.is_null()) attention.push_back(std::move(row.attention));
    all.push_back(std::move(row.value));
  }
  record.push_back({"attention", std::move(attention)});
  record.push_back({"rows", std::move(all)});
  return record;
}

Table programme_rows(std::vector<ProgrammeRow> rows) {
  Table table;
  for (const char* key : {"store", "pair", "mentor", "mentee", "tags", "checkins", "meetings_held", "meetings_missed", "minutes",
                          "attendance", "mean_rating", "goals_reached", "last_contact_on", "health", "promises_kept"})
    table.columns.push_back({key, ""});
  for (auto& row : rows) table.rows.push_back(std::move(row.cells));
  return table;
}

std::vector<Section> programme_sections(ProgrammePage page) {
  std::vector<Section> sections{head(page)};
  if (page.programme.all.pairs == 0) return sections;
  sections.emplace_back(months_chart(page));
  if (page.grouping == Grouping::month)
    sections.emplace_back(months_table(page));
  else
    add_groups(page, sections);
  if (page.naming == Naming::all) sections.emplace_back(pair_table(page.programme, std::move(page.rows)));
  return sections;
}

}  // namespace mentor

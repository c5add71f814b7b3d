// A programme in words and tables: totals, the pairs that need attention, by tag, then a row a pair.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "commands/report/charts.hpp"
#include "commands/report/programme.hpp"
#include "commands/shared/json.hpp"
#include "commands/shared/report_phrases.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/text.hpp"

namespace mentor {
namespace {

Value::Record rates_of(const ProgrammeFigures& figures) {
  return {{"engagement", figures.engagement},
          {"attendance", figures.attendance},
          {"mean_rating", figures.mean_rating},
          {"goals_reached", figures.goals_reached}};
}

Value by_status(const Programme& programme) {
  Value::Record counts;
  for (const auto& status : kEnumNames<HealthStatus>)
    counts.push_back({std::string(status.text), static_cast<int>(std::ranges::count_if(programme.pairs, [&](const ProgrammePair& pair) {
                        return pair.health.status == status.value;
                      }))});
  return counts;
}

Value by_tag(const Programme& programme) {
  return list_of(tags_of(programme), [&](const std::string& tag) {
    const auto figures = figures_of(programme, tag);
    Value::Record record{{"tag", tag}, {"pairs", figures.pairs}};
    std::ranges::move(rates_of(figures), std::back_inserter(record));
    return Value(std::move(record));
  });
}

Value attention(const Programme& programme) {
  Value::List list;
  for (const auto& pair : programme.pairs)
    if (needs_attention(pair.health.status)) list.push_back(health_value(pair.pair().handle, pair.health, programme.until));
  return list;
}

std::string say_rating(double mean) { return say_number(std::round(mean * 10) / 10); }

Cell share_cell(const std::optional<double>& share) { return share ? Cell(say_share(*share)) : Cell(); }
Cell rating_cell(const std::optional<double>& mean) { return mean ? Cell(say_rating(*mean)) : Cell(); }

std::optional<double> mean_rating(const CheckinTotals& sums) {
  return sums.rated == 0 ? std::nullopt : std::optional(static_cast<double>(sums.rating_sum) / sums.rated);
}

// What a figure is stands beside it, whatever it came to.
std::vector<Tile> figures_told(const Programme& programme) {
  const auto figures = figures_of(programme);
  std::vector<Tile> told;
  if (figures.engagement)
    told.push_back({"in touch", say_share(*figures.engagement),
                    "of the pairs active on the last day, those with a contact in its " + say_count(kEngagedDays, "day", "days")});
  if (figures.attendance)
    told.push_back(
        {"attendance", say_share(*figures.attendance), "meetings held, of those held or missed, in pairs that record what is missed"});
  if (figures.mean_rating) told.push_back({"rating", say_rating(*figures.mean_rating), "of 5, the mean of all ratings given"});
  told.push_back({"goals reached", std::to_string(figures.goals_reached), "closed as done in this time"});
  return told;
}

std::string say_figure(const Tile& figure, std::string_view end) {
  std::string label = figure.label;
  label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label + ": " + figure.value + " (" + figure.note + ")" + std::string(end);
}

Block figures_block(const Programme& programme) {
  auto figures = figures_told(programme);
  std::vector<Span> spans;
  for (const auto& figure : figures) spans.push_back(plain(say_figure(figure, &figure == &figures.back() ? "." : ". ")));
  return paragraph(std::move(spans), std::move(figures));
}

bool has_rows(const Programme& programme, Naming naming) { return naming == Naming::all || programme.pairs.size() <= kMostNamed; }

Prose head(const Programme& programme, Naming naming) {
  std::vector<Block> blocks{heading(1, "Programme, " + say_day(programme.from) + " to " + say_day(programme.until))};
  if (programme.pairs.empty()) {
    blocks.push_back(paragraph("No pair was active in this time."));
    return {std::move(blocks)};
  }
  std::vector<HealthStatus> statuses;
  std::vector<JudgedPair> judged;
  for (const auto& pair : programme.pairs) {
    statuses.push_back(pair.health.status);
    judged.push_back({&pair.pair(), &pair.health});
  }
  const std::string stores = programme.stores > 1 ? " In " + std::to_string(programme.stores) + " stores." : "";
  const std::string rows = has_rows(programme, naming) ? "" : " A row for each: --all.";
  blocks.push_back(paragraph({strong(say_by_status(statuses)), plain(stores), where_typed(rows)}, tiles_by_status(statuses)));
  blocks.push_back(figures_block(programme));
  add_attention(judged, naming, blocks);
  return {std::move(blocks)};
}

Table tag_table(const Programme& programme) {
  Table table{"By tag",
              {{"tag", "Tag"},
               {"pairs", "Pairs", Align::right},
               {"engagement", "In touch", Align::right},
               {"attendance", "Attendance", Align::right, Fit::drops_late},
               {"mean_rating", "Rating", Align::right, Fit::drops_late},
               {"goals_reached", "Goals reached", Align::right, Fit::drops_late}},
              {},
              "",
              false};
  for (const auto& tag : tags_of(programme)) {
    const auto figures = figures_of(programme, tag);
    table.rows.push_back({tag, figures.pairs, share_cell(figures.engagement), share_cell(figures.attendance),
                          rating_cell(figures.mean_rating), figures.goals_reached});
  }
  return table;
}

std::string store_name(const std::string& path) { return std::filesystem::path(path).stem().string(); }

// The numbers as they are for scripts, as they are said for people; the store's name only where there are several.
std::vector<Cell> row(const Context& context, const Programme& programme, const ProgrammePair& pair, bool for_scripts) {
  const auto attended = attendance(pair.meetings);
  const auto rating = mean_rating(pair.sums);
  std::vector<Cell> cells;
  if (for_scripts || programme.stores > 1) cells.push_back(for_scripts ? pair.store : store_name(pair.store));
  cells.insert(cells.end(), {Cell(pair.pair().handle), Cell(pair.pair().mentor.name), Cell(pair.pair().mentee.name)});
  if (for_scripts) cells.emplace_back(joined(pair.pair().tags, "; "));
  cells.insert(cells.end(), {Cell(pair.sums.checkins), Cell(pair.meetings.held), Cell(pair.meetings.missed),
                             for_scripts ? Cell(pair.sums.length) : Cell(say_length(pair.sums.length)),
                             for_scripts ? Cell(attended) : share_cell(attended), for_scripts ? Cell(rating) : rating_cell(rating),
                             Cell(pair.goals_reached), pair.sums.last_met ? Cell(context.zone.date_at(*pair.sums.last_met)) : Cell(),
                             for_scripts ? Cell(name_of(pair.health.status)) : health_cell(pair.health.status)});
  return cells;
}

Table pair_table(const Context& context, const Programme& programme, bool for_scripts) {
  Table table{"All pairs", {}, {}, "", false};
  if (for_scripts || programme.stores > 1) table.columns.push_back({"store", "Store"});
  table.columns.insert(table.columns.end(), {{"pair", "Pair", Align::left, Fit::whole, Shown::where_typed},
                                             {"mentor", "Mentor", Align::left, Fit::wraps},
                                             {"mentee", "Mentee", Align::left, Fit::wraps}});
  if (for_scripts) table.columns.push_back({"tags", ""});
  table.columns.insert(table.columns.end(), {{"checkins", "Check-ins", Align::right, Fit::drops_early},
                                             {"meetings_held", "Held", Align::right},
                                             {"meetings_missed", "Missed", Align::right, Fit::drops_late},
                                             {"minutes", "Time", Align::right, Fit::drops_early},
                                             {"attendance", "Attendance", Align::right, Fit::drops_late},
                                             {"mean_rating", "Rating", Align::right, Fit::drops_late},
                                             {"goals_reached", "Goals", Align::right, Fit::drops_late},
                                             {"last_contact_on", "Last contact", Align::left, Fit::drops_late},
                                             {"health", "Health"}});
  for (const auto& pair : programme.pairs) table.rows.push_back(row(context, programme, pair, for_scripts));
  return table;
}

// Above so many pairs the table says it better.
std::vector<Section> meetings_drawn(const Programme& programme) {
  std::vector<MeetingBar> bars;
  for (const auto& pair : programme.pairs) bars.push_back({pair.pair().handle, pair.meetings});
  if (bars.size() > kMostTold) return {};
  Chart chart = meetings_chart("Pair", bars);
  if (chart.labels.empty()) return {};
  return {std::move(chart)};
}

}  // namespace

Value programme_value(const Programme& programme) {
  const auto figures = figures_of(programme);
  Value::Record record{{"from", programme.from},
                       {"until", programme.until},
                       {"stores", programme.stores},
                       {"pairs", figures.pairs},
                       {"by_status", by_status(programme)}};
  std::ranges::move(rates_of(figures), std::back_inserter(record));
  record.push_back({"by_tag", by_tag(programme)});
  record.push_back({"attention", attention(programme)});
  return record;
}

Table programme_rows(const Context& context, const Programme& programme) { return pair_table(context, programme, true); }

std::vector<Section> programme_sections(const Context& context, const Programme& programme, Naming naming) {
  std::vector<Section> sections{head(programme, naming)};
  std::ranges::move(meetings_drawn(programme), std::back_inserter(sections));
  if (!tags_of(programme).empty()) sections.emplace_back(tag_table(programme));
  if (programme.pairs.empty()) return sections;
  if (has_rows(programme, naming)) sections.emplace_back(pair_table(context, programme, false));
  return sections;
}

}  // namespace mentor

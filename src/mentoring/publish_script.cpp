#include "mentoring/publish_script.hpp"

#include <array>

namespace mentor {

namespace {

constexpr std::array<const FactTable*, 9> kFactTables{&kPersons,  &kPairs,  &kPauses, &kReasons, &kContacts,
                                                      &kMeetings, &kMonths, &kGoals,  &kPromises};

std::vector<std::string_view> columns_in(std::string_view list) {
  constexpr std::string_view kBetween = ", ";
  std::vector<std::string_view> columns;
  for (std::size_t end = 0; end != std::string_view::npos; list.remove_prefix(end == std::string_view::npos ? 0 : end + kBetween.size())) {
    end = list.find(kBetween);
    columns.push_back(list.substr(0, end));
  }
  return columns;
}

std::string columns_of(const FactTable& table) { return std::string(table.key).append(", ").append(table.rest); }

// "n.store, n.uid" where each is "n.%"; the column stands for every %.
std::string each_of(std::string_view list, std::string_view form, std::string_view between) {
  std::string text;
  for (const auto column : columns_in(list)) {
    if (!text.empty()) text += between;
    for (const char c : form) c == '%' ? text.append(column) : text.append(1, c);
  }
  return text;
}

// Temporary tables have no keys and are not written ahead of: filling them is cheap, and nobody else sees them.
std::string temporary_tables() {
  std::string text =
      "create temporary table run(programme text, unread integer) on commit drop;\n"
      "create temporary table forgotten(store uuid) on commit drop;\n"
      "create temporary table new_store on commit drop as select " +
      columns_of(kStores) + " from mentor.publication with no data;\n";
  for (const auto* table : kFactTables)
    text += "create temporary table new_" + std::string(table->name) + " on commit drop as select " + columns_of(*table) + " from mentor." +
            std::string(table->name) + " with no data;\n";
  return text;
}

// A statement with names put into its braces.
std::string filled(std::string_view statement, const std::vector<std::pair<std::string_view, std::string>>& names) {
  std::string text(statement);
  for (const auto& [name, value] : names)
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size()) text.replace(at, name.size(), value);
  return text;
}

// Only rows that differ are written; of the stores of this run what is gone is taken out.
constexpr std::string_view kTakingOver = R"sql(
  delete from mentor.{table} t using new_store s where t.programme = p and t.store = s.store
    and not exists (select from new_{table} n where {same key});
  get diagnostics rows_done = row_count; gone := gone + rows_done;
  update mentor.{table} t set {new values} from new_{table} n where t.programme = p and {same key}
    and ({old rest}) is distinct from ({new rest});
  get diagnostics rows_done = row_count; changed := changed + rows_done;
  insert into mentor.{table}(programme, {columns}) select p, {new columns} from new_{table} n
    where not exists (select from mentor.{table} t where t.programme = p and {same key});
  get diagnostics rows_done = row_count; added := added + rows_done;
)sql";

std::string taking_over(const FactTable& table) {
  return filled(kTakingOver, {{"{table}", std::string(table.name)},
                              {"{same key}", each_of(table.key, "n.% = t.%", " and ")},
                              {"{new values}", each_of(table.rest, "% = n.%", ", ")},
                              {"{old rest}", each_of(table.rest, "t.%", ", ")},
                              {"{new rest}", each_of(table.rest, "n.%", ", ")},
                              {"{columns}", columns_of(table)},
                              {"{new columns}", each_of(columns_of(table), "n.%", ", ")}});
}

// In the order of their uids, so that two runs that share stores wait for each other instead of for ever. A store that somebody else has
// is not seen by us, and so found missing after it was claimed.
constexpr std::string_view kClaiming = R"sql(  select programme, unread into strict p, unread_stores from run;
  perform pg_advisory_xact_lock(hashtextextended(p || s.store::text, 0))
    from (select store from new_store union select store from forgotten order by store) s;
  for one in select store from forgotten loop
    if not mentor.forget(p, one) then raise exception 'no store % of this programme is yours to take out', one; end if;
  end loop;
  insert into mentor.store(programme, store) select p, store from new_store order by store on conflict do nothing;
  for one in select n.store from new_store n where not exists (select from mentor.store s where s.programme = p and s.store = n.store) loop
    raise exception 'the store % is published by somebody else', one using hint = 'its publisher takes it out with --forget ' || one
      || ', or the owner of the schema hands it over';
  end loop;
  for one in select n.store from new_store n join mentor.publication f on f.programme = p and f.store = n.store
      where n.written_at < f.written_at loop
    raise warning 'of the store % an older copy was published than before', one;
  end loop;
)sql";

constexpr std::string_view kSummingMonths = R"sql(insert into new_month
  select store, pair, month, sum(checkins), sum(minutes), sum(held), sum(rated), sum(rating_sum), sum(planned), sum(missed), sum(unrecorded)
    from (select store, pair, date_trunc('month', met_on::timestamp)::date as month, 1 as checkins, coalesce(minutes, 0) as minutes,
              is_meeting::integer as held, (rating is not null)::integer as rated, coalesce(rating, 0) as rating_sum, 0 as planned,
              0 as missed, 0 as unrecorded
            from new_contact where is_counted
          union all select store, pair, date_trunc('month', starts_on::timestamp)::date, 0, 0, 0, 0, 0, (status <> 'cancelled')::integer,
              (status = 'missed')::integer, (status = 'unrecorded')::integer
            from new_meeting) part
    group by store, pair, month;
)sql";

constexpr std::string_view kPublication = R"sql(  insert into mentor.publication
    select p, s.store, s.replica, s.written_at, s.published_at, s.day, s.zone, s.program, s.has_names, s.tags_left_out,
        unread_stores, added, changed, gone from new_store s
    on conflict (programme, store) do update set (replica, written_at, published_at, day, zone, program, has_names, tags_left_out,
        stores_unread, inserted, updated, removed) = (excluded.replica, excluded.written_at, excluded.published_at,
        excluded.day, excluded.zone, excluded.program, excluded.has_names, excluded.tags_left_out,
        excluded.stores_unread, excluded.inserted, excluded.updated, excluded.removed);
)sql";

constexpr std::string_view kHead = R"sql(\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\encoding UTF8
set standard_conforming_strings = on;
set datestyle = iso;
begin;
do $$
begin
  if to_regnamespace('mentor') is null then
    raise exception 'there is no schema "mentor" in this database'
      using hint = 'mentor store publish --schema | psql DATABASE   by its owner, once';
  elsif to_regclass('mentor.about') is null then
    raise exception 'the schema "mentor" is not of this program' using hint = 'name another database';
  elsif (select version < {version} from mentor.about) then
    raise exception 'the schema "mentor" is of an older version'
      using hint = 'mentor store publish --schema | psql DATABASE   by its owner';
  elsif (select version > {version} from mentor.about) then
    raise exception 'the schema "mentor" is of a newer version' using hint = 'use the mentor that made it';
  end if;
end $$;
)sql";

}  // namespace

void CopyLines::begin(const FactTable& table) {
  text_.append("copy pg_temp.new_").append(table.name).append("(").append(columns_of(table)).append(") from stdin;\n");
}

std::string publish_head() { return filled(kHead, {{"{version}", std::to_string(kPublishedVersion)}}) + temporary_tables(); }

std::string publish_tail(const PublishChoice& choice, std::span<const Uid> forgotten, int unread) {
  std::string script;
  const ScriptSink write = [&](std::string_view piece) { script += piece; };
  CopyLines lines(write);
  script += "copy pg_temp.run(programme, unread) from stdin;\n";
  lines.add(std::string_view(choice.programme)).add(unread).end_row();
  lines.end();
  lines.finish();
  script += "copy pg_temp.forgotten(store) from stdin;\n";
  for (const auto& uid : forgotten) lines.add(uid).end_row();
  lines.end();
  lines.finish();
  script += kSummingMonths;
  for (const auto* table : kFactTables) script += "analyze new_" + std::string(table->name) + ";\n";
  script +=
      "do $$\ndeclare\n  p text; unread_stores integer; one uuid; rows_done bigint; added bigint := 0; changed bigint := 0; gone bigint := "
      "0;\n";
  script += "begin\n";
  script += kClaiming;
  for (const auto* table : kFactTables) script += taking_over(*table);
  script += kPublication;
  return script + "end $$;\ncommit;\n";
}

}  // namespace mentor

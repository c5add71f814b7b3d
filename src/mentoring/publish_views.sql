-- Executed as text, so that each is planned for its span: for one that is not known PostgreSQL reckons with few rows, and one process.

-- What each pair came to from first_day to last_day, both included: those active on any day of it. A pair that stands in two stores counts
-- once, as the store says that was written last. Whole months are read as sums, the days before and behind them one by one.
create or replace function mentor.pair_figures(of_programme text, first_day date, last_day date)
returns table(store uuid, pair uuid, tags text[], health text, is_active boolean, is_engaged boolean, checkins bigint, minutes bigint,
  meetings_held bigint, meetings_missed bigint, is_recorded boolean, rated bigint, rating_sum bigint, goals_reached bigint,
  promises_kept bigint, promises_overdue bigint) language plpgsql stable set search_path = '' as $$
declare
  first_month date := date_trunc('month', first_day::timestamp - interval '1 day') + interval '1 month';
  last_month date := date_trunc('month', last_day::timestamp + interval '1 day');  -- the first that is not whole
begin
  if first_month >= last_month then first_month := last_day + 1; last_month := last_day + 1; end if;
  return query execute $q$
  with paused as (
    select p.store, p.pair, pg_catalog.range_agg(pg_catalog.daterange(p.from_on, p.until_on, '[]')) as days from mentor.pause p
      where p.programme = $1 group by p.store, p.pair),
  chosen as (
    select distinct on (p.uid) p.store, p.uid, p.tags, p.health,
        coalesce(p.ended_on > $3, true) and not (p.ended_on is null and coalesce(p.ends_on < $3, false))
          and not coalesce(z.days @> $3, false) as is_active
      from mentor.pair p join mentor.publication f using (programme, store) left join paused z on z.store = p.store and z.pair = p.uid
      where p.programme = $1 and case when greatest($2, p.starts_on) > least($3, coalesce(p.ended_on, p.ends_on))
        then false else not pg_catalog.daterange(greatest($2, p.starts_on), least($3, coalesce(p.ended_on, p.ends_on)), '[]')
          ::datemultirange <@ coalesce(z.days, '{}') end
      order by p.uid, f.written_at desc nulls last, p.store),
  part as (
    select m.store, m.pair, m.checkins, m.minutes, m.held, m.rated, m.rating_sum, m.planned, m.missed, m.unrecorded, false as is_recent
      from mentor.month m where m.programme = $1 and m.month >= $4 and m.month < $5
    union all
    select c.store, c.pair, e.is_edge, c.minutes * e.is_edge, c.is_meeting::integer * e.is_edge, (c.rating is not null)::integer * e.is_edge,
        c.rating * e.is_edge, 0, 0, 0, c.met_on >= $3 - 30
      from mentor.contact c cross join lateral (
        select (c.met_on >= $2 and (c.met_on < $4 or c.met_on >= $5))::integer as is_edge) e
      where c.programme = $1 and c.is_counted and (c.met_on >= $2 and c.met_on < $4 or c.met_on >= least($5, $3 - 30)) and c.met_on <= $3
    union all
    select m.store, m.pair, 0, 0, 0, 0, 0, (m.status <> 'cancelled')::integer, (m.status = 'missed')::integer,
        (m.status = 'unrecorded')::integer, false
      from mentor.meeting m where m.programme = $1 and (m.starts_on >= $2 and m.starts_on < $4 or m.starts_on >= $5) and m.starts_on <= $3),
  met as (
    select p.store, p.pair, sum(p.checkins) as checkins, sum(p.minutes) as minutes, sum(p.held) as held, sum(p.rated) as rated,
        sum(p.rating_sum) as rating_sum, sum(p.planned) as planned, sum(p.missed) as missed, sum(p.unrecorded) as unrecorded,
        bool_or(p.is_recent) as is_recent
      from part p group by p.store, p.pair),
  reached as (
    select g.store, g.pair, count(*) as goals from mentor.goal g
      where g.programme = $1 and g.status = 'done' and g.closed_on between $2 and $3 group by g.store, g.pair),
  kept as (
    select a.store, a.pair, count(*) filter (where a.done_on between $2 and $3) as promises,
        count(*) filter (where a.due_on >= $2 and a.due_on < $3 and coalesce(coalesce(a.done_on, a.dropped_on) > $3, true)) as overdue
      from mentor.promise a where a.programme = $1 group by a.store, a.pair)
  select c.store, c.uid, c.tags, c.health, c.is_active, c.is_active and coalesce(m.is_recent, false), coalesce(m.checkins, 0),
      coalesce(m.minutes, 0), coalesce(m.held, 0), coalesce(m.missed, 0),
      coalesce((m.missed > 0 or (m.unrecorded = 0 and m.planned > 0)) and m.held + m.missed > 0, false),
      coalesce(m.rated, 0), coalesce(m.rating_sum, 0), coalesce(r.goals, 0), coalesce(k.promises, 0), coalesce(k.overdue, 0)
    from chosen c left join met m on m.store = c.store and m.pair = c.uid
      left join reached r on r.store = c.store and r.pair = c.uid left join kept k on k.store = c.store and k.pair = c.uid
$q$ using of_programme, first_day, last_day, first_month, last_month;
end $$;

-- The figures of a programme: of all its pairs (is_whole), and of each tag. `cells` says beside the whole how many pairs have exactly which
-- tags. For the owner alone.
create or replace function mentor.figures(of_programme text, first_day date, last_day date)
returns table(is_whole boolean, tag text, pairs bigint, on_track bigint, needs_check_in bigint, at_risk bigint, too_early bigint,
  paused bigint, ended bigint, engagement double precision, attendance double precision, mean_rating double precision, goals_reached bigint,
  promises_kept bigint, promises_kept_share double precision, rated_pairs bigint, cells jsonb)
language sql stable set search_path = '' as $$
  with f as materialized (select * from mentor.pair_figures(of_programme, first_day, last_day))
  select g.is_whole, g.tag, count(*), count(*) filter (where f.health = 'on-track'), count(*) filter (where f.health = 'needs-check-in'),
      count(*) filter (where f.health = 'at-risk'), count(*) filter (where f.health = 'too-early'),
      count(*) filter (where f.health = 'paused'), count(*) filter (where f.health = 'ended'),
      count(*) filter (where f.is_engaged)::double precision / nullif(count(*) filter (where f.is_active), 0),
      (sum(f.meetings_held) filter (where f.is_recorded))::double precision
        / nullif(sum(f.meetings_held + f.meetings_missed) filter (where f.is_recorded), 0)::double precision,
      sum(f.rating_sum)::double precision / nullif(sum(f.rated), 0)::double precision, sum(f.goals_reached)::bigint,
      sum(f.promises_kept)::bigint, sum(f.promises_kept)::double precision / nullif(sum(f.promises_kept + f.promises_overdue), 0)::double precision,
      count(*) filter (where f.rated > 0),
      case when g.is_whole then (select jsonb_agg(jsonb_build_object('tags', c.tags, 'size', c.size) order by c.tags)
        from (select f.tags, count(*) as size from f group by f.tags) c) end
    from f cross join lateral (select true as is_whole, null as tag union all select false, t from unnest(f.tags) t) g
    group by g.is_whole, g.tag
$$;

-- A week or a month: the sums of all pairs that were active in it or had a contact met or logged in it. For the owner alone.
create or replace function mentor.sums(of_programme text, first_day date, last_day date)
returns table(pairs bigint, checkins bigint, minutes bigint, meetings_held bigint, meetings_missed bigint, actions_kept bigint,
  actions_open bigint, actions_overdue bigint) language plpgsql stable set search_path = '' as $$
begin return query execute $q$
  with paused as (
    select p.store, p.pair, pg_catalog.range_agg(pg_catalog.daterange(p.from_on, p.until_on, '[]')) as days from mentor.pause p
      where p.programme = $1 group by p.store, p.pair),
  met as (
    select c.store, c.pair, count(*) filter (where c.is_counted and c.met_on >= $2) as checkins,
        sum(c.minutes) filter (where c.is_counted and c.met_on >= $2) as minutes,
        count(*) filter (where c.is_counted and c.is_meeting and c.met_on >= $2) as held
      from (select * from mentor.contact c where c.programme = $1 and c.met_on between $2 and $3
            union all select * from mentor.contact c where c.programme = $1 and c.logged_on between $2 and $3
              and c.met_on < $2 and c.met_on < c.logged_on) c
      group by c.store, c.pair),
  chosen as (
    select distinct on (p.uid) p.store, p.uid, least($3, f.day) as day, m.checkins, m.minutes, m.held
      from mentor.pair p join mentor.publication f using (programme, store) left join paused z on z.store = p.store and z.pair = p.uid
        left join met m on m.store = p.store and m.pair = p.uid
      where p.programme = $1 and (m.pair is not null
        or case when greatest($2, p.starts_on) > least($3, coalesce(p.ended_on, p.ends_on)) then false
          else not pg_catalog.daterange(greatest($2, p.starts_on), least($3, coalesce(p.ended_on, p.ends_on)), '[]')
            ::datemultirange <@ coalesce(z.days, '{}') end)
      order by p.uid, f.written_at desc nulls last, p.store),
  missed as (
    select m.store, m.pair, count(*) as missed from mentor.meeting m
      where m.programme = $1 and m.status = 'missed' and m.starts_on between $2 and $3 group by m.store, m.pair),
  promised as (
    select count(*) filter (where a.done_on between $2 and c.day) as kept, count(*) filter (where o.is_open) as open,
        count(*) filter (where o.is_open and a.due_on < c.day) as overdue
      from chosen c join mentor.promise a on a.programme = $1 and a.store = c.store and a.pair = c.uid and not a.is_private
      cross join lateral (select a.created_on <= c.day and coalesce(coalesce(a.done_on, a.dropped_on) > c.day, true) as is_open) o)
  select c.pairs, c.checkins, c.minutes, c.held, c.missed, p.kept, p.open, p.overdue
    from (select count(*) as pairs, coalesce(sum(c.checkins), 0)::bigint as checkins, coalesce(sum(c.minutes), 0)::bigint as minutes,
            coalesce(sum(c.held), 0)::bigint as held, coalesce(sum(m.missed), 0)::bigint as missed
          from chosen c left join missed m on m.store = c.store and m.pair = c.uid) c cross join promised p
$q$ using of_programme, first_day, last_day;
end $$;

-- The tags that may be told beside the whole, so that no sum or difference of what is told is that of a group of fewer than 5 pairs: the
-- largest first; a tag that would complete such a sum is withheld, too. What follows from what is told is kept as an echelon form whose
-- pivots are cells of 5 and more wherever there is one; the rest is about small cells alone. The same as report programme does.
create or replace function mentor.tags_told(cells jsonb) returns text[] language plpgsql immutable set search_path = '' as $$
declare
  sizes integer[] := array(select (c ->> 'size')::integer from jsonb_array_elements(cells) c);
  width integer := cardinality(sizes);
  told double precision[] := array[]::double precision[]; pivots integer[] := array[]::integer[];
  more double precision[]; more_pivots integer[]; added double precision[]; times double precision;
  pivot integer; used boolean[]; size integer; safe boolean; candidate record; may text[] := array[]::text[];
begin
  for candidate in
    select null as tag, 0 as place, array_fill(1::double precision, array[width]) as weights, sum((c ->> 'size')::integer) as pairs
      from jsonb_array_elements(cells) c
    union all
    select t.tag, 1, array(select (c -> 'tags' ? t.tag)::integer::double precision from jsonb_array_elements(cells) c),
        (select sum((c ->> 'size')::integer) from jsonb_array_elements(cells) c where c -> 'tags' ? t.tag)
      from (select distinct jsonb_array_elements_text(c -> 'tags') as tag from jsonb_array_elements(cells) c) t
    order by 2, 4 desc, 1
  loop
    continue when candidate.pairs < 5;
    more := told; more_pivots := pivots; added := candidate.weights; pivot := null;
    for r in 1..cardinality(more_pivots) loop
      times := added[more_pivots[r]];
      continue when abs(times) < 1e-9;
      for k in 1..width loop added[k] := added[k] - times * more[(r - 1) * width + k]; end loop;
    end loop;
    for k in 1..width loop
      continue when abs(added[k]) < 1e-9;
      if sizes[k] >= 5 then pivot := k; exit; end if;
      pivot := coalesce(pivot, k);
    end loop;
    if pivot is not null then
      times := added[pivot];
      for k in 1..width loop added[k] := added[k] / times; end loop;
      for r in 1..cardinality(more_pivots) loop
        times := more[(r - 1) * width + pivot];
        continue when abs(times) < 1e-9;
        for k in 1..width loop more[(r - 1) * width + k] := more[(r - 1) * width + k] - times * added[k]; end loop;
      end loop;
      more := more || added; more_pivots := more_pivots || pivot;
    end if;
    safe := true; used := array_fill(false, array[width]);
    for r in 1..cardinality(more_pivots) loop
      continue when sizes[more_pivots[r]] >= 5;
      size := 0;
      for k in 1..width loop
        continue when abs(more[(r - 1) * width + k]) < 1e-9;
        safe := safe and not used[k];
        used[k] := true;
        size := size + sizes[k];
      end loop;
      safe := safe and size >= 5;
    end loop;
    if safe then
      told := more; pivots := more_pivots;
      if candidate.place = 1 then may := may || candidate.tag; end if;
    end if;
  end loop;
  return may;
end $$;

-- What others than the owner get: nothing of a group of fewer than 5 pairs, nor of one that would give such a group away; and no mean rating
-- that fewer than 5 pairs gave. These run as the owner, who alone may read the facts: with security_invoker a reader would need to read the
-- tables themselves, and with them single ratings. Spans of one's own choice are for mentor_lead: two that differ by a day tell of that day.
create or replace function mentor.told(of_programme text, first_day date, last_day date)
returns table(is_whole boolean, tag text, pairs bigint, on_track bigint, needs_check_in bigint, at_risk bigint, too_early bigint,
  paused bigint, ended bigint, engagement double precision, attendance double precision, mean_rating double precision, goals_reached bigint,
  promises_kept bigint, promises_kept_share double precision, is_withheld boolean)
language sql stable security definer set search_path = '' as $$
  with f as materialized (select * from mentor.figures(of_programme, first_day, last_day)),
    t as materialized (select mentor.tags_told(f.cells) as tags, f.pairs >= 5 as is_enough from f where f.is_whole)
  select f.is_whole, f.tag, r.pairs, r.on_track, r.needs_check_in, r.at_risk, r.too_early, r.paused, r.ended, r.engagement, r.attendance,
      case when r.rated_pairs >= 5 then r.mean_rating end, r.goals_reached, r.promises_kept, r.promises_kept_share, r.pairs is null
    from f cross join t left join lateral (select f.* where t.is_enough and (f.is_whole or f.tag = any (t.tags))) r on true
$$;
create or replace function mentor.period(of_programme text, first_day date, last_day date)
returns table(pairs bigint, checkins bigint, minutes bigint, meetings_held bigint, meetings_missed bigint, actions_kept bigint,
  actions_open bigint, actions_overdue bigint, is_withheld boolean) language sql stable security definer set search_path = '' as $$
  select r.*, s.pairs < 5 from mentor.sums(of_programme, first_day, last_day) s left join lateral (select s.* where s.pairs >= 5) r on true
$$;

-- The spans that everybody gets. A view asks for its functions in the name of whoever looks, so these take no span that could be chosen.
create or replace function mentor.last_year()
returns table(programme text, first_day date, last_day date, is_whole boolean, tag text, pairs bigint, on_track bigint, needs_check_in bigint,
  at_risk bigint, too_early bigint, paused bigint, ended bigint, engagement double precision, attendance double precision,
  mean_rating double precision, goals_reached bigint, promises_kept bigint, promises_kept_share double precision, is_withheld boolean)
language sql stable security definer set search_path = '' as $$
  select d.programme, d.first_day, d.day, t.*
    from (select f.programme, max(f.day) as day, (date_trunc('month', max(f.day)::timestamp) - interval '11 months')::date as first_day
          from mentor.publication f group by f.programme) d
      cross join lateral mentor.told(d.programme, d.first_day, d.day) t
$$;
create or replace function mentor.last_periods(step text, before interval)
returns table(programme text, first_day date, last_day date, pairs bigint, checkins bigint, minutes bigint, meetings_held bigint,
  meetings_missed bigint, actions_kept bigint, actions_open bigint, actions_overdue bigint, is_withheld boolean)
language sql stable set search_path = '' as $$
  select d.programme, w.first_day::date, (w.first_day + ('1 ' || step)::interval)::date - 1, p.*
    from (select f.programme, max(f.day) as day from mentor.publication f group by f.programme) d
      cross join lateral generate_series(date_trunc(step, d.day::timestamp) - before, d.day::timestamp, ('1 ' || step)::interval) w(first_day)
      cross join lateral mentor.period(d.programme, w.first_day::date, (w.first_day + ('1 ' || step)::interval)::date - 1) p
$$;
create or replace function mentor.last_weeks()
returns table(programme text, first_day date, last_day date, pairs bigint, checkins bigint, minutes bigint, meetings_held bigint,
  meetings_missed bigint, actions_kept bigint, actions_open bigint, actions_overdue bigint, is_withheld boolean)
language sql stable security definer set search_path = '' as $$ select * from mentor.last_periods('week', '12 weeks') $$;
create or replace function mentor.last_months()
returns table(programme text, first_day date, last_day date, pairs bigint, checkins bigint, minutes bigint, meetings_held bigint,
  meetings_missed bigint, actions_kept bigint, actions_open bigint, actions_overdue bigint, is_withheld boolean)
language sql stable security definer set search_path = '' as $$ select * from mentor.last_periods('month', '11 months') $$;

drop view if exists mentor.programme, mentor.programme_by_tag, mentor.weeks, mentor.months, mentor.attention, mentor.freshness, mentor.pairs;
create view mentor.programme with (security_barrier) as
  select programme, first_day, last_day, pairs, on_track, needs_check_in, at_risk, too_early, paused, ended, engagement, attendance,
      mean_rating, goals_reached, promises_kept, promises_kept_share, is_withheld from mentor.last_year() where is_whole;
create view mentor.programme_by_tag with (security_barrier) as
  select programme, first_day, last_day, tag, pairs, on_track, needs_check_in, at_risk, too_early, paused, ended, engagement, attendance,
      mean_rating, goals_reached, promises_kept, promises_kept_share, is_withheld from mentor.last_year() where not is_whole;
create view mentor.weeks with (security_barrier) as select * from mentor.last_weeks();
create view mentor.months with (security_barrier) as select * from mentor.last_months();
create view mentor.attention with (security_barrier) as
  select a.programme, a.rule, a.verdict, case when a.pairs >= 5 and not (a.small > 0 and a.place = a.small + 1) then a.pairs end as pairs
    from (select a.*, row_number() over (partition by a.programme order by a.pairs, a.rule, a.verdict) as place,
            count(*) filter (where a.pairs < 5) over (partition by a.programme) as small
          from (select r.programme, r.rule, r.verdict, count(distinct r.pair) as pairs from mentor.reason r
                where r.place = 1 and r.verdict in ('needs-check-in', 'at-risk') group by r.programme, r.rule, r.verdict) a) a;
create view mentor.freshness with (security_barrier) as
  select s.programme, s.store, s.claimed_by, f.published_at, f.day, current_date - f.day as days_old, f.zone, f.replica, f.written_at,
      f.program, f.has_names, f.tags_left_out,
      coalesce(f.published_at < max(f.published_at) over (partition by s.programme, s.claimed_by), true) as is_left_out,
      f.stores_unread, f.inserted, f.updated, f.removed
    from mentor.store s left join mentor.publication f using (programme, store);
create view mentor.pairs with (security_barrier) as
  select p.programme, p.store, p.uid, encode(p.mentor, 'hex') as mentor, a.name as mentor_name, a.email as mentor_email,
      encode(p.mentee, 'hex') as mentee, b.name as mentee_name, b.email as mentee_email, p.starts_on, p.ends_on, p.ended_on, p.tags,
      p.health, (select array_agg(r.rule order by r.place) from mentor.reason r
        where r.programme = p.programme and r.store = p.store and r.pair = p.uid and r.verdict in ('needs-check-in', 'at-risk')) as rules
    from mentor.pair p left join mentor.person a on a.programme = p.programme and a.store = p.store and a.person = p.mentor
      left join mentor.person b on b.programme = p.programme and b.store = p.store and b.person = p.mentee;

revoke all on all functions in schema mentor from public;
grant execute on function mentor.forget(text, uuid) to mentor_publisher;
grant execute on function mentor.last_year(), mentor.last_weeks(), mentor.last_months() to mentor_reader;
grant execute on function mentor.told(text, date, date), mentor.period(text, date, date) to mentor_lead;
grant select on mentor.programme, mentor.programme_by_tag, mentor.weeks, mentor.months, mentor.attention, mentor.freshness to mentor_reader;
grant mentor_reader to mentor_lead;
grant select on mentor.pairs to mentor_lead;

-- What each thing means, for whoever looks at it with \d+ or a program of their own.
create temp table said(thing text, piece text, words text) on commit drop;
insert into said values
  ('about', '', 'Which version of the schema this is.'), ('about', 'one', 'There is one row.'), ('about', 'version', 'Rises with each change of the schema.'),
  ('store', '', 'Who publishes which store: whoever first named it.'), ('store', 'claimed_by', 'The role that alone may write the facts of this store.'),
  ('store', 'claimed_at', 'When the store was first named.'),
  ('publication', '', 'When the facts of a store were published last, and what was left out.'),
  ('person', '', 'Names and addresses, where they were published with --names.'), ('person', 'person', 'As in pair.mentor and pair.mentee.'),
  ('person', 'name', 'The name.'), ('person', 'email', 'The address.'),
  ('pair', '', 'A mentoring relationship.'), ('pair', 'recorded_on', 'The day it was put into the store.'),
  ('pause', '', 'Days on which a pair rests; they do not count as silence.'), ('pause', 'from_on', 'The first day.'), ('pause', 'until_on', 'The last day; null while it lasts.'),
  ('reason', '', 'A rule of health that fired on the day the store was published.'), ('reason', 'place', '1 for the one that decided, 2 for the next.'), ('reason', 'flips_on', 'The day on which, with nothing new, the verdict ends or another begins.'),
  ('contact', '', 'A check-in: one contact that took place, without what was said.'), ('contact', 'met_on', 'The day they met, in the time zone of publication.zone.'),
  ('contact', 'logged_on', 'The day it was written down, in the same zone.'), ('contact', 'minutes', 'Its length.'),
  ('contact', 'rating', 'From 1 to 5. Never shown but as the mean of a group in which 5 pairs or more gave one.'),
  ('contact', 'is_meeting', 'By video, phone or in person, or because it belongs to a meeting that was planned.'),
  ('contact', 'is_counted', 'Of several accounts of one meeting one is counted.'),
  ('meeting', '', 'A meeting that was planned and is over, or was called off.'), ('meeting', 'original_on', 'The day it was planned for, on the clock of the agreement.'),
  ('meeting', 'starts_on', 'The day it was on, in the time zone of publication.zone.'), ('meeting', 'status', 'held, missed, cancelled, or unrecorded: past, and neither logged nor missed.'),
  ('month', '', 'Sums of contact and meeting: what a pair came to in a calendar month.'), ('month', 'month', 'Its first day.'),
  ('month', 'held', 'Counted contacts that were meetings.'), ('month', 'rated', 'How many of them have a rating.'), ('month', 'rating_sum', 'The sum of these ratings. Never shown, as contact.rating.'),
  ('month', 'planned', 'Meetings that were planned and not cancelled.'), ('month', 'missed', 'Those of them that were missed.'), ('month', 'unrecorded', 'Those of which nobody knows.'),
  ('goal', '', 'A goal, without its words.'), ('goal', 'learner', 'mentor, mentee or both.'), ('goal', 'closed_on', 'The day it was done or dropped.'), ('goal', 'status', 'open, done or dropped.'),
  ('promise', '', 'A promise, without its words.'), ('promise', 'owner', 'Who promised: mentor, mentee or both.'), ('promise', 'created_on', 'The day it was promised.'),
  ('promise', 'done_on', 'The day it was kept.'), ('promise', 'dropped_on', 'The day it was dropped.'),
  ('promise', 'is_private', 'Counted with the rest by programme, not by week and month, as on the pages of these names.'),
  ('programme', '', 'The figures of report programme over the last 12 months, this one included. Null where fewer than 5 pairs would be told of.'),
  ('programme_by_tag', '', 'The same of each tag. Groups of fewer than 5 pairs are withheld, and those whose figures would give one away.'),
  ('weeks', '', 'The sums of report week, Monday to Sunday, of the last 13 weeks.'), ('months', '', 'The sums of report month, of the last 12 months.'),
  ('attention', '', 'How many pairs need attention on the day they were published, by the reason that decided it.'), ('attention', 'pairs', 'Null for fewer than 5, and with one for the next smallest.'),
  ('freshness', '', 'How old the facts of each store are, and what was left out of them.'), ('pairs', '', 'A row a pair, for the lead of a programme: health with its rules, no rating.'),
  ('pairs', 'mentor_name', 'The name, where it was published with --names.'), ('pairs', 'mentor_email', 'The address, where it was published with --names.'),
  ('pairs', 'mentee_name', 'The name, where it was published with --names.'), ('pairs', 'mentee_email', 'The address, where it was published with --names.'),
  ('pairs', 'rules', 'The rules that made it need attention.'),
  ('*', 'programme', 'The name under which stores are published together.'), ('*', 'store', 'The uid of the store, the same in each copy of it.'),
  ('*', 'uid', 'The uid of the row in its store.'), ('*', 'pair', 'The uid of the pair.'), ('*', 'starts_on', 'The first day.'), ('*', 'ends_on', 'The last day, as agreed.'),
  ('*', 'ended_on', 'The day it ended, as it happened.'), ('*', 'due_on', 'The day it is due.'), ('*', 'tags', 'Those of its tags that publish.tags names.'),
  ('*', 'mentor', 'Who: an HMAC-SHA256 of the address, or of a person''s uid where there is none, by publish.key; the same in every store.'),
  ('*', 'mentee', 'Who: an HMAC-SHA256 of the address, or of a person''s uid where there is none, by publish.key; the same in every store.'),
  ('*', 'health', 'on-track, needs-check-in, at-risk, too-early, paused or ended, on the day the store was published, as mentor judged it.'),
  ('*', 'rule', 'The rule: quiet, silent, no-shows, rating, goal-overdue and so on (mentor help health).'), ('*', 'verdict', 'What it says: at-risk, needs-check-in, too-early or note.'),
  ('*', 'first_day', 'The first day that counts.'), ('*', 'last_day', 'The last day that counts.'), ('*', 'tag', 'The tag.'),
  ('*', 'pairs', 'Pairs that were active on any day of the span; in weeks and months also those that had a contact met or logged in it.'), ('*', 'on_track', 'Of these pairs, those whose health is on-track.'),
  ('*', 'needs_check_in', 'Of these pairs, those whose health is needs-check-in.'), ('*', 'at_risk', 'Of these pairs, those whose health is at-risk.'),
  ('*', 'too_early', 'Of these pairs, those that are too young to be judged.'), ('*', 'paused', 'Of these pairs, those that are paused.'), ('*', 'ended', 'Of these pairs, those that have ended.'),
  ('*', 'engagement', 'Of the pairs active on the last day, the share with a contact in its 30 days.'),
  ('*', 'attendance', 'Meetings held, of those held or missed, in pairs that record what is missed.'),
  ('*', 'mean_rating', 'The mean of all ratings given, 1 to 5, where 5 pairs or more gave one.'), ('*', 'goals_reached', 'Goals closed as done in this time.'),
  ('*', 'promises_kept', 'Promises kept in this time.'),
  ('*', 'promises_kept_share', 'Of the promises kept in this time, or due in it and open at its end, the share that was kept.'), ('*', 'is_withheld', 'Whether the figures are withheld, since the group is small.'),
  ('*', 'checkins', 'Contacts that took place; of several accounts of one meeting one.'), ('*', 'minutes', 'How long these were, together.'),
  ('*', 'meetings_held', 'Those of them that were meetings.'), ('*', 'meetings_missed', 'Planned meetings to which a side did not come.'),
  ('*', 'actions_kept', 'Promises kept in this time; private ones are not counted.'), ('*', 'actions_open', 'Promises open at its end.'), ('*', 'actions_overdue', 'Those of them that were past their date.'),
  ('*', 'claimed_by', 'Who publishes the store.'), ('*', 'published_at', 'When its facts were published last.'), ('*', 'day', 'The day on which health was judged, in the time zone of zone.'),
  ('*', 'days_old', 'Days since then.'), ('*', 'zone', 'The time zone in which days begin and end in these facts.'), ('*', 'replica', 'Which copy of the store it is: given by a restore, else null.'),
  ('*', 'written_at', 'When the store was written last.'), ('*', 'program', 'The version of mentor that published it.'), ('*', 'has_names', 'Whether names and addresses were published.'),
  ('*', 'tags_left_out', 'How many of its tags publish.tags does not name.'),
  ('*', 'is_left_out', 'Whether its publisher has published since, without this store.'), ('*', 'stores_unread', 'How many stores could not be read in the run that published it.'),
  ('*', 'inserted', 'Facts that were new in that run.'), ('*', 'updated', 'Facts that had changed.'), ('*', 'removed', 'Facts that were gone.');
do $$
declare told record;
begin
  comment on schema mentor is 'Facts about mentoring programmes, published by mentor store publish; read the views.';
  for told in select c.relname, null as attname, s.words, c.relkind from pg_class c join said s on s.thing = c.relname and s.piece = ''
      where c.relnamespace = 'mentor'::regnamespace and c.relkind in ('r', 'v') loop
    execute format('comment on %s mentor.%I is %L', case told.relkind when 'r' then 'table' else 'view' end, told.relname, told.words);
  end loop;
  for told in select distinct on (c.relname, a.attname) c.relname, a.attname, s.words from pg_class c join pg_attribute a on a.attrelid = c.oid
      join said s on s.thing in (c.relname, '*') and s.piece = a.attname
      where c.relnamespace = 'mentor'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 order by c.relname, a.attname, s.thing desc loop
    execute format('comment on column mentor.%I.%I is %L', told.relname, told.attname, told.words);
  end loop;
end $$;
comment on function mentor.told is 'The figures of report programme for any span: of all (is_whole) and of each tag, small groups withheld.';
comment on function mentor.period is 'The sums of report week or month for any span, withheld for fewer than 5 pairs.';
comment on function mentor.figures is 'As told, with nothing withheld: for the owner alone.';
comment on function mentor.tags_told is 'Which tags may be told: for the owner alone.';
comment on function mentor.sums is 'As period, with nothing withheld: for the owner alone.';
comment on function mentor.pair_figures is 'What each pair came to: for the owner alone.';
comment on function mentor.last_year is 'What the views programme and programme_by_tag are made of.';
comment on function mentor.last_periods is 'What last_weeks and last_months are made of: for the owner alone.';
comment on function mentor.last_weeks is 'What the view weeks is made of.';
comment on function mentor.last_months is 'What the view months is made of.';
comment on function mentor.forget is 'Takes all of a store out; a publisher its own, the owner any.';
commit;

-- The schema `mentor` of version 1: facts that publishers write, and the figures that everybody else reads. May be run again at any time.
\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\set QUIET on
set client_min_messages = warning;
set standard_conforming_strings = on;
begin;

do $$
begin
  if to_regnamespace('mentor') is not null and to_regclass('mentor.about') is null then
    raise exception 'the schema "mentor" is not of this program' using hint = 'name another database';
  end if;
  if to_regclass('mentor.about') is not null then
    if (select version > 1 from mentor.about) then
      raise exception 'the schema "mentor" is of a newer version' using hint = 'use a newer mentor';
    end if;
  end if;
end $$;

do $$
declare wanted text;
begin
  foreach wanted in array array['mentor_publisher', 'mentor_lead', 'mentor_reader'] loop
    if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
  end loop;
end $$;

create schema if not exists mentor;
create table if not exists mentor.about(one boolean primary key default true check (one), version integer not null);
insert into mentor.about(version) values (1) on conflict (one) do update set version = excluded.version;

-- A name is compared byte for byte. Every key begins with the programme and the store, so that an engine that shards can spread them.
create table if not exists mentor.store(
  programme text collate "C" not null, store uuid not null, claimed_by name not null default current_user,
  claimed_at timestamptz not null default now(), primary key (programme, store));
create table if not exists mentor.publication(
  programme text collate "C" not null, store uuid not null, replica uuid, written_at timestamptz, published_at timestamptz not null,
  day date not null, zone text not null, program text not null, has_names boolean not null, tags_left_out integer not null,
  stores_unread integer not null, inserted bigint not null, updated bigint not null,
  removed bigint not null, primary key (programme, store));
create table if not exists mentor.person(
  programme text collate "C" not null, store uuid not null, person bytea not null, name text not null, email text,
  primary key (programme, store, person));
create table if not exists mentor.pair(
  programme text collate "C" not null, store uuid not null, uid uuid not null, mentor bytea not null, mentee bytea not null,
  starts_on date not null, ends_on date, ended_on date, recorded_on date not null, tags text[] not null, health text not null,
  primary key (programme, store, uid));
create table if not exists mentor.pause(
  programme text collate "C" not null, store uuid not null, uid uuid not null, pair uuid not null, from_on date not null, until_on date,
  primary key (programme, store, uid));
create table if not exists mentor.reason(
  programme text collate "C" not null, store uuid not null, pair uuid not null, rule text not null, place smallint not null, verdict text not null,
  flips_on date,
  primary key (programme, store, pair, rule));
create table if not exists mentor.contact(
  programme text collate "C" not null, store uuid not null, uid uuid not null, pair uuid not null, met_on date not null,
  logged_on date not null, minutes integer, rating smallint, is_meeting boolean not null, is_counted boolean not null,
  primary key (programme, store, uid));
create index if not exists contact_by_met on mentor.contact(programme, met_on);
create index if not exists contact_by_logged on mentor.contact(programme, logged_on) where met_on < logged_on;
create table if not exists mentor.meeting(
  programme text collate "C" not null, store uuid not null, pair uuid not null, original_on date not null, starts_on date not null,
  status text not null, primary key (programme, store, pair, original_on));
create index if not exists meeting_by_start on mentor.meeting(programme, starts_on);
create table if not exists mentor.month(
  programme text collate "C" not null, store uuid not null, pair uuid not null, month date not null, checkins integer not null,
  minutes integer not null, held integer not null, rated integer not null, rating_sum integer not null, planned integer not null,
  missed integer not null, unrecorded integer not null, primary key (programme, store, pair, month));
create index if not exists month_by_month on mentor.month(programme, month);
create table if not exists mentor.goal(
  programme text collate "C" not null, store uuid not null, uid uuid not null, pair uuid not null, learner text not null,
  starts_on date not null, due_on date, closed_on date, status text not null, primary key (programme, store, uid));
create table if not exists mentor.promise(
  programme text collate "C" not null, store uuid not null, uid uuid not null, pair uuid not null, owner text not null,
  created_on date not null, due_on date, done_on date, dropped_on date,
  is_private boolean not null, primary key (programme, store, uid));

-- Who may write what. A publisher is a role that logs in and is a member of mentor_publisher; the first that names a store has it. FORCE holds
-- the owner to the policies too: the owner looks (so that the views, which run as the owner, see all), hands a store over and takes one out,
-- and cannot put a fact in.
alter table mentor.store enable row level security, force row level security;
drop policy if exists own on mentor.store;
create policy own on mentor.store to mentor_publisher using (claimed_by = current_user) with check (claimed_by = current_user);
drop policy if exists owner on mentor.store;
create policy owner on mentor.store to current_user using (true) with check (true);
grant usage on schema mentor to mentor_publisher, mentor_lead, mentor_reader;
grant select on mentor.about to mentor_publisher;
grant select, delete, insert(programme, store) on mentor.store to mentor_publisher;
do $$
declare fact text;
begin
  foreach fact in array array['publication', 'person', 'pair', 'pause', 'reason', 'contact', 'meeting', 'month', 'goal', 'promise'] loop
    execute format('alter table mentor.%I enable row level security, force row level security', fact);
    execute format('drop policy if exists own on mentor.%I', fact);
    execute format('create policy own on mentor.%I to mentor_publisher using ((programme, store) in (select s.programme, s.store from'
                   ' mentor.store s where s.claimed_by = current_user))', fact);
    execute format('drop policy if exists look on mentor.%I', fact);
    execute format('create policy look on mentor.%I for select to current_user using (true)', fact);
    execute format('drop policy if exists take_out on mentor.%I', fact);
    execute format('create policy take_out on mentor.%I for delete to current_user using (true)', fact);
    execute format('grant select, insert, update, delete on mentor.%I to mentor_publisher', fact);
  end loop;
end $$;

-- Takes all of a store out; gives whether it was there. As a publisher of one's own stores, as the owner of any.
create or replace function mentor.forget(of_programme text, of_store uuid) returns boolean language plpgsql set search_path = '' as $$
declare fact text;
begin
  foreach fact in array array['publication', 'person', 'pair', 'pause', 'reason', 'contact', 'meeting', 'month', 'goal', 'promise'] loop
    execute format('delete from mentor.%I where programme = $1 and store = $2', fact) using of_programme, of_store;
  end loop;
  delete from mentor.store where programme = of_programme and store = of_store;
  return found;
end $$;


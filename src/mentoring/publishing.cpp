#include "mentor/mentoring/publishing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "mentor/base/sha256.hpp"
#include "mentor/base/text.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/pairs.hpp"

namespace mentor {
namespace {

// A table of facts without its programme: the store, what else its key is made of, and the rest.
struct FactTable {
  std::string_view name;
  std::vector<std::string_view> key;
  std::vector<std::string_view> rest;
};

const FactTable kPersons{"person", {"store", "person"}, {"name", "email"}};
const FactTable kPairs{"pair", {"store", "uid"}, {"mentor", "mentee", "starts_on", "ends_on", "ended_on", "recorded_on", "tags", "health"}};
const FactTable kPauses{"pause", {"store", "uid"}, {"pair", "from_on", "until_on"}};
const FactTable kReasons{"reason", {"store", "pair", "rule"}, {"place", "verdict", "flips_on"}};
const FactTable kContacts{"contact", {"store", "uid"}, {"pair", "met_on", "logged_on", "minutes", "rating", "is_meeting", "is_counted"}};
const FactTable kMeetings{"meeting", {"store", "pair", "original_on"}, {"starts_on", "status"}};
const FactTable kGoals{"goal", {"store", "uid"}, {"pair", "learner", "starts_on", "due_on", "closed_on", "status"}};
const FactTable kPromises{"promise", {"store", "uid"}, {"pair", "owner", "created_on", "due_on", "done_on", "dropped_on", "is_private"}};
const std::array<const FactTable*, 8> kFactTables{&kPersons, &kPairs, &kPauses, &kReasons, &kContacts, &kMeetings, &kGoals, &kPromises};

const FactTable kStores{
    "store",
    {"store"},
    {"replica", "written_at", "published_at", "day", "zone", "program", "has_names", "tags_left_out"}};

std::vector<std::string_view> columns_of(const FactTable& table) {
  auto columns = table.key;
  columns.insert(columns.end(), table.rest.begin(), table.rest.end());
  return columns;
}

// "n.store, n.uid"
std::string listed(const std::vector<std::string_view>& columns, std::string_view before = {}) {
  std::string text;
  for (const auto column : columns) text.append(text.empty() ? "" : ", ").append(before).append(column);
  return text;
}

// "n.store = t.store and n.uid = t.uid"
std::string matched(const std::vector<std::string_view>& columns) {
  std::string text;
  for (const auto column : columns) text.append(text.empty() ? "n." : " and n.").append(column).append(" = t.").append(column);
  return text;
}

// The text format of COPY.
class CopyLines {
 public:
  explicit CopyLines(const ScriptSink& write) : write_(write) {}

  void begin(const FactTable& table) {
    text_.append("copy pg_temp.new_").append(table.name).append("(").append(listed(columns_of(table))).append(") from stdin;\n");
  }
  void end() {
    text_ += "\\.\n";
    flush(kPiece);
  }
  void end_row() {
    text_.back() = '\n';
    flush(kPiece);
  }
  void finish() { flush(0); }

  CopyLines& add(std::string_view words) {
    for (const char c : words) add_escaped(c);
    text_ += '\t';
    return *this;
  }
  CopyLines& add(const Uid& uid) { return add_plain(to_string(uid)); }
  CopyLines& add(Date date) { return add_plain(to_iso(date)); }
  CopyLines& add(Instant at) { return add_plain(to_iso(at)); }
  CopyLines& add(bool flag) { return add_plain(flag ? "t" : "f"); }
  CopyLines& add(int number) { return add_number(number); }
  CopyLines& add(std::int64_t number) { return add_number(number); }
  CopyLines& add(Minutes length) { return add_number(length.count()); }
  CopyLines& add(const Sha256::Hash& hash) { return add_plain("\\\\x" + to_hex(hash)); }
  template <class E>
  requires std::is_enum_v<E> CopyLines& add(E choice) { return add_plain(name_of(choice)); }
  template <class T>
  CopyLines& add(const std::optional<T>& maybe) {
    return maybe ? add(*maybe) : add_plain("\\N");
  }
  CopyLines& add_maybe(std::string_view words) { return words.empty() ? add_plain("\\N") : add(words); }
  CopyLines& add(const std::vector<std::string>& words) {
    std::string list = "{";
    for (const auto& word : words) {
      list += list.size() > 1 ? ",\"" : "\"";
      for (const char c : word) {
        if (c == '"' || c == '\\') list += '\\';
        list += c;
      }
      list += '"';
    }
    return add(std::string_view(list + "}"));
  }

 private:
  static constexpr std::size_t kPiece = 256 * 1024;

  CopyLines& add_plain(std::string_view text) {
    text_.append(text).append("\t");
    return *this;
  }
  CopyLines& add_number(std::int64_t number) {
    char digits[24];
    return add_plain({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
  }
  void add_escaped(char c) {
    switch (c) {
      case '\\':
        text_ += "\\\\";
        return;
      case '\t':
        text_ += "\\t";
        return;
      case '\n':
        text_ += "\\n";
        return;
      case '\r':
        text_ += "\\r";
        return;
      default:
        text_ += c;
    }
  }
  void flush(std::size_t least) {
    if (text_.size() <= least) return;
    write_(text_);
    text_.clear();
  }

  const ScriptSink& write_;
  std::string text_;
};

// Meetings are judged and counted up to here; those ahead say nothing yet.
constexpr std::chrono::days kAhead{35};
constexpr int kBeforeStart = 400;
// So many pairs are judged at a time.
constexpr std::size_t kJudgedAtOnce = 4096;

class Publisher {
 public:
  Publisher(Store& store, const StoreIdentity& identity, const PublishChoice& choice, const Clock& clock, const ScriptSink& write)
      : store_(store), identity_(identity), choice_(choice), clock_(clock), lines_(write) {
    done_.path = store.path();
    done_.uid = identity.uid;
  }

  PublishedStore run() {
    auto all = relationships(store_);
    done_.pairs = static_cast<std::int64_t>(all.size());
    add_persons(all);
    add_pauses(all);
    add_meetings(all);
    add_pairs(std::move(all));
    add_contacts();
    add_goals();
    add_promises();
    add_store();
    lines_.finish();
    return done_;
  }

 private:
  Date day_of(Instant at) const { return clock_.mine.date_at(at); }

  // In one store somebody without an address is known by their uid alone.
  Sha256::Hash key_of(const Person& person) const {
    return hmac_sha256(choice_.key, person.email.empty() ? to_string(person.uid) : fold_case(person.email));
  }

  CopyLines& row() { return lines_.add(identity_.uid); }

  void add_persons(const std::vector<Relationship>& all) {
    if (!choice_.with_names) return;
    std::set<Sha256::Hash> known;
    lines_.begin(kPersons);
    for (const auto& [pair, agreements] : all)
      for (const Person* person : {&pair.mentor, &pair.mentee}) {
        const auto key = key_of(*person);
        if (!known.insert(key).second) continue;
        row().add(key).add(std::string_view(person->name)).add_maybe(person->email);
        lines_.end_row();
      }
    lines_.end();
  }

  void add_pauses(const std::vector<Relationship>& all) {
    lines_.begin(kPauses);
    for (const auto& [pair, agreements] : all)
      for (const auto& pause : pair.pauses) {
        if (pause.until && *pause.until < pause.from) continue;
        row().add(pause.uid).add(pair.uid).add(pause.from).add(pause.until);
        lines_.end_row();
      }
    lines_.end();
  }

  bool is_told(const Meeting& meeting) const {
    if (meeting.status == MeetingStatus::planned) return false;
    if (meeting.status == MeetingStatus::held || meeting.status == MeetingStatus::missed) return true;
    return day_of(meeting.starts_at) <= clock_.today() && (meeting.status == MeetingStatus::cancelled || is_unlogged(meeting));
  }

  void add_meetings(const std::vector<Relationship>& all) {
    lines_.begin(kMeetings);
    for (const auto& relationship : all) {
      const Instant from = clock_.mine.start_of(add_days(relationship.pair.starts_on, -kBeforeStart));
      const Instant until = clock_.now + kAhead;
      for (const auto& meeting : meetings_of(store_, relationship, from, until, clock_.now, clock_.zones)) {
        if (!is_told(meeting)) continue;
        row().add(relationship.pair.uid).add(meeting.original_date).add(day_of(meeting.starts_at)).add(meeting.status);
        lines_.end_row();
        ++done_.meetings;
      }
    }
    lines_.end();
  }

  struct Reason {
    Uid pair;
    HealthReason reason;
  };

  void add_pairs(std::vector<Relationship> all) {
    std::vector<Reason> reasons;
    lines_.begin(kPairs);
    for (std::size_t at = 0; at < all.size(); at += kJudgedAtOnce) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(at + kJudgedAtOnce, all.size()));
      const std::vector<Relationship> some(std::make_move_iterator(begin), std::make_move_iterator(end));
      auto health = health_of(store_, some, clock_.today(), choice_.health, clock_.zones);
      for (const auto& relationship : some) add_pair(relationship.pair, health.at(relationship.pair.id), reasons);
    }
    lines_.end();
    add_reasons(reasons);
  }

  void add_pair(const Pair& pair, Health& health, std::vector<Reason>& reasons) {
    row().add(pair.uid).add(key_of(pair.mentor)).add(key_of(pair.mentee)).add(pair.starts_on).add(pair.ends_on).add(pair.ended_on);
    lines_.add(day_of(pair.recorded_at)).add(tags_of(pair)).add(health.status);
    lines_.end_row();
    for (auto& reason : health.reasons) reasons.push_back({pair.uid, std::move(reason)});
  }

  std::vector<std::string> tags_of(const Pair& pair) {
    std::vector<std::string> tags;
    for (const auto& tag : pair.tags) {
      if (std::ranges::find(choice_.tags, tag) != choice_.tags.end())
        tags.push_back(tag);
      else
        unnamed_tags_.insert(tag);
    }
    return tags;
  }

  // One of a rule: the worst comes first.
  void add_reasons(const std::vector<Reason>& reasons) {
    std::set<std::pair<Uid, std::string>> known;
    Uid last{};
    int place = 0;
    lines_.begin(kReasons);
    for (const auto& [pair, reason] : reasons) {
      if (!known.emplace(pair, reason.rule).second) continue;
      place = pair == last ? place + 1 : 1;
      last = pair;
      row().add(pair).add(std::string_view(reason.rule)).add(place).add(reason.verdict).add(reason.flips_on);
      lines_.end_row();
    }
    lines_.end();
  }

  void add_contacts() {
    lines_.begin(kContacts);
    for_each_contact(store_, [&](const Checkin& contact, const Uid& pair) {
      row().add(contact.uid).add(pair).add(day_of(contact.met_at)).add(day_of(contact.logged_at)).add(contact.length).add(contact.rating);
      lines_.add(is_meeting(contact.channel) || contact.meeting_on.has_value()).add(contact.is_counted);
      lines_.end_row();
      ++done_.contacts;
    });
    lines_.end();
  }

  void add_goals() {
    lines_.begin(kGoals);
    for_each_goal(store_, [&](const Goal& goal, const Uid& pair) {
      row().add(goal.uid).add(pair).add(goal.learner).add(goal.starts_on).add(goal.due_on).add(goal.closed_on).add(goal.status);
      lines_.end_row();
      ++done_.goals;
    });
    lines_.end();
  }

  void add_promises() {
    lines_.begin(kPromises);
    for_each_promise(store_, [&](const Action& promise, const Uid& pair) {
      row().add(promise.uid).add(pair).add(promise.owner).add(promise.created_on).add(promise.due_on).add(promise.done_on);
      lines_.add(promise.dropped_on).add(promise.is_private);
      lines_.end_row();
      ++done_.promises;
    });
    lines_.end();
  }

  void add_store() {
    done_.tags_left_out = static_cast<int>(unnamed_tags_.size());
    lines_.begin(kStores);
    row().add(identity_.replica).add(identity_.written_at).add(clock_.now).add(clock_.today());
    lines_.add(std::string_view(clock_.mine.name())).add(std::string_view(MENTOR_VERSION)).add(choice_.with_names);
    lines_.add(done_.tags_left_out);
    lines_.end_row();
    lines_.end();
  }

  Store& store_;
  const StoreIdentity& identity_;
  const PublishChoice& choice_;
  const Clock& clock_;
  CopyLines lines_;
  PublishedStore done_;
  std::set<std::string> unnamed_tags_;
};

// Temporary tables have no keys and are not written ahead of: filling them is cheap, and nobody else sees them.
std::string temporary_tables() {
  std::string text =
      "create temporary table run(programme text, unread integer) on commit drop;\n"
      "create temporary table forgotten(store uuid) on commit drop;\n"
      "create temporary table new_store on commit drop as select store, replica, written_at, published_at, day, zone, program, has_names,"
      " tags_left_out from mentor.publication with no data;\n";
  for (const auto* table : kFactTables)
    text += "create temporary table new_" + std::string(table->name) + " on commit drop as select " + listed(columns_of(*table)) +
            " from mentor." + std::string(table->name) + " with no data;\n";
  return text;
}

// Only rows that differ are written; of the stores of this run what is gone is taken out.
std::string taking_over(const FactTable& table) {
  const std::string name(table.name);
  std::string set;
  for (const auto column : table.rest) set.append(set.empty() ? "" : ", ").append(column).append(" = n.").append(column);
  return "  delete from mentor." + name +
         " t using new_store s where t.programme = p and t.store = s.store and not exists (select from new_" + name + " n where " +
         matched(table.key) + ");\n  get diagnostics rows_done = row_count; gone := gone + rows_done;\n" +  //
         "  update mentor." + name + " t set " + set + " from new_" + name + " n where t.programme = p and " + matched(table.key) +
         " and (" + listed(table.rest, "t.") + ") is distinct from (" + listed(table.rest, "n.") +
         ");\n  get diagnostics rows_done = row_count; changed := changed + rows_done;\n" +  //
         "  insert into mentor." + name + "(programme, " + listed(columns_of(table)) + ") select p, " + listed(columns_of(table), "n.") +
         " from new_" + name + " n where not exists (select from mentor." + name + " t where t.programme = p and " + matched(table.key) +
         ");\n  get diagnostics rows_done = row_count; added := added + rows_done;\n";
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

constexpr std::string_view kPublication = R"sql(  insert into mentor.publication
    select p, s.store, s.replica, s.written_at, s.published_at, s.day, s.zone, s.program, s.has_names, s.tags_left_out,
        unread_stores, added, changed, gone from new_store s
    on conflict (programme, store) do update set (replica, written_at, published_at, day, zone, program, has_names, tags_left_out,
        stores_unread, inserted, updated, removed) = (excluded.replica, excluded.written_at, excluded.published_at,
        excluded.day, excluded.zone, excluded.program, excluded.has_names, excluded.tags_left_out,
        excluded.stores_unread, excluded.inserted, excluded.updated, excluded.removed);
)sql";

}  // namespace

std::string publish_head() {
  const std::string version = std::to_string(kPublishedVersion);
  return "\\set ON_ERROR_STOP on\n\\set ON_ERROR_ROLLBACK off\n\\set AUTOCOMMIT on\n\\set QUIET on\n\\encoding UTF8\n"
         "set standard_conforming_strings = on;\nset datestyle = iso;\nbegin;\ndo $$\nbegin\n"
         "  if to_regnamespace('mentor') is null then\n    raise exception 'there is no schema \"mentor\" in this database' using hint = "
         "'mentor store publish --schema | psql DATABASE   by its owner, once';\n  elsif to_regclass('mentor.about') is null then\n"
         "    raise exception 'the schema \"mentor\" is not of this program' using hint = 'name another database';\n"
         "  elsif (select version < " +
         version +
         " from mentor.about) then\n    raise exception 'the schema \"mentor\" is of an older "
         "version' using hint = 'mentor store publish --schema | psql DATABASE   by its owner';\n"
         "  elsif (select version > " +
         version +
         " from mentor.about) then\n    raise exception 'the schema \"mentor\" is of a newer "
         "version' using hint = 'use the mentor that made it';\n  end if;\nend $$;\n" +
         temporary_tables();
}

PublishedStore publish_store(Store& store, const StoreIdentity& identity, const PublishChoice& choice, const Clock& clock,
                             const ScriptSink& write) {
  return Publisher(store, identity, choice, clock, write).run();
}

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

#include "mentor/mentoring/publishing.hpp"

#include <algorithm>
#include <set>

#include "mentor/base/text.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/store/meetings.hpp"
#include "mentor/store/pairs.hpp"
#include "mentoring/publish_script.hpp"

namespace mentor {
namespace {

// Meetings are judged and counted up to here; those ahead say nothing yet.
constexpr std::chrono::days kPublishedAhead{35};
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
      const Instant until = clock_.now + kPublishedAhead;
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

}  // namespace

PublishedStore publish_store(Store& store, const StoreIdentity& identity, const PublishChoice& choice, const Clock& clock,
                             const ScriptSink& write) {
  return Publisher(store, identity, choice, clock, write).run();
}

}  // namespace mentor

// Random months of topics, moves, cancellations, absences, check-ins and agreements: no topic is lost, and each says how often it was
// carried.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

constexpr unsigned kMonths = 12;
constexpr int kStepsAMonth = 40;

struct Listed {
  std::string ref;
  Instant starts_at;
  std::string status;
  std::vector<std::string> topics;
  std::vector<int> carried;  // beside `topics`
};

/// The value of a line `"key": "value",` of printed JSON.
std::string value_of(const std::string& line) {
  const auto begin = line.find(": ") + 2;
  std::string value = line.substr(begin, line.find_last_not_of(',') - begin + 1);
  std::erase(value, '"');
  return value;
}

Date day_of(Instant at) { return Date(std::chrono::floor<std::chrono::days>(at)); }

/// Types at random, and keeps by itself what must hold: which topics are open, and on which agendas they were when those meetings began.
class Month {
 public:
  explicit Month(unsigned seed) : random_(seed) {
    at.now = std::chrono::sys_days(std::chrono::year(2026) / 9 / 7) + std::chrono::hours(8);
    at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
  }

  void step() {
    static constexpr void (Month::*kSteps[])() = {&Month::add,   &Month::add,    &Month::add_pinned, &Month::move, &Month::move,
                                                  &Month::miss,  &Month::cancel, &Month::log,        &Month::log,  &Month::drop,
                                                  &Month::agree, &Month::wait,   &Month::wait,       &Month::wait, &Month::wait};
    (this->*kSteps[below(std::size(kSteps))])();
  }

  void check() {
    std::map<std::string, int> carried;
    std::size_t count = 0;
    for (const auto& meeting : with_status("planned", kAll)) {
      count += meeting.topics.size();
      for (std::size_t i = 0; i < meeting.topics.size(); ++i) carried[meeting.topics[i]] = meeting.carried[i];
    }
    std::map<std::string, int> expected;
    for (const auto& topic : open_) expected[topic] = appearances(topic);
    INFO(told_);
    CHECK(carried == expected);
    CHECK(count == open_.size());
  }

 private:
  static constexpr std::size_t kAll = 1000;

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  template <class T>
  const T& any(const std::vector<T>& items) {
    return items[below(items.size())];
  }
  void type(const std::string& line) {
    told_ += to_iso(at.now) + " " + line + "\n";
    INFO(told_);
    const Typed typed = at.type(line);
    INFO(typed.err);
    REQUIRE(typed.code == 0);
  }

  std::vector<Listed> listed() {
    const Date today = day_of(at.now);
    const std::string json =
        at.out("meeting list --pair ada --from " + to_iso(add_days(today, -60)) + " --until " + to_iso(add_days(today, 90)) + " --json");
    std::vector<Listed> meetings;
    for (std::size_t begin = 0; begin < json.size();) {
      const auto end = json.find('\n', begin);
      const std::string line = json.substr(begin, end - begin);
      if (line.starts_with("    \"ref\"")) meetings.push_back({value_of(line), {}, "", {}, {}});
      if (line.starts_with("    \"starts_at\"")) meetings.back().starts_at = *parse_iso_instant(value_of(line));
      if (line.starts_with("    \"status\"")) meetings.back().status = value_of(line);
      if (line.starts_with("        \"id\": \"t")) meetings.back().topics.push_back(value_of(line));
      if (line.starts_with("        \"carried\"")) meetings.back().carried.push_back(std::stoi(value_of(line)));
      begin = end + 1;
    }
    return meetings;
  }
  std::vector<Listed> with_status(std::string_view status, std::size_t most) {
    auto meetings = listed();
    std::erase_if(meetings, [&](const Listed& meeting) { return meeting.status != status; });
    if (meetings.size() > most) meetings.resize(most);
    return meetings;
  }

  void added() { open_.insert("t" + std::to_string(++topics_)); }
  void add() {
    type("agenda add ada something");
    added();
  }
  void add_pinned() {
    const Listed meeting = any(with_status("planned", 4));
    type("agenda add ada something --meeting " + meeting.ref);
    added();
  }
  // To a day without another meeting, and not before one that was planned earlier.
  void move() {
    const Listed meeting = any(with_status("planned", 3));
    const Date day = add_days(day_of(at.now), 1 + static_cast<int>(below(16)));
    const auto is_in_the_way = [&](const Listed& other) {
      return day_of(other.starts_at) == day || (other.status == "planned" && other.ref < meeting.ref && day_of(other.starts_at) > day);
    };
    if (std::ranges::any_of(listed(), is_in_the_way)) return;
    type("meeting move " + meeting.ref + " --at \"" + to_iso(day) + " 1" + std::to_string(2 + below(7)) + ":00\"");
  }
  // Topics of one that is not the next would fall back before the meeting they were put on.
  void cancel() {
    const auto meetings = with_status("planned", 3);
    const Listed meeting = any(meetings);
    if (meeting.ref == meetings.front().ref || meeting.topics.empty()) type("meeting cancel " + meeting.ref);
  }
  void miss() {
    const auto meetings = with_status("unrecorded", kAll);
    if (!meetings.empty()) type("meeting miss " + any(meetings).ref);
  }
  void log() {
    const auto meetings = with_status("unrecorded", kAll);
    if (meetings.empty()) return;
    const std::string ref = any(meetings).ref;
    std::string line = "log ada talked --meeting " + ref;
    const auto& shown = agendas_[ref];
    const auto done = std::ranges::find_if(shown, [&](const auto& topic) { return open_.contains(topic) && below(3) == 0; });
    if (done != shown.end()) line += " --done " + *done;
    type(line);
    if (done != shown.end()) open_.erase(*done);
    held_.insert(ref);
  }
  void drop() {
    if (open_.empty()) return;
    const std::string topic = any(std::vector(open_.begin(), open_.end()));
    type("drop " + topic);
    open_.erase(topic);
  }
  void agree() {
    if (at.type("agenda agree ada --by both").code == 0) told_ += to_iso(at.now) + " agenda agree ada --by both\n";
  }
  // Stops just before each meeting on the way, to see what its agenda holds.
  void wait() {
    const Instant until = at.now + std::chrono::hours(12 + 24 * static_cast<int>(below(5)));
    for (auto next = next_start(); next <= until; next = next_start()) {
      at.now = next - std::chrono::seconds(1);
      const auto meetings = with_status("planned", kAll);
      const auto begins = std::ranges::find(meetings, next, &Listed::starts_at);
      agendas_[begins->ref] = begins->topics;
      at.now = next;
    }
    at.now = until;
  }
  Instant next_start() {
    const auto meetings = with_status("planned", kAll);
    return std::ranges::find_if(meetings, [&](const Listed& meeting) { return meeting.starts_at > at.now; })->starts_at;
  }

  int appearances(const std::string& topic) const {
    return static_cast<int>(std::ranges::count_if(held_, [&](const std::string& ref) {
      const auto& shown = agendas_.at(ref);
      return std::ranges::find(shown, topic) != shown.end();
    }));
  }

  Typing at;
  std::mt19937 random_;
  int topics_ = 0;
  std::set<std::string> open_;
  std::set<std::string> held_;
  std::map<std::string, std::vector<std::string>> agendas_;  // as they were when the meetings began
  std::string told_;
};

}  // namespace

TEST_CASE("whatever is moved, cancelled, missed, logged or agreed, no topic is lost and each was carried as often as it was passed over") {
  for (unsigned seed = 1; seed <= kMonths; ++seed) {
    Month month(seed);
    for (int step = 0; step < kStepsAMonth; ++step) {
      month.step();
      month.check();
    }
  }
}

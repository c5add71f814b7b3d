// One rule says how a pair is and who is silent: all that tell of it are held against each other.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "commands/typing.hpp"

using namespace mentor;

namespace {

using Json = nlohmann::json;
using Handles = std::set<std::string>;

std::string said(const Handles& handles) {
  std::string text;
  for (const auto& handle : handles) text += handle + " ";
  return text;
}

/// What a line prints as JSON, or one field of it.
Json json_of(Typing& at, const std::string& line, const char* field = nullptr) {
  Json json = Json::parse(at.out(line + " --json"));
  return field == nullptr ? json : json.at(field);
}

bool is_silent(const Json& health) {
  const auto& reasons = health.at("reasons");
  return std::ranges::any_of(reasons, [](const Json& reason) {
    return (reason.at("rule") == "quiet" || reason.at("rule") == "silent") && reason.at("verdict") != "on-track";
  });
}

Handles by_today(Typing& at) {
  Handles silent;
  for (const auto& pair : json_of(at, "today", "silent")) silent.insert(pair.at("handle"));
  return silent;
}
Handles by_list(Typing& at) {
  Handles silent;
  for (const auto& pair : json_of(at, "pair list"))
    if (is_silent(pair.at("health"))) silent.insert(pair.at("handle"));
  return silent;
}
Handles by_health(Typing& at) {
  Handles silent;
  for (const auto& health : json_of(at, "report health"))
    if (is_silent(health)) silent.insert(health.at("pair"));
  return silent;
}
Handles by_week(Typing& at) {
  Handles silent;
  for (const auto& pair : json_of(at, "report week", "pairs"))
    if (is_silent(pair.at("health"))) silent.insert(pair.at("pair"));
  return silent;
}

// Of the rules that ask somebody to act, how many pairs each fires for.
using Alarms = std::map<std::string, int>;

Alarms by_reasons(const Json& all) {
  Alarms alarms;
  for (const auto& health : all)
    for (const auto& reason : health.at("reasons"))
      if (reason.at("verdict") == "at-risk" || reason.at("verdict") == "needs-check-in") ++alarms[reason.at("rule")];
  return alarms;
}

// A replay that begins today counts what fires today.
Alarms by_replay(Typing& at) {
  Alarms alarms;
  for (const auto& rule : json_of(at, "report replay --since today", "rules")) alarms[rule.at("rule")] = rule.at("alerts");
  return alarms;
}

// By pair and rule, on one day.
using Firing = std::set<std::pair<std::string, std::string>>;

Firing firing_on(Typing& at, const std::string& line) {
  Firing firing;
  for (const auto& health : json_of(at, line))
    for (const auto& reason : health.at("reasons"))
      if (reason.at("verdict") == "at-risk" || reason.at("verdict") == "needs-check-in")
        firing.emplace(health.at("pair"), reason.at("rule"));
  return firing;
}

// Day after day, what begins to fire by what was known, and what of it the present takes back.
void check_replay(Typing& at, int days) {
  Alarms alerts;
  Alarms mended;
  Firing before;
  const Date today = date_of(WallTime(at.now.time_since_epoch()));
  for (int back = days; back >= 0; --back) {
    const std::string day = to_iso(add_days(today, -back));
    const Firing then = firing_on(at, "report health --as-of " + day);
    const Firing now = firing_on(at, "report health --of " + day);
    for (const auto& one : then) {
      if (before.contains(one)) continue;
      ++alerts[one.second];
      mended[one.second] += now.contains(one) ? 0 : 1;
    }
    before = then;
  }
  const Json rules = json_of(at, "report replay --since " + to_iso(add_days(today, -days)), "rules");
  CHECK(rules.size() == alerts.size());
  for (const auto& rule : rules) {
    const std::string name = rule.at("rule");
    CAPTURE(name);
    CHECK(rule.at("alerts") == alerts[name]);
    CHECK(rule.at("mended") == mended[name]);
  }
}

bool needs_attention(const Json& health) { return health.at("status") == "at-risk" || health.at("status") == "needs-check-in"; }

void check_health(Typing& at) {
  const Json judged = json_of(at, "report health");
  const Json listed = json_of(at, "pair list");
  Json attention = Json::array();
  for (const auto& health : judged) {
    const std::string handle = health.at("pair");
    const auto in_list = std::ranges::find_if(listed, [&](const Json& pair) { return pair.at("handle") == handle; });
    REQUIRE(in_list != listed.end());
    CHECK(in_list->at("health") == health);
    CHECK(json_of(at, "show " + handle, "health") == health);
    if (needs_attention(health)) attention.push_back(health);
  }
  const auto by_pair = [](const Json& a, const Json& b) { return a.at("pair") < b.at("pair"); };
  Json in_programme = json_of(at, "report programme", "attention");
  std::sort(attention.begin(), attention.end(), by_pair);
  std::sort(in_programme.begin(), in_programme.end(), by_pair);
  CHECK(in_programme == attention);
  CHECK(json_of(at, "report health --as-of today") == judged);
  CHECK(by_replay(at) == by_reasons(judged));
}

void check_silence(Typing& at) {
  const std::string silent = said(by_today(at));
  CHECK(said(by_list(at)) == silent);
  CHECK(said(by_health(at)) == silent);
  CHECK(said(by_week(at)) == silent);
}

}  // namespace

TEST_CASE("a pair that health calls on track is not listed as silent") {
  Typing at;
  at.out("pair add --mentor \"Ada Lovelace\" --every \"weekly tue 15:00\" --start 2026-09-01");
  at.out("log ada one --meeting ada@2026-11-03");
  at.out("log ada two --meeting ada@2026-11-10");
  CHECK(said(by_today(at)) == "");  // 13 days, past the cadence of 7, within the limit of 14
  at.now += std::chrono::days(2);
  CHECK(said(by_today(at)) == "ada ");
  CHECK(at.out("today").find("Silent\n- Ada Lovelace (ada): nothing logged since Tue 10 Nov") != std::string::npos);
  check_silence(at);
}

TEST_CASE("a pair's status and reasons are the same wherever they are told") {
  constexpr const char* kEvery[] = {"weekly tue 15:00", "2w thu 10:00", "daily 09:00", "as-needed"};
  constexpr const char* kHandles[] = {"ada", "sam", "bea", "kim"};
  constexpr const char* kNames[] = {"Ada Lovelace", "Sam Okafor", "Bea Ito", "Kim Park"};
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    Typing at;
    std::mt19937 random(seed);
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    for (std::size_t i = 0; i < std::size(kEvery); ++i)
      at.out(std::string("pair add --mentor \"") + kNames[i] + "\" --every \"" + kEvery[i] + "\" --start 2026-09-0" +
             std::to_string(1 + below(9)) + (below(2) == 0 ? " --now \"2026-11-23 09:30\"" : ""));
    for (int step = 0; step < 40; ++step) {
      const std::string handle = kHandles[below(static_cast<int>(std::size(kHandles)))];
      const std::string days = std::to_string(1 + below(20));
      const std::string lines[] = {"log " + handle + " talked --on \"" + days + " days ago\" --rating " + std::to_string(1 + below(5)),
                                   "log " + handle + " talked --on now --win met --by them",
                                   "action add " + handle + " \"send slides\" --due +" + days + "d",
                                   "goal add " + handle + " \"Give talks\" --metric talks --target 3 --due +" + days + "d",
                                   "goal progress g1 +1",
                                   "meeting miss " + handle,
                                   "meeting move " + handle + " --at +3d",
                                   "agreement sign " + handle + " --by both",
                                   "pair pause " + handle + " --until +" + days + "d",
                                   "pair resume " + handle,
                                   "pair edit " + handle + " --end +" + days + "d",
                                   "done a1",
                                   "done g2"};
      at.type(lines[below(static_cast<int>(std::size(lines)))]);
      if (below(2) == 0) at.now += std::chrono::hours(11 * (1 + below(9)));
      if (step % 4 == 3) check_health(at);
    }
    check_replay(at, 60);
    check_silence(at);
  }
}

TEST_CASE("whatever is logged, paused and passes, all that tell of silence say the same") {
  constexpr const char* kEvery[] = {"weekly tue 15:00", "2w thu 10:00", "daily 09:00", "monthly 15 09:00", "as-needed"};
  constexpr const char* kNames[] = {"Ada Lovelace", "Sam Okafor", "Bea Ito", "Kim Park", "Lou Moss"};
  constexpr const char* kHandles[] = {"ada", "sam", "bea", "kim", "lou"};
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Typing at;
    std::mt19937 random(seed);
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    for (std::size_t i = 0; i < std::size(kEvery); ++i)
      at.out(std::string("pair add --mentor \"") + kNames[i] + "\" --every \"" + kEvery[i] + "\" --start 2026-1" +
             std::to_string(below(2)) + "-0" + std::to_string(1 + below(9)));
    for (int step = 0; step < 30; ++step) {
      const std::string handle = kHandles[below(static_cast<int>(std::size(kHandles)))];
      const int what = below(8);
      if (what < 2) at.type("log " + handle + " talked --on now");
      if (what == 2) at.type("log " + handle + " late --on \"" + std::to_string(1 + below(9)) + " days ago\"");
      if (what == 3) at.type("pair pause " + handle + " --until +" + std::to_string(2 + below(12)) + "d");
      if (what == 4) at.type("pair resume " + handle);
      if (what > 4) at.now += std::chrono::hours(11 * (1 + below(12)));
      check_silence(at);
    }
  }
}

// Three months of two mentorships, told relative to this week.
#include "commands/demo_script.hpp"

#include <algorithm>
#include <charconv>

namespace mentor {
namespace {

// Ada mentors the user weekly, the user mentors Sam every other week. Some meetings were logged days later and one not at all, one pause
// was taken, some promises were kept, some are open, some late.
constexpr DemoLine kLines[] = {
    {-84, "09:00",
     "pair add --mentor \"Ada Lovelace <ada@example.org>\" --every \"weekly tue 15:00\" --for 45m --tz Europe/London --their-tz "
     "Europe/London --start {-84} --end {98} --notice 1d --reply-within 2d --agenda-lead 1d --expect \"We both come prepared\" --expect "
     "\"What is said here stays here\" --tag engineering"},
    {-84, "09:05", "pair edit ada --mentee \"Grace Hopper <grace@example.org>\""},
    {-84, "09:10", "agreement sign ada --by mentee"},
    {-83, "18:00",
     "log ada \"First meeting: what I want from this half-year.\" --win \"we agreed how we work together\" --rating 4 --i-will \"write "
     "down two goals\" --due {-79}"},
    {-83, "18:05", "agreement sign ada --by mentor"},
    {-82, "17:00",
     "goal add ada \"Give a 20-minute talk at the spring meetup\" --metric \"dry runs\" --baseline 0 --target 3 --due {84} --why \"our "
     "team learns most from talks\" --how \"a dry run every month with Ada as the audience\""},
    {-82, "17:05", "goal step g1 \"Write the outline\" --due {-55}"},
    {-82, "17:06", "goal step g1 \"Make the slides\" --due {21}"},
    {-82, "17:10", "goal add ada \"Get better at saying no\""},
    {-80, "08:00", "done a1"},
    {-78, "12:00", "agenda add ada \"How do I choose a topic?\" --minutes 15 --goal g1"},
    {-76, "17:30",
     "log ada \"Looked at three possible topics and chose the migration story.\" --lesson \"a talk has one message\" --done t1 --rating 5 "
     "--i-will \"draft the outline\" --due {-69} --they-will \"send a talk she likes\" --due {-72}"},
    {-72, "10:00", "done a3"},
    {-70, "09:00",
     "pair add --mentee \"Sam Okafor <sam@example.org>\" --every \"2w thu 10:00\" --for 60m --tz Africa/Lagos --their-tz Africa/Lagos "
     "--start {-70} --notice 1d --expect \"Sam brings the agenda\" --tag engineering"},
    {-70, "09:05", "pair edit sam --mentor \"Grace Hopper <grace@example.org>\""},
    {-67, "12:00",
     "log sam \"Sam wants to lead the on-call rota by summer.\" --win \"a clear wish from the start\" --rating 4 --i-will \"introduce Sam "
     "to the platform team\" --due {-60}"},
    {-67, "12:05", "agreement sign sam --by both"},
    {-66, "09:00",
     "log ada --meeting ada@{-69} \"Read the outline together; start with the failure, not with the plan.\" --win \"first outline of the "
     "talk\" --done a2,s1 --rating 4"},
    {-66, "13:00",
     "goal add sam \"Write an on-call guide that a new colleague can follow alone\" --metric chapters --baseline 0 --target 8 --due {42} "
     "--why \"nights are quieter when the guide is good\" --how \"a chapter after each incident\""},
    {-66, "13:05", "goal step g3 \"Agree the list of chapters\" --due {-53}"},
    {-62, "18:00",
     "log ada \"First dry run, much too long.\" --progress g1+1 --blocker \"no time for slides before the release\" --rating 3 --i-will "
     "\"cut the talk to 20 minutes\" --due {-50}"},
    {-58, "16:00", "done a4"},
    {-55, "18:00",
     "log ada \"Cut the second half; the story is clearer now.\" --lesson \"leave out what I only tell for myself\" --rating 4"},
    {-53, "11:30",
     "log sam \"Agreed the chapters; Sam wrote the first.\" --win \"first chapter merged\" --progress g3=1 --done s3 --rating 5"},
    {-51, "08:00", "done a5"},
    {-50, "09:00", "pair pause ada --from {-49} --until {-36} --because \"Ada is travelling\""},
    {-46, "15:00", "goal progress g3 +1 \"chapter on alerts\""},
    {-36, "14:00",
     "log sam --meeting sam@{-39} \"Walked through an incident step by step.\" --lesson \"write while the memory is fresh\" --progress "
     "g3+1 --rating 4 --they-will \"ask two colleagues to try the guide\" --due {-25}"},
    {-34, "17:00",
     "log ada \"Back after the break; planned the next dry run.\" --rating 4 --i-will \"book the room for the dry run\" --due {-20} "
     "--private-note \"unsure whether I want to speak at all\""},
    {-32, "10:00", "agenda add ada \"How to handle questions from the floor\" --minutes 10 --goal g1"},
    {-27, "18:30", "log ada \"Second dry run with two colleagues.\" --progress g1+1 --win \"finished on time\" --done a7 --rating 5"},
    {-25, "12:00",
     "log sam \"Two colleagues tried the guide and got stuck in chapter two.\" --blocker \"access rights differ by team\" --rating 4"},
    {-24, "09:00", "agenda add sam \"Who owns the access rights?\" --by mentee --minutes 15"},
    {-18, "16:00", "log sam \"Sent Sam the name of the person who owns the access rights.\" --channel message"},
    {-15, "19:00",
     "log ada --meeting ada@{-20} \"Talked about nerves; slides are half done.\" --lesson \"nerves mean that it matters\" --thanks \"for "
     "listening\" --rating 5 --i-will \"finish the slides\" --due {-2}"},
    {-11, "12:30",
     "log sam \"Access rights are settled; chapter two rewritten.\" --progress g3=5 --done t3,a6 --thanks \"for staying patient with the "
     "rights\" --rating 5 --i-will \"read chapters three to five\" --due {3} --they-will \"write the chapter on databases\" --due {10}"},
    {-10, "09:00", "agenda add sam \"What comes after the guide?\" --minutes 20 --by mentee"},
    {-6, "17:45",
     "log ada \"Reviewed the slides; one is still too full.\" --win \"the opening works\" --rating 4 --i-will \"ask for a slot at the "
     "meetup\" --due {4} --they-will \"lend me her clicker\" --due {8}"},
    {-5, "09:00", "agenda add ada \"Which stories to cut\" --minutes 10"},
};

std::string filled(std::string_view text, Date monday) {
  std::string result;
  while (!text.empty()) {
    const auto open = std::min(text.find('{'), text.size());
    result += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    int days = 0;
    const auto end = std::from_chars(text.data() + 1, text.data() + text.size(), days).ptr;
    result += to_iso(add_days(monday, days));
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  return result;
}

}  // namespace

std::span<const DemoLine> demo_lines() { return kLines; }

std::vector<std::string> words_of(const DemoLine& line, Date monday) {
  std::vector<std::string> words;
  std::string word;
  bool is_quoted = false;
  for (const char c : filled(line.line, monday) + " ") {
    if (c == '"') {
      is_quoted = !is_quoted;
      continue;
    }
    if (c != ' ' || is_quoted) {
      word += c;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

Instant moment_of(const DemoLine& line, Date monday) {
  return Instant(std::chrono::sys_days(add_days(monday, line.day))) + parse_clock(line.clock).value_or(Minutes(0));
}

}  // namespace mentor

#include "mentoring/sign_up_headings.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "mentor/base/text.hpp"
#include "mentoring/sheet_cells.hpp"

namespace mentor {

using namespace sign_up_column;

namespace {

constexpr const char* kFirstName = "first name";
constexpr const char* kLastName = "last name";
constexpr const char* kSkills = "skills";
constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

// A heading in which all of these words stand, not many others, and none of some.
struct UsualHeading {
  const char* column;
  std::string_view words;
  std::size_t most_others = kAnyNumber;
  std::string_view without = "";
};

// The first row that fits a heading counts, and of two headings of one column the one with the earlier row.
constexpr UsualHeading kUsual[] = {
    {kTimestamp, "timestamp", 0},
    {kTimestamp, "completion time", 0},
    {kTimestamp, "date submitted", 1},
    {kTimestamp, "date submission", 1},
    {kTimestamp, "submitted at", 0},
    {kTimestamp, "submitted on", 0},
    {kTimestamp, "submission time", 1},
    {kTimestamp, "zeitstempel", 0},
    {kTimestamp, "horodateur", 0},
    {kTimestamp, "marca temporal", 0},
    {kNever, "never"},
    {kNever, "not match"},
    {kNever, "not matched"},
    {kNever, "not paired"},
    {kNever, "shouldn matched"},
    {kNever, "shouldn paired"},
    {kNever, "rather not"},
    {kNever, "avoid"},
    {kNever, "conflict interest"},
    {kNever, "conflicts interest"},
    {kPriority, "priority", 2},
    {kPriority, "waiting list", 3},
    {kPriority, "waitlist", 2},
    {kPriority, "unmatched last"},
    {kManager, "email manager", 2},
    {kManager, "email supervisor", 2},
    {kManager, "manager", 2, "are people product project level experience"},
    {kManager, "supervisor", 2},
    {kManager, "reports to", 2},
    {kPrefers, "prefers", 0},
    {kPrefers, "preferred mentor", 4, "gender time language"},
    {kPrefers, "preferred mentors", 4, "gender time language"},
    {kPrefers, "prefer mentor", kAnyNumber, "gender same time language"},
    {kPrefers, "mentor mind"},
    {kPrefers, "like matched with", kAnyNumber, "gender same not"},
    {kPrefers, "requested mentor", 3},
    {kPrefers, "names mentors"},
    {kCapacity, "many mentees"},
    {kCapacity, "many people", kAnyNumber, "years manage"},
    {kCapacity, "number mentees", kAnyNumber, "past so"},
    {kCapacity, "maximum mentees"},
    {kCapacity, "max mentees"},
    {kCapacity, "mentees take", 4},
    {kCapacity, "capacity", 3},
    {kCapacity, "places", 1},
    {kCapacity, "slots", 1},
    {kLevel, "years experience"},
    {kLevel, "level", 2, "english language"},
    {kLevel, "seniority", 2},
    {kLevel, "grade", 2},
    {kLevel, "stage career", 2},
    {kLevel, "years", 4},
    {kZone, "time zone"},
    {kZone, "timezone"},
    {kZone, "tz", 0},
    {kHours, "working hours"},
    {kHours, "work hours"},
    {kHours, "office hours"},
    {kHours, "hours", 0},
    {kLanguages, "languages", 5, "programming coding"},
    {kLanguages, "language", 5, "programming coding"},
    {kRole, "role", 0},
    {kRole, "mentor mentee", kAnyNumber, "topics skills name"},
    {kRole, "mentoring role", 1},
    {kRole, "programme role", 1},
    {kRole, "program role", 1},
    {kRole, "signing up"},
    {kRole, "sign up as"},
    {kRole, "take part as"},
    {kRole, "participate as"},
    {kRole, "applying as"},
    {kRole, "apply as"},
    {kRole, "joining as"},
    {kRole, "join as"},
    {kRole, "be like", 4, "mentored in matched"},
    {kRole, "am i", 2},
    {kWants, "wants", 0},
    {kWants, "wanted", 2},
    {kWants, "mentored in"},
    {kWants, "help like"},
    {kWants, "help want"},
    {kWants, "help need"},
    {kWants, "help needs"},
    {kWants, "support needs"},
    {kWants, "support need"},
    {kWants, "like learn"},
    {kWants, "learn want"},
    {kWants, "hope learn"},
    {kWants, "improve want"},
    {kWants, "improve like"},
    {kWants, "develop want"},
    {kWants, "develop like"},
    {kWants, "develop skills"},
    {kWants, "areas development"},
    {kWants, "development needs"},
    {kWants, "areas growth"},
    {kWants, "skills want"},
    {kWants, "topics want"},
    {kWants, "areas want"},
    {kWants, "skills sought"},
    {kWants, "looking skills"},
    {kWants, "looking topics"},
    {kOffers, "offers", 0},
    {kOffers, "offered", 2},
    {kOffers, "can offer"},
    {kOffers, "offer skills"},
    {kOffers, "offer topics"},
    {kOffers, "can help", kAnyNumber, "we"},
    {kOffers, "could help", kAnyNumber, "we"},
    {kOffers, "help others"},
    {kOffers, "can support", kAnyNumber, "we"},
    {kOffers, "could support", kAnyNumber, "we"},
    {kOffers, "can mentor"},
    {kOffers, "could mentor"},
    {kOffers, "able mentor"},
    {kOffers, "can teach"},
    {kOffers, "can share"},
    {kOffers, "could share"},
    {kOffers, "happy share"},
    {kOffers, "expertise", 3},
    {kOffers, "strengths", 2},
    {kOffers, "have skills"},
    {kOffers, "bring skills"},
    {kOffers, "mentor topics"},
    {kOffers, "areas mentor"},
    {kSkills, "skills", 1},
    {kSkills, "topics", 1},
    {kSkills, "areas interest", 1},
    {kDepartment, "department", 3},
    {kDepartment, "dept", 1},
    {kDepartment, "business unit", 1},
    {kDepartment, "division", 2},
    {kDepartment, "faculty", 2},
    {kDepartment, "team", 1, "size"},
    {kStatus, "status", 1},
    {kStatus, "withdrawn", 1},
    {kEmail, "email", 4, "manager supervisor boss"},
    {kEmail, "mail", 1},
    {kFirstName, "first name", 1, "last"},
    {kFirstName, "given name", 1},
    {kFirstName, "forename", 1},
    {kLastName, "last name", 1, "first"},
    {kLastName, "family name", 1},
    {kLastName, "surname", 1, "name"},
    {kName, "name", 0},
    {kName, "name surname", 1},
    {kName, "first last name", 1},
    {kName, "mentor name", 0},
    {kName, "mentee name", 0},
    {kName, "name participant", 0},
    {kName, "employee name", 0},
    {kName, "name what", 0},
    {kName, "name preferred", 0},
};

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    parts.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts;
}

bool fits(const UsualHeading& usual, const std::vector<std::string>& words) {
  const auto stands = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
  const auto meant = split(usual.words);
  if (words.size() < meant.size() || words.size() - meant.size() > usual.most_others) return false;
  return std::ranges::all_of(meant, stands) && std::ranges::none_of(split(usual.without), stands);
}

// What an empty column says, or one that a form fills in for those who are not to be known.
bool says_nothing(const SignUpTable& table, std::size_t place) {
  return std::ranges::all_of(table.rows, [&](const SheetRow& row) {
    const std::string cell = fold_case(cell_of(row, place));
    return cell.empty() || cell == "anonymous";
  });
}

// How well a heading says what it means: by the row, by how short it is, then by its letters, never by its place.
struct HeadingRank {
  std::size_t row;
  std::size_t words;
  std::string heading;
  auto operator<=>(const HeadingRank&) const = default;
};

void keep_best(std::map<std::string, HeadingRank>& best, const std::string& column, HeadingRank rank) {
  const auto [found, is_new] = best.emplace(column, rank);
  if (!is_new && rank < found->second) found->second = std::move(rank);
}

// A manager's address, if there is one, says more than what is called "manager".
constexpr std::array kByName{kName,       kEmail, kRole,  kCapacity, kOffers, kWants,    kLevel,
                             kDepartment, kHours, kNever, kPrefers,  kZone,   kPriority, kLanguages};

std::map<std::string, HeadingRank> best_headings(const SignUpTable& table) {
  std::map<std::string, HeadingRank> best;
  for (std::size_t place = 0; place < table.headings.size(); ++place) {
    const std::string& heading = table.headings[place];
    const auto words = words_of_heading(heading);
    if (words.empty() || says_nothing(table, place)) continue;
    const std::string plain = comparable(heading);
    if (const auto named = std::ranges::find(kByName, plain); named != kByName.end()) {
      keep_best(best, *named, {0, 0, heading});
      continue;
    }
    const auto* usual = std::ranges::find_if(kUsual, [&](const UsualHeading& one) { return fits(one, words); });
    if (usual == std::end(kUsual)) continue;
    keep_best(best, usual->column, {static_cast<std::size_t>(usual - std::begin(kUsual)) + 1, words.size(), heading});
  }
  return best;
}

void name_in_parts(std::map<std::string, HeadingRank>& best, std::map<std::string, std::vector<std::string>>& columns) {
  const auto first = best.find(kFirstName);
  const auto last = best.find(kLastName);
  if (first == best.end() && last == best.end()) return;
  // "Name" beside "First name" is the family name.
  std::vector<std::string> parts;
  if (first != best.end()) parts.push_back(first->second.heading);
  if (last != best.end())
    parts.push_back(last->second.heading);
  else if (const auto name = best.find(kName); name != best.end())
    parts.push_back(name->second.heading);
  if (!columns.contains(kName) || last == best.end()) columns[kName] = parts;
}

}  // namespace

std::map<std::string, std::vector<std::string>> usual_columns(const SignUpTable& table) {
  auto best = best_headings(table);
  std::map<std::string, std::vector<std::string>> columns;
  for (const auto& [column, rank] : best)
    if (column != kFirstName && column != kLastName && column != kSkills) columns[column] = {rank.heading};
  name_in_parts(best, columns);
  if (const auto skills = best.find(kSkills); skills != best.end() && !columns.contains(kOffers) && !columns.contains(kWants))
    columns[kOffers] = columns[kWants] = {skills->second.heading};
  return columns;
}

}  // namespace mentor

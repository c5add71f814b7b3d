// The bytes of a sheet of sign-ups, understood and read.
#include <algorithm>

#include "fuzz.hpp"
#include "mentor/config/criteria.hpp"
#include "mentor/mentoring/sign_ups.hpp"

using namespace mentor;

namespace {

constexpr int kYear = 2026;

SignUpSheet sheet_of(std::string_view text) {
  return {"list.csv", [text] {
            return [text, at = std::size_t{0}]() mutable {
              const auto piece = text.substr(at, 7);
              at += piece.size();
              return piece;
            };
          }};
}

void promise_people(const SignUps& all) {
  constexpr int kMostPlaces = 100;
  for (const auto& fault : all.faults)
    fuzz::promise(!fault.error.message.empty() && !fault.error.hint.empty(), "a fault says what to type");
  for (const auto& row : all.left_out) fuzz::promise(!row.why.empty(), "a row that does not count says why");
  for (const auto& person : all.people) {
    fuzz::promise(!person.email.empty() && !person.name.empty(), "a person has an address and a name");
    fuzz::promise(person.places >= 0 && person.places <= kMostPlaces, "places are in bounds");
  }
  for (const auto& one : all.people)
    for (const auto& other : all.people) {
      const bool is_same_role = (can_mentor(one) && can_mentor(other)) || (can_be_mentored(one) && can_be_mentored(other));
      fuzz::promise(&one == &other || one.email != other.email || !is_same_role, "nobody stands there twice in a role");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  static Zones zones;
  fuzz::may_refuse([&] {
    const std::vector<SignUpSheet> sheets{sheet_of(text)};
    const Criteria criteria = understood_criteria(sheets);
    (void)unread_headings(sheets, criteria);
    const SignUps all = read_sign_ups(sheets, criteria, kYear, zones);
    promise_people(all);
    const SignUps again = read_sign_ups({sheets[0], sheets[0]}, criteria, kYear, zones);
    fuzz::promise(!all.faults.empty() || again.people == all.people, "the same sheet again adds nobody");
    const std::string file = criteria_text(criteria);
    fuzz::promise(file.size() > 64 * 1024 || parse_criteria(file, "criteria.toml") == criteria,
                  "what is understood is read back from its file");
  });
  return 0;
}

#include "mentor/mentoring/erasure.hpp"

#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/store/persons.hpp"
#include "mentor/store/records.hpp"

namespace mentor {
namespace {

Error erases_all(const Store& store) {
  return refused("this is you, and the store is yours: without you nothing of it is left",
                 "rm " + shell_word(visible_line(store.path())) + "*   takes all of it away; mentor store info names the copies");
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < name.size();) {
    const auto end = std::min(name.find(' ', begin), name.size());
    if (end > begin) words.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

ErasurePlan plan_erasure(Store& store, std::string_view who, const TraceFolders& folders) {
  ErasurePlan plan{find_person_held(store, who), {}, {}, {}};
  if (plan.person.is_me) throw erases_all(store);
  for (auto& relationship : relationships(store))
    if (relationship.pair.mentor.id == plan.person.id || relationship.pair.mentee.id == plan.person.id)
      plan.pairs.push_back(std::move(relationship.pair));
  plan.counts = held_counts(store, plan.person.id);
  plan.traces = traces_in(store, folders);
  return plan;
}

Erasure erase_rows(Store& store, const ErasurePlan& plan, ErasedPairs pairs, const Clock& clock) {
  erase_person(store, plan.person, pairs, clock.today());
  Erasure erasure;
  if (pairs == ErasedPairs::kept)
    for (const auto& pair : plan.pairs) erasure.kept.push_back(relationship_of(store, pair.id).pair);
  if (const auto words = words_of(plan.person.name); !words.empty() && !is_erased(plan.person))
    erasure.texts_left = search(store, words, clock.mine).size();
  return erasure;
}

}  // namespace mentor

#include <algorithm>

#include "mentor/base/text.hpp"
#include "mentor/store/records.hpp"
#include "store/change.hpp"

namespace mentor {
namespace {

using store::connection_of;
using store::Query;

// Every text that is searched, as (kind's letter, row, handle, epoch seconds or NULL, ISO date or NULL, private, text); the newest first.
// A scan: an index of words would cost every add more than a search costs now and then.
constexpr const char* kTexts = R"sql(
select 'p', p.id, p.handle, null, p.starts_on, 0, a.name || ', ' || b.name || ifnull(', ' || p.tags, '')
  from pair p join person a on a.id = p.mentor join person b on b.id = p.mentee
union all select 'g', g.id, p.handle, null, g.starts_on, 0, g.text || ifnull(' ' || g.why, '') || ifnull(' ' || g.how, '')
  from goal g join pair p on p.id = g.pair
union all select 's', s.id, p.handle, null, s.due_on, 0, s.text from step s join goal g on g.id = s.goal join pair p on p.id = g.pair
union all select 't', t.id, p.handle, t.created_at, null, t.private, t.text from topic t join pair p on p.id = t.pair
union all select 'm', m.id, p.handle, null, m.original_date, 0, ifnull(m.place, '') || ' ' || ifnull(m.because, '')
  from meeting m join pair p on p.id = m.pair where m.place is not null or m.because is not null
union all select 'a', a.id, p.handle, null, a.created_on, a.private, a.text from action a join pair p on p.id = a.pair
union all select 'c', c.id, p.handle, c.met_at, null, l.private, l.text
  from line l join checkin c on c.id = l.checkin join pair p on p.id = c.pair
)sql";

Kind kind_of_letter(char letter) { return std::ranges::find(kKindWords, letter, &KindWords::letter)->kind; }

bool holds_all(const std::string& text, const std::vector<std::string>& folded_words) {
  const std::string folded = fold_case(text);
  return std::ranges::all_of(folded_words, [&](const auto& word) { return folded.find(word) != std::string::npos; });
}

}  // namespace

std::vector<SearchHit> search(Store& store, const std::vector<std::string>& words, const Zone& zone) {
  std::vector<std::string> folded;
  for (const auto& word : words) folded.push_back(fold_case(word));
  std::vector<SearchHit> hits;
  Query query(connection_of(store), kTexts);
  while (query.next()) {
    const RowRef row{kind_of_letter(query.text().at(0)), query.integer()};
    auto pair = query.text();
    const auto at = query.maybe(&Query::instant);
    const auto date = query.maybe(&Query::date);
    const bool is_private = query.flag();
    auto text = query.text();
    if (!holds_all(text, folded)) continue;
    hits.push_back({row, std::move(pair), at ? std::optional(zone.date_at(*at)) : date, std::move(text), is_private});
  }
  std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.on > b.on; });
  return hits;
}

}  // namespace mentor

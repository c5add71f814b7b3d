#include "commands/pair/written.hpp"

#include "commands/shared/json.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor {

View pairs_written(Context& context, const std::vector<PairId>& pairs, std::vector<Block> echo) {
  std::vector<Relationship> now;
  for (const auto pair : pairs) now.push_back(relationship_of(*context.store, pair));
  return written_all(pair_values(context, now), std::move(echo));
}

}  // namespace mentor

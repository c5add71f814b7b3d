// What is said of a check-in: as options of add and edit, and in the form that $EDITOR opens, sections of lines with comments.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/cli/spec.hpp"
#include "mentor/domain/channel.hpp"
#include "mentor/domain/checkin.hpp"
#include "mentor/domain/pair.hpp"
#include "mentor/mentoring/checkin_writing.hpp"

namespace mentor {

/// What --win and its like, or the form, say.
struct GivenLine {
  LineKind kind;
  std::string text;  ///< empty in an edit: the lines of this kind are taken away
  bool is_private = false;
};

struct CheckinFields {
  Opt<std::string> text;
  Opt<When> on;
  Opt<Minutes> length;
  Opt<Channel> channel;
  Opt<int> rating;
  std::vector<GivenLine> lines;
  Opt<bool> is_private;
  Opt<Side> by;
  std::vector<Promise> promises;
  std::vector<ProgressFlag> progress;
  std::vector<std::string> done;
  Opt<std::string> meeting;
};

void define_checkin_fields(Spec& spec, CheckinFields& fields);
/// What of them says when it took place, and what it changes beside itself.
OccasionSaid occasion_said(const CheckinFields& fields, Party by);
CheckinEffects effects_of(const CheckinFields& fields);
/// Whether anything was said that is worth logging without a text.
bool says_something(const CheckinFields& fields);
/// The lines of a check-in, the text first as its note; all private with --private.
std::vector<Line> lines_of(const CheckinFields& fields, Party by);

/// What the form offers behind a #, by the option that takes it: "t4 How to open the talk".
using FormOffers = std::map<std::string_view, std::vector<std::string>>;
/// The form for a new check-in.
std::string blank_form(const Pair& pair, const FormOffers& offers);
/// The form with what stands: text and lines.
std::string filled_form(std::string_view title, const std::vector<Line>& lines);
/// A line's words as the form holds them: in one line, but for the text.
std::string words_in_form(const Line& line);
/// Takes the text, the lines and what else is said out of a form into `fields`. Throws usage, naming the line, for text that cannot be
/// stored or a section that is none, and as the options do.
void read_form(std::string_view form, CheckinFields& fields, const ParseContext& context);

}  // namespace mentor

#include "commands/shared/agreement_terms.hpp"

#include "mentor/base/phrase.hpp"

namespace mentor {

void define_terms(Spec& spec, Terms& terms) {
  spec.custom("--every", "CADENCE", false, "how often and when, such as \"weekly tue 15:00\"",
              [&terms](const std::string& text, const ParseContext&) {
                terms.every = parse_cadence(text);
                terms.every.given = true;
              });
  spec.completes("--every", Completes::cadence);
  spec.length("--for", "DUR", terms.length, "length of a meeting", true);
  spec.zone("--tz", terms.tz, "time zone of the slot");
  spec.choice("--channel", "C", terms.channel, "how they meet");
  spec.length("--notice", "DUR", terms.notice, "notice for moving or cancelling");
  spec.length("--reply-within", "DUR", terms.reply_within, "how soon a message is answered");
  spec.length("--agenda-lead", "DUR", terms.agenda_lead, "how long before a meeting its agenda stands");
  spec.custom("--hours", "HH:MM-HH:MM", false, "when contact is welcome", [&terms](const std::string& text, const ParseContext&) {
    if (text.empty()) {
      terms.hours.reset();
    } else {
      terms.hours = to_text(parse_hours(text));
    }
    terms.hours.given = true;
  });
  spec.list("--expect", "TEXT", terms.expect, "what each expects of the other", "take one expectation out, or all");
}

bool any_given(const Terms& t) {
  return t.every.given || t.length.given || t.tz.given || t.channel.given || t.notice.given || t.reply_within.given ||
         t.agenda_lead.given || t.hours.given || t.expect.given();
}

void apply(const Terms& terms, Agreement& agreement) {
  terms.every.apply_to(agreement.every);
  terms.length.apply_to(agreement.length, Minutes{60});
  if (terms.tz) agreement.tz = *terms.tz;
  terms.channel.apply_to(agreement.channel, Channel::video);
  terms.notice.apply_to(agreement.notice);
  terms.reply_within.apply_to(agreement.reply_within);
  terms.agenda_lead.apply_to(agreement.agenda_lead);
  terms.hours.apply_to(agreement.hours);
  agreement.expectations = with_change(std::move(agreement.expectations), terms.expect, "expectation");
}

}  // namespace mentor

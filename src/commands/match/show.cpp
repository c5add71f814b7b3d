// The command `match show`: a plan as a report, fit to send.
#include <filesystem>

#include "commands/commands.hpp"
#include "commands/match/plan_file.hpp"
#include "commands/match/plan_json.hpp"
#include "commands/match/report.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/render/mail.hpp"

namespace mentor::match_show {
namespace {

struct Options {
  std::string plan;
  Opt<std::string> file;
};

void define(Spec& spec, Options& options) {
  spec.operand("PLAN", options.plan, "a plan that match plan wrote", Completes::file);
  spec.text_option("--file", "F", options.file, "write it to this file, - is stdout", Completes::file);
  spec.short_form("-o");
}

// Said in general: what fits whom is nobody else's business.
std::string reason_for(const UnmatchedPerson& one) {
  const bool is_mentee = one.role == Party::mentee;
  if (one.rule == kNoPlaceLeft) return "There are fewer places than people who look for a mentor.";
  if (one.rule == kNoMenteeLeft) return "Everybody who would fit has a mentor already.";
  return std::string("Among those who signed up there is nobody this time who fits what was asked of a ") +
         (is_mentee ? "mentor." : "mentee.");
}

Mail mail_to(const MatchPlan& plan, const UnmatchedPerson& one, const Context& context) {
  const SignUp& person = plan.facts.people[one.person];
  const bool is_mentee = one.role == Party::mentee;
  Mail mail;
  if (!context.config.me_email.empty()) mail.from = MailAddress{context.config.me_name, context.config.me_email};
  mail.to.push_back({person.name, person.email});
  mail.subject = is_mentee ? "Nobody yet to mentor you" : "Nobody yet for you to mentor";
  mail.date = context.now;
  mail.message_id = message_id("match." + std::to_string(plan.digest) + "." + std::string(name_of(one.role)) + "." + person.email,
                               context.config.me_email);
  mail.text =
      "Dear " + visible_line(person.name) + ",\n\nThank you for signing up to " + (is_mentee ? "be mentored" : "mentor") +
      ". We have found nobody for you yet.\n" + reason_for(one) + "\n\n" +
      (is_mentee ? "You will come first in the next round." : "We will come back to you as soon as somebody looks for a mentor like you.") +
      "\n\nKind regards" + (context.config.me_name.empty() ? "" : "\n" + context.config.me_name) + "\n";
  return mail;
}

std::string mails_of(const MatchPlan& plan, const Context& context) {
  std::string all;
  for (const auto& one : plan.unmatched) all += mbox_text(mail_to(plan, one, context));
  return all;
}

View run(Context& context, const Options& options) {
  const auto plan = std::make_shared<const MatchPlan>(read_whole_plan(context.process, options.plan));
  View view;
  view.make_data = [plan] { return plan_value(*plan); };
  view.make_rows = [plan] { return plan_rows(*plan); };
  view.make_sections = [plan] { return plan_sections(*plan); };
  view.make_mails = [plan, &context] { return mails_of(*plan, context); };
  const std::string file = options.file.value_or("") == "-" ? "" : options.file.value_or("");
  std::error_code absent;
  if (!file.empty() && std::filesystem::equivalent(file, options.plan, absent))
    throw usage_error(quoted_path(file) + " is the plan itself", "name another file");
  if (!file.empty() && context.format.prints == Prints::data) keep_to_oneself(file);
  view.file = file;
  view.notes.emplace_back(context.format.prints == Prints::data
                              ? "not to be sent: this holds all answers, as the plan does"
                              : "fit to send: names, points and reasons; no answer is told, and no private rule is named");
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::match_show

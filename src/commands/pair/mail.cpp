// The command `pair mail`: one short mail to each of some pairs, from a template. The pair reads it, so it holds facts that both know.
#include <algorithm>
#include <memory>

#include "commands/commands.hpp"
#include "commands/shared/calendar.hpp"
#include "commands/shared/common_options.hpp"
#include "commands/shared/outgoing.hpp"
#include "commands/shared/resolve.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/phrase.hpp"
#include "mentor/base/subprocess.hpp"
#include "mentor/base/text.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/config/mail_templates.hpp"
#include "mentor/mentoring/health_of.hpp"
#include "mentor/mentoring/topics_on.hpp"
#include "mentor/render/mail.hpp"
#include "mentor/store/checkins.hpp"
#include "mentor/store/pair_mails.hpp"

namespace mentor::pair_mail {
namespace {

struct Options {
  PairChoice who;
  Opt<HealthStatus> health;
  Opt<std::string> mail;
  Opt<Side> to;
  Opt<Minutes> not_within;
  Opt<SinkKind> via;
  bool marks = false;
};

struct PairMail {
  Uid pair;
  std::string handle;
  std::string key;
  Mail mail;
};

// What there is to send, and why some of it is not.
struct Mails {
  std::vector<PairMail> all;
  std::vector<Error> failures;
  int left_out = 0;  // written to a short while ago
};

void define(Spec& spec, Options& options) {
  spec.operands("PAIR", options.who.pairs, "the pairs to write to", Completes::pair);
  spec.or_else({"--tag", "--health"});
  spec.texts("--tag", "T", options.who.tags, "all pairs with this tag, in place of PAIR", Completes::tag);
  spec.choice("--health", "H", options.health, "all pairs with this health, in place of PAIR");
  spec.text_option("--template", "NAME", options.mail, "introduce, nudge, midway, closing, or your own", Completes::nothing, kNameText);
  spec.required();
  spec.choice("--to", "SIDE", options.to, "to whom: both, but for yourself");
  spec.length("--not-within", "DUR", options.not_within, "leave out who was written to within this time");
  spec.choice("--via", "SINK", options.via, "send it, and mark the pair: mail, maildir, exec");
  spec.flag("--mark", options.marks, "mark the pairs: another program sends what is printed");
}

bool is_sent(const Options& options) { return options.via && *options.via != SinkKind::output; }

std::vector<Relationship> pairs_meant(Context& context, const Options& options) {
  const bool names_pairs = !options.who.pairs.empty();
  auto pairs = chosen_pairs(context, options.who);
  const Date today = context.today();
  if (!names_pairs) std::erase_if(pairs, [&](const Relationship& one) { return status_on(one.pair, today) == PairStatus::ended; });
  if (options.health) {
    const auto health = health_of(*context.store, pairs, today, context.config.health, context.zones);
    std::erase_if(pairs, [&](const Relationship& one) { return health.at(one.pair.id).status != *options.health; });
  }
  if (pairs.empty() && !options.who.tags.empty())
    throw not_found("running pair with the tag", joined(options.who.tags, ", "), "mentor pair list");
  return pairs;
}

void ask(Prompter& prompter, Options& options) {
  constexpr std::size_t kFew = 5;
  if (options.who.pairs.empty() && options.who.tags.empty() && !options.health)
    throw usage_error("which pairs are to be written to?", "mentor pair mail PAIR --template NAME, or --tag T, or --health H");
  (void)mail_template_named(options.mail.value(), prompter.process().environment, prompter.globals().config);
  if (!is_sent(options) || !options.who.pairs.empty()) return;
  std::vector<std::string> handles;
  prompter.look_up([&](Context& context) {
    for (const auto& one : pairs_meant(context, options)) handles.push_back(one.pair.handle);
  });
  if (handles.size() <= kFew) return;
  const std::string question = joined(handles, ", ") + ": is a mail to be sent to these " + std::to_string(handles.size()) + " pairs?";
  if (!prompter.confirm(question)) throw failed("nothing was sent", "answer y, or give --yes");
}

// Both, but whoever I am.
std::vector<Party> sides_of(const Options& options, const Pair& pair) {
  if (!options.to) return pair.role == Role::none ? std::vector{Party::mentor, Party::mentee} : std::vector{their_party(pair.role)};
  const Party side = party_of(*options.to, pair.role);
  return side == Party::both ? std::vector{Party::mentor, Party::mentee} : std::vector{side};
}

std::string say_addresses(const Context& context, const Pair& pair) {
  std::string said;
  for (const auto side : {Party::mentor, Party::mentee}) {
    const auto address = address_of(context, pair, side);
    said += (said.empty() ? "" : "\n") + visible_line(person_of(pair, side).name) + (address ? " <" + address->email + ">" : "");
  }
  return said;
}

std::string say_last_met(const Context& context, const Relationship& relationship, const Zone& zone) {
  const auto met = last_dates(*context.store, relationship.pair.id).last_met;
  return met ? "You last met on " + say_short_day(zone.date_at(*met), context.today()) + "." : "";
}

std::string say_next(Context& context, const Relationship& relationship, const std::optional<Meeting>& next) {
  if (!next) return "No meeting of yours is planned yet.";
  const std::string when = say_meeting_time(next->starts_at, context.zones.get(next->tz),
                                            clocks_of(relationship.pair, next->tz, context.clock()), context.today());
  return "Your next meeting is on " + when + ": " + say_length(next->length) + ", " + std::string(name_of(next->channel)) + ".";
}

std::string say_agenda(Context& context, const Relationship& relationship, const std::optional<Meeting>& next) {
  std::string said;
  if (!next) return said;
  for (const auto& topic : topics_on(*context.store, relationship, *next, context.clock())) {
    if (topic.is_private) continue;
    const std::string length = topic.length ? " (" + say_length(*topic.length) + ")" : "";
    said += (said.empty() ? "On its agenda:\n- " : "\n- ") + visible_line(phrase_of(topic).shown(Disclosure::shared_only)) + length;
  }
  return said;
}

std::string say_end(const Context& context, const Pair& pair) {
  if (pair.ended_on) return "Your mentorship ended on " + say_short_day(*pair.ended_on, context.today()) + ".";
  if (pair.ends_on) return "As agreed, your mentorship ends on " + say_short_day(*pair.ends_on, context.today()) + ".";
  return "";
}

MailFacts facts_of(Context& context, const Relationship& relationship, const std::string& from) {
  const Pair& pair = relationship.pair;
  const auto next = next_meeting(*context.store, relationship, context.now, context.zones);
  return {{MailField::mentor, pair.mentor.name},
          {MailField::mentee, pair.mentee.name},
          {MailField::mentor_first, first_name(pair, Party::mentor)},
          {MailField::mentee_first, first_name(pair, Party::mentee)},
          {MailField::from, from},
          {MailField::addresses, say_addresses(context, pair)},
          {MailField::last_met, say_last_met(context, relationship, zone_of(context, relationship))},
          {MailField::next_meeting, pair.ended_on ? "" : say_next(context, relationship, next)},
          {MailField::agenda, say_agenda(context, relationship, next)},
          {MailField::every, to_string(agreement_now(context, relationship).every)},
          {MailField::ends, say_end(context, pair)}};
}

Error no_address(const Pair& pair, Party side) {
  const std::string& name = person_of(pair, side).name;
  return failed(
      "no mail to '" + pair.handle + "': the address of '" + visible_line(name) + "' is not known",
      "mentor pair edit " + pair.handle + " --" + std::string(name_of(side)) + " " + shell_word(visible_line(name) + " <ADDRESS>"));
}

PairMail mail_to(Context& context, const Relationship& relationship, const Options& options, const std::vector<Party>& sides,
                 const MailTemplate& gapped) {
  const Pair& pair = relationship.pair;
  const auto mine = my_address(context, pair);
  PairMail made{pair.uid, pair.handle, "mail:" + *options.mail + ":" + to_string(pair.uid) + ":" + to_iso(context.now), {}};
  for (const auto side : sides) {
    auto address = address_of(context, pair, side);
    if (!address) throw no_address(pair, side);
    made.mail.to.push_back(std::move(*address));
  }
  MailTemplate said = filled(gapped, facts_of(context, relationship, mine ? mine->name : context.config.me_name));
  made.mail.from = mine;
  made.mail.subject = std::move(said.subject);
  made.mail.date = context.now;
  made.mail.message_id = message_id(made.key, mine ? mine->email : "");
  made.mail.text = std::move(said.body);
  (void)mail_text(made.mail);  // what no mail can hold is refused for this pair alone
  return made;
}

Mails mails_of(Context& context, const Options& options) {
  const auto gapped = mail_template_named(*options.mail, context.process.environment, context.globals.config);
  const auto written = last_pair_mails(*context.store);
  Mails mails;
  for (const auto& relationship : pairs_meant(context, options)) {
    const auto last = written.find(relationship.pair.uid);
    if (options.not_within && last != written.end() && last->second + *options.not_within > context.now) {
      ++mails.left_out;
      continue;
    }
    const auto sides = sides_of(options, relationship.pair);
    try {
      mails.all.push_back(mail_to(context, relationship, options, sides, gapped));
    } catch (const Error& error) {
      mails.failures.push_back(error);
    }
  }
  return mails;
}

Value mail_value(const PairMail& one) {
  Value::List to;
  for (const auto& who : one.mail.to) to.emplace_back(who.email);
  return Value::Record{{"pair", one.handle}, {"to", std::move(to)}, {"subject", one.mail.subject}, {"body", one.mail.text}};
}

void mark(const Context& context, const Options& options, const std::vector<PairMail>& mails) {
  if (mails.empty()) return;
  const std::string path = store_file_path(context.process.environment, context.globals.store, context.config);
  const auto store = Store::open_to_write(path, "pair mail", context.now, backup_folder(context.process.environment));
  for (const auto& one : mails) save_pair_mail(*store, one.pair, *options.mail, context.now);
  store->commit();
}

std::function<void(const PairMail&)> way_out(const Context& context, SinkKind via) {
  if (via == SinkKind::maildir)
    return [folder = Maildir(maildir_path(context.process.environment, context.config))](const PairMail& one) {
      folder.put(one.key, mail_text(one.mail));
    };
  auto program = program_of(via, context.config);
  if (program.empty())
    throw usage_error("no program is set to take a mail",
                      "mentor config edit: [remind] via = \"exec\", command = [\"send-it\", \"--now\"]");
  return [program = std::move(program), timeout = context.config.remind_timeout](const PairMail& one) {
    must_succeed({program,
                  {{"MENTOR_KEY", one.key}, {"MENTOR_KIND", "mail"}, {"MENTOR_PAIR", one.handle}, {"MENTOR_TITLE", one.mail.subject}},
                  mail_text(one.mail),
                  timeout});
  };
}

// Each is marked when it has arrived, before the next one leaves.
View sent(const Context& context, const Options& options, Mails mails) {
  const auto deliver = way_out(context, *options.via);
  Value::List data;
  for (const auto& one : mails.all) {
    try {
      deliver(one);
    } catch (const Error& error) {
      mails.failures.push_back(failed("the mail to '" + one.handle + "' was not sent: " + error.message, error.hint));
      continue;
    }
    mark(context, options, {one});
    data.push_back(mail_value(one));
  }
  View view;
  view.sections = sections_from(
      Prose{{paragraph("sent " + say_count(std::ssize(data), "mail", "mails") + " by " + std::string(name_of(*options.via)))}});
  view.data = std::move(data);
  view.failures = std::move(mails.failures);
  return view;
}

View printed(const Mails& mails) {
  View view;
  for (const auto& one : mails.all) view.verbatim += mbox_text(one.mail);
  Value::List data;
  for (const auto& one : mails.all) data.push_back(mail_value(one));
  view.data = std::move(data);
  return view;
}

std::unique_ptr<Store> store_to_read(const Context& context) {
  auto store = open_store(context);
  return store ? std::move(store) : Store::in_memory("pair mail", context.now);
}

View run(Context& context, const Options& options) {
  auto store = store_to_read(context);
  context.store = store.get();
  Mails mails = mails_of(context, options);
  context.store = nullptr;
  store.reset();
  const std::string left_out = mails.left_out == 0 ? ""
                                                   : say_count(mails.left_out, "pair was", "pairs were") + " written to within the last " +
                                                         say_term(*options.not_within) + ", and left out";
  View view;
  if (is_sent(options)) {
    view = sent(context, options, std::move(mails));
  } else if (options.marks || options.via) {
    // Marked is only what stdout took.
    if (!mails.all.empty()) print_now(context, printed(mails));
    mark(context, options, mails.all);
    view.failures = std::move(mails.failures);
  } else {
    view = printed(mails);
    view.failures = std::move(mails.failures);
  }
  if (!left_out.empty()) view.notes.push_back(left_out);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::pair_mail

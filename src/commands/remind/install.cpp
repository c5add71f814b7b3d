// The command `remind install`: has cron or systemd run `remind run`.
#include <algorithm>

#include "commands/commands.hpp"
#include "commands/remind/scheduler.hpp"
#include "commands/remind/sink.hpp"
#include "commands/shared/write_view.hpp"

namespace mentor::remind_install {
namespace {

using remind::Job;
using remind::Part;
using remind::Scheduler;

struct Options {
  std::string_view scheduler;
  Opt<SinkKind> via;
  bool write = false;
};

std::vector<std::string_view> scheduler_names() {
  std::vector<std::string_view> names;
  for (const auto& scheduler : remind::schedulers()) names.push_back(scheduler.name);
  return names;
}

void define(Spec& spec, Options& options) {
  spec.named_choice("SCHEDULER", "", scheduler_names(), "what runs `mentor remind run`",
                    [&options](std::string_view name) { options.scheduler = name; });
  spec.required();
  spec.choice("--via", "SINK", options.via, "how reminders reach you");
  spec.required();
  spec.flag("--write", options.write, "install it instead of printing it");
}

std::string printed(const std::vector<Part>& parts) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += "\n";
    text += (part.path.empty() ? "" : "# " + part.path + "\n") + part.text;
  }
  return text;
}

Value data_of(const Scheduler& scheduler, SinkKind via, const std::vector<Part>& parts, bool is_written) {
  Value::List list;
  for (const auto& part : parts) list.push_back(Value::Record{{"path", text_or_null(part.path)}, {"text", part.text}});
  return Value::Record{{"scheduler", scheduler.name}, {"via", name_of(via)}, {"written", is_written}, {"parts", std::move(list)}};
}

std::vector<Block> installed_echo(const Scheduler& scheduler, const Job& job, const std::vector<Part>& parts) {
  return {paragraph(std::string(scheduler.name) + " now runs `mentor remind run` every 5 minutes"), paragraph("To remove it:"),
          command_line(scheduler.removal(job, parts))};
}

View run(Context& context, const Options& options) {
  const Scheduler& scheduler = *std::ranges::find(remind::schedulers(), options.scheduler, &Scheduler::name);
  (void)remind::open_sink(*options.via, context);
  const Job job = remind::job_for(context, *options.via);
  const auto parts = scheduler.parts(context.process.environment, job);
  View view = verbatim(printed(parts));
  if (options.write) {
    scheduler.install(job, parts);
    view = written({}, installed_echo(scheduler, job, parts));
  }
  view.rows.emplace();  // the text is all there is
  view.data = data_of(scheduler, *options.via, parts, options.write);
  view.notes = remind::warnings(scheduler, job, *options.via, context.config);
  if (!scheduler.limit.empty()) view.notes.emplace_back(scheduler.limit);
  if (!options.write) view.notes.emplace_back(scheduler.by_hand);
  return view;
}

}  // namespace

CommandInstance command() { return bind<Options>(define, run); }

}  // namespace mentor::remind_install

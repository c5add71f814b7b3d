// A reminder on its way out: what it says, and the sinks that take it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mentor/cli/context.hpp"
#include "mentor/domain/sink_kind.hpp"

namespace mentor::remind {

/// One reminder as it is delivered. The same key is the same reminder at every try.
struct Message {
  std::string key;
  std::string kind;     ///< "meeting" and the like, as json.md names them
  std::string pair;     ///< a handle; "" for what is about several
  std::string subject;  ///< the reference of what it is about: "ada@2026-12-01", "g1"
  std::string title;    ///< one short line, such as fits the subject of a mail
  std::string body;     ///< the lines below the title, each ended by '\n'; may be empty
  Instant due_at{};
  std::optional<Instant> expires_at;
  int attempt = 1;  ///< 2 and more: it may have arrived before
};

/// The title, and the body below it: what people read.
std::string text_of(const Message& message);

/// Takes one message, and returns when it was delivered. Throws an Error that says why it was not; usage when that message can never be
/// delivered this way (a line break in a mail's subject), failed when another try may help. No lock may be held meanwhile: it may take up
/// to remind.timeout.
using Sink = std::function<void(const Message&)>;

/// The program, with its arguments, that a sink runs; empty where it runs none, or none is set. remind.command belongs to remind.via: what
/// takes a mail on stdin is not what shows a message, and must not be taken for it. A mail goes to sendmail where no other is set for mail.
std::vector<std::string> program_of(SinkKind kind, const Config& config);

/// The sink as the config sets it up, ready for all messages of one run; it keeps the process's streams, so it must not outlive them.
/// stdout is written at once, with an empty line between two messages. Throws usage where a setting is missing or wrong.
Sink open_sink(SinkKind kind, const Context& context);

}  // namespace mentor::remind

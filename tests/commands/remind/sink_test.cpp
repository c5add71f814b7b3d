// Reminders printed, and handed to a mail server.
#include "commands/remind/sinking.hpp"

using namespace mentor;
using namespace mentor::remind;

TEST_CASE_FIXTURE(Sinking, "reminders on stdout stand apart by one empty line") {
  deliver(SinkKind::output, message);
  const std::string once = "Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video\n  Prepare: mentor agenda ada\n";
  CHECK(out == once);
  out.clear();
  deliver(SinkKind::output, message, 2);
  CHECK(out == once + "\n" + once);
}

TEST_CASE_FIXTURE(Sinking, "what is printed cannot steer a terminal") {
  message.title = "a\x1b[2Jb";
  message.body = "";
  deliver(SinkKind::output, message);
  CHECK(out == "a\\x1b[2Jb\n");
}

TEST_CASE_FIXTURE(Sinking, "a reminder that cannot be printed is not delivered") {
  is_stdout_gone = true;
  errno = EPIPE;
  CHECK(refusal(SinkKind::output, message).message == "could not write to stdout: Broken pipe");
}

TEST_CASE_FIXTURE(Sinking, "a mail goes to the program that sends mails, which finds its readers in it") {
  config.remind_via = SinkKind::mail;
  config.remind_command = {program("sendmail", "echo \"$@\" > \"$(dirname \"$0\")/words\"; cat > \"$(dirname \"$0\")/mail\""), "-t", "-i"};
  deliver(SinkKind::mail, message);
  CHECK(text("words") == "-t -i\n");
  CHECK(text("mail").starts_with("From: mentor <grace@example.org>\nTo: Grace Hopper <grace@example.org>\nSubject: Tue 1 Dec"));
  config.remind_mail_to = "grace@work.example";
  deliver(SinkKind::mail, message);
  CHECK(text("mail").starts_with("From: mentor <grace@work.example>\nTo: Grace Hopper <grace@work.example>\n"));
}

TEST_CASE_FIXTURE(Sinking, "every try of a mail has the same Message-ID and says which one it is") {
  config.remind_via = SinkKind::mail;
  config.remind_command = {program("sendmail", "grep -E '^(Message-ID|X-Mentor)' > \"$(dirname \"$0\")/mail\"")};
  message.attempts = 3;
  deliver(SinkKind::mail, message);
  CHECK(text("mail") ==
        "Message-ID: <meeting.ada.2026-12-01.24h@example.org>\n"
        "X-Mentor-Key: meeting.ada.2026-12-01.24h\n"
        "X-Mentor-Attempt: 3\n");
}

TEST_CASE_FIXTURE(Sinking, "a mail server that is down is named with what it said") {
  config.remind_via = SinkKind::mail;
  config.remind_command = {program("sendmail", "echo 'msmtp: cannot connect to localhost' >&2; exit 75")};
  const Error error = refusal(SinkKind::mail, message);
  CHECK(error.kind == ErrorKind::failed);
  CHECK(error.message == "'" + config.remind_command[0] + "' failed with exit code 75: msmtp: cannot connect to localhost");
}

TEST_CASE_FIXTURE(Sinking, "a line break in a mail's subject is refused, and nothing is sent") {
  config.remind_via = SinkKind::mail;
  config.remind_command = {program("sendmail", "touch \"$(dirname \"$0\")/ran\"")};
  message.title = "Meeting\nBcc: eve@example.org";
  for (const SinkKind kind : {SinkKind::mail, SinkKind::maildir}) {
    const Error error = refusal(kind, message);
    CHECK(error.kind == ErrorKind::usage);
    CHECK(error.message == "the mail's subject 'Meeting Bcc: eve@example.org' has a line break or NUL in it");
  }
  CHECK(!std::filesystem::exists(folder / "ran"));
  CHECK(!std::filesystem::exists(folder / "Mail"));
}

TEST_CASE_FIXTURE(Sinking, "an address that a program could take for an option is refused, and nothing is sent") {
  config.remind_via = SinkKind::mail;
  config.remind_command = {program("sendmail", "touch \"$(dirname \"$0\")/ran\"")};
  config.remind_mail_to = "-oQ/tmp@example.org";
  CHECK(refusal(SinkKind::mail, message).kind == ErrorKind::usage);
  CHECK(!std::filesystem::exists(folder / "ran"));
}

TEST_CASE_FIXTURE(Sinking, "a mail needs an address") {
  config.me_email = "";
  const Error error = refusal(SinkKind::mail, message);
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.message == "no address is set to send reminders to");
}

TEST_CASE_FIXTURE(Sinking, "a program set for one sink is never run for another") {
  config.remind_command = {"notify-me"};
  config.remind_via = SinkKind::exec;
  CHECK(program_of(SinkKind::exec, config) == config.remind_command);
  CHECK(program_of(SinkKind::mail, config) == std::vector<std::string>{"/usr/sbin/sendmail", "-t", "-i"});
  config.remind_via = SinkKind::mail;
  CHECK(program_of(SinkKind::exec, config).empty());
  CHECK(program_of(SinkKind::mail, config) == config.remind_command);
}

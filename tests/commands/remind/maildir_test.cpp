// Reminders put into a maildir: each once, whole, and private.
#include <regex>

#include "commands/remind/sinking.hpp"

using namespace mentor;
using namespace mentor::remind;

namespace {

const char* const kName = "mentor.meeting.ada.2026-12-01.24h";

}  // namespace

TEST_CASE_FIXTURE(Sinking, "a maildir is made where there is none, and gets a whole mail that only I can read") {
  config.remind_maildir = "~/Mail/mentor";
  deliver(SinkKind::maildir, message);
  CHECK(files_in("Mail/mentor/tmp").empty());
  CHECK(files_in("Mail/mentor/new") == std::vector<std::string>{kName});
  CHECK(text(std::string("Mail/mentor/new/") + kName) ==
        "From: mentor <grace@example.org>\n"
        "To: Grace Hopper <grace@example.org>\n"
        "Subject: Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video\n"
        "Date: Mon, 30 Nov 2026 15:00:00 +0000\n"
        "Message-ID: <meeting.ada.2026-12-01.24h@example.org>\n"
        "Auto-Submitted: auto-generated\n"
        "X-Mentor-Key: meeting.ada.2026-12-01.24h\n"
        "X-Mentor-Attempt: 1\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 7bit\n"
        "\n"
        "Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video\n"
        "  Prepare: mentor agenda ada\n");
  struct stat info {};
  REQUIRE(::stat((folder / "Mail/mentor/new" / kName).c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  REQUIRE(::stat((folder / "Mail/mentor").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
}

TEST_CASE_FIXTURE(Sinking, "the same reminder is not put in again, whether it was read or not") {
  deliver(SinkKind::maildir, message);
  const std::string first = text(std::string("Mail/new/") + kName);
  message.title = "another";
  deliver(SinkKind::maildir, message);
  CHECK(text(std::string("Mail/new/") + kName) == first);
  std::filesystem::rename(folder / "Mail/new" / kName, folder / "Mail/cur" / (std::string(kName) + ":2,RS"));
  deliver(SinkKind::maildir, message);
  CHECK(files_in("Mail/new").empty());
  CHECK(files_in("Mail/cur").size() == 1);
}

TEST_CASE_FIXTURE(Sinking, "what a cut-off try left in tmp is written anew") {
  std::filesystem::create_directories(folder / "Mail/tmp");
  std::ofstream(folder / "Mail/tmp" / kName) << "From: men";
  deliver(SinkKind::maildir, message);
  CHECK(files_in("Mail/tmp").empty());
  CHECK(text(std::string("Mail/new/") + kName).ends_with("agenda ada\n"));
}

TEST_CASE_FIXTURE(Sinking, "two keys never share a name, whatever is in them") {
  const Maildir maildir((folder / "Mail").string());
  const std::vector<std::string> keys{"a/b", "a=2fb", "a:b", "a:b:2,S", "../a", "a b", "a\nb", "", "."};
  for (const auto& key : keys) maildir.put(key, "x");
  CHECK(files_in("Mail/new").size() == keys.size());
  for (const auto& name : files_in("Mail/new")) CHECK(std::regex_match(name, std::regex("mentor\\.[-A-Za-z0-9.@=]*")));
}

TEST_CASE_FIXTURE(Sinking, "a maildir that cannot be written says why") {
  std::ofstream(folder / "Mail") << "a file";
  CHECK(refusal(SinkKind::maildir, message).message == "cannot make the folder '" + (folder / "Mail/tmp").string() + "': Not a directory");
}

TEST_CASE_FIXTURE(Sinking, "a maildir that is not named, or is relative, is asked for") {
  config.remind_maildir = "";
  CHECK(refusal(SinkKind::maildir, message).message == "no maildir is named to put reminders into");
  config.remind_maildir = "Mail";
  const Error error = refusal(SinkKind::maildir, message);
  CHECK(error.kind == ErrorKind::usage);
  CHECK(error.message == "the maildir 'Mail' is not an absolute path");
}

TEST_CASE_FIXTURE(Sinking, "a mail in a maildir needs no address of mine") {
  config.me_email = "";
  deliver(SinkKind::maildir, message);
  CHECK(text(std::string("Mail/new/") + kName).starts_with("From: mentor <mentor@mentor.invalid>\n"));
}

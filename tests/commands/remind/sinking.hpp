// Opens sinks in a folder of their own, and has a message to send.
#pragma once

#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "commands/registry.hpp"
#include "commands/remind/sink.hpp"
#include "mentor/base/error.hpp"

namespace mentor::remind {

class Sinking {
 public:
  Sinking() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-sink-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    ::signal(SIGPIPE, SIG_IGN);
    process.environment = {{"HOME", folder.string()}};
    process.streams.write = [this](std::string_view text) {
      out += text;
      return !is_stdout_gone;
    };
    config.me_name = "Grace Hopper";
    config.me_email = "grace@example.org";
    config.remind_maildir = (folder / "Mail").string();
    config.remind_timeout = std::chrono::seconds(20);
  }
  ~Sinking() { std::filesystem::remove_all(folder); }
  Sinking(const Sinking&) = delete;
  Sinking& operator=(const Sinking&) = delete;

  /// Delivers it `times` over in one run.
  void deliver(SinkKind kind, const Delivery& sent, std::size_t times = 1) {
    open_sink(kind, context).deliver(std::vector<Delivery>(times, sent));
  }
  /// Why nothing was delivered; fails the test when it was.
  Error refusal(SinkKind kind, const Delivery& sent) {
    try {
      deliver(kind, sent);
    } catch (const Error& error) {
      return error;
    }
    FAIL("it was delivered");
    return failed("");
  }
  /// The same for a shell script that is the program to run.
  Error refusal_of(const std::string& script) {
    config.remind_command = {"/bin/sh", "-c", script};
    return refusal(SinkKind::exec, message);
  }

  /// An executable script.
  std::string program(const std::string& name, std::string_view script) const {
    const auto path = folder / name;
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    ::chmod(path.c_str(), 0700);
    return path.string();
  }
  std::string text(const std::filesystem::path& file) const {
    std::ifstream in(folder / file, std::ios::binary);
    REQUIRE(in.good());
    std::ostringstream read;
    read << in.rdbuf();
    return read.str();
  }
  std::vector<std::string> files_in(const std::filesystem::path& part) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder / part)) names.push_back(entry.path().filename().string());
    return names;
  }

  std::filesystem::path folder;
  Process process;
  Config config;
  Globals globals;
  Zones zones;
  Zone zone = Zone::utc();
  Context context{nullptr, config,  mentor::program(),
                  process, globals, std::chrono::sys_days(std::chrono::year(2026) / 11 / 30) + std::chrono::hours(15),
                  zone,    zones,   *find_format("table"),
                  {}};
  Delivery message = due_meeting();
  std::string out;
  bool is_stdout_gone = false;

 private:
  static Delivery due_meeting() {
    Delivery due;
    due.key = "meeting.ada.2026-12-01.24h";
    due.handle = "ada";
    due.subject = "ada@2026-12-01";
    due.title = "Tue 1 Dec 16:00 CET, in 24 hours: Ada, 45 min, video";
    due.body = "  Prepare: mentor agenda ada\n";
    due.due_at = parse_iso_instant("2026-11-30T15:00:00Z").value();
    due.expires_at = parse_iso_instant("2026-12-01T15:00:00Z").value();
    due.attempts = 1;
    return due;
  }
};

}  // namespace mentor::remind

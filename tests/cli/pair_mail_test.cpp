// What other programs read in the mails to pairs.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/program.hpp"

using namespace mentor::real;
namespace fs = std::filesystem;

namespace {

// Subject, To and text of each mail that python's mailbox finds, a line each.
constexpr const char* kReader =
    "import mailbox, sys\n"
    "from email.header import decode_header, make_header\n"
    "for mail in mailbox.mbox(sys.argv[1]):\n"
    "    text = mail.get_payload(decode=True).decode()\n"
    "    print(make_header(decode_header(mail['Subject'])), '|', make_header(decode_header(mail['To'])), '|', repr(text))\n";

std::string read_by_python(const Home& home, const std::string& mails) {
  const fs::path folder = home.folder;
  std::ofstream(folder / "mails") << mails;
  std::ofstream(folder / "reader.py") << kReader;
  const std::string command = "/usr/bin/python3 '" + (folder / "reader.py").string() + "' '" + (folder / "mails").string() + "' >'" +
                              (folder / "read").string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  std::stringstream text;
  text << std::ifstream(folder / "read").rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("python's mailbox reads each mail as it was written, whatever its lines and names look like") {
  const Home home;
  REQUIRE(home.type("pair add --mentor \"Zoë Ünal <zoe@example.org>\" --mentee \"Lin, Wei <lin@example.org>\" --handle lin").code == 0);
  REQUIRE(home.type("pair add --mentor \"Ada Lovelace <ada@example.org>\" --mentee \"Sam Okafor <sam@example.org>\" --handle sam").code ==
          0);
  const fs::path folder = home.folder / ".config/mentor/templates";
  fs::create_directories(folder);
  std::ofstream(folder / "odd.mail") << "Subject: For {mentor}\n\nFrom here on:\n>From there\n.\n\nFrom {mentee}\n";
  const Result mails = home.type("pair mail lin sam --template odd");
  REQUIRE(mails.err == "");
  CHECK(read_by_python(home, mails.out) ==
        "For Zoë Ünal | Zoë Ünal <zoe@example.org>, \"Lin, Wei\" <lin@example.org> | 'From here on:\\n>From there\\n.\\n\\nFrom Lin, "
        "Wei\\n'\n"
        "For Ada Lovelace | Ada Lovelace <ada@example.org>, Sam Okafor <sam@example.org> | 'From here on:\\n>From there\\n.\\n\\nFrom Sam "
        "Okafor\\n'\n");
}

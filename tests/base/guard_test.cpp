// Who may write to what is trusted.
#include "mentor/base/files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

constexpr uid_t kUser = 1000;
constexpr gid_t kGroup = 1000;
constexpr std::string_view kPasswd =
    "root:x:0:0:root:/root:/bin/bash\nada:x:1000:1000:Ada:/home/ada:/bin/bash\nsam:x:1001:1001::/home/sam:\n";
constexpr std::string_view kGroups = "root:x:0:\nada:x:1000:\nsam:x:1001:\nstaff:x:50:\n";

constexpr Guarded kStrict{"the thing", "another"};
constexpr Guarded kMild{"the thing", "another", true, true};

struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "mentor-guard-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
    std::ofstream(file()) << "x";
    REQUIRE(::chmod(file().c_str(), 0600) == 0);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file() const { return path + "/f"; }
  std::string path;
};

template <class Check>
std::string refusal(Check check) {
  try {
    check();
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(!error.hint.empty());
    return error.message;
  }
  return "";
}

std::string refusal_of_file(const Folder& folder, const Guarded& guarded) {
  const Descriptor opened(::open(folder.file().c_str(), O_RDONLY | O_CLOEXEC));
  return refusal([&] { (void)require_safe_file(opened.get(), folder.file(), guarded); });
}

std::string refusal_of_folder(const Folder& folder, const Guarded& guarded) {
  return refusal([&] { require_safe_folder(folder.path, guarded); });
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a group is private when nobody but its user and root is in it") {
  CHECK(is_private_group(kGroup, kUser, kPasswd, kGroups));
  CHECK(is_private_group(0, kUser, kPasswd, kGroups));
  CHECK(is_private_group(50, kUser, kPasswd, kGroups));
  CHECK(is_private_group(kGroup, kUser, kPasswd, "ada:x:1000:ada,root\n"));
  CHECK_FALSE(is_private_group(1001, kUser, kPasswd, kGroups));                                       // sam's own
  CHECK_FALSE(is_private_group(kGroup, kUser, kPasswd, "ada:x:1000:sam\n"));                          // with a member
  CHECK_FALSE(is_private_group(kGroup, kUser, kPasswd, "ada:x:1000:ada,nobody-known\n"));             // with one from elsewhere
  CHECK_FALSE(is_private_group(kGroup, kUser, std::string(kPasswd) + "eve:x:7:1000:::\n", kGroups));  // another's first group
  CHECK_FALSE(is_private_group(77, kUser, kPasswd, kGroups));                                         // of which nothing is known
  CHECK_FALSE(is_private_group(kGroup, kUser, "", ""));
}

TEST_CASE("a file that others can write is not safe, nor is its folder") {
  const Folder folder;
  CHECK(refusal_of_file(folder, kStrict) == "");
  CHECK(refusal_of_folder(folder, kStrict) == "");
  REQUIRE(::chmod(folder.file().c_str(), 0602) == 0);
  REQUIRE(::chmod(folder.path.c_str(), 0707) == 0);
  for (const Guarded& guarded : {kStrict, kMild}) {
    CHECK(has(refusal_of_file(folder, guarded), "others can write to the thing"));
    CHECK(has(refusal_of_folder(folder, guarded), "others can write to the folder"));
  }
}

TEST_CASE("a sticky folder and the own group are fine for what says so") {
  const Folder folder;
  REQUIRE(::chmod(folder.path.c_str(), 01777) == 0);
  CHECK(has(refusal_of_folder(folder, kStrict), "others can write to the folder"));
  CHECK(refusal_of_folder(folder, kMild) == "");
  REQUIRE(::chmod(folder.file().c_str(), 0620) == 0);
  CHECK(has(refusal_of_file(folder, kStrict), "others can write to the thing"));
  if (::geteuid() != 0) return;  // root's group is private everywhere, and only root can give a file to another
  CHECK(refusal_of_file(folder, kMild) == "");
  REQUIRE(::chown(folder.file().c_str(), 0, 54321) == 0);
  CHECK(has(refusal_of_file(folder, kMild), "others can write to the thing"));
  REQUIRE(::chown(folder.file().c_str(), 54321, 0) == 0);
  CHECK(has(refusal_of_file(folder, kMild), "belongs to someone else"));
  REQUIRE(::chown(folder.path.c_str(), 54321, 0) == 0);
  CHECK(has(refusal_of_folder(folder, kMild), "belongs to someone else"));
}

TEST_CASE("the names through links end at what is no link, relative ones from their own folder") {
  const Folder folder;
  std::filesystem::create_directory(folder.path + "/d");
  std::filesystem::create_symlink("../f", folder.path + "/d/one");
  std::filesystem::create_symlink("d/one", folder.path + "/two");
  CHECK(names_through_links(folder.path + "/two") ==
        std::vector<std::string>{folder.path + "/two", folder.path + "/d/one", folder.path + "/d/../f"});
  CHECK(names_through_links("no-such-file") == std::vector<std::string>{"no-such-file"});
  std::filesystem::create_symlink("loop", folder.path + "/loop");
  CHECK(names_through_links(folder.path + "/loop").size() < 100);
}

TEST_CASE("a new file is put in place only where there is none") {
  const Folder folder;
  CHECK_FALSE(put_new_in_place(folder.file(), folder.file()));
  CHECK(errno == EEXIST);
  CHECK(put_new_in_place(folder.file(), folder.path + "/g"));
  CHECK(std::filesystem::exists(folder.path + "/g"));
  CHECK_FALSE(std::filesystem::exists(folder.file()));
}

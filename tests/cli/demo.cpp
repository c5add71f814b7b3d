// A home with a demo store.
#include "cli/lines.hpp"

namespace mentor::real {

namespace fs = std::filesystem;

void write_named_files(const Home& home, const fs::path& store) {
  const std::string uid = home.json("agenda ada --store " + store.string()).at("meeting").at("uid");
  home.write(home.folder / "answer.ics", answer_about(uid));
  home.out("store backup mentor-backup.db --store " + store.string());
  home.write(home.folder / "checkins.csv", kSheet);
  home.write(home.folder / "sign-ups.csv", kSignUps);
  home.out("match plan sign-ups.csv -o plan.json --store " + store.string());
}

Demo::Demo() {
  const std::string made = " --store " + (home.folder / "made/mentor.db").string();
  home.out("demo " + (home.folder / "made").string());
  for (const auto& line : preparing_lines()) home.out(line + made);
  write_named_files(home, home.folder / "made/mentor.db");
  fs::create_directories(home.store().parent_path());
  restore();
}

void Demo::restore() const {
  fs::remove_all(home.folder / ".config");
  fs::copy_file(home.folder / "made/mentor.db", home.store(), fs::copy_options::overwrite_existing);
}

Result Demo::run(const std::vector<std::string>& words, Way way) const {
  way.with.emplace("TMPDIR", home.folder);
  return home.run(words, way);
}

}  // namespace mentor::real

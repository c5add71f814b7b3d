// The command `store publish`: the facts of stores as a script for psql.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>

#include "commands/commands.hpp"
#include "commands/shared/common_options.hpp"
#include "mentor/base/error.hpp"
#include "mentor/base/files.hpp"
#include "mentor/base/text.hpp"
#include "mentor/base/text_input.hpp"
#include "mentor/cli/run.hpp"
#include "mentor/mentoring/publishing.hpp"

namespace mentor::store_publish {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> stores;
  Opt<std::string> programme;
  bool with_names = false;
  bool schema = false;
  std::vector<Uid> forget;
};

void define(Spec& spec, Options& options) {
  spec.optional_operands("FILE|DIR", options.stores, "a store, or a folder of stores (*.db); your own without", Completes::file);
  spec.text_option("--programme", "NAME", options.programme, "the name they are published under", Completes::nothing, kShortText);
  spec.flag("--names", options.with_names, "publish names and addresses, too");
  spec.custom("--forget", "STORE_UID", true, "take a store's facts out of the database", [&](const std::string& text, const ParseContext&) {
    const auto uid = parse_uid(text);
    if (!uid) throw usage_error("'" + visible_line(text) + "' is no uid of a store", "the view mentor.freshness lists them");
    options.forget.push_back(*uid);
  });
  spec.flag("--schema", options.schema, "print what makes or migrates the schema, for its owner");
}

void ask(Prompter& prompter, Options& options) {
  if (options.schema) return;
  if (!options.programme)
    throw usage_error("say under which name it is published", "mentor store publish --programme NAME | psql DATABASE");
  if (prompter.config().publish_key.empty())
    throw usage_error("publish.key is not set: without it nobody can be told apart without an address",
                      "put key = \"...\" under [publish] with what openssl rand -hex 32 prints: mentor config edit");
}

// In a format of ours it says what would travel; else it is the script.
bool is_looked_at(const Context& context) { return context.globals.format != nullptr; }

void show(View& view, Value programme, bool with_names, const std::vector<PublishedStore>& stores) {
  Table table{"",
              {{"path", "Store", Align::left, Fit::wraps},
               {"uid", "Uid"},
               {"pairs", "Pairs", Align::right},
               {"contacts", "Contacts", Align::right},
               {"meetings", "Meetings", Align::right},
               {"goals", "Goals", Align::right},
               {"promises", "Promises", Align::right},
               {"tags_left_out", "Tags left out", Align::right}},
              {},
              "No store would be published.",
              false};
  Value::List list;
  for (const auto& store : stores) {
    const std::string uid = to_string(store.uid);
    table.rows.push_back({store.path, uid, store.pairs, store.contacts, store.meetings, store.goals, store.promises, store.tags_left_out});
    list.push_back(Value::Record{{"path", store.path},
                                 {"uid", uid},
                                 {"pairs", store.pairs},
                                 {"contacts", store.contacts},
                                 {"meetings", store.meetings},
                                 {"goals", store.goals},
                                 {"promises", store.promises},
                                 {"tags_left_out", store.tags_left_out}});
  }
  view.data = Value::Record{
      {"programme", std::move(programme)}, {"schema_version", kPublishedVersion}, {"names", with_names}, {"stores", std::move(list)}};
  view.make_rows = [table] { return table; };
  view.sections = {std::move(table)};
}

class Publication {
 public:
  Publication(const Context& context, const Options& options)
      : context_(context),
        options_(options),
        choice_{*options.programme, context.config.publish_key, context.config.publish_tags, options.with_names, context.config.health},
        own_(store_file_path(context.process.environment, context.globals.store, context.config)) {}

  View run() {
    for (const auto& path : paths()) attempt([&] { identify(path); });
    if (is_looked_at(context_)) {
      for (const auto& copy : copies_) attempt([&] { stores_.push_back(gather(copy.second, [](std::string_view) {})); });
    } else if (!copies_.empty() || !options_.forget.empty()) {
      print_script();
    }
    if (copies_.empty() && options_.forget.empty() && !view_.failures.empty()) throw view_.failures.front();
    if (is_looked_at(context_)) show(view_, *options_.programme, options_.with_names, stores_);
    return std::move(view_);
  }

 private:
  struct Copy {
    std::string path;
    StoreIdentity identity;
  };

  void attempt(const std::function<void()>& action) {
    try {
      action();
    } catch (const Error& error) {
      view_.failures.emplace_back(error.kind, error.message, error.hint);
    }
  }

  std::vector<std::string> paths() {
    if (options_.stores.empty()) return options_.forget.empty() ? std::vector<std::string>{own_} : std::vector<std::string>{};
    std::vector<std::string> all;
    for (const auto& path : options_.stores) {
      std::error_code problem;
      const auto status = fs::status(path, problem);
      if (!fs::exists(status)) {
        attempt([&] { throw not_found("store or folder", path); });
      } else if (fs::is_directory(status)) {
        attempt([&] { std::ranges::move(stores_in(path), std::back_inserter(all)); });
      } else {
        all.push_back(path);
      }
    }
    return all;
  }

  std::unique_ptr<Store> open(const std::string& path) const {
    auto store = Store::open_to_read(path);
    std::error_code problem;
    if (store && (path == own_ || fs::equivalent(path, own_, problem))) store->set_me(configured_me(context_.config));
    return store;
  }

  // Of the copies of one store the one that was written last is taken.
  void identify(const std::string& path) {
    const auto store = open(path);
    if (!store) return view_.notes.emplace_back(begin_lines()), void();
    const auto identity = identity_of(*store);
    store->commit();
    if (!identity) return view_.notes.push_back(quoted_path(path) + " holds no pair yet"), void();
    const auto [found, is_new] = copies_.try_emplace(identity->uid, Copy{path, *identity});
    if (is_new) return;
    Copy& first = found->second;
    if (first.identity == *identity)
      return view_.notes.push_back(quoted_path(path) + " is the same store as " + quoted_path(first.path) + " and counts once"), void();
    Copy other{path, *identity};
    const auto age = [](const Copy& copy) { return std::pair(copy.identity.written_at, copy.identity.last_command); };
    if (age(first) < age(other)) std::swap(first, other);
    throw refused(
        quoted_path(other.path) + " was left out: it is another copy of the store " + quoted_path(first.path) + ", which was written later",
        "if each has what the other lacks, log it in one of them; then rm the other");
  }

  PublishedStore gather(const Copy& copy, const ScriptSink& write) const {
    const auto store = open(copy.path);
    if (!store) throw not_found("store", copy.path);
    auto done = publish_store(*store, copy.identity, choice_, context_.clock(), write);
    store->commit();
    done.path = copy.path;
    return done;
  }

  // Nothing of a store is printed before all of it was read; and it is closed before anybody is waited for.
  void print_script() {
    print(publish_head());
    for (const auto& [uid, copy] : copies_)
      attempt([&, &copied = copy] {
        const Descriptor spool = unnamed_file();
        stores_.push_back(gather(copied, [&](std::string_view piece) {
          if (!write_all(spool.get(), piece))
            throw failed("the script cannot be kept in /tmp: " + system_reason(), "free some space there");
        }));
        print_all_of(spool.get());
      });
    print(publish_tail(choice_, options_.forget, static_cast<int>(view_.failures.size())));
  }

  void print(std::string_view text) const {
    if (!context_.process.streams.write(text)) throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
  }

  void print_all_of(int file) const {
    std::array<char, 65536> piece;
    if (::lseek(file, 0, SEEK_SET) != 0) throw failed("the script cannot be read back: " + system_reason());
    for (;;) {
      const auto got = uninterrupted([&] { return ::read(file, piece.data(), piece.size()); });
      if (got < 0) throw failed("the script cannot be read back: " + system_reason());
      if (got == 0) return;
      print({piece.data(), static_cast<std::size_t>(got)});
    }
  }

  const Context& context_;
  const Options& options_;
  PublishChoice choice_;
  std::string own_;
  std::map<Uid, Copy> copies_;
  std::vector<PublishedStore> stores_;
  View view_;
};

View print_schema(const Context& context) {
  View view;
  if (is_looked_at(context)) return show(view, Value(), false, {}), std::move(view);
  if (!context.process.streams.write(publish_schema())) throw failed(std::string("could not write to stdout: ") + std::strerror(errno));
  return view;
}

View run(Context& context, const Options& options) { return options.schema ? print_schema(context) : Publication(context, options).run(); }

}  // namespace

CommandInstance command() { return bind<Options>(define, run, ask); }

}  // namespace mentor::store_publish

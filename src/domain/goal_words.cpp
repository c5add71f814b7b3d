#include "domain/goal_words.hpp"

namespace mentor {
namespace {

namespace goal_words {

using Word = std::string_view;

constexpr Word kNumbers[] = {"one",      "two",      "three",   "four",     "five",     "six",     "seven",   "eight",     "nine",
                             "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
                             "nineteen", "twenty",   "thirty",  "forty",    "fifty",    "sixty",   "seventy", "eighty",    "ninety",
                             "hundred",  "thousand", "million", "dozen",    "zero",     "twice",   "thrice"};
constexpr Word kMonths[] = {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
                            "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
                            "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"};
constexpr Word kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "weekend"};
constexpr Word kSeasons[] = {"spring", "summer",  "autumn",   "fall",  "winter",   "christmas", "easter",    "semester",
                             "term",   "midterm", "year-end", "today", "tomorrow", "q1",        "q2",        "q3",
                             "q4",     "h1",      "h2",       "eoy",   "eom",      "mid-year",  "graduation"};
constexpr Word kPeriods[] = {"day",   "days",     "week",      "weeks", "month", "months",    "quarter", "quarters",  "year",
                             "years", "semester", "semesters", "term",  "terms", "fortnight", "sprints", "fortnights"};
constexpr Word kShortPeriods[] = {"hour", "hours", "minute", "minutes", "second", "seconds", "hrs", "h", "min", "mins"};
constexpr Word kTimes[] = {"morning", "evening", "afternoon", "night",    "lunch", "weekday", "weekend", "session", "lesson",  "sprint",
                           "shift",   "class",   "meeting",   "semester", "term",  "release", "working", "school",  "workday", "visit"};
constexpr Word kUntil[] = {"by",    "before",  "until",      "till", "in", "within", "over", "during", "this", "next", "after", "from",
                           "since", "through", "throughout", "for",  "on", "of",     "and",  "to",     "end",  "mid",  "early", "late"};
constexpr Word kNext[] = {"next", "coming", "following"};
constexpr Word kRates[] = {"daily",     "weekly", "biweekly", "fortnightly", "monthly", "bimonthly",
                           "quarterly", "yearly", "annually", "nightly",     "hourly"};
constexpr Word kEach[] = {"each", "every", "per"};
constexpr Word kArticles[] = {"a", "an"};
constexpr Word kDeterminers[] = {"a", "an", "the", "my", "our", "your", "his", "her", "their", "its", "this", "that"};
constexpr Word kFrames[] = {
    "to",   "i",      "we",         "i'd",         "i'll",         "we'll",     "i’d",      "i’ll", "want",   "will",    "would",
    "like", "my",     "our",        "goal",        "aim",          "objective", "is",       "try",  "hope",   "intend",  "going",
    "am",   "need",   "should",     "must",        "wish",         "aspire",    "strive",   "seek", "really", "finally", "simply",
    "just", "always", "constantly", "continually", "continuously", "actively",  "continue", "keep"};
constexpr Word kDirections[] = {
    "be",        "become",    "feel",          "get",      "grow",         "improve", "enhance",       "develop",
    "increase",  "reduce",    "strengthen",    "learn",    "understand",   "take on", "work on",       "focus on",
    "do better", "do more",   "raise",         "lower",    "boost",        "expand",  "broaden",       "deepen",
    "sharpen",   "refine",    "advance",       "progress", "excel",        "gain",    "explore",       "enjoy",
    "know",      "have",      "decrease",      "build up", "step up",      "keep up", "make progress", "make a difference",
    "take part", "take more", "take the next", "move up",  "move forward", "getting", "improving",     "becoming",
    "being",     "learning",  "maintain",      "manage",   "support",      "help",    "optimise",      "optimize",
    "maximise",  "maximize",  "minimise",      "minimize"};
constexpr Word kDelivers[] = {"publish", "ship",    "submit",  "defend",      "launch", "release",  "deploy",
                              "file",    "hand in", "turn in", "open-source", "send",   "register", "migrate"};
constexpr Word kMakes[] = {"write",   "build",   "create",  "draft",  "design", "prepare", "produce",  "make",      "finish",    "complete",
                           "deliver", "present", "give",    "hold",   "record", "develop", "organise", "organize",  "run",       "lead",
                           "set",     "teach",   "compile", "update", "paint",  "compose", "edit",     "translate", "implement", "host",
                           "hand",    "start",   "open",    "buy",    "get",    "chair",   "perform",  "conduct",   "win",       "found"};
constexpr Word kAttains[] = {"pass",   "earn",  "obtain", "get",  "gain", "achieve", "receive", "win",   "complete",
                             "finish", "renew", "secure", "take", "sit",  "attain",  "acquire", "clear", "graduate"};
constexpr Word kProducts[] = {
    "guide",        "talk",      "paper",         "report",  "plan",       "prototype",    "portfolio", "article",     "thesis",
    "dissertation", "chapter",   "book",          "course",  "workshop",   "presentation", "proposal",  "application", "app",
    "website",      "dashboard", "tool",          "library", "module",     "feature",      "checklist", "handbook",    "template",
    "survey",       "poster",    "video",         "podcast", "dataset",    "model",        "script",    "curriculum",  "essay",
    "novel",        "story",     "song",          "cv",      "resume",     "résumé",       "budget",    "newsletter",  "draft",
    "manuscript",   "catalogue", "database",      "roadmap", "demo",       "webinar",      "seminar",   "pipeline",    "exhibition",
    "concert",      "marathon",  "half-marathon", "memo",    "blog",       "page",         "post",      "syllabus",    "manual",
    "review",       "project",   "degree",        "event",   "fundraiser", "conference",   "shop",      "plugin",      "package",
    "service",      "summary",   "map",           "recital", "licence",    "license",      "speech",    "assignment",  "house",
    "allotment",    "quilt",     "album",         "outline", "abstract",   "training",     "internship"};
constexpr Word kProofs[] = {"exam",    "exams",         "test",        "certificate",   "certification", "diploma", "degree",  "licence",
                            "license", "qualification", "scholarship", "accreditation", "belt",          "medal",   "badge",   "award",
                            "prize",   "credential",    "distinction", "grant",         "fellowship",    "visa",    "defence", "viva"};
constexpr Word kProved[] = {"certified", "licensed", "accredited", "chartered", "licenced"};
constexpr Word kAbstracts[] = {"career", "life",   "best", "potential", "ideas",   "opinion",    "opinions", "myself",
                               "self",   "voice",  "time", "work",      "skills",  "value",      "results",  "thoughts",
                               "way",    "impact", "job",  "service",   "culture", "environment"};
constexpr Word kHedges[] = {"more",      "better",   "harder",      "faster",     "less",      "fewer", "stronger", "greater",
                            "healthier", "good",     "great",       "best",       "excellent", "some",  "many",     "several",
                            "various",   "often",    "regularly",   "successful", "nicer",     "much",  "lot",      "cleaner",
                            "strong",    "positive", "interesting", "meaningful", "nice",      "well",  "bit",      "little"};
constexpr Word kLabels[] = {"version", "phase",   "part",   "chapter", "unit",   "room",   "step",    "section",
                            "sprint",  "article", "number", "class",   "volume", "module", "release", "milestone",
                            "year",    "channel", "page",   "stage",   "type",   "tier"};
constexpr Word kGrades[] = {"a", "an", "to", "level", "grade", "band", "with", "of", "or", "reach", "least", "from"};
constexpr Word kShares[] = {"quarter", "third", "half", "fifth", "tenth", "thirds", "quarters"};
constexpr Word kMultiples[] = {"double", "triple", "halve", "quadruple"};
constexpr Word kIdioms[] = {"day", "another", "of", "thing", "who", "that"};
constexpr Word kBounds[] = {"least", "most", "than", "within", "only", "exactly"};
constexpr Word kCommon[] = {"the", "of",   "to",   "my",   "our",   "with", "and",  "by",      "for",    "at",    "from",
                            "on",  "in",   "a",    "an",   "is",    "will", "want", "more",    "better", "good",  "about",
                            "how", "that", "this", "each", "every", "week", "it",   "without", "than",   "least", "what",
                            "i",   "new",  "next", "end",  "into",  "when", "as",   "or"};

constexpr GoalWords kEnglish{kNumbers, kMonths,  kWeekdays,  kSeasons,  kPeriods,     kShortPeriods, kTimes,      kUntil,
                             kNext,    kRates,   kEach,      kArticles, kDeterminers, kFrames,       kDirections, kDelivers,
                             kMakes,   kAttains, kProducts,  kProofs,   kProved,      kAbstracts,    kHedges,     kLabels,
                             kGrades,  kShares,  kMultiples, kIdioms,   kBounds,      kCommon};

constexpr Word kForeign[] = {
    // Spanish, Portuguese, Italian, French
    "el", "la", "los", "las", "de", "del", "y", "en", "para", "con", "mi", "mis", "un", "una", "que", "al", "cada", "más", "le", "les",
    "des", "du", "et", "pour", "dans", "mon", "ma", "mes", "une", "avec", "sur", "mieux", "plus", "il", "di", "che", "le", "lo", "gli",
    "della", "nel", "ogni", "meglio", "mio", "mia", "dos", "da", "das", "em", "com", "um", "uma", "meu", "minha", "melhor", "mejor", "ser",
    "por",
    // German, Dutch, the Scandinavian languages
    "der", "das", "dem", "und", "mit", "für", "von", "zu", "zum", "zur", "mein", "meine", "meinen", "eine", "einen", "einer", "ein", "im",
    "auf", "bis", "besser", "mehr", "werden", "het", "een", "van", "met", "voor", "mijn", "beter", "meer", "op", "en", "och", "att", "för",
    "med", "till", "jag", "og", "til", "bli", "som", "på", "bedre",
    // Polish, Turkish, Indonesian
    "w", "na", "się", "ve", "için", "bir", "yang", "dan", "untuk"};
constexpr Word kForeignMonths[] = {"enero",      "febrero",  "marzo",     "abril",     "mayo",      "junio",   "julio",     "agosto",
                                   "septiembre", "octubre",  "noviembre", "diciembre", "janvier",   "février", "mars",      "avril",
                                   "mai",        "juin",     "juillet",   "août",      "septembre", "octobre", "novembre",  "décembre",
                                   "januar",     "februar",  "märz",      "juni",      "juli",      "oktober", "dezember",  "desember",
                                   "gennaio",    "febbraio", "aprile",    "maggio",    "giugno",    "luglio",  "settembre", "ottobre",
                                   "dicembre",   "janeiro",  "fevereiro", "março",     "maio",      "junho",   "julho",     "setembro",
                                   "outubro",    "novembro", "dezembro",  "januari",   "februari",  "maart",   "mei",       "augustus",
                                   "april",      "august",   "september", "november",  "december"};

}  // namespace goal_words
}  // namespace

const GoalWords& english_words() { return goal_words::kEnglish; }
WordList foreign_words() { return goal_words::kForeign; }
WordList foreign_months() { return goal_words::kForeignMonths; }

}  // namespace mentor

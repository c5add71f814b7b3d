// Pages: whatever the text holds, it stays text, and nothing can be loaded or run.
#include <doctest/doctest.h>

#include "mentor/render/formats.hpp"
#include "render/html_parts.hpp"

using namespace mentor;

namespace {

std::string page(std::vector<Section> sections) {
  static const Zone utc = Zone::utc();
  View view;
  view.sections = std::move(sections);
  Target target;
  target.zone = &utc;
  return print_html(view, target);
}

std::string main_of(const std::string& page) {
  const auto begin = page.find("<main>\n") + std::string("<main>\n").size();
  return page.substr(begin, page.find("</main>") - begin);
}

}  // namespace

TEST_CASE("markup in text is text") {
  CHECK(html_text("<script>alert('x')</script> & \"y\"") == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;");
  CHECK(html_attribute("\" onload=\"x") == "&quot; onload=&quot;x");
}

TEST_CASE("controls and bidi controls are shown, and line breaks stay") {
  CHECK(html_text("a\x1b\nb\xE2\x80\xAE") == "a\\x1b<br>b&lt;U+202E&gt;");
  CHECK(html_attribute("a\nb") == "a b");
}

TEST_CASE("what is written from right to left is kept apart from what stands beside it") {
  CHECK(html_text("سارة, 10 min") == "<bdi>سارة</bdi>, 10 min");
  CHECK(html_text("Ada and ليلى حداد: on track") == "Ada and <bdi>ليلى حداد</bdi>: on track");
  CHECK(html_text("さくら and 李雷") == "さくら and 李雷");
}

TEST_CASE("the first heading is the title, each further one opens a part") {
  const std::string made = page({Prose{{heading(1, "Week <48>"),
                                        paragraph("All well."),
                                        heading(2, "Ada: "),
                                        bullet("one"),
                                        bullet("below", 2),
                                        {Block::Kind::task_done, 1, {plain("sent")}}}}});
  CHECK(
      made.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"));
  CHECK(made.find("<title>Week &lt;48&gt;</title>") != std::string::npos);
  CHECK(main_of(made) ==
        "<header>\n<h1>Week &lt;48&gt;</h1>\n<p>All well.</p>\n</header>\n"
        "<section aria-labelledby=\"part-1\">\n<h2 id=\"part-1\">Ada: </h2>\n"
        "<ul>\n<li>one\n<ul>\n<li>below</li>\n</ul>\n</li>\n"
        "<li class=\"task kept\"><span class=\"unseen\">Done: </span>sent</li>\n</ul>\n</section>\n");
}

TEST_CASE("a word with a tone is a badge in a heading, and its colon is heard only") {
  const std::string made = page({Prose{{heading(1, "x"), {Block::Kind::heading, 2, {plain("Ada: "), {"at risk", Tone::bad}}}}}});
  CHECK(made.find("Ada<span class=\"unseen\">:</span> <span class=\"badge bad\">at risk</span></h2>") != std::string::npos);
}

TEST_CASE("a table has a caption, its columns and rows have heads, and times say which day") {
  const Date day = std::chrono::year(2026) / 12 / 1;
  const std::string made = page({Table{"Pairs",
                                       {{"pair", "Pair"}, {"secret", ""}, {"count", "Count", Align::right}, {"on", "On"}},
                                       {{"ada", "hidden", 3, day}, {Cell("eve", Tone::warn), "hidden", Cell(), Cell()}},
                                       "",
                                       false}});
  CHECK(
      main_of(made) ==
      "<header>\n<h1>Mentoring</h1>\n</header>\n<section aria-labelledby=\"part-1\">\n<h2 id=\"part-1\">Pairs</h2>\n"
      "<div class=\"wide\" role=\"group\" aria-label=\"Pairs, a table\" tabindex=\"0\">\n<table>\n<caption>Pairs</caption>\n"
      "<thead><tr><th scope=\"col\">Pair</th><th scope=\"col\" class=\"number\">Count</th><th scope=\"col\">On</th></tr></thead>\n<tbody>\n"
      "<tr><th scope=\"row\" dir=\"auto\">ada</th><td class=\"number\" data-label=\"Count\">3</td>"
      "<td data-label=\"On\"><time datetime=\"2026-12-01\">Tue 2026-12-01</time></td></tr>\n"
      "<tr><th scope=\"row\" dir=\"auto\"><span class=\"badge warn\">eve</span></th><td class=\"number\" data-label=\"Count\"></td><td "
      "data-label=\"On\"></td></tr>\n"
      "</tbody>\n</table>\n</div>\n</section>\n");
}

TEST_CASE("a page has the names in place of what is typed, and its numbers as tiles") {
  const std::string made = main_of(page(
      {Prose{{heading(1, "x"),
              paragraph({strong("1 pair, none at risk.")}, {{"pair", "1", "in all", Tone::good}, {"at risk", "0", "", Tone::bad}}),
              bullet({where_typed("g1 "), plain("Give a talk")})}},
       Table{"Goals", {{"id", "Id", Align::left, Fit::whole, Shown::where_typed}, {"text", "What"}}, {{"g1", "Give a talk"}}, "", false}}));
  CHECK(made.find("<dl class=\"tiles\">\n<div class=\"good\"><dt>pair</dt><dd>1</dd><dd class=\"note\">in all</dd></div>\n"
                  "<div class=\"dim\"><dt>at risk</dt><dd>0</dd></div>\n</dl>\n") != std::string::npos);
  CHECK(made.find("none at risk") == std::string::npos);
  CHECK(made.find("g1") == std::string::npos);
  CHECK(made.find("Id") == std::string::npos);
}

TEST_CASE("a date is not broken at its hyphens, nor a number before its sign") {
  CHECK(html_text("on 2026-12-01, 5 % of 1 / day") == "on <span class=\"whole\">2026-12-01</span>, 5&nbsp;% of 1&nbsp;/&nbsp;day");
  CHECK(html_text("12026-12-011 and a / b") == "12026-12-011 and a / b");
}

TEST_CASE("a table of more columns than a phone has room for is made of cards there") {
  const auto table = [](std::size_t columns) {
    Table made{"T", {}, {std::vector<Cell>(columns, "x")}, "", false};
    for (std::size_t i = 0; i < columns; ++i)
      made.columns.push_back({"k", "H" + std::to_string(i), Align::left, i == 1 ? Fit::drops_early : Fit::whole});
    return main_of(page({made}));
  };
  CHECK(table(3).find("<table>") != std::string::npos);
  CHECK(table(4).find("<table class=\"cards\">") != std::string::npos);
  CHECK(table(9).find("<table class=\"cards broad\">") != std::string::npos);
  CHECK(table(9).find("<td class=\"early\" dir=\"auto\" data-label=\"H1\">x</td>") != std::string::npos);
}

TEST_CASE("an empty table says so") {
  CHECK(main_of(page({Table{"Goals", {{"g", "Goal"}}, {}, "No goals.", false}})) ==
        "<header>\n<h1>Mentoring</h1>\n</header>\n<section aria-labelledby=\"part-1\">\n<h2 id=\"part-1\">Goals</h2>\n"
        "<p class=\"empty\">No goals.</p>\n</section>\n");
}

TEST_CASE("a page says that private lines are in it") {
  static const Zone utc = Zone::utc();
  Target target;
  target.zone = &utc;
  View view;
  CHECK(print_html(view, target).find("--include-private") == std::string::npos);
  view.shows_private = true;
  CHECK(main_of(print_html(view, target)).starts_with("<p class=\"notice\"><strong>Private lines are in here.</strong>"));
}

TEST_CASE("charts stand side by side, each drawn, told and counted") {
  Chart chart;
  chart.title = "Check-ins by week";
  chart.description = "1 check-in in 1 week.";
  chart.axis = "Week of";
  chart.labels = {"31 Aug"};
  chart.series = {{"check-ins", {1}}};
  const std::string made = main_of(page({chart, chart}));
  CHECK(made.find("<div class=\"figures\">\n<figure class=\"weeks\">") != std::string::npos);
  CHECK(made.find("<svg role=\"img\" aria-labelledby=\"chart-2-title chart-2-words\" viewBox=\"0 0 360 26\">\n"
                  "<title id=\"chart-2-title\">Check-ins by week</title>\n<desc id=\"chart-2-words\">1 check-in in 1 week.</desc>\n") !=
        std::string::npos);
  CHECK(made.find("<tr><th scope=\"row\" dir=\"auto\">31 Aug</th><td class=\"number\" dir=\"auto\" data-label=\"check-ins\">1</td></tr>") !=
        std::string::npos);
  CHECK(made.find("In figures") == made.rfind("In figures"));
}

TEST_CASE("parts of one sum are drawn one behind the other, under their label, in proportion to the largest sum") {
  Chart chart;
  chart.kind = Chart::Kind::parts;
  chart.unit = Chart::Unit::number;
  chart.axis = "Pair";
  chart.labels = {"Sam Okafor with Ada Lovelace", "Kim Park with Bo Lind"};
  chart.series = {{"wants that are offered", {6, 2}}, {"same site", {2, 0}}};
  const std::string made = main_of(page({chart}));
  CHECK(made.find("<figure class=\"parts\">") != std::string::npos);
  CHECK(made.find("<rect class=\"part-1\" x=\"0.0\" y=\"19\" width=\"231.0\"") != std::string::npos);
  CHECK(made.find("<rect class=\"part-2\" x=\"231.0\" y=\"19\" width=\"77.0\"") != std::string::npos);
  CHECK(made.find("<rect class=\"part-1\" x=\"0.0\" y=\"63\" width=\"77.0\"") != std::string::npos);
  CHECK(made.find("Kim Park with Bo Lind: 2 for wants that are offered") != std::string::npos);
  CHECK(made.find("<li class=\"key-2\">same site</li>") != std::string::npos);
}

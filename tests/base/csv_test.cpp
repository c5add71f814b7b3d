#include "mentor/base/csv.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "mentor/base/error.hpp"

using namespace mentor;

namespace {

/// In pieces of one size, so that every border between pieces is met.
SheetReader sheet_of(std::string_view text, std::size_t size = 1000) {
  return SheetReader([=]() mutable {
    const auto piece = text.substr(0, size);
    text.remove_prefix(piece.size());
    return piece;
  });
}

/// "2:a|b 3:c|d", faults in braces.
std::string rows_of(std::string_view text, std::size_t size = 1000) {
  auto sheet = sheet_of(text, size);
  std::string all;
  for (SheetRow row; sheet.next(row);) {
    all += (all.empty() ? "" : " ") + std::to_string(row.line) + ":";
    if (!row.fault.empty()) all += "{" + row.fault + "}";
    for (const auto& cell : row.cells)
      if (row.fault.empty()) all += (&cell == &row.cells.front() ? "" : "|") + cell;
  }
  return all;
}

std::string refusal_of_sheet(std::string_view text) {
  try {
    sheet_of(text);
  } catch (const Error& error) {
    return error.message;
  }
  return "";
}

}  // namespace

TEST_CASE("a sheet reads the same wherever its pieces end") {
  const std::string_view text =
      "\xEF\xBB\xBF"
      "a;b\r\n1;\"x\r\n\"\"y\"\"\"\r\n\r\n;\r\n2;z";
  for (std::size_t size = 1; size < text.size(); ++size) {
    CAPTURE(size);
    CHECK(rows_of(text, size) == "2:1|x\r\n\"y\" 6:2|z");
    CHECK(sheet_of(text, size).header() == std::vector<std::string>{"a", "b"});
  }
}

TEST_CASE("the delimiter is the one that the header has most of, outside quotes") {
  CHECK(rows_of("a,b\n1,2\n") == "2:1|2");
  CHECK(rows_of("a\tb\n1,5\t2\n") == "2:1,5|2");
  CHECK(rows_of("\"a,b,c\";d\n1;2\n") == "2:1|2");
  CHECK(rows_of("a\r1\r2\r") == "2:1 3:2");
  CHECK(rows_of("\n \na,b\n1,2\n") == "4:1|2");
}

TEST_CASE("a cell is a byte for byte what stands in it") {
  CHECK(rows_of("a,b\n x , y \n") == "2: x | y ");
  CHECK(rows_of("a,b\nsize 5\" pipe,'=1\n") == "2:size 5\" pipe|'=1");
  CHECK(rows_of("a,b\n\"\",\"\"\"\"\n") == "2:|\"");
  CHECK(rows_of("a,b\n\"x\" ,y\n") == "2:x|y");
}

TEST_CASE("a row that is none says why, and the next is read") {
  CHECK(rows_of("a,b\n1\n1,2,3\n1,2\n") ==
        "2:{it has 1 cells, and the header 2: 'b' is missing} 3:{it has 3 cells, and the header 2} 4:1|2");
  CHECK(rows_of("a,b\n\"x\"y,2\n1,2\n") == "2:{a quote ends in the middle of cell 1} 3:1|2");
  CHECK(rows_of("a,b\n1,\"open\n1,2\n") == "2:{the quote that opens on line 2 is never closed}");
  CHECK(rows_of("a,b\n\"1\n\xFF\",2\n3,4\n") == "2:{there are bytes that are not UTF-8 in cell 1 (line 3, byte 3 of the cell)} 4:3|4");
  CHECK(rows_of(std::string("a,b\n1,x\0y\n", 10)) == "2:{there is a byte of 0 in cell 2 (line 2, byte 2 of the cell)}");
  CHECK(rows_of("a\n" + std::string(kSheetRowLimit + 1, 'x') + "\n1\n") == "2:{the line is longer than 1 MiB}");
}

TEST_CASE("a sheet without a header is refused") {
  CHECK(refusal_of_sheet("") == "the sheet is empty");
  CHECK(refusal_of_sheet("\n\n,,\n") == "the sheet is empty");
  CHECK(refusal_of_sheet("\"a,b\n") == "the header of the sheet cannot be read: the quote that opens on line 1 is never closed");
}

TEST_CASE("an apostrophe stops what a spreadsheet would run, and reading takes it off again") {
  for (const std::string text : {"=1", "+x", "-x", "@x", "\tx", "\rx", "'=1", "''-x", "x", "'x", "'", "", "a,b", "\"q\"", "l\n"}) {
    CAPTURE(text);
    CHECK(csv_cell(text).find("=") != 0);
    const std::string typed = "a\n" + csv_cell(text + ".") + "\n";
    auto sheet = sheet_of(typed);
    SheetRow row;
    REQUIRE(sheet.next(row));
    CHECK(without_apostrophe(row.cells.front()) == text + ".");
  }
}

import { describe, expect, test } from "@jest/globals";
import { clean, formatRecurrence, oneLine, shorten } from "../../mail/words.js";

describe("other people's words", () => {
  test.each([
    ["Dòng một\r\nBcc: x@y.example", "Dòng một Bcc: x@y.example"],
    ["a\rb\nc\u2028d\u2029e\u0085f", "a b c d e f"],
    ["không\u0000 thấy\u001b[31m", "không thấy [31m"],
    ["\u202egnp.exe", "gnp.exe"],
    ["  nhiều   khoảng\t\ttrống ", "nhiều khoảng trống"],
    ["Đôn đốc".normalize("NFD"), "Đôn đốc"],
  ])("%j on one line is %j", (given, line) => {
    expect(oneLine(given)).toBe(line);
  });

  test("keep their line breaks where they may", () => {
    expect(clean("một\r\nhai\rba\u2028bốn")).toBe("một\nhai\nba\nbốn");
  });

  test.each([
    ["vừa đủ", 6, "vừa đủ"],
    ["Chỉ đạo việc triển khai, phổ biến", 26, "Chỉ đạo việc triển khai…"],
    ["một-từ-rất-dài-không-có-khoảng-trống", 10, "một-từ-rấ…"],
    ["𠮷𠮷𠮷𠮷𠮷", 4, "𠮷𠮷𠮷…"],
  ])("%j within %i is %j", (given, limit, short) => {
    expect(shorten(given, limit)).toBe(short);
    expect(Array.from(shorten(given, limit)).length).toBeLessThanOrEqual(limit);
  });
});

test.each([
  ["yearly", "định kỳ hằng năm"],
  ["yearly:12-10", "định kỳ hằng năm, trước ngày 10/12"],
  ["half-yearly", "định kỳ 6 tháng một lần"],
  ["quarterly", "định kỳ hằng quý"],
  ["monthly:18", "định kỳ hằng tháng, trước ngày 18"],
])("%s is %s", (recurrence, words) => {
  expect(formatRecurrence(recurrence)).toBe(words);
});

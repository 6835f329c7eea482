/** Words found with or without diacritics, and shown where they stand. */
import { expect, test } from "@jest/globals";
import { excerptOf, folded, wordsIn } from "../../domain/found.js";

test.each([
  ["Đôn đốc, Ủy ban, hoà giải", "don doc, uy ban, hoa giai"],
  ["Nghị quyết 31-CT/TW", "nghi quyet 31-ct/tw"],
  ["ß", "ß"],
])("%s is found as %s, each letter at its place", (text, flat) => {
  expect(folded(text)).toBe(flat);
  expect(folded(text)).toHaveLength(text.length);
});

test("words are parted by white space; what is beyond ten is left out", () => {
  expect(wordsIn("  an toàn\nlao động ")).toEqual(["an", "toàn", "lao", "động"]);
  expect(wordsIn("a ".repeat(12))).toHaveLength(10);
  expect(wordsIn(" ")).toEqual([]);
});

const long = `${"đầu ".repeat(60)}kiểm tra an toàn lao động ${"cuối ".repeat(60)}`;
test.each([
  ["ngắn: an toàn", ["toan"], "ngắn: an toàn"],
  ["ngắn", ["không có"], null],
])("of %s", (text, words, excerpt) => {
  expect(excerptOf(text, words)).toBe(excerpt);
});
test("a long text is shown around the first place, whole words, cut on both sides", () => {
  const excerpt = excerptOf(long, ["lao dong", "an toan"]) ?? "";
  expect(excerpt).toMatch(/^… (đầu )+kiểm tra an toàn lao động (cuối )*cuối …$/u);
  expect(excerpt.length).toBeLessThan(210);
});

import { describe, expect, test } from "@jest/globals";
import {
  change,
  listed,
  longDate,
  percent,
  placeAndDate,
  plain,
  share,
  shortDate,
  written,
} from "../../../document/write/wording.js";

describe("numbers and days as offices write them", () => {
  test.each([
    [written(1_234_567.5), "1.234.567,5"],
    [percent(12.5), "12,5%"],
    [percent(share(1, 3)), "33,3%"],
    [String(share(1, 0)), "0"],
    [shortDate("2026-02-05"), "05/02/2026"],
    [longDate("2026-02-05"), "ngày 05 tháng 02 năm 2026"],
    [longDate("2024-08-22"), "ngày 22 tháng 8 năm 2024"],
    [longDate("2024-12-01"), "ngày 01 tháng 12 năm 2024"],
    [placeAndDate("Hậu Giang", "2024-08-22", 2024), "Hậu Giang, ngày 22 tháng 8 năm 2024"],
    [placeAndDate("Hậu Giang", null, 2026), "Hậu Giang, ngày      tháng      năm 2026"],
    [change(5, 3, "nhiệm vụ"), "tăng 2 nhiệm vụ"],
    [change(0.1 + 0.2, 0.3), "không thay đổi"],
    [change(2.5, 5), "giảm 2,5"],
    [listed([]), ""],
    [listed(["A"]), "A"],
    [listed(["A", "B", "C"]), "A, B và C"],
  ])("%s", (made, wanted) => {
    expect(made).toBe(wanted);
  });

  test("text of people loses what no format can hold, and keeps its lines", () => {
    expect(plain("Ủy\u0000 ban\u202e \ud800x\ue000\r\ndòng 2".normalize("NFD"))).toBe("Ủy ban x\ndòng 2");
  });
});

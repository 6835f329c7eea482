/** How bodies head and sign their documents, as their names in the register have it. */
import { describe, expect, test } from "@jest/globals";
import { formOfBody, headingOf } from "../../../document/write/issuing-body.js";

const head = { name: "Nguyễn Văn An", position: "Chánh Văn phòng" };
const PROVINCE = "Ban Thường vụ Tỉnh ủy Hậu Giang";

describe("a body's documents", () => {
  test.each([
    [PROVINCE, "standing_committee", null, null, "TỈNH ỦY HẬU GIANG", "T/M BAN THƯỜNG VỤ"],
    ["Văn phòng Tỉnh ủy Hậu Giang", "office", PROVINCE, "TỈNH ỦY HẬU GIANG", "VĂN PHÒNG", null],
    [
      "Ban Tuyên giáo Tỉnh ủy Hậu Giang",
      "party_board",
      PROVINCE,
      "TỈNH ỦY HẬU GIANG",
      "BAN TUYÊN GIÁO",
      null,
    ],
    [
      "Huyện ủy Long Mỹ",
      "party_committee",
      PROVINCE,
      "ĐẢNG BỘ TỈNH HẬU GIANG",
      "HUYỆN ỦY LONG MỸ",
      "T/M BAN THƯỜNG VỤ",
    ],
    [
      ...["Ban cán sự đảng Ủy ban nhân dân tỉnh Hậu Giang", "party_caucus", PROVINCE, "TỈNH ỦY HẬU GIANG"],
      ...["BAN CÁN SỰ ĐẢNG ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG", "T/M BAN CÁN SỰ ĐẢNG"],
    ],
    [
      ...["Sở Y tế tỉnh Hậu Giang", "department", "Ủy ban nhân dân tỉnh Hậu Giang"],
      ...["ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG", "SỞ Y TẾ", null],
    ],
    [
      ...[
        "Sở Lao động - Thương binh và Xã hội tỉnh Hậu Giang",
        "department",
        "Ủy ban nhân dân tỉnh Hậu Giang",
      ],
      ...["ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG", "SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", null],
    ],
    [
      ...[
        "Ủy ban nhân dân tỉnh Hậu Giang",
        "peoples_committee",
        "Ban cán sự đảng Ủy ban nhân dân tỉnh Hậu Giang",
        null,
      ],
      ...["ỦY BAN NHÂN DÂN\nTỈNH HẬU GIANG", "TM. ỦY BAN NHÂN DÂN"],
    ],
    ["Tỉnh đoàn Hậu Giang", "mass_organisation", PROVINCE, null, "TỈNH ĐOÀN HẬU GIANG", null],
  ] as [string, string, string | null, string | null, string, string | null][])(
    "of %s (%s) below %s",
    (name, kind, superior, above, issuer, authority) => {
      expect(headingOf({ name, kind, superior, head })).toEqual({
        ...{ superior: above, issuer, authority },
        ...{ position: "CHÁNH VĂN PHÒNG", name: "Nguyễn Văn An" },
      });
    },
  );

  test.each([
    ["standing_committee", "party"],
    ["party_committee", "party"],
    ["department", "state"],
    ["peoples_committee", "state"],
    ["mass_organisation", "state"],
    ["other", "state"],
  ])("of a %s are in the form of the %s", (kind, form) => {
    expect(formOfBody(kind)).toBe(form);
  });

  test("without a head have a place for the name", () => {
    expect(headingOf({ name: "Sở Y tế", kind: "department", superior: null, head: null })).toMatchObject({
      ...{ position: "", name: "", superior: null, issuer: "SỞ Y TẾ" },
    });
  });
});

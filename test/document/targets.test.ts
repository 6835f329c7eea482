/** Numeric targets: direction, value, unit, period and horizon of each phrase. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const targetsOf = (items: string) =>
  readText(
    `ỦY BAN NHÂN DÂN\nTỈNH AN KHÊ\nSố: 12/KH-UBND\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nChăm sóc sức khỏe\nI. MỤC TIÊU CỤ THỂ ĐẾN NĂM 2030\n${items}\nII. NHIỆM VỤ\n1. Giao Sở Y tế kiểm tra các cơ sở.`,
  ).targets;

describe("a target", () => {
  test.each<[string, string, number, string, string | null]>([
    ["Tỷ lệ tai nạn lao động chết người giảm ít nhất 4%/năm.", "decrease_at_least", 4, "%", "year"],
    ["Tăng ít nhất 5%/năm số người được khám bệnh nghề nghiệp.", "increase_at_least", 5, "%", "year"],
    ["Hoàn thành 100% các mục tiêu của Chương trình quốc gia.", "equal", 100, "%", null],
    ["Tỷ lệ hút thuốc ở nam giới giảm xuống dưới 30%.", "at_most", 30, "%", null],
    ["Tỷ lệ hộ nghèo giảm bình quân 1,0-1,5%/năm.", "decrease_at_least", 1, "%", "year"],
    ["Có từ 25 công trình trở lên đạt tiêu chí.", "at_least", 25, "công trình", null],
    ["Trên 90% cơ quan xây dựng môi trường không khói thuốc.", "at_least", 90, "%", null],
    ["Diện tích làm mới thêm tại các khu công nghiệp: trên 2.000 ha.", "at_least", 2000, "ha", null],
    ["Tỷ lệ lấp đầy đạt 60-70%.", "at_least", 60, "%", null],
    ["Tỷ lệ hộ dân được sử dụng điện đạt 99,86%.", "equal", 99.86, "%", null],
    ["Số vụ tai nạn không quá 20 vụ/năm.", "at_most", 20, "vụ", "year"],
    ["Năng suất lao động tăng bình quân 7%/năm.", "increase_at_least", 7, "%", "year"],
  ])("%s", (text, comparator, value, unit, period) => {
    expect(targetsOf(`1. ${text}`)).toEqual([
      expect.objectContaining({ section: "I.1", text, comparator, value, unit, period, by: "2030-12-31" }),
    ]);
  });

  test("is no state of things, no generation and no speed", () => {
    expect(
      targetsOf(
        "1. Hiện nay, toàn tỉnh có 180 trạm phát sóng.\n2. Hoàn thiện đường truyền tốc độ 10 Gbps.\n3. Thí điểm ứng dụng 5G cho tối thiểu 2 dự án.",
      ).map(({ section, comparator, value }) => [section, comparator, value]),
    ).toEqual([["I.3", "at_least", 2]]);
  });

  test("stands for itself in each clause with a number of its own", () => {
    expect(
      targetsOf("1. Hình thành 05 khu công nghiệp; tỷ lệ lấp đầy đạt trên 80%.").map(
        (target) => target.value,
      ),
    ).toEqual([5, 80]);
  });

  test("is none where numbers only name years, documents or places", () => {
    expect(
      targetsOf(
        "1. Hoàn thành các nội dung của Nghị quyết số 35-NQ/TU giai đoạn 2025-2030 theo khoản 2 Điều 5.",
      ),
    ).toEqual([]);
  });
});

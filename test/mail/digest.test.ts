import { describe, expect, test } from "@jest/globals";
import { type DigestInput, digestMessage } from "../../mail/digest.js";
import type { TaskLine } from "../../mail/message.js";
import { inputs, letter, listUrl, soon, task } from "./cast.js";

const nothing: DigestInput = {
  ...letter,
  day: "2026-11-25",
  overdue: [],
  dueSoon: [],
  returned: [],
  toAccept: [],
  silent: [],
  toReview: [],
  toDecide: [],
  news: [],
  listUrl,
};

describe("the morning digest", () => {
  test("counts in its subject what waits, the gravest first, and leaves out what does not", () => {
    const { subject } = digestMessage({
      ...nothing,
      dueSoon: [soon, soon],
      overdue: [task(), task(), task()],
    });
    expect(subject).toBe("[Đôn Đốc] 25/11/2026: 3 quá hạn, 2 sắp đến hạn");
  });

  test("with every part filled, has the parts in their order", () => {
    const { subject, text } = digestMessage(inputs.digest);
    expect(subject).toBe(
      "[Đôn Đốc] 25/11/2026: 1 quá hạn, 1 sắp đến hạn, 1 phải làm lại, 1 chờ tiếp nhận, 1 chưa báo cáo, 1 chờ xác nhận, 1 chờ quyết định, 1 thông tin mới",
    );
    const headings = text.split("\n").filter((line) => /^\p{Lu}[^.:]* \(\d+\)$/u.test(line));
    expect(headings).toEqual([
      "QUÁ HẠN (1)",
      "SẮP ĐẾN HẠN (1)",
      "PHẢI THỰC HIỆN LẠI (1)",
      "CHỜ TIẾP NHẬN (1)",
      "THƯỜNG XUYÊN, ĐÃ LÂU CHƯA BÁO CÁO (1)",
      "CHỜ ĐỒNG CHÍ XÁC NHẬN HOÀN THÀNH (1)",
      "CHỜ ĐỒNG CHÍ QUYẾT ĐỊNH (1)",
      "TRAO ĐỔI VÀ PHẦN PHỐI HỢP MỚI (1)",
    ]);
  });

  test("says of each task how late it is, where it stands, who leads, and both its dates", () => {
    const { text } = digestMessage(inputs.digest);
    for (const line of [
      "1. ■ Quá hạn 25 ngày làm việc",
      "   Mục II.1.1-1, Chương trình 272-CTr/TU. Chủ trì: Huyện ủy Long Mỹ.",
      "   Đã báo cáo Ban Thường vụ Tỉnh ủy về việc chậm thực hiện.",
      "1. ▲ Sắp đến hạn, còn 4 ngày làm việc",
      "   Thời hạn: 30/11/2026 (thời hạn ban đầu 20/11/2026).",
      "1. ■ Trả lại ngày 20/11/2026; quá hạn 25 ngày làm việc",
      "   Ý kiến trả lại:",
      "   > Thiếu ngày quán triệt.",
      "1. ○ Báo cáo gần nhất ngày 10/08/2026",
      "   https://dondoc.haugiang.example/tasks/0201",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
  });

  test.each<[string, Partial<TaskLine>, string]>([
    ["late this evening", { lateness: "overdue", workingDaysLate: 0 }, "■ Đã quá hạn"],
    ["due today", { lateness: "due_soon", workingDaysLeft: 0 }, "▲ Đến hạn hôm nay"],
    ["due in a day", { lateness: "due_soon", workingDaysLeft: 1 }, "▲ Sắp đến hạn, còn 1 ngày làm việc"],
    ["on track", { lateness: "on_track", workingDaysLeft: 12 }, "● Trong hạn, còn 12 ngày làm việc"],
    ["suspended", { lateness: "no_deadline" }, "○ Không tính thời hạn"],
    ["continuous", { lateness: "no_deadline", dueOn: null }, "○ Thường xuyên, không ấn định thời hạn"],
    [
      "yearly",
      { lateness: "no_deadline", dueOn: null, recurrence: "yearly:12-10" },
      "○ Định kỳ hằng năm, trước ngày 10/12",
    ],
    ["quarterly", { lateness: "no_deadline", dueOn: null, recurrence: "quarterly" }, "○ Định kỳ hằng quý"],
  ])("a task %s reads so", (_, facts, words) => {
    expect(digestMessage({ ...nothing, dueSoon: [task(facts)] }).text).toContain(`1. ${words}\n`);
  });

  test("puts the latest first, the nearest first, the longest waiting first", () => {
    const { text } = digestMessage({
      ...nothing,
      overdue: [task({ code: "A.1", workingDaysLate: 2 }), task({ code: "A.2", workingDaysLate: 9 })],
      dueSoon: [task({ code: "B.1", dueOn: "2026-12-03" }), task({ code: "B.2", dueOn: "2026-11-26" })],
      silent: [task({ code: "C.1", notedOn: "2026-08-01" }), task({ code: "C.2", notedOn: null })],
    });
    expect(Array.from(text.matchAll(/Mục ([ABC]\.\d)/g), (match) => match[1])).toEqual(
      "A.2 A.1 B.2 B.1 C.2 C.1".split(" "),
    );
  });

  test("of a hundred tasks shows ten of each part and says where the others are", () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      task({ code: `II.${String(i)}`, workingDaysLate: i + 1 }),
    );
    const { subject, text, html } = digestMessage({ ...nothing, overdue: many, dueSoon: many.slice(0, 11) });
    expect(subject).toBe("[Đôn Đốc] 25/11/2026: 100 quá hạn, 11 sắp đến hạn");
    expect(text).toContain("QUÁ HẠN (100)");
    expect(text).toContain(`và 90 nhiệm vụ khác: ${listUrl}`);
    expect(text).toContain(`và 1 nhiệm vụ khác: ${listUrl}`);
    expect(text.match(/^\d+\. /gm)).toHaveLength(20);
    // Gmail cuts a mail off above 102 KB.
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(text.split("\n").length).toBeLessThan(160);
  });

  test("with ten of a part names no others", () => {
    const ten = Array.from({ length: 10 }, () => task());
    expect(digestMessage({ ...nothing, overdue: ten }).text).not.toContain("nhiệm vụ khác");
  });

  test("says so when nothing waits", () => {
    expect(digestMessage(nothing).subject).toBe("[Đôn Đốc] 25/11/2026: không có việc cần nhắc");
  });
});

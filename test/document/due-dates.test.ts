/** The phrases by which directives say when, each with the deadline that it sets. */
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../document/read/read.js";

const HEAD =
  "ỦY BAN NHÂN DÂN\nTỈNH AN KHÊ\nSố: 12/KH-UBND\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nChăm sóc sức khỏe người lao động\n";

/** The task that a sentence states in a plan of 15 March 2025. */
function taskOf(sentence: string) {
  const reading = readText(`${HEAD}I. NHIỆM VỤ\n1. ${sentence}`);
  return {
    due: reading.tasks[0]?.due,
    doubts: reading.doubts.map((doubt) => doubt.reason),
    count: reading.tasks.length,
  };
}
const dueOf = (phrase: string) => taskOf(`Sở Y tế rà soát danh sách cơ sở ${phrase}.`).due;

describe("a day", () => {
  test.each([
    ["trước ngày 30 tháng 7 năm 2025", "2025-07-30"],
    ["xong trước ngày 05/10/2026", "2026-10-05"],
    ["trước 31/12/2026", "2026-12-31"],
    ["chậm nhất ngày 15-6-2025", "2025-06-15"],
    ["hoàn thành đến hết ngày 31/8/2025", "2025-08-31"],
    ["(hoàn thành trước ngày 20/4/2025)", "2025-04-20"],
    ["và gửi báo cáo trước 17h00 ngày 20/4/2025", "2025-04-20"],
    ["và báo cáo trước ngày 10 tháng 11", "2025-11-10"],
    ["và báo cáo trước ngày 10 tháng 01", "2026-01-10"],
  ])("%s", (phrase, due) => {
    expect(dueOf(phrase)).toBe(due);
  });

  test("without a year is the next one after the document, and a person is asked", () => {
    expect(taskOf("Sở Y tế báo cáo kết quả trước ngày 10 tháng 01.").doubts).toEqual([
      expect.stringMatching(/không ghi năm/u),
    ]);
  });
});

describe("a period is its last day", () => {
  test.each([
    ["hoàn thành trong Quý III năm 2025", "2025-09-30"],
    ["trong quí 2/2025", "2025-06-30"],
    ["xong trong quý IV-2025", "2025-12-31"],
    ["trong tháng 6/2026", "2026-06-30"],
    ["hoàn thành trong tháng 02 năm 2028", "2028-02-29"],
    ["trong 6 tháng đầu năm 2025", "2025-06-30"],
    ["trong năm 2025", "2025-12-31"],
    ["hoàn thành vào cuối năm 2026", "2026-12-31"],
    ["xong trong tháng 3, 4/2025", "2025-04-30"],
    ["trong các tháng 6 - 8/2025", "2025-08-31"],
    ["trong quý I, II/2026", "2026-06-30"],
  ])("%s", (phrase, due) => {
    expect(dueOf(phrase)).toBe(due);
  });
});

describe("a cell of its own for the date", () => {
  test.each([
    ["6/2025", "2025-06-30"],
    ["T12/2025", "2025-12-31"],
    ["Q3/2025", "2025-09-30"],
    ["30/6/2025", "2025-06-30"],
    ["Tháng 6 - 8/2025", "2025-08-31"],
    ["Quý I, II/2025", "2025-06-30"],
    ["6 tháng đầu năm 2025", "2025-06-30"],
    ["2026 - 2027", "2027-12-31"],
  ])("%s", (cell, due) => {
    const reading = readText(
      `${HEAD}PHỤ LỤC\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n| 1 | Rà soát danh sách cơ sở | Sở Y tế | ${cell} |`,
    );
    expect(reading.tasks.map((task) => task.due)).toEqual([due]);
  });
});

describe("a recurrence", () => {
  test.each([
    ["hằng năm", "yearly"],
    ["hàng năm", "yearly"],
    ["định kỳ hàng năm (trước ngày 10/12) hoặc đột xuất", "yearly:12-10"],
    ["trước ngày 15 tháng 12 hằng năm", "yearly:12-15"],
    ["và báo cáo trước ngày 15/6 và ngày 15/12 hằng năm", "half-yearly"],
    ["trong quý I hằng năm", "yearly:03-31"],
    ["trước ngày 18 hằng tháng", "monthly:18"],
    ["hằng tháng", "monthly"],
    ["định kỳ hàng quý", "quarterly"],
    ["định kỳ 6 tháng, hàng năm", "half-yearly"],
    ["thường xuyên", "continuous"],
  ])("%s", (phrase, due) => {
    expect(dueOf(phrase)).toBe(due);
  });
});

describe("no deadline", () => {
  test.each([
    ["theo Chỉ thị số 31-CT/TW ngày 19/3/2024 của Ban Bí thư"],
    ["theo Quyết định số 525/QĐ-UBND ngày 25 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh"],
    ["theo Quy hoạch phát triển khu công nghiệp đến năm 2030"],
    ["giai đoạn 2025-2030"],
    ["kể từ ngày 01/7/2025"],
    ["theo số liệu tính đến ngày 31/12/2024"],
    ["theo quy định"],
    ["bằng nguồn chi thường xuyên"],
    ["theo Nghị quyết hằng năm của Hội đồng nhân dân tỉnh"],
    ["theo khả năng cân đối ngân sách hằng năm"],
  ])("%s", (phrase) => {
    expect(dueOf(phrase)).toBeNull();
  });

  test("counted from an event is left to a person", () => {
    const { due, doubts } = taskOf("Sở Y tế báo cáo trong vòng 30 ngày kể từ ngày nhận được kết luận.");
    expect(due).toBeNull();
    expect(doubts).toEqual([expect.stringMatching(/sự kiện/u)]);
  });
});

test("two clauses with days of their own are two tasks", () => {
  const reading = readText(
    `${HEAD}I. NHIỆM VỤ\n1. Sở Y tế xây dựng kế hoạch trong tháng 4/2025; tổ chức tổng kết trước ngày 15/12/2025.`,
  );
  expect(reading.tasks.map((task) => [task.section, task.due, task.lead])).toEqual([
    ["I.1[1]", "2025-04-30", ["Sở Y tế"]],
    ["I.1[2]", "2025-12-15", ["Sở Y tế"]],
  ]);
});

test.each([
  ["Quý III năm 2025", "2025-09-30"],
  ["Tháng 11/2025", "2025-11-30"],
  ["2026 - 2027", "2027-12-31"],
  ["Giai đoạn 2025-2030", "2030-12-31"],
  ["Năm 2026", "2026-12-31"],
  ["Đến năm 2030", "2030-12-31"],
  ["Hằng năm", "yearly"],
  ["Tháng 5 hằng năm", "yearly:05-31"],
  ["Thường xuyên", "continuous"],
  ["Theo tiến độ của Trung ương", null],
])("behind “Thời gian thực hiện:”, %s needs no further word", (phrase, due) => {
  const reading = readText(
    `${HEAD}I. NHIỆM VỤ\n1. Rà soát danh sách cơ sở y tế.\n- Cơ quan chủ trì: Sở Y tế.\n- Thời gian thực hiện: ${phrase}.`,
  );
  expect(reading.tasks).toHaveLength(1);
  expect(reading.tasks[0]?.due).toBe(due);
  expect(reading.tasks[0]?.dueText).toBe(phrase);
});

/** A document read again: what the new reading adds, drops and reads otherwise, with people's corrections kept. */
import { describe, expect, test } from "@jest/globals";
import type { ReadTask, Reading } from "../../domain/reading.js";
import { type ReReadRow, reRead } from "../../domain/re-reading.js";

const TEXT = "I. NHIỆM VỤ\n1. Sở Y tế khám bệnh.\n2. Sở Nội vụ kiểm tra hằng năm.\n3. Báo cáo kết quả.";

function taskIn(text: string, words: string, over: Partial<ReadTask> = {}): ReadTask {
  const start = text.indexOf(words);
  return {
    ...{ section: "I.1", text: words, lead: [], coordinating: [], through: [], due: null, dueText: null },
    ...{ source: { start, end: start + words.length } },
    ...over,
  };
}

const health = taskIn(TEXT, "Sở Y tế khám bệnh.", { lead: ["Sở Y tế"] });
const affairs = taskIn(TEXT, "Sở Nội vụ kiểm tra hằng năm.", {
  section: "I.2",
  lead: ["Sở Nội vụ"],
  due: "yearly",
});
const report = taskIn(TEXT, "Báo cáo kết quả.", { section: "I.3" });

const rowOf = (task: ReadTask, id: string, over: Partial<ReReadRow> = {}): ReReadRow => ({
  ...{ ...task, id, dropped: false, corrected: new Set(), made: false },
  ...over,
});
const rows = [rowOf(health, "a"), rowOf(affairs, "b")];
const reading = (tasks: readonly ReadTask[], text = TEXT) => ({ tasks, text }) as Reading;
const told = (items: ReturnType<typeof reRead>) =>
  items.map((item) => [
    item.key,
    item.kind === "changed" ? item.fields.map(({ field, kept }) => [field, kept]) : null,
  ]);

describe("nothing differs", () => {
  test.each([
    ["where all is read as before", rows, reading([health, affairs])],
    [
      "where lines are joined otherwise",
      rows,
      reading(
        ["Sở Y tế khám bệnh.", "Sở Nội vụ kiểm tra hằng năm."].map((words, index) =>
          taskIn(
            TEXT.replaceAll("\n", "\n\n"),
            words,
            index === 0 ? { lead: ["Sở Y tế"] } : { ...affairs, source: { start: 36, end: 64 } },
          ),
        ),
        TEXT.replaceAll("\n", "\n\n"),
      ),
    ],
    [
      "of what a person has dropped",
      [rowOf(health, "a", { dropped: true }), rows[1]],
      reading([{ ...health, due: "monthly" }, affairs]),
    ],
    [
      "of what a person has split",
      [
        rowOf({ ...health, source: { start: health.source.start, end: health.source.start + 8 } }, "a", {
          made: true,
        }),
        rowOf({ ...health, source: { start: health.source.start + 8, end: health.source.end } }, "a2", {
          made: true,
        }),
        rows[1],
      ],
      reading([health, affairs]),
    ],
    ["where work goes on, said or not", [rowOf({ ...health, due: "continuous" }, "a")], reading([health])],
  ])("%s", (_what, present, next) => {
    expect(reRead(present as ReReadRow[], TEXT, next)).toEqual([]);
  });
});

describe("a new reading", () => {
  test("adds, drops, and reads otherwise, in the order of the document", () => {
    const items = reRead(rows, TEXT, reading([{ ...affairs, due: "yearly:12-10" }, report]));
    expect(told(items)).toEqual([
      ["drop:a", null],
      ["change:b", [["due", false]]],
      ["add:1", null],
    ]);
    expect(items[2]).toMatchObject({ task: { source: report.source } });
  });

  test("leaves what a person has put right, and says so", () => {
    const corrected = [
      rowOf({ ...affairs, due: "quarterly" }, "b", { corrected: new Set(["due"] as const) }),
    ];
    const items = reRead(corrected, TEXT, reading([{ ...affairs, coordinating: ["Sở Y tế"] }]));
    expect(told(items)).toEqual([
      [
        "change:b",
        [
          ["coordinating", false],
          ["due", true],
        ],
      ],
    ]);
  });

  test("of a passage with other bounds is the same task read otherwise", () => {
    const longer = taskIn(TEXT, "1. Sở Y tế khám bệnh.", { lead: ["Sở Y tế"] });
    expect(told(reRead([rows[0] as ReReadRow], TEXT, reading([longer])))).toEqual([
      ["change:a", [["text", false]]],
    ]);
  });

  test("of a text that differs finds its passages in the draft's, or an empty place behind the last one", () => {
    const other = TEXT.replace("NHIỆM VỤ", "NHIỆM VỤ CHỦ YẾU") + "\n4. Việc mới hẳn.";
    const [moved, fresh] = [
      taskIn(other, "Báo cáo kết quả.", { section: "I.3" }),
      taskIn(other, "Việc mới hẳn."),
    ];
    const items = reRead([], TEXT, reading([moved, fresh], other));
    expect(items.map((item) => item.kind === "added" && item.task.source)).toEqual([
      report.source,
      { start: report.source.end, end: report.source.end },
    ]);
  });
});

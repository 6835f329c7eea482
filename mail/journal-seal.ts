/** The night's seal of the journal, to the inspectors: with it at hand, nobody can change what was done unseen. */
import type { Day } from "../domain/day.js";
import { layOut } from "./layout.js";
import type { Letter, Message } from "./message.js";
import { formatDay } from "./words.js";

export interface JournalSealInput extends Letter {
  readonly day: Day;
  /** Counts the seals from 1. */
  readonly number: number;
  readonly tasks: number;
  readonly events: number;
  readonly hash: string;
  /** "" in the first. */
  readonly previousHash: string;
  readonly listUrl: string;
}

export function journalSealMessage(input: JournalSealInput): Message {
  const count = (number: number) => number.toLocaleString("vi-VN");
  return layOut(input, {
    subject: `Niêm phong nhật ký ngày ${formatDay(input.day)}, số ${String(input.number)}`,
    why: "được giao kiểm tra, giám sát việc thực hiện nhiệm vụ",
    blocks: [
      {
        kind: "paragraph",
        text: `Toàn bộ nhật ký thực hiện nhiệm vụ đến đầu ngày ${formatDay(input.day)} đã được niêm phong. Xin lưu thư này: mọi sửa đổi về sau đối với những việc đã ghi sẽ làm mã niêm phong không còn khớp.`,
      },
      {
        kind: "facts",
        rows: [
          ["Số niêm phong", String(input.number)],
          ["Số nhiệm vụ", count(input.tasks)],
          ["Số sự việc đã ghi", count(input.events)],
          ["Mã niêm phong", input.hash],
          ["Mã của lần trước", input.previousHash === "" ? "không có (lần đầu)" : input.previousHash],
        ],
      },
      {
        kind: "paragraph",
        text: "Để đối chiếu, đề nghị người quản trị hệ thống chạy lệnh bin/dondoc verify-journal.",
      },
      { kind: "link", label: "Mở danh sách nhiệm vụ", url: input.listUrl },
    ],
  });
}

/** Recipients, tasks and one input of each kind of message, for the tests of this folder. */
import type { MailInputs, MailKind } from "../../mail/compose.js";
import type { Letter, TaskLine } from "../../mail/message.js";

export const letter: Letter = {
  to: { name: "Ngô Thu Yến", position: "Bí thư Huyện ủy", unitName: "Huyện ủy Long Mỹ" },
  from: { name: "Văn phòng Tỉnh ủy Hậu Giang", contact: "vptu@haugiang.example, số máy 100" },
};

export const listUrl = "https://dondoc.haugiang.example/tasks?unit=huyenuy-longmy&programme=272";

export function task(over: Partial<TaskLine> = {}): TaskLine {
  return {
    code: "II.1.1-1",
    title:
      "Chỉ đạo việc triển khai, phổ biến, quán triệt nội dung Chỉ thị số 31-CT/TW và Chương trình của Ban Thường vụ Tỉnh ủy thực hiện Chỉ thị số 31-CT/TW đến các chi bộ để thực hiện, nhằm nâng cao nhận thức, trách nhiệm của cấp ủy, tổ chức đảng",
    programme: "Chương trình 272-CTr/TU",
    leadUnit: "Huyện ủy Long Mỹ",
    dueOn: "2026-10-20",
    originalDueOn: "2026-10-20",
    recurrence: null,
    lateness: "overdue",
    workingDaysLate: 25,
    workingDaysLeft: null,
    url: "https://dondoc.haugiang.example/tasks/0199",
    reason: null,
    notedOn: null,
    remindedOn: ["2026-10-21", "2026-10-23"],
    answerable: "Đồng chí Ngô Thu Yến, Bí thư Huyện ủy",
    escalatedTo: null,
    ...over,
  };
}

export const soon = task({
  code: "III.2",
  title: "Tập trung lãnh đạo, chỉ đạo tổ chức thực hiện tốt công tác an toàn, vệ sinh lao động",
  dueOn: "2026-11-30",
  originalDueOn: "2026-11-20",
  lateness: "due_soon",
  workingDaysLate: 0,
  workingDaysLeft: 4,
  url: "https://dondoc.haugiang.example/tasks/0200",
});

export const continuous = task({
  code: "II.1.1-3",
  title: "Nêu cao trách nhiệm người đứng đầu cấp ủy các cấp",
  dueOn: null,
  originalDueOn: null,
  lateness: "no_deadline",
  workingDaysLate: 0,
  url: "https://dondoc.haugiang.example/tasks/0201",
  notedOn: "2026-08-10",
});

/** One input for each kind, every optional part filled. */
export const inputs: { readonly [K in MailKind]: MailInputs[K] } = {
  assignment: {
    ...letter,
    programme: {
      name: "Chương trình 272-CTr/TU",
      title: "Thực hiện Chỉ thị số 31-CT/TW ngày 19/3/2024 của Ban Bí thư",
      issuer: "Ban Thường vụ Tỉnh ủy Hậu Giang",
      issuedOn: "2024-08-22",
    },
    unitName: "Huyện ủy Long Mỹ",
    leading: [task(), continuous],
    coordinating: [soon],
    acceptBy: "2026-11-30",
    acknowledgement: { by: "2026-12-04", url: "https://dondoc.haugiang.example/tasks/0299" },
    listUrl,
  },
  announcement: {
    ...letter,
    announcement: {
      kind: "handover",
      facts: {
        successionId: "0190",
        from: "Sở Lao động – Thương binh và Xã hội",
        to: "Sở Nội vụ",
        effectiveOn: "2026-03-01",
        tasks: 7,
      },
    },
    programme: "Chương trình 272-CTr/TU",
    url: "https://dondoc.example/tasks",
  },
  journal_seal: {
    ...letter,
    day: "2026-11-25",
    number: 93,
    tasks: 412,
    events: 10_874,
    hash: "5e".repeat(32),
    previousHash: "a0".repeat(32),
    listUrl,
  },
  digest: {
    ...letter,
    day: "2026-11-25",
    overdue: [task({ escalatedTo: "Ban Thường vụ Tỉnh ủy" })],
    dueSoon: [soon],
    returned: [task({ notedOn: "2026-11-20", reason: "Thiếu danh sách chi bộ.\nThiếu ngày quán triệt." })],
    toAccept: [task({ notedOn: "2026-11-18" })],
    silent: [continuous],
    toReview: [task({ notedOn: "2026-11-17" })],
    news: [task({ reason: "Đã gửi số liệu phần phối hợp." })],
    toDecide: [task({ notedOn: "2026-11-23", reason: "Chờ hướng dẫn của Trung ương" })],
    listUrl,
  },
  return: {
    ...letter,
    task: soon,
    returnedBy: "Ban Tuyên giáo Tỉnh ủy",
    returnedOn: "2026-11-23",
    remarks: "Báo cáo chưa có số liệu.\nĐề nghị bổ sung danh sách chi bộ.",
  },
  decision: {
    ...letter,
    decision: { kind: "extension_granted", until: "2026-11-30" },
    task: soon,
    decidedBy: "Văn phòng Tỉnh ủy",
    decidedOn: "2026-11-19",
    remarks: "Lần gia hạn cuối.",
  },
  request: {
    ...letter,
    request: { kind: "extension", until: "2026-12-15" },
    task: soon,
    askedOn: "2026-11-23",
    reason: "Chờ hướng dẫn của Trung ương.",
  },
  demand: { ...letter, task: task(), explainBy: "2026-11-27" },
  escalation: {
    ...letter,
    level: "standing_committee",
    tasks: [
      task({ reason: "Thiếu cán bộ" }),
      task({ code: "II.1.2-2", leadUnit: "Huyện ủy Vị Thủy", workingDaysLate: 31 }),
    ],
    listUrl,
  },
  urging: {
    ...letter,
    task: task(),
    urgedBy: "Ban Tuyên giáo Tỉnh ủy",
    urgedOn: "2026-11-23",
    words: "Đề nghị báo cáo ngay.",
    replyBy: "2026-11-26",
  },
  committee_digest: {
    ...letter,
    day: "2026-11-27",
    tasks: [task(), task({ leadUnit: "Huyện ủy Vị Thủy", workingDaysLate: 31 }), task({ code: "II.1.2-2" })],
    listUrl,
  },
  account_link: {
    ...letter,
    username: "longmy",
    linkUrl: "https://dondoc.example/link/mot-lan",
    validUntil: "2026-11-27T02:15:00Z",
    firstPassword: true,
  },
};

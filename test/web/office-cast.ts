/** The office's desk as the record gives it to its pages: mails in every state, and what waits for a decision. */
import type { Inbox } from "../../record/queries/inbox-view.js";
import type { DeadAddress, MailView } from "../../record/queries/mail-view.js";
import * as cast from "./cast.js";

const mail = (id: string, over: Partial<MailView> = {}): MailView => ({
  id,
  kind: "assignment",
  person: { id: "lan", name: cast.people.lan.name },
  unit: cast.units.labour,
  address: "lan@haugiang.example",
  subject: "[Đôn Đốc] Giao 3 nhiệm vụ",
  state: "sent",
  attempts: 1,
  lastError: null,
  writtenAt: new Date("2026-11-23T02:00:00Z"),
  sentAt: new Date("2026-11-23T02:01:00Z"),
  nextTryAt: null,
  tasks: [{ id: "task-1", section: "II.2.1", text: "Rà soát" }],
  taskCount: 3,
  addressFailed: false,
  open: false,
  ...over,
});

const refusal = "550 5.1.1 <lan@haugiang.example>: Recipient address rejected: User unknown in virtual table";

export const failed = mail("mail-2", { state: "failed", sentAt: null, lastError: refusal, open: true });

export const mails: readonly MailView[] = [
  mail("mail-1"),
  failed,
  mail("mail-3", { state: "failed", sentAt: null, lastError: refusal, open: true, addressFailed: true }),
  mail("mail-4", {
    kind: "digest",
    state: "failed",
    sentAt: null,
    lastError: refusal,
    tasks: [],
    taskCount: 0,
  }),
  mail("mail-5", {
    ...{ kind: "urging", state: "pending", attempts: 2, sentAt: null, subject: null },
    ...{ lastError: "451 try again later", nextTryAt: new Date("2026-11-24T01:15:00Z") },
  }),
  mail("mail-6", {
    kind: "account_link",
    state: "ambiguous",
    sentAt: null,
    unit: null,
    tasks: [],
    open: true,
  }),
  mail("mail-7", { kind: "something_new", state: "dropped", sentAt: null }),
  mail("mail-8", { state: "sending", tasks: [{ id: "task-2", section: "III.1", text: null }], taskCount: 1 }),
];

const dead: DeadAddress = {
  person: { id: "hung", name: cast.people.hung.name },
  address: "hung@haugiang.example",
  failedAt: new Date("2026-11-20T00:31:00Z"),
  unit: cast.units.labour,
  lastError: refusal,
};

const since = new Date("2026-11-12T08:00:00Z");
const waiting = (over: Partial<ReturnType<typeof cast.detail>>) => ({
  ...{ task: cast.detail(over), since, reviewer: cast.units.propaganda.name, askedDueOn: null },
  words: "Đã hoàn thành toàn bộ nội dung được giao, có báo cáo và biên bản kèm theo.",
});

export const inbox: Inbox = {
  parts: [
    { kind: "completions", total: 42, items: [waiting({ id: "task-1", state: "awaiting_review" })] },
    { kind: "late_reviews", total: 1, items: [waiting({ id: "task-2", state: "awaiting_review" })] },
    { kind: "extensions", total: 1, items: [{ ...waiting({ id: "task-3" }), askedDueOn: "2026-12-18" }] },
    { kind: "declines", total: 1, items: [{ ...waiting({ id: "task-4", state: "declined" }), words: null }] },
    { kind: "submissions", total: 0, items: [] },
    {
      kind: "reports",
      total: 3,
      items: (["consolidating", "awaiting_approval", "approved"] as const).map((state) => ({
        ...{ cycleId: `cycle-${state}`, title: "Sơ kết 6 tháng", programme: cast.programme, state, since },
      })),
    },
    {
      kind: "drafts",
      total: 2,
      items: [
        { programme: cast.programme, openDoubts: 7, since },
        { programme: { ...cast.programme, id: "programme-2" }, openDoubts: 0, since },
      ],
    },
    { kind: "addresses", total: 1, items: [dead] },
    { kind: "mails", total: 1, items: [failed] },
  ],
};

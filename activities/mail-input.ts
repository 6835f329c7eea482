/** Notices of one mail turned into what its message needs to be told. */
import type { Calendar } from "../domain/calendar.js";
import { dayAt } from "../domain/day.js";
import { compose } from "../mail/compose.js";
import type { Letter, Message, TaskLine } from "../mail/message.js";
import type { OutgoingNotice, Recipient } from "../record/queries/outgoing.js";
import type { Seal } from "../record/seal.js";

export interface MailContext {
  readonly recipient: Recipient;
  readonly now: Date;
  readonly calendar: Calendar;
  /** Where the pages are: `https://dondoc.example`. */
  readonly publicUrl: string;
  readonly contact: string;
}

/** Working days within which a unit is asked to accept. */
const ACCEPT_WITHIN = 3;

/** The message of a mail; `notices` is not empty and holds only what still applies. */
export function messageOf(kind: string, notices: readonly OutgoingNotice[], context: MailContext): Message {
  const first = notices[0];
  if (first === undefined) throw new Error("a mail without notices has no message");
  const letter: Letter = {
    to: context.recipient,
    from: { name: first.programme.office, contact: context.contact },
  };
  const lines = distinctTasks(notices).map((notice) => lineOf(notice, context));
  const listUrl = `${context.publicUrl}/tasks`;
  const task = lineOf(first, context);
  const decidedOn = dayAt(first.writtenAt);
  const by = first.actorUnit ?? first.programme.office;
  const remarks = textIn(first, "remarks") ?? textIn(first, "reason");
  const decided = { ...letter, task, decidedBy: by, decidedOn, remarks };

  switch (kind) {
    case "assignment":
      return assignment(notices, letter, listUrl, context);
    case "digest":
      return digest(notices, letter, listUrl, context);
    case "committee_digest":
      return compose("committee_digest", { ...letter, day: dayAt(context.now), tasks: lines, listUrl });
    case "escalation":
    case "committee_escalation": {
      const level = kind === "escalation" ? "advising_board" : "standing_committee";
      return compose("escalation", { ...letter, level, tasks: lines, listUrl });
    }
    case "explanation_demand":
      return compose("demand", { ...letter, task, explainBy: textIn(first, "dueOn") ?? decidedOn });
    case "return":
      return compose("return", {
        ...letter,
        task,
        returnedBy: by,
        returnedOn: decidedOn,
        remarks: remarks ?? "",
      });
    case "completion_decision":
      return compose("decision", { ...decided, decision: { kind: "completion_confirmed" } });
    case "extension_decision": {
      const until = textIn(first, "dueOn");
      const decision =
        until === null
          ? ({ kind: "extension_refused", asked: textIn(first, "askedDueOn") ?? decidedOn } as const)
          : ({ kind: "extension_granted", until } as const);
      return compose("decision", { ...decided, decision });
    }
    case "suspension":
      return compose("decision", {
        ...decided,
        decision: { kind: "suspended", until: textIn(first, "until") ?? decidedOn },
      });
    case "cancellation":
      return compose("decision", {
        ...decided,
        decision: { kind: "cancelled" },
        // An amendment drops several at once.
        others: distinctTasks(notices)
          .filter((notice) => notice.task.id !== first.task.id)
          .map((notice) => ({ task: lineOf(notice, context), remarks: textIn(notice, "reason") })),
      });
    case "extension_request":
    case "declination": {
      const request =
        kind === "declination"
          ? ({ kind: "declination" } as const)
          : ({ kind: "extension", until: textIn(first, "dueOn") ?? decidedOn } as const);
      return compose("request", { ...letter, request, task, askedOn: decidedOn, reason: remarks ?? "" });
    }
    case "urging":
      return compose("urging", {
        ...letter,
        task,
        urgedBy: by,
        urgedOn: decidedOn,
        words: textIn(first, "text"),
        replyBy: null,
      });
    default:
      throw new Error(`no message for mails of kind ${kind}`);
  }
}

/** A seal concerns no task and no programme: the program itself writes. */
export function sealMessageOf(seal: Seal, { recipient, contact, publicUrl }: MailContext): Message {
  const letter: Letter = { to: recipient, from: { name: "Hệ thống Đôn Đốc", contact } };
  return compose("journal_seal", { ...seal, ...letter, listUrl: `${publicUrl}/tasks` });
}

function assignment(
  notices: readonly OutgoingNotice[],
  letter: Letter,
  listUrl: string,
  context: MailContext,
): Message {
  const [first] = notices;
  if (first === undefined) throw new Error("a letter of assignment without tasks");
  const leads = (notice: OutgoingNotice) => notice.task.leadUnitId === notice.unit.id;
  const lines = (some: readonly OutgoingNotice[]) => some.map((notice) => lineOf(notice, context));
  const given = notices.filter((notice) => notice.task.purpose !== "acknowledgement");
  const leading = given.filter(leads);
  const owed = notices.find(({ task }) => task.purpose === "acknowledgement" && task.state === "assigned");
  const { programme } = first;
  return compose("assignment", {
    ...letter,
    programme: {
      name: `${programme.type} ${programme.number}`,
      title: programme.title,
      issuer: programme.issuer,
      issuedOn: programme.signedOn ?? dayAt(first.writtenAt),
    },
    unitName: first.unit.name,
    leading: lines(leading),
    coordinating: lines(given.filter((notice) => !leads(notice))),
    acceptBy: leading.some((notice) => notice.task.state === "assigned")
      ? context.calendar.addWorkingDays(dayAt(context.now), ACCEPT_WITHIN)
      : null,
    acknowledgement:
      owed === undefined
        ? null
        : { by: owed.task.dueOn ?? dayAt(context.now), url: `${context.publicUrl}/tasks/${owed.task.id}` },
    listUrl,
  });
}

/** Each task stands once in a digest, in the part that its gravest notice puts it in. */
function digest(
  notices: readonly OutgoingNotice[],
  letter: Letter,
  listUrl: string,
  context: MailContext,
): Message {
  const parts = {
    overdue: [] as TaskLine[],
    dueSoon: [] as TaskLine[],
    returned: [] as TaskLine[],
    toAccept: [] as TaskLine[],
    silent: [] as TaskLine[],
    toReview: [] as TaskLine[],
    toDecide: [] as TaskLine[],
    news: [] as TaskLine[],
  };
  const gravest = [...notices].sort((a, b) => partOrder.indexOf(partOf(b)) - partOrder.indexOf(partOf(a)));
  for (const notice of distinctTasks(gravest)) parts[partOf(notice)].push(lineOf(notice, context));
  return compose("digest", { ...letter, day: dayAt(context.now), ...parts, listUrl });
}

/** The gravest first. */
const partOrder = [
  "overdue",
  "returned",
  "toDecide",
  "toReview",
  "dueSoon",
  "toAccept",
  "silent",
  "news",
] as const;
type DigestPart = (typeof partOrder)[number];

function partOf({ kind, task }: OutgoingNotice): DigestPart {
  if (kind === "completion_report" || kind === "review_reminder") return "toReview";
  if (kind === "extension_reminder" || kind === "decline_reminder") return "toDecide";
  if (kind === "contribution" || kind === "comment") return "news";
  if (kind === "silence_reminder") return "silent";
  if (task.lateness === "overdue") return "overdue";
  if (task.state === "returned") return "returned";
  return kind === "acceptance_reminder" ? "toAccept" : "dueSoon";
}

function distinctTasks(notices: readonly OutgoingNotice[]): OutgoingNotice[] {
  return [...new Map(notices.map((notice) => [notice.task.id, notice])).values()];
}

function lineOf({ task, programme, kind, detail }: OutgoingNotice, { publicUrl }: MailContext): TaskLine {
  const noted = {
    acceptance_reminder: task.assignedAt,
    completion_report: task.reportedAt,
    review_reminder: task.reportedAt,
    silence_reminder: task.lastHeardAt,
  } as const;
  const remarks = typeof detail["remarks"] === "string" ? detail["remarks"] : null;
  const said = typeof detail["text"] === "string" ? detail["text"] : null;
  const notedAt = kind in noted ? noted[kind as keyof typeof noted] : null; // `in` has just said so
  return {
    code: task.section,
    title: task.text,
    programme: `${programme.type} ${programme.number}`,
    leadUnit: task.leadUnit,
    dueOn: task.dueOn,
    originalDueOn: task.originalDueOn,
    recurrence: task.recurrence,
    lateness: task.lateness,
    workingDaysLate: task.workingDaysLate,
    workingDaysLeft: task.workingDaysLeft,
    url: `${publicUrl}/tasks/${task.id}`,
    reason: kind === "comment" || kind === "contribution" ? said : (task.explanation ?? remarks),
    notedOn: notedAt === null ? null : dayAt(notedAt),
    remindedOn: task.remindedOn,
    answerable: task.head,
    escalatedTo:
      task.escalatedTo === null
        ? null
        : task.escalatedTo === "committee_escalation"
          ? "Ban Thường vụ Tỉnh ủy"
          : "cơ quan tham mưu và Văn phòng Tỉnh ủy",
  };
}

function textIn(notice: OutgoingNotice, key: string): string | null {
  const value = notice.detail[key];
  return typeof value === "string" && value !== "" ? value : null;
}

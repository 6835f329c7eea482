/** The other documents that leave, each composed of what the record says and of what the asking person chooses. */
import { dayAt } from "../../domain/day.js";
import type { AssignmentLetter } from "../../document/write/assignment-letter.js";
import type { Bulletin } from "../../document/write/bulletin.js";
import type { HandOverRecord } from "../../document/write/hand-over-record.js";
import type { Submission } from "../../document/write/submission.js";
import type { UrgingDispatch } from "../../document/write/urging-dispatch.js";
import { listed, shortDate } from "../../document/write/wording.js";
import type { AssignmentPaper } from "../../record/queries/assignment-paper.js";
import { type BulletinPaper, LONG_AFTER } from "../../record/queries/bulletin-paper.js";
import type { HandOverPaper } from "../../record/queries/hand-over-paper.js";
import type { SubmissionPaper } from "../../record/queries/submission-paper.js";
import type { UrgingPaper } from "../../record/queries/urging-paper.js";
import type { Signatory } from "../../record/queries/issuer.js";
import { type LetterChoices, letterOf, letterheadOf, programmeName, shortProgramme } from "./letter.js";
import { printedChapters } from "./review-report.js";
import { rhythmInWords, standingInWords } from "./standing.js";

export function submissionOf(paper: SubmissionPaper, choices: LetterChoices, now: Date): Submission {
  return {
    ...letterOf(
      {
        issuer: paper.issuer,
        subject: `${paper.title.replace(/^Báo cáo /u, "")}\n${programmeName(paper.programme)}`,
        addressees: [paper.advising],
        recipients: ["Như trên"],
        signatory: paper.signedBy,
      },
      paper.signedOn === null ? choices : { ...choices, date: choices.date ?? paper.signedOn },
      now,
    ),
    chapters: printedChapters(paper.chapters, () => null, false),
    tasks: paper.tasks.map((task) => ({
      section: task.section,
      text: task.text,
      due: task.dueOn === null ? "Thường xuyên" : shortDate(task.dueOn),
      state: standingInWords(task),
      result: task.result ?? "",
      evidence: [
        ...(task.document === null
          ? []
          : [
              `Văn bản số ${task.document.number}${task.document.date === null ? "" : ` ngày ${shortDate(task.document.date)}`}`,
            ]),
        ...task.files,
      ].join("; "),
    })),
  };
}

export function urgingDispatchOf(paper: UrgingPaper, choices: LetterChoices, now: Date): UrgingDispatch {
  return {
    ...letterOf(
      {
        issuer: paper.issuer,
        subject: `đôn đốc thực hiện nhiệm vụ quá hạn thuộc ${shortProgramme(paper.programme)}`,
        addressees: [paper.unit],
        recipients: ["Như trên", `${paper.committee} (để báo cáo)`, paper.advising],
      },
      choices,
      now,
    ),
    programme: programmeName(paper.programme),
    unit: paper.unit,
    writer: paper.office,
    asOf: paper.asOf,
    assigned: paper.assigned,
    tasks: paper.tasks,
    answerBy: paper.answerBy,
    answerTo: paper.office,
  };
}

export function assignmentLetterOf(
  paper: AssignmentPaper,
  choices: LetterChoices,
  now: Date,
): AssignmentLetter {
  return {
    ...letterOf(
      {
        issuer: paper.issuer,
        subject: `giao nhiệm vụ thực hiện ${shortProgramme(paper.programme)}`,
        addressees: [paper.unit],
        recipients: ["Như trên", paper.advising],
      },
      choices,
      now,
    ),
    programme: programmeName(paper.programme),
    unit: paper.unit,
    writer: paper.office,
    acceptBy: paper.acceptBy,
    answerTo: paper.office,
    tasks: paper.tasks.map((task) => ({
      section: task.section,
      text: task.text,
      role: task.role,
      with: task.role === "lead" ? task.coordinating : [task.lead],
      due:
        task.dueOn !== null
          ? shortDate(task.dueOn)
          : task.recurrence !== null
            ? rhythmInWords(task.recurrence)
            : (task.dueText ?? "Thường xuyên"),
      product: task.product,
      reviewer: task.reviewer,
    })),
  };
}

export function handOverRecordOf(paper: HandOverPaper, choices: LetterChoices, now: Date): HandOverRecord {
  const party = (side: { readonly unit: string; readonly head: Signatory | null }) => ({
    unit: side.unit,
    position: side.head?.position ?? "………",
    name: side.head?.name ?? "………",
  });
  return {
    letterhead: letterheadOf(paper.issuer, { ...choices, date: choices.date ?? paper.heldOn }, now),
    subject: `bàn giao nhiệm vụ từ ${paper.from.unit} sang ${paper.to.unit}`,
    basis: paper.basis,
    heldOn: paper.heldOn,
    heldAt: `trụ sở ${paper.to.unit}`,
    from: party(paper.from),
    to: party(paper.to),
    witness:
      paper.issuer.head === null
        ? null
        : { unit: paper.issuer.name, position: paper.issuer.head.position, name: paper.issuer.head.name },
    tasks: paper.tasks.map((task) => ({
      section: task.section,
      text: task.text,
      state: standingInWords(task),
      due: task.dueOn === null ? "Thường xuyên" : shortDate(task.dueOn),
      files: `${String(task.reports)} báo cáo, ${String(task.files)} tệp minh chứng`,
    })),
    pending: paper.pending.map(({ what, section, since }) =>
      what === "extension"
        ? `Đề nghị gia hạn nhiệm vụ${placeIn(section)}, gửi ngày ${shortDate(dayAt(since))}`
        : `Báo cáo hoàn thành nhiệm vụ${placeIn(section)}, gửi ngày ${shortDate(dayAt(since))}, chờ xác nhận`,
    ),
    copies: paper.issuer.head === null ? 2 : 3,
  };
}

const placeIn = (section: string): string => (section === "" ? "" : ` tại mục ${section}`);

export function bulletinOf(paper: BulletinPaper, choices: LetterChoices, now: Date): Bulletin {
  return {
    ...letterOf(
      {
        issuer: paper.issuer,
        subject: "các đơn vị chậm thực hiện nhiệm vụ",
        addressees: [paper.committee],
        recipients: ["Như trên", "Các cơ quan, đơn vị có tên trong báo cáo"],
      },
      choices,
      now,
    ),
    programmes: listed(paper.programmes.map(programmeName)),
    from: paper.from,
    to: paper.to,
    total: paper.total,
    completed: paper.completed,
    overdue: paper.overdue,
    overdueWeekBefore: paper.overdueWeekBefore,
    units: paper.units,
    longAfter: LONG_AFTER,
    longLate: paper.longLate,
  };
}

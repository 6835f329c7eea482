/** The bodies of a rehearsal: each working day they do what `behaviour.ts` draws for them, through the record's commands. */
import { createHash } from "node:crypto";
import type { Calendar } from "../domain/calendar.js";
import { type Day, addDays, dayAt } from "../domain/day.js";
import type { EvidenceKind } from "../domain/assignment.js";
import type { Actor } from "../domain/permissions.js";
import type { TaskKind, TaskPurpose, TaskState } from "../domain/task.js";
import type { TaskCommand } from "../record/change-task.js";
import { acceptTask } from "../record/commands/accept-task.js";
import { acknowledgeProgramme } from "../record/commands/acknowledge-programme.js";
import { confirmCompletion } from "../record/commands/confirm-completion.js";
import { decideExtension } from "../record/commands/decide-extension.js";
import { explainLateness } from "../record/commands/explain-lateness.js";
import { reportCompletion } from "../record/commands/report-completion.js";
import { reportProgress } from "../record/commands/report-progress.js";
import { requestExtension } from "../record/commands/request-extension.js";
import { returnTask } from "../record/commands/return-task.js";
import { suspendTask } from "../record/commands/suspend-task.js";
import { signSubmission, submitReport } from "../record/commands/write-submission.js";
import type { Database } from "../record/database.js";
import { maybeDay } from "../record/days.js";
import { type OpenTask, type PlayedAct, actOn } from "./behaviour.js";
import type { Draw } from "./draw.js";
import { type Player, officerOf } from "./player.js";
import type { Scenario } from "./scenario.js";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly evidence_kind: EvidenceKind;
  readonly due_on: Date | null;
  readonly due_version: number;
  readonly assigned_at: Date;
  readonly last_heard_at: Date | null;
  readonly reported_at: Date | null;
  readonly declined_at: Date | null;
  readonly extension_requested_at: Date | null;
  readonly explanation_due_on: Date | null;
  readonly lead_unit_id: string;
  readonly reviewer_unit_id: string;
  readonly office_unit_id: string;
}

export function bodiesOf(db: Database, scenario: Scenario, draw: Draw): Player {
  const once = new Set<string>();
  return {
    async play(now, calendar) {
      const today = dayAt(now);
      const actors = new Map<string, Promise<Actor | null>>();
      const actorIn = (unitId: string) => {
        const known = actors.get(unitId) ?? officerOf(db, unitId, now);
        actors.set(unitId, known);
        return known;
      };
      const rows = await openTasks(db);
      const act = (some: readonly Row[]) =>
        Promise.all(
          some.map(async (row) => {
            const task = openTaskOf(row);
            const played = actOn(task, today, calendar, draw, scenario, once);
            if (played === null) return 0;
            const actor = await actorIn(doerOf(played, row));
            // A body without anyone to act: its task waits, and the ladder tells those above.
            if (actor === null) return 0;
            await perform(db, { taskId: row.id, actor, now }, played, row, { calendar, draw });
            once.add(`${task.name} ${played.act === "request_extension" ? "extension" : played.act}`);
            return 1;
          }),
        );
      // Who takes on a task on the same day has acknowledged its programme by that.
      const [first, then] = [true, false].map((of) =>
        rows.filter(({ purpose }) => (purpose === "acknowledgement") === of),
      );
      const acted = [...(await act(first ?? [])), ...(await act(then ?? []))];
      return acted.filter((one) => one === 1).length;
    },
    async nextActOn(from, until, calendar) {
      const tasks = (await openTasks(db)).map(openTaskOf);
      for (let day = from; day <= until; day = addDays(day, 1)) {
        if (!calendar.isWorkingDay(day)) continue;
        if (tasks.some((task) => actOn(task, day, calendar, draw, scenario, once) !== null)) return day;
      }
      return null;
    },
  };
}

function openTasks(db: Database): Promise<Row[]> {
  return db.sql.$queryRaw<Row[]>`
    SELECT t.id, concat_ws(' ', t.purpose, t.position, t.section, u.code, t.period, c.schedule_key) AS name, t.kind::text AS kind, t.purpose::text AS purpose, t.state::text AS state,
      t.evidence_kind::text AS evidence_kind, t.due_on, t.due_version, t.assigned_at, t.last_heard_at, t.reported_at,
      t.declined_at, t.extension_requested_at, t.explanation_due_on, t.lead_unit_id, t.reviewer_unit_id, p.office_unit_id
    FROM task t JOIN programme p ON p.id = t.programme_id JOIN unit u ON u.id = t.lead_unit_id LEFT JOIN review_cycle c ON c.id = t.cycle_id
    WHERE t.kind <> 'recurring' AND t.state NOT IN ('completed', 'cancelled', 'suspended')
    ORDER BY name, t.id`;
}

function openTaskOf(row: Row): OpenTask {
  const day = (instant: Date | null) => (instant === null ? null : dayAt(instant));
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    purpose: row.purpose,
    state: row.state,
    dueOn: maybeDay(row.due_on),
    dueVersion: row.due_version,
    assignedOn: dayAt(row.assigned_at),
    lastHeardOn: day(row.last_heard_at),
    reportedOn: day(row.reported_at),
    declinedOn: day(row.declined_at),
    extensionAskedOn: day(row.extension_requested_at),
    explanationOwed: row.explanation_due_on !== null,
  };
}

function doerOf({ act }: PlayedAct, row: Row): string {
  switch (act) {
    case "confirm":
    case "return":
      return row.reviewer_unit_id;
    case "decide_extension":
    case "suspend":
      return row.office_unit_id;
    default:
      return row.lead_unit_id;
  }
}

function perform(
  db: Database,
  command: TaskCommand,
  played: PlayedAct,
  row: Row,
  { calendar, draw }: { readonly calendar: Calendar; readonly draw: Draw },
): Promise<unknown> {
  switch (played.act) {
    case "accept":
      return row.purpose === "acknowledgement" ? acknowledgeProgramme(db, command) : acceptTask(db, command);
    case "report_progress":
      return reportProgress(db, {
        ...command,
        text: "Đang triển khai theo kế hoạch.",
        progress: 50,
        evidence: [],
      });
    case "report_completion":
      if (row.purpose === "submission") return handIn(db, command, row);
      return reportCompletion(db, {
        ...command,
        text: "Đã hoàn thành theo yêu cầu.",
        ...proofOf(row.evidence_kind, dayAt(command.now)),
        ...(row.purpose === "figure"
          ? { figure: draw.between(`${row.name} figure`, [80, 120]), figureSource: "Niên giám thống kê" }
          : {}),
      });
    case "confirm":
      return confirmCompletion(db, { ...command, remarks: null });
    case "return":
      return returnTask(db, { ...command, remarks: "Đề nghị bổ sung số liệu.", dueOn: played.dueOn });
    case "request_extension":
      return requestExtension(db, {
        ...command,
        dueOn: played.dueOn,
        reason: "Chờ hướng dẫn của cơ quan cấp trên.",
      });
    case "decide_extension":
      return decideExtension(db, {
        ...command,
        decision: played.granted ? "grant" : "refuse",
        dueOn: played.granted ? calendar.addWorkingDays(dayAt(command.now), 20) : null,
        remarks: null,
      });
    case "suspend":
      return suspendTask(db, { ...command, until: played.dueOn, reason: "Chờ sắp xếp tổ chức bộ máy." });
    case "explain":
      return explainLateness(db, { ...command, text: "Do thiếu nhân sự; sẽ hoàn thành trong tháng." });
  }
}

/** A unit's report to a review, as the program drafted it, signed by its head; without a head it is not handed in. */
async function handIn(db: Database, command: TaskCommand, row: Row): Promise<void> {
  const { now, taskId: submissionId } = command;
  const head = await officerOf(db, row.lead_unit_id, now, { head: true });
  if (head === null) return;
  await signSubmission(db, { submissionId, actor: head, now });
  await submitReport(db, { ...command, submissionId });
}

/** What a report of each kind brings; the files have no bytes, nobody opens them. */
function proofOf(kind: EvidenceKind, day: Day) {
  const mediaType = kind === "photograph" ? "image/jpeg" : "application/pdf";
  const file = {
    fileName: "minh-chung",
    mediaType,
    size: 1,
    sha256: createHash("sha256").update(kind).digest("hex"),
  };
  return {
    evidence: kind === "any" || kind === "figure" ? [] : [file],
    ...(kind === "document" ? { documentNumber: "15-BC", documentDate: day } : {}),
    ...(kind === "figure" ? { figure: 5, figureUnit: "%" } : {}),
  };
}

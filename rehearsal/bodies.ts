/** The bodies of a rehearsal: each working day they do what `behaviour.ts` draws for them, through the record's commands. */
import { createHash } from "node:crypto";
import type { Calendar } from "../domain/calendar.js";
import { type Day, addDays, dayAt } from "../domain/day.js";
import type { EvidenceKind } from "../domain/assignment.js";
import type { Actor } from "../domain/permissions.js";
import type { TaskKind, TaskPurpose, TaskState } from "../domain/task.js";
import { calendarAt } from "../record/calendar.js";
import type { TaskChanged, TaskCommand } from "../record/change-task.js";
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
import type { Database } from "../record/database.js";
import { actorOf } from "../record/queries/actor.js";
import { maybeDay } from "../record/days.js";
import { type OpenTask, type PlayedAct, actOn } from "./behaviour.js";
import type { Draw } from "./draw.js";
import type { Scenario } from "./scenario.js";

export interface Bodies {
  /** Gives the acts done. */
  play(now: Date): Promise<number>;
  /** The first working day in [from, until] on which some body does something, if nothing else happens before. */
  nextActOn(from: Day, until: Day, calendar: Calendar): Promise<Day | null>;
}

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

export function bodiesOf(db: Database, scenario: Scenario, draw: Draw): Bodies {
  const once = new Set<string>();
  return {
    async play(now) {
      const today = dayAt(now);
      const calendar = await calendarAt(db, now);
      const actors = new Map<string, Promise<Actor | null>>();
      const actorIn = (unitId: string) => {
        const known = actors.get(unitId) ?? officerOf(db, unitId, now);
        actors.set(unitId, known);
        return known;
      };
      let done = 0;
      for (const row of await openTasks(db)) {
        const task = openTaskOf(row);
        const played = actOn(task, today, calendar, draw, scenario, once);
        if (played === null) continue;
        const actor = await actorIn(doerOf(played, row));
        // A body without anyone to act: its task waits, and the ladder tells those above.
        if (actor === null) continue;
        await perform(db, { taskId: row.id, actor, now }, played, row, calendar);
        once.add(`${task.name} ${played.act === "request_extension" ? "extension" : played.act}`);
        done++;
      }
      return done;
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

/** Acknowledgements come first by their name: who takes on a task on the same day has given theirs already. */
function openTasks(db: Database): Promise<Row[]> {
  return db.prisma.$queryRaw<Row[]>`
    SELECT t.id, concat_ws(' ', t.purpose, t.position, t.section, u.code, t.period) AS name, t.kind::text AS kind, t.purpose::text AS purpose, t.state::text AS state,
      t.evidence_kind::text AS evidence_kind, t.due_on, t.due_version, t.assigned_at, t.last_heard_at, t.reported_at,
      t.declined_at, t.extension_requested_at, t.explanation_due_on, t.lead_unit_id, t.reviewer_unit_id, p.office_unit_id
    FROM task t JOIN programme p ON p.id = t.programme_id JOIN unit u ON u.id = t.lead_unit_id
    WHERE t.kind <> 'recurring' AND t.state NOT IN ('completed', 'cancelled', 'suspended')
    ORDER BY name, t.id`;
}

function openTaskOf(row: Row): OpenTask {
  const day = (instant: Date | null) => (instant === null ? null : dayAt(instant));
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
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

/** Somebody who acts for the unit that day: its focal officer, else any member. */
async function officerOf(db: Database, unitId: string, now: Date): Promise<Actor | null> {
  const [found] = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM membership m JOIN "user" l ON l.person_id = m.person_id
    WHERE m.unit_id = ${unitId}::uuid AND m.role <> 'administrator' AND l.disabled_at IS NULL
      AND m.valid_from <= ${dayAt(now)}::date AND (m.valid_to IS NULL OR m.valid_to >= ${dayAt(now)}::date)
    ORDER BY m.is_focal DESC, m.is_head DESC, m.id LIMIT 1`;
  return found === undefined ? null : actorOf(db, found.id, now);
}

function perform(
  db: Database,
  command: TaskCommand,
  played: PlayedAct,
  row: Row,
  calendar: Calendar,
): Promise<TaskChanged> {
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
      return reportCompletion(db, {
        ...command,
        text: "Đã hoàn thành theo yêu cầu.",
        ...proofOf(row.evidence_kind, dayAt(command.now)),
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

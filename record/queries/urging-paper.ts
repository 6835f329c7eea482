/** What an urging dispatch to a unit says: its overdue tasks of a programme, when it was reminded, what it has explained. */
import { type Day, dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { horizonAt, workingDays } from "../../domain/lateness.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";
import { latenessOf } from "../lateness.js";
import { counted } from "./counts.js";
import { type Issuer, type NamedProgramme, issuerOf } from "./issuer.js";
import { type LetterUnits, letterUnits } from "./letter-units.js";

/** Working days in which the unit answers. */
const ANSWER_DAYS = 5;

export interface UrgingPaper extends LetterUnits {
  readonly issuer: Issuer;
  readonly programme: NamedProgramme;
  readonly asOf: Day;
  readonly answerBy: Day;
  /** How many tasks of the programme it leads. */
  readonly assigned: number;
  readonly tasks: readonly {
    readonly section: string;
    readonly text: string;
    readonly dueOn: Day;
    readonly workingDaysLate: number;
    readonly remindedOn: readonly Day[];
    readonly explanation: string | null;
  }[];
}

/** Raises `not_found`, and `conflict` where nothing of the unit is overdue. */
export async function readUrgingPaper(
  db: Database,
  actor: Actor,
  { programmeId, unitId }: { readonly programmeId: string; readonly unitId: string },
  now: Date,
): Promise<UrgingPaper> {
  demandGeneral(actor, "write_dispatches");
  const { programme, ...units } = await letterUnits(db, actor, programmeId, unitId);
  const calendar = await calendarAt(db, now);
  const rows = await db.sql.$queryRaw<
    {
      section: string;
      text: string;
      late: boolean;
      due_on: Date | null;
      reported_at: Date | null;
      reminded_on: Date[] | null;
      explanation: string | null;
    }[]
  >`
    SELECT t.section, t.text, ${latenessOf(horizonAt(now, calendar))} = 'overdue' AS late, t.due_on, t.reported_at,
      (SELECT array_agg(r.at ORDER BY r.at) FROM (
        SELECT c.carried_out_at AS at FROM carried_rung c
        WHERE c.task_id = t.id AND c.due_version = t.due_version AND c.outcome = 'carried_out'
          AND c.kind IN ('due_reminder', 'overdue_reminder', 'explanation_demand', 'escalation')
        UNION ALL
        SELECT j.at FROM journal_event j WHERE j.task_id = t.id AND j.kind = 'task_urged') r) AS reminded_on,
      (SELECT e.text FROM explanation e WHERE e.task_id = t.id AND e.given_at IS NOT NULL
        ORDER BY e.given_at DESC LIMIT 1) AS explanation
    FROM task t
    WHERE t.programme_id = ${programmeId}::uuid AND t.lead_unit_id = ${unitId}::uuid AND ${counted}
    ORDER BY t.due_on, t.position, t.id`;
  const late = rows.filter((row) => row.late);
  if (late.length === 0) throw nothingLate();
  return {
    ...units,
    issuer: await issuerOf(db.prisma, units.officeUnitId, now),
    programme,
    asOf: dayAt(now),
    answerBy: calendar.addWorkingDays(dayAt(now), ANSWER_DAYS),
    assigned: rows.length,
    tasks: late.flatMap((row) => {
      if (row.due_on === null) return [];
      const dueOn = dayFrom(row.due_on);
      return [
        {
          section: row.section,
          text: row.text,
          dueOn,
          workingDaysLate: workingDays("overdue", dueOn, row.reported_at ?? now, calendar).workingDaysLate,
          remindedOn: [...new Set((row.reminded_on ?? []).map(dayAt))],
          explanation: row.explanation,
        },
      ];
    }),
  };
}

function nothingLate(): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Đơn vị không có nhiệm vụ quá hạn trong chương trình này, nên không có gì để đôn đốc. Hãy chọn đơn vị khác.",
      en: "The unit has no overdue task in this programme: there is nothing to urge. Choose another unit.",
    },
    { field: "unitId" },
  );
}

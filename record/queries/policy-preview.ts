/** What a policy would have done in a quarter, beside the present one, over what really happened to the programme's tasks. */
import type { Directory } from "../../domain/audience.js";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { momentsOf } from "../../domain/history.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Policy } from "../../domain/policy.js";
import {
  type Foreseen,
  type PastTask,
  type Reached,
  foreseen,
  reachedBy,
} from "../../domain/policy-preview.js";
import { type Quarter, daysOfQuarter, quarterOf } from "../../domain/quarter.js";
import { calendarAt } from "../calendar.js";
import { refuseFaultyPolicy } from "../commands/change-policy.js";
import type { Database } from "../database.js";
import { pastEvents } from "../past-events.js";
import { directoryOf } from "../directory.js";
import { readPolicy } from "./policy.js";
import type { PolicyOutcome, PolicyPreview } from "./policy-view.js";
import type { UnitRef } from "./task-view.js";

export interface PreviewPolicy {
  readonly actor: Actor;
  readonly now: Date;
  readonly programmeId: string;
  readonly policy: Policy;
  /** The last full quarter where it is left out. */
  readonly quarter?: Quarter | undefined;
}

/** Raises `not_allowed`, `not_found`, and `invalid_input` with every fault of the policy. */
export async function previewPolicy(db: Database, asked: PreviewPolicy): Promise<PolicyPreview> {
  const { actor, now, programmeId, policy } = asked;
  demandGeneral(actor, "manage_policy");
  const { policy: present } = await readPolicy(db, actor, programmeId);
  refuseFaultyPolicy(policy);
  const quarter = asked.quarter ?? lastQuarter(now);
  const { from, to: last } = daysOfQuarter(quarter);
  const today = dayAt(now);
  const to = last < today ? last : today;
  const window = {
    from: instantAt(from, "00:00"),
    until: earlier(instantAt(addDays(last, 1), "00:00"), now),
  };
  const calendar = await calendarAt(db, now);
  const tasks = await pastOf(db, programmeId, window.until);
  const directory = await directoryOf(db.prisma, unitsIn(tasks), today);
  const names = await namesIn(db, directory);
  const outcome = async (one: Policy) => {
    const parts: Reached[] = [];
    for (const [index, task] of tasks.entries()) {
      if (index % AT_ONCE === 0) await othersFirst();
      parts.push(reachedBy(task, one, calendar, window, directory));
    }
    return outcomeOf(foreseen(parts, calendar), names);
  };
  return {
    ...{ programmeId, quarter, from, to, tasks: tasks.length },
    present: await outcome(present),
    candidate: await outcome(policy),
  };
}

/** Ten thousand tasks are seconds of reckoning: the process answers others in between. */
const AT_ONCE = 50;

function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function lastQuarter(now: Date): Quarter {
  return quarterOf(addDays(daysOfQuarter(quarterOf(dayAt(now))).from, -1));
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** Of so many tasks at once the journal is read. */
const BATCH = 1_000;

async function pastOf(db: Database, programmeId: string, until: Date): Promise<PastTask[]> {
  const programme = await db.prisma.programme.findUniqueOrThrow({
    where: { id: programmeId },
    select: { officeUnitId: true, advisingUnitId: true, committeeUnitId: true },
  });
  const past: PastTask[] = [];
  for (let after = NOBODY; ;) {
    const tasks = await db.sql.$queryRaw<{ id: string; coordinating: string[] }[]>`
      SELECT t.id, ARRAY(SELECT u.unit_id FROM task_unit u WHERE u.task_id = t.id AND u.role = 'coordinating') AS coordinating
      FROM task t WHERE t.programme_id = ${programmeId}::uuid AND t.kind <> 'recurring' AND t.id > ${after}::uuid
      ORDER BY t.id LIMIT ${BATCH}`;
    const events = await pastEvents(
      db,
      tasks.map((task) => task.id),
      until,
    );
    for (const { id, coordinating } of tasks) {
      const moments = momentsOf(id, events.get(id) ?? []);
      if (moments.length > 0)
        past.push({ moments, parties: { ...programme, coordinatingUnitIds: coordinating } });
    }
    if (tasks.length < BATCH) return past;
    after = tasks.at(-1)?.id ?? after;
  }
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

function unitsIn(tasks: readonly PastTask[]): string[] {
  const ids = new Set<string>();
  for (const { moments, parties } of tasks) {
    for (const id of [
      parties.officeUnitId,
      parties.advisingUnitId,
      parties.committeeUnitId,
      ...parties.coordinatingUnitIds,
    ])
      ids.add(id);
    for (const { leadUnitId, reviewerUnitId } of moments)
      for (const id of [leadUnitId, reviewerUnitId]) ids.add(id);
  }
  return [...ids].filter((id) => id !== "");
}

interface Names {
  readonly units: ReadonlyMap<string, UnitRef>;
  readonly people: ReadonlyMap<string, string>;
}

async function namesIn(db: Database, directory: Directory): Promise<Names> {
  const members = [...directory.values()].flat();
  const [units, people] = await Promise.all([
    db.prisma.unit.findMany({
      where: { id: { in: [...directory.keys()] } },
      select: { id: true, code: true, name: true, shortName: true },
    }),
    db.prisma.person.findMany({
      where: { id: { in: [...new Set(members.map((member) => member.personId))] } },
      select: { id: true, name: true },
    }),
  ]);
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    people: new Map(people.map((person) => [person.id, person.name])),
  };
}

function outcomeOf({ rungs, mails }: Foreseen, { units, people }: Names): PolicyOutcome {
  const byUnit = new Map<string, Map<string, number>>();
  const byMorning = new Map<string, { mails: number; at: Foreseen["mails"][number] }>();
  for (const mail of mails) {
    const months = byUnit.get(mail.unitId) ?? new Map<string, number>();
    byUnit.set(mail.unitId, months);
    const month = mail.day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
    const morning = `${mail.personId} ${mail.day}`;
    byMorning.set(morning, { mails: (byMorning.get(morning)?.mails ?? 0) + 1, at: mail });
  }
  const unitOf = (id: string): UnitRef => units.get(id) ?? { id, code: "", name: "", shortName: "" };
  const [worst] = [...byMorning.values()].sort(
    (a, b) => b.mails - a.mails || a.at.day.localeCompare(b.at.day),
  );
  return {
    rungs: [...rungs].sort((a, b) => b.count - a.count),
    mails: mails.length,
    units: [...byUnit]
      .map(([id, months]) => ({
        unit: unitOf(id),
        mails: [...months.values()].reduce((sum, count) => sum + count, 0),
        months: [...months]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([month, count]) => ({ month, mails: count })),
      }))
      .sort((a, b) => b.mails - a.mails || a.unit.name.localeCompare(b.unit.name)),
    worst:
      worst === undefined
        ? null
        : {
            day: worst.at.day,
            mails: worst.mails,
            personId: worst.at.personId,
            name: people.get(worst.at.personId) ?? "",
            unit: unitOf(worst.at.unitId),
          },
  };
}

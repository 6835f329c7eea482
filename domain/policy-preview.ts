/**
 * What a policy would have done: the ladder climbed again over what really happened to the tasks. Bodies are taken to have
 * acted as they did; nothing is written and nobody is told.
 */
import { type Directory, type Involved, peopleFor } from "./audience.js";
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, instantAt, weekday } from "./day.js";
import type { Moment } from "./history.js";
import { RUNG_TIME, type Rung, standing } from "./ladder.js";
import { type NoticeKind, deliveryOf, gathered } from "./notice.js";
import type { Audience, Policy, RungKind } from "./policy.js";

/** A task with its past; the parties that its moments do not tell. */
export interface PastTask {
  readonly moments: readonly Moment[];
  readonly parties: Pick<
    Involved,
    "coordinatingUnitIds" | "officeUnitId" | "advisingUnitId" | "committeeUnitId"
  >;
}

export interface Climbed {
  readonly rung: Rung;
  readonly at: Date;
  readonly moment: Moment;
}

/** Every rung that the policy would have had carried out before `until`, by time. */
export function climb(
  moments: readonly Moment[],
  policy: Policy,
  calendar: Calendar,
  until: Date,
): Climbed[] {
  const climbed: Climbed[] = [];
  let done = new Set<string>();
  for (const [index, moment] of moments.entries()) {
    if (moment.dueVersion !== moments[index - 1]?.dueVersion) done = new Set();
    const next = moments[index + 1]?.at;
    const end = next !== undefined && next < until ? next : until;
    for (let now: Date | undefined = moment.at; now !== undefined && now < end;) {
      const { missed, highest, next: ahead } = standing(moment.clock, policy, calendar, now, done);
      for (const rung of missed) done.add(rung.key);
      if (highest !== null) climbed.push({ rung: highest, at: now, moment });
      now = ahead?.at;
    }
  }
  return climbed;
}

interface Told {
  readonly kind: NoticeKind;
  readonly audience: Audience;
  readonly personId: string;
  readonly unitId: string;
  readonly taskId: string;
  readonly at: Date;
}

/** One mail to one mailbox. */
export interface ForeseenMail {
  readonly personId: string;
  readonly unitId: string;
  readonly day: Day;
}

export interface Foreseen {
  /** Rungs carried out, by kind and audience; one that reaches two audiences stands under both. */
  readonly rungs: readonly { readonly kind: RungKind; readonly audience: Audience; readonly count: number }[];
  readonly mails: readonly ForeseenMail[];
}

/** From `from` until `until`, with the people of `directory`. */
export function foresee(
  tasks: readonly PastTask[],
  policy: Policy,
  calendar: Calendar,
  window: { readonly from: Date; readonly until: Date },
  directory: Directory,
): Foreseen {
  const counts = new Map<string, { kind: RungKind; audience: Audience; count: number }>();
  const told: Told[] = [];
  for (const { moments, parties } of tasks) {
    for (const { rung, at, moment } of climb(moments, policy, calendar, window.until)) {
      if (at < window.from || rung.kind === "resume") continue;
      const { leadUnitId, reviewerUnitId, focalOfficerId } = moment;
      const involved = { ...parties, leadUnitId, reviewerUnitId, focalOfficerId };
      const reached = new Set<string>();
      for (const audience of rung.audiences) {
        const key = `${rung.kind} ${audience}`;
        const { count } = counts.get(key) ?? { count: 0 };
        counts.set(key, { kind: rung.kind, audience, count: count + 1 });
        for (const { personId, unitId } of peopleFor(audience, involved, directory)) {
          if (reached.has(personId)) continue;
          reached.add(personId);
          told.push({ kind: rung.kind, audience, personId, unitId, taskId: moment.clock.id, at });
        }
      }
    }
  }
  return { rungs: [...counts.values()], mails: mailsOf(told, calendar) };
}

/** As the record writes them: what goes at once, the morning's digests, the Standing Committee's weekly one. */
function mailsOf(told: readonly Told[], calendar: Calendar): ForeseenMail[] {
  const mails = new Map<string, ForeseenMail>();
  for (const { kind, audience, personId, unitId, taskId, at } of told) {
    const delivery = deliveryOf(kind, audience);
    const day =
      delivery === "at_once"
        ? dayAt(at)
        : delivery === "digest"
          ? nextRound(at, calendar)
          : firstOfWeek(nextRound(at, calendar), calendar);
    const about = delivery !== "at_once" ? delivery : gathered.includes(kind) ? kind : `${kind} ${taskId}`;
    const key = `${personId} ${day} ${about}`;
    if (!mails.has(key)) mails.set(key, { personId, unitId, day });
  }
  return [...mails.values()];
}

/** The working morning whose mail round takes what was written at an instant. */
function nextRound(at: Date, calendar: Calendar): Day {
  const day = dayAt(at);
  return at <= instantAt(day, RUNG_TIME) ? calendar.addWorkingDays(day, 0) : calendar.addWorkingDays(day, 1);
}

/** The first working day of its week, be it the week after. */
function firstOfWeek(day: Day, calendar: Calendar): Day {
  const sunday = addDays(day, -weekday(day));
  if (calendar.workingDaysBetween(sunday, day) === 1) return day;
  return calendar.addWorkingDays(addDays(sunday, 7), 1);
}

/** A task's life as a person with paper would keep it: what may be done to it, and what it is afterwards. */
import fc from "fast-check";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import type { Name } from "../world.js";

export type Lead = "longmy" | "vithanh";
/** Those that may co-ordinate; either may also be the lead. */
export type Helper = "ldld" | "vithanh";

export interface Paper {
  state: string;
  lead: Lead;
  helpers: Set<Helper>;
  officer: Name | null;
  dueOn: Day;
  progress: number;
  reportedAt: Date | null;
  asked: Day | null;
  demanded: boolean;
  explained: boolean;
  urgedOn: Day | null;
  suspendedOn: Day | null;
  suspendedUntil: Day | null;
  accepted: boolean;
  reworked: boolean;
  /** Of the commune below Long Mỹ; one at a time is not cancelled. */
  part: "none" | "open" | "done";
  /** A part's progress has been the whole's, which the whole's own journal does not tell. */
  rolledUp: boolean;
  now: Date;
  version: number;
  events: number;
}

/** Acts that carry nothing but their text. */
type Plain =
  | "accept"
  | "decline"
  | "withdraw"
  | "complete"
  | "confirm"
  | "resume"
  | "cancel"
  | "refuse"
  | "demand"
  | "explain"
  | "contribute"
  | "comment"
  | "split"
  | "urge"
  | "reassign";
/** To a day so many days ahead. */
type Dated = "return" | "ask" | "grant" | "suspend" | "due";

interface Door {
  readonly by: Name;
  /** The version given is one that was. */
  readonly stale: boolean;
  /** Sent a second time under its key. */
  readonly twice: boolean;
  /** In bulk, or as a dry run of it. */
  readonly how: "one" | "bulk" | "dry";
}
export type Act = Door &
  (
    | { readonly do: Plain }
    | { readonly do: Dated; readonly days: number }
    | { readonly do: "progress"; readonly percent: number }
    | { readonly do: "units"; readonly helper: Helper; readonly put: "on" | "off" }
    | { readonly do: "officer"; readonly person: Name }
  );
export type PartAct = {
  readonly do: "part";
  readonly part: "report" | "finish" | "drop";
  readonly percent: number;
};
/** Whatever may be done just then, by whom it may be done: or hardly a life would come far. */
export type Likely = { readonly do: "likely"; readonly pick: number; readonly days: number };
export type Step = Act | PartAct | Likely | { readonly do: "wait"; readonly hours: number };

const who = fc.constantFrom<Name>(
  ...(["longmy", "longmy.head", "vithanh", "ldld", "thuanhung"] as const),
  ...(["advising", "office", "committee", "inspector", "administrator"] as const),
);
const seldom = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const single = fc.constant<"one">("one");
const any = fc.constantFrom("one", "one", "bulk", "dry");
const percent = fc.integer({ min: 0, max: 100 });

/** Whoever may and the others; the likely hand more often. */
function act<T extends object>(what: fc.Arbitrary<T>, likely: Name, how: fc.Arbitrary<Door["how"]> = single) {
  const by = fc.oneof(fc.constant(likely), who);
  return fc
    .tuple(what, fc.record({ by, stale: seldom, twice: seldom, how }))
    .map(([one, door]) => ({ ...one, ...door }));
}
const doing = <T extends string>(...names: T[]) => fc.record({ do: fc.constantFrom(...names) });
const until = <T extends string>(...names: T[]) =>
  fc.record({ do: fc.constantFrom(...names), days: fc.integer({ min: 1, max: 40 }) });

const wait = fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 24 * 12 }) });
const likely = fc.record({
  do: fc.constant("likely" as const),
  pick: fc.nat({ max: 999 }),
  days: fc.integer({ min: 1, max: 40 }),
});
const free: fc.Arbitrary<Step> = fc.oneof(
  act(doing("accept", "complete"), "longmy"),
  act(doing("accept", "complete", "withdraw", "decline", "explain", "split"), "longmy"),
  act(doing("confirm", "demand"), "advising"),
  act(doing("resume", "cancel", "refuse"), "office"),
  act(doing("contribute", "comment"), "ldld"),
  act(doing("urge", "reassign"), "office", any),
  act(until("due"), "office", any),
  act(until("return", "grant", "suspend"), "office"),
  act(until("ask"), "longmy"),
  act(fc.record({ do: fc.constant("progress" as const), percent }), "longmy"),
  act(
    fc.record({
      do: fc.constant("units" as const),
      helper: fc.constantFrom<Helper>("ldld", "vithanh"),
      put: fc.constantFrom("on", "off"),
    }),
    "office",
  ),
  act(fc.record({ do: fc.constant("officer" as const), person: who }), "longmy.head"),
  fc.record({ do: fc.constant("part" as const), part: fc.constantFrom("report", "finish", "drop"), percent }),
);
export const step: fc.Arbitrary<Step> = fc.oneof(likely, free, free, wait);

const decides = (by: Name) => by === "office" || by === "committee";
const reviews = (by: Name) => decides(by) || by === "advising";
const leads = (paper: Paper, by: Name) =>
  by === paper.lead || (paper.lead === "longmy" && by === "longmy.head");
const helps = (paper: Paper, by: Name) => (by === "ldld" || by === "vithanh") && paper.helpers.has(by);
/** The hand that each act is of, and who else may be put into it. */
function chances({ days, pick }: Likely, { lead, helpers }: Paper): Act[] {
  const door = { stale: false, twice: pick % 10 === 0, how: "one" } as const;
  const [helper = "ldld"] = helpers;
  const plain = (by: Name, ...acts: Plain[]) => acts.map((act) => ({ ...door, do: act, by }));
  const to = (by: Name, ...acts: Dated[]) => acts.map((act) => ({ ...door, do: act, by, days }));
  return [
    ...plain(lead, "accept", "decline", "withdraw", "complete", "explain", "split"),
    ...plain("advising", "confirm", "demand", "urge"),
    ...plain("office", "resume", "refuse", "reassign"),
    ...plain(helper, "contribute"),
    ...to("office", "return", "grant", "suspend", "due"),
    ...to(lead, "ask"),
    { ...door, do: "progress", by: lead, percent: pick % 101 },
  ];
}

/** Null where nothing may be done any more, and where a life would end before its time. */
export function likelyAct(likely: Likely, paper: Paper): Act | null {
  const possible = chances(likely, paper).filter((act) => onPaper({ ...paper }, act) === "done");
  const act = possible[likely.pick % possible.length];
  return act === undefined || (act.do === "confirm" && likely.days % 4 > 0) ? null : act;
}

/** The inspector and, of its metadata, the administrator see every task and do nothing to it. */
const looksOn = (by: Name) => by === "inspector" || by === "administrator";
const sees = (paper: Paper, by: Name) => reviews(by) || looksOn(by) || leads(paper, by) || helps(paper, by);

function may(paper: Paper, { do: what, by }: Act): boolean {
  switch (what) {
    case "accept":
    case "decline":
    case "progress":
    case "complete":
    case "withdraw":
    case "ask":
    case "explain":
    case "split":
      return leads(paper, by);
    case "contribute":
      return helps(paper, by);
    case "confirm":
    case "return":
    case "demand":
    case "urge":
      return reviews(by);
    case "comment":
      return sees(paper, by) && !looksOn(by);
    case "officer":
      return leads(paper, by) || by === "office";
    case "grant":
    case "refuse":
    case "suspend":
    case "resume":
    case "cancel":
    case "reassign":
    case "due":
    case "units":
      return decides(by);
  }
}

const from: Readonly<Record<Act["do"], readonly string[]>> = (() => {
  const working = ["in_progress", "returned"];
  const begun = ["assigned", ...working];
  const open = [...begun, "awaiting_review", "declined", "suspended"];
  const [review, rest] = [["awaiting_review"], ["suspended"]];
  return {
    ...{ accept: ["assigned"], decline: ["assigned"] },
    ...{ progress: working, complete: working, contribute: working, split: working },
    ...{ withdraw: review, confirm: review, return: review, resume: rest },
    ...{ ask: begun, grant: begun, refuse: begun, suspend: begun, due: begun, demand: begun, urge: begun },
    ...{
      explain: [...begun, ...review],
      cancel: open,
      reassign: open,
      units: open,
      officer: open,
      comment: open,
    },
  };
})();

/** The day that the step names. */
export const dayOfStep = (paper: Paper, days: number): Day => addDays(dayAt(paper.now), days);
export const otherLead = (paper: Paper): Lead => (paper.lead === "longmy" ? "vithanh" : "longmy");

/** What the act does to the paper, or why it is refused; then nothing has changed. */
export function onPaper(paper: Paper, step: Act): string {
  // That it is there is no secret to the administrator, who reads its metadata.
  const known = sees(paper, step.by) || step.by === "administrator";
  if (!may(paper, step)) return known ? "not_allowed" : "not_found";
  if (step.stale) return "stale";
  if (!from[step.do].includes(paper.state)) return "conflict";
  const change = changeOf(paper, step);
  if (typeof change === "string") return change;
  Object.assign(paper, change);
  if (step.do !== "comment") paper.version++;
  paper.events++;
  return "done";
}

/** A new date, or a new lead: what was demanded for the old one is done with. */
const anew = { demanded: false, explained: false };

function changeOf(paper: Paper, step: Act): Partial<Paper> | string {
  const today = dayAt(paper.now);
  const late = (paper.reportedAt ?? paper.now) > instantAt(paper.dueOn, "17:00");
  switch (step.do) {
    case "accept":
      return { state: "in_progress", accepted: true };
    case "decline":
      return { state: "declined" };
    case "progress":
      return { progress: step.percent };
    case "complete":
      if (paper.part === "open") return "conflict";
      return { state: "awaiting_review", progress: 100, asked: null, reportedAt: paper.now };
    case "withdraw":
      return { state: paper.reworked ? "returned" : "in_progress", reportedAt: null };
    case "confirm":
      return { state: "completed" };
    case "return":
      return {
        ...{ state: "returned", dueOn: dayOfStep(paper, step.days), reworked: true, reportedAt: null },
        ...anew,
      };
    case "ask":
      if (paper.asked !== null) return "conflict";
      if (dayOfStep(paper, step.days) <= paper.dueOn) return "invalid_input";
      return { asked: dayOfStep(paper, step.days) };
    case "grant":
      if (paper.asked === null) return "conflict";
      if (dayOfStep(paper, step.days) <= paper.dueOn) return "invalid_input";
      return { dueOn: dayOfStep(paper, step.days), asked: null, ...anew };
    case "refuse":
      return paper.asked === null ? "conflict" : { asked: null };
    case "due":
      return { dueOn: dayOfStep(paper, step.days), asked: null, ...anew };
    case "demand":
      return !late || paper.demanded ? "conflict" : { demanded: true, explained: false };
    case "explain":
      return late ? { demanded: false, explained: true } : "conflict";
    case "urge":
      return paper.asked !== null || paper.urgedOn === today ? "conflict" : { urgedOn: today };
    case "suspend":
      return {
        ...{ state: "suspended", suspendedOn: today, suspendedUntil: dayOfStep(paper, step.days) },
        asked: null,
      };
    case "resume":
      return resumed(paper);
    case "cancel":
      return { state: "cancelled", asked: null };
    case "reassign":
      return reassigned(paper);
    case "units":
      return unitsChanged(paper, step.helper, step.put);
    case "officer": {
      const ofLead = step.person !== "longmy.head" ? step.person === paper.lead : paper.lead === "longmy";
      return ofLead ? { officer: step.person } : "invalid_input";
    }
    case "split":
      return paper.lead !== "longmy" || paper.part !== "none" ? "invalid_input" : { part: "open" };
    case "contribute":
    case "comment":
      return {};
  }
}

function reassigned(paper: Paper): Partial<Paper> {
  const lead = otherLead(paper);
  const helpers = new Set([...paper.helpers].filter((helper) => helper !== lead));
  return {
    ...{ state: "assigned", lead, helpers, officer: null, accepted: false, reportedAt: null },
    ...{ asked: null, suspendedOn: null, suspendedUntil: null },
    ...anew,
  };
}

function unitsChanged(paper: Paper, helper: Helper, put: "on" | "off"): Partial<Paper> | string {
  if (paper.helpers.has(helper) === (put === "on") || (put === "on" && helper === paper.lead))
    return "invalid_input";
  const helpers = new Set(paper.helpers);
  if (put === "on") helpers.add(helper);
  else helpers.delete(helper);
  return { helpers };
}

/** By hand or because its day has come: the due date moves by the days it rested. */
export function resumed(paper: Paper): Partial<Paper> {
  const since = Date.parse(paper.suspendedOn ?? dayAt(paper.now));
  const rested = Math.round((Date.parse(dayAt(paper.now)) - since) / 86_400_000);
  return {
    state: paper.accepted ? "in_progress" : "assigned",
    dueOn: addDays(paper.dueOn, rested),
    suspendedOn: null,
    suspendedUntil: null,
  };
}

/** The whole is as far as its one part; of none that counts, as far as it was. */
export function partOnPaper(paper: Paper, { part, percent }: PartAct): void {
  if (part === "drop") {
    paper.part = "none";
    return;
  }
  paper.progress = part === "finish" ? 100 : Math.min(percent, 99);
  paper.rolledUp = true;
  if (part === "finish") paper.part = "done";
}

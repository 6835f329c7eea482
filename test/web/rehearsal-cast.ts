/** A kept rehearsal as its pages are given it. */
import type { RehearsalDetail, RehearsalListItem } from "../../record/queries/rehearsal-view.js";
import { COMMAND, rehearsed } from "../rehearsed.js";

export const item: RehearsalListItem = {
  id: "rehearsal-1",
  seed: rehearsed.seed,
  from: rehearsed.from,
  until: rehearsed.until,
  madeAt: new Date("2026-11-20T03:00:00Z"),
  tasks: rehearsed.tasks.opened,
  mails: rehearsed.mails.total,
  broken: 1,
};

export const detail: RehearsalDetail = {
  ...item,
  command: COMMAND,
  report: rehearsed,
  years: ["2024", "2025"],
  mailsByUnit: Array.from({ length: 17 }, (_, index) => ({
    ...{ code: `unit-${String(index)}`, name: `Xã số ${String(index)}`, byYear: [40 - index, 2] },
    total: 42 - index,
  })),
};

/** Of a rehearsal that ended before anything happened. */
export const empty: RehearsalDetail = {
  ...{ ...item, broken: 0, command: COMMAND, years: [], mailsByUnit: [] },
  report: {
    ...{ ...rehearsed, until: "2024-10-02", months: [], reviews: [], successions: [], units: [] },
    mails: { total: 0, byUnitAndMonth: [], worst: null },
    invariants: rehearsed.invariants.map((one) => ({ ...one, broken: [] })),
  },
};

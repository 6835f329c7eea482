/** What a rehearsal of half a year might show: a bit of everything, some of it not as it should be. */
import type { RehearsalReport, RehearsedMonth, RehearsedReview } from "../domain/rehearsal.js";

export const COMMAND = "bin/dondoc rehearse --seed 7 --until 2025-03-31";

const month = (name: string, over: Partial<RehearsedMonth> = {}): RehearsedMonth => ({
  ...{ month: name, opened: 0, completed: 0, mails: 0, demands: 0, toBoard: 0, toCommittee: 0 },
  ...over,
});

const review: RehearsedReview = {
  ...{ title: "Báo cáo năm 2024", kind: "yearly", state: "published" },
  ...{ calledOn: "2024-11-11", cutOffOn: "2024-12-10", dueOn: "2024-12-16" },
  ...{ frozenOn: "2024-12-10", consolidatedOn: "2024-12-16", publishedOn: "2024-12-30" },
  ...{ asked: 25, inTime: 20, late: 5, missing: 0 },
};

export const rehearsed: RehearsalReport = {
  ...{ seed: 7, from: "2024-10-01", until: "2025-03-31", seconds: 12.3 },
  ...{ acts: 321, mornings: 88, rounds: 88 },
  tasks: { opened: 140, completedInTime: 60, completedLate: 21, open: 59, untouched: 4 },
  mails: {
    total: 1_234,
    byUnitAndMonth: [
      { unit: "longmy", month: "2024-12", mails: 600 },
      { unit: "longmy", month: "2024-11", mails: 30 },
      { unit: "ldld", month: "2025-01", mails: 604 },
    ],
    worst: { address: "longmy@haugiang.example", on: "2024-12-24", mails: 4 },
  },
  units: [
    { code: "ldld", name: "LĐLĐ tỉnh" },
    { code: "longmy", name: "Long Mỹ" },
  ],
  // Nothing happened in February.
  months: [
    month("2024-10", { opened: 140, completed: 39 }),
    month("2024-11", { mails: 30, demands: 3, toBoard: 2 }),
    month("2024-12", { completed: 40, mails: 600, demands: 13, toBoard: 9, toCommittee: 8 }),
    month("2025-01", { completed: 2, mails: 604, demands: 1, toBoard: 1, toCommittee: 1 }),
    month("2025-03"),
  ],
  reviews: [
    review,
    { ...review, title: "Báo cáo đột xuất", kind: "interim", inTime: 25, late: 0 },
    {
      ...{ ...review, title: "Báo cáo quý I năm 2025", kind: "quarterly", state: "collecting" },
      ...{ calledOn: "2025-02-10", cutOffOn: "2025-03-10", dueOn: "2025-03-17", frozenOn: "2025-03-10" },
      ...{ consolidatedOn: null, publishedOn: null, inTime: 10, late: 0, missing: 15 },
    },
    {
      ...{ ...review, title: "Báo cáo bị hủy", state: "cancelled" },
      ...{ consolidatedOn: null, publishedOn: null, frozenOn: null, inTime: 0, late: 0, asked: 0 },
    },
  ],
  successions: [
    {
      ...{ kind: "renamed", state: "carried_out", effectiveOn: "2025-02-03", failure: null },
      ...{ from: ["ldld"], to: ["longmy"], tasksMoved: 12 },
    },
    {
      ...{ kind: "ended", state: "undone", effectiveOn: "2025-02-03", failure: "P2025" },
      ...{ from: ["of-nowhere"], to: [], tasksMoved: 0 },
    },
  ],
  invariants: [
    { name: "no rung twice", broken: [] },
    { name: "no mail to an ended unit", broken: ["ldld ended on 2025-02-02, written to on 2025-02-04"] },
  ],
};

/** Invented successions in their states. */
import type {
  PassingView,
  SuccessionDetail,
  SuccessionPreview,
} from "../../record/queries/succession-view.js";
import * as cast from "./cast.js";

const { labour, health, union } = cast.units;

function passing(over: Partial<PassingView>): PassingView {
  return {
    kind: "task",
    objectId: "task-1",
    label: "II.2.3.(1): Kiểm tra, rà soát",
    from: labour,
    to: health,
    chosen: false,
    fallsAway: false,
    carriedOutAt: null,
    undoneAt: null,
    ...over,
  };
}

const counts = {
  tasks: 3,
  submissions: 0,
  figures: 1,
  extensionsPending: 1,
  awaitingReview: 0,
  people: 2,
  serviceTokens: 0,
  absences: 0,
  webhooks: 0,
};

export const preview: SuccessionPreview = {
  passing: [
    passing({ kind: "membership", objectId: "m-1", label: "Nguyễn Thị Lan, Chuyên viên" }),
    passing({ chosen: true }),
    passing({ objectId: "task-2", fallsAway: true }),
    passing({ kind: "unit_end", objectId: labour.id, label: labour.name, to: null }),
  ],
  undecided: [
    { taskId: "task-3", label: "III.2: Tổ chức thực hiện", dueOn: "2026-12-31" },
    { taskId: "task-4", label: "III.3: Giám sát", dueOn: null },
  ],
  counts,
};

export const prepared: SuccessionDetail = {
  id: "succession-1",
  kind: "split",
  state: "prepared",
  effectiveOn: "2027-03-01",
  basis: "12-QĐ/TU",
  predecessors: [labour],
  successors: [health, union],
  version: 1,
  ...preview,
  preparedBy: cast.people.mai,
  preparedAt: cast.now,
  signedBy: null,
  signedAt: null,
  endedAt: null,
  failure: null,
  maySign: true,
  mayWithdraw: false,
};

const done = new Date("2027-02-28T17:00:00Z");
export const carriedOut: SuccessionDetail = {
  ...prepared,
  kind: "ended",
  state: "carried_out",
  successors: [],
  passing: preview.passing.map((one) => ({ ...one, carriedOutAt: done })),
  undecided: [],
  signedBy: cast.people.duc,
  signedAt: cast.now,
  endedAt: done,
  maySign: false,
};

export const undone: SuccessionDetail = {
  ...carriedOut,
  state: "undone",
  failure: "P2025",
  passing: carriedOut.passing.map((one, index) => ({
    ...one,
    carriedOutAt: index === 0 ? done : null,
    undoneAt: index === 0 ? done : null,
  })),
};

/** The words of a unit's own pages in English. */
import type { unitVi } from "./unit-vi.js";

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

export const unitEn: typeof unitVi = {
  views: {
    title: "View",
    list: "List",
    tree: "By document",
    calendar: "By month",
    counts: (total, overdue) => (overdue === 0 ? `${total} tasks` : `${total} tasks, ${overdue} overdue`),
    tooMany: "There are many tasks, so only their numbers stand here; each leads to the list of its section.",
    month: (number, year) => `${months[number - 1] ?? ""} ${year}`,
    previous: "Month before",
    next: "Month after",
    present: "This month",
    today: "Today",
    dayOff: "Day off",
    more: (count) => `See all ${count} tasks`,
    due: (count) => `${count} tasks are due in the month.`,
    none: "No task is due in this month.",
    kinds: { holiday: "Holiday", compensatory: "Day off in lieu", working_saturday: "Worked in lieu" },
  },
  today: {
    title: "Today's work",
    sum: (count, overdue) =>
      overdue === 0
        ? `${count} things to do, none overdue.`
        : `${count} things to do, ${overdue} of them overdue.`,
    nothing: "There is nothing that has to be done now.",
    explainBy: (day) => `Explain by the end of ${day}`,
    all: (count) => `See all ${count}`,
    allTasks: "All tasks of the unit",
    inGroup: (name) => `Today's work: ${name}`,
    groups: {
      explain: "Explanations owed",
      overdue: "Overdue",
      returned: "Returned for rework",
      due_soon: "Due soon",
      accept: "To be accepted",
      figure: "Figures owed",
      submission: "Review reports owed",
      silent: "Continuous tasks not reported on for long",
      contribute: "Contributions due soon",
      review: "For you to confirm",
      decide: "Extensions for you to decide",
    },
    notes: {
      explain: "Lateness that is not explained by its day is brought before those above.",
      overdue: "The clock stands only once the unit has reported completion.",
      contribute: "The lead unit needs this contribution for its report.",
      silent: "You were reminded; one progress report is enough.",
    },
  },
};

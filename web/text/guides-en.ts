import type { guidesVi } from "./guides-vi.js";

export const guidesEn: typeof guidesVi = {
  officer: {
    title: "Guide: a unit's officer",
    lead: "You carry out your unit's tasks and report on them. All of it can be done on a phone.",
    steps: [
      [
        "Sign in",
        "Open the link in the mail to set a password, then sign in. The first page has your unit's tasks, the most urgent on top.",
      ],
      [
        "Accept",
        "A new task says that it is not accepted. Open it, look at the five clarities and the passage of the document, and accept it. If it is not your unit's, decline it and say why.",
      ],
      [
        "Report progress",
        "At any time, give the share that is done and what was done. You are not reminded of what you have just reported.",
      ],
      [
        "Report completion",
        "Say what came of it, attach evidence of the kind that is asked for, and send it. The task then awaits review and your unit's clock stands.",
      ],
      [
        "Late",
        "Ask for an extension before the date, with a reason and a new one. When an explanation is demanded, give it within 3 working days; after that it goes further up.",
      ],
      ["Returned", "Read the remarks, do the work again by its new date, and report completion once more."],
      [
        "No network, or a session that has ended",
        "What you are writing is kept in the browser's tab and filled in again after you sign in. Files have to be chosen again.",
      ],
    ],
  },
  "unit-head": {
    title: "Guide: the head of a unit",
    lead: "You answer personally for the tasks of your unit and of those below it.",
    steps: [
      [
        "Each morning",
        "The digest names what is overdue, due soon, and what asks for an explanation. Each line leads to its task.",
      ],
      [
        "Assign",
        "On the page of a task name its focal officer, who is reminded first. Large work can be split into parts for units below; you confirm what they report.",
      ],
      [
        "Absences",
        "Declare an absence and a deputy on the account page: reminders and rights pass to the deputy for those days.",
      ],
      [
        "When work is late",
        "From the first day you are reminded too. After 3 working days an explanation is demanded; after 6 to 10 it goes to the advising board and the office, then to the Standing Committee.",
      ],
      [
        "Reviews",
        "When a review is called, open the page of reviews: an officer writes, you sign, and it is submitted before its date.",
      ],
    ],
  },
  office: {
    title: "Guide: the office",
    lead: "The office brings documents in, issues them, follows and urges, and answers the units.",
    steps: [
      [
        "Bring a programme in",
        "Upload the document or the tracking workbook. Look at each doubt beside the text, put units and dates right, then issue it. Classified documents are refused.",
      ],
      [
        "Decide each day",
        "Grant extensions, settle declines, confirm completions or return them. Nobody confirms the office's own work but others.",
      ],
      [
        "Urge",
        "Narrow the list of tasks by state, unit, due date. Urging goes at once; the letter is taken from the programme's page.",
      ],
      [
        "Calendar and ladder",
        "Declare holidays and working Saturdays on the calendar. A programme's ladder is tried on a past quarter before it is saved.",
      ],
      [
        "Reviews",
        "Call the reports, see who has submitted, write the consolidated report and lay it before the Standing Committee.",
      ],
      [
        "Reorganisation",
        "Prepare the succession of units that merge, are renamed or divided; try it, then have it signed. No work under way is lost.",
      ],
    ],
  },
  "advising-board": {
    title: "Guide: the advising board",
    lead: "The board guides, urges, confirms, and prepares the periodic reviews.",
    steps: [
      ["See the whole", "The overview shows who lags and what was escalated; a figure leads to its tasks."],
      [
        "Confirm",
        "Look at the result and its evidence, then confirm it, or return it with remarks and a date.",
      ],
      [
        "Urge, demand explanations",
        "On the page of the task. Nothing is urged while an extension is being decided.",
      ],
      ["Targets", "Say how a target is measured and who owes its figures; follow them year by year."],
      ["Reviews", "Call the reports, consolidate, edit the draft and submit it for approval."],
    ],
  },
  "standing-committee": {
    title: "Guide: the Standing Committee",
    lead: "One page to see who lags and what asks for a decision.",
    steps: [
      [
        "The overview",
        "The counting line, lagging units, what was brought before the Committee. It prints on one A4. From each figure one step leads to the tasks it counts.",
      ],
      [
        "Decide",
        "On the page of a task: extend, suspend, cancel, give it to another unit, confirm or return.",
      ],
      [
        "Approve a report",
        "When a review awaits approval, open the consolidated report; approve it, or send it back with your remarks.",
      ],
      [
        "Sign a succession",
        "The office prepares mergers, renamings and divisions; once signed, all passes on by itself.",
      ],
    ],
  },
  administrator: {
    title: "Guide: the administrator",
    lead: "The administrator keeps accounts, the calendar and connections, and reads no task's words.",
    steps: [
      [
        "Accounts",
        "Make an account; its holder gets a link that works once, to set a password. Disabling counts from the next request.",
      ],
      [
        "Rights",
        "They follow the role and the unit of a membership, between its dates. A change counts at once.",
      ],
      [
        "The second step",
        "Who has lost the app takes a recovery code; when there is none left, remove the second step so that it can be enrolled anew.",
      ],
      ["Other systems", "Give tokens that end on a day; subscribe webhooks and look at each delivery."],
      ["Running it", "Backup, upgrades, verifying the journal: docs/operations.md."],
    ],
  },
  inspector: {
    title: "Guide: inspection",
    lead: "To read only: every task, its evidence and its journal; nothing can be changed.",
    steps: [
      [
        "Find",
        "The field in the head finds tasks, documents, units and names of evidence, with or without diacritics.",
      ],
      [
        "Compare",
        "Each task leads to its passage of the document; the journal has who did what, when, in whose name.",
      ],
      ["Figures", "A figure of a report leads to the tasks that it counts, as they stood at the cut-off."],
      [
        "Take out",
        "Lists of tasks can be taken as a workbook; the journal is sealed each night and can be verified.",
      ],
    ],
  },
};

import type { termsVi } from "./terms-vi.js";

export const termsEn: typeof termsVi = {
  programme: {
    word: "programme",
    meaning: "The signed document that assigns tasks to bodies. Every task cites its place in it.",
  },
  task: { word: "task", meaning: "The smallest instruction that a body carries out and reports on." },
  "5 rõ": {
    word: "five clarities",
    meaning: "What every task must say: who, what, by when, who answers for it, with what result.",
  },
  "lead unit": {
    word: "lead unit",
    meaning: "Answers for the result. It alone reports completion and asks for an extension.",
  },
  "co-ordinating unit": {
    word: "co-ordinating unit",
    meaning: "Has a duty of its own in the task and tells what it has contributed.",
  },
  "focal officer": { word: "focal officer", meaning: "Works on the task and is reminded first." },
  "due date": {
    word: "due date",
    meaning: "Ends at 17:00 of its day. The first and the granted date are both kept and counted.",
  },
  extension: {
    word: "extension",
    meaning: "A later date, asked by the lead and decided above it. Meanwhile the unit is not urged.",
  },
  evidence: { word: "evidence", meaning: "A document, figure, list or photograph that proves completion." },
  review: {
    word: "review",
    meaning:
      "What was reported as done is confirmed, or returned with remarks. Nobody confirms their own work.",
  },
  explanation: {
    word: "explanation",
    meaning: "The reasons of lateness, to be given within 3 working days before it goes further up.",
  },
  overdue: {
    word: "overdue",
    meaning: "It is after 17:00 of the due date and nothing was reported as done.",
  },
  due_soon: { word: "due soon", meaning: "Five working days or fewer are left." },
  awaiting_review: {
    word: "awaiting review",
    meaning: "Completion is reported; the unit's clock stands until it is confirmed or returned.",
  },
  returned: { word: "returned", meaning: "Sent back with remarks and a date for the rework." },
  urging: {
    word: "urging",
    meaning:
      "The office, the advising board or the Standing Committee presses at once, besides the reminders of time.",
  },
  escalation: {
    word: "escalation",
    meaning:
      "Lateness is brought before the advising board and the office, then before the Standing Committee.",
  },
  "ladder, rung": {
    word: "ladder, rung",
    meaning: "The order of reminders, demands and escalation by working days; each step is a rung.",
  },
  "working day": {
    word: "working day",
    meaning: "Monday to Friday less holidays, and Saturdays that are worked instead.",
  },
  provisional: { word: "provisional", meaning: "No official notice names the day yet." },
  target: { word: "target", meaning: "What is to be reached, measured by yearly figures." },
  observation: { word: "figure", meaning: "The number of a year that a target is measured by." },
  baseline: { word: "baseline", meaning: "The figure and year that a target starts from." },
  draft: {
    word: "draft",
    meaning: "A document that was read and is not issued: people put its rows right before it is.",
  },
  doubt: { word: "doubt", meaning: "What the reader is not sure of, with the reason." },
  amendment: {
    word: "amendment",
    meaning: "What a later document adds to, changes in or drops from an issued programme.",
  },
  "review cycle": {
    word: "review cycle",
    meaning: "From the call through collection and consolidation to the Standing Committee's approval.",
  },
  "cut-off": { word: "cut-off", meaning: "The instant whose figures a report gives." },
  submission: { word: "submission", meaning: "What each unit hands in for a cycle." },
  succession: {
    word: "succession",
    meaning: "A unit's tasks pass to another in a merger, a renaming or a division.",
  },
  template: { word: "template", meaning: "A DOCX file with fields in braces, which the office may edit." },
  webhook: { word: "webhook", meaning: "Where another system is told of events." },
  account: { word: "account", meaning: "The log-in of a person, made by the administrator." },
  "one-time link": { word: "one-time link", meaning: "Mailed; sets a password, once, within 72 hours." },
  journal: { word: "journal", meaning: "Who did what, when, in whose name; it is only ever added to." },
};

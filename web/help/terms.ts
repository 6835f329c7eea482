/** Which terms the help of a page explains, by its address; the first row that fits counts. */
import type { Text } from "../text/catalogue.js";

export type Term = keyof Text["help"]["terms"];

const ofTasks: readonly Term[] = ["task", "lead unit", "due date", "due_soon", "overdue", "awaiting_review"];

const pages: readonly (readonly [RegExp, readonly Term[]])[] = [
  [
    /^\/tasks\/./,
    [
      ...["5 rõ", "lead unit", "co-ordinating unit", "due date", "extension"],
      ...["evidence", "review", "explanation", "ladder, rung", "journal"],
    ] as readonly Term[],
  ],
  [/^\/(tasks|search)\b/, ofTasks],
  [/^\/overview\b/, [...ofTasks, "escalation", "target"]],
  [/^\/programmes\/[^/]+\/policy/, ["ladder, rung", "working day", "explanation", "escalation"]],
  [/^\/programmes\/[^/]+\/amendment/, ["programme", "amendment", "task", "lead unit"]],
  [/^\/programmes\b/, ["programme", "task", "target", "amendment", "urging"]],
  [/^\/(drafts|workbooks)\b/, ["draft", "doubt", "lead unit", "co-ordinating unit", "due date"]],
  [/^\/(cycles|submissions)\b/, ["review cycle", "cut-off", "submission", "target"]],
  [/^\/targets\b/, ["target", "observation", "baseline"]],
  [/^\/(calendar|calendar-days|replans)\b/, ["working day", "provisional", "due date"]],
  [/^\/successions\b/, ["succession", "lead unit"]],
  [/^\/rehearsals\b/, ["ladder, rung", "escalation", "succession"]],
  [/^\/templates\b/, ["template"]],
  [/^\/webhooks\b/, ["webhook"]],
  [/^\/(accounts?|service-tokens|link|sign-in)\b/, ["account", "one-time link"]],
];

export function termsOf(path: string): readonly Term[] {
  return pages.find(([address]) => address.test(path))?.[1] ?? [];
}

export const termId = (term: Term): string => `term-${term.replace(/[^a-z\d]+/gi, "-")}`;

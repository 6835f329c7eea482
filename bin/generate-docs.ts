/** `node bin/run.mjs generate-docs`: writes the pages of docs/ that are made from code. Tests fail where one is stale. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TaskState, isClosed, taskStates } from "../domain/task.js";
import { type Act, actName, acts, possibleActs, stateName, transitions } from "../domain/transitions.js";
import { root } from "../stack/root.js";
import { guideText, guides } from "../web/help/guide-text.js";

export async function main(): Promise<void> {
  await writeFile(join(root, "docs", "states.md"), statesPage());
  await mkdir(join(root, "docs", "guides"), { recursive: true });
  for (const guide of guides) await writeFile(join(root, "docs", "guides", `${guide}.md`), guideText(guide));
}

/** The lifecycle of a task, from its table of transitions. */
export function statesPage(): string {
  return `# The states of a task

<!-- Written by \`node bin/run.mjs generate-docs\` from domain/transitions.ts. Do not edit. -->

The lifecycle is stored; lateness is the other axis and derived (\`domain/lateness.ts\`). Who may do what is said by
\`domain/permissions.ts\`.

${table(["state", "Vietnamese", "English", "closed"], taskStates.map(stateRow))}

## What each act leads to

\`–\`: refused with \`conflict\`. \`stays\`: possible, and the state does not change.

${table(["act", ...taskStates], acts.map(actRow))}

${acts
  .filter((act) => transitions[act].unaccepted !== undefined)
  .map(unacceptedLine)
  .join("\n")}

## What each act is called, and the journal event it leaves

${table(["act", "Vietnamese", "English", "journal event"], acts.map(eventRow))}

## As a diagram

Acts that leave the state as it is are not drawn.

\`\`\`mermaid
stateDiagram-v2
${diagram().join("\n")}
\`\`\`
`;
}

const code = (text: string): string => `\`${text}\``;

function stateRow(state: TaskState): string[] {
  return [code(state), stateName[state].vi, stateName[state].en, isClosed(state) ? "yes" : ""];
}

function actRow(act: Act): string[] {
  return [code(act), ...taskStates.map((state) => cell(act, state))];
}

function cell(act: Act, state: TaskState): string {
  const { from, to } = transitions[act];
  if (!from.includes(state)) return "–";
  return to === null ? "stays" : code(to);
}

function unacceptedLine(act: Act): string {
  return `\`${act}\` leads to \`${String(transitions[act].unaccepted)}\` where the unit has never accepted the task.`;
}

function eventRow(act: Act): string[] {
  return [code(act), actName[act].vi, actName[act].en, code(transitions[act].event)];
}

/** One arrow for each pair of states, with every act that leads along it. */
function diagram(): string[] {
  const arrows = new Map<string, Act[]>();
  for (const state of taskStates) {
    for (const act of possibleActs(state)) {
      const { to, unaccepted } = transitions[act];
      for (const end of [to, unaccepted ?? null]) {
        if (end === null) continue;
        const arrow = `${state} --> ${end}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), act]);
      }
    }
  }
  return [
    "    [*] --> assigned",
    ...[...arrows].map(([arrow, along]) => `    ${arrow}: ${along.join(", ")}`),
    ...taskStates.filter(isClosed).map((state) => `    ${state} --> [*]`),
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

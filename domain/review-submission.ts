/** A unit's report to a cycle as the record alone would write it: its tasks, how they stand, what is late and why. */
import type { Chapter, Paragraph } from "./review-chapters.js";
import { paragraph } from "./review-chapters.js";
import { type ChapterMatter, mattersOf } from "./review-outline.js";
import { type ReportedTask, causeOf, isLagging, standingOf, withoutStop } from "./review-words.js";

export interface UnitTask extends ReportedTask {
  readonly taskId: string;
  readonly role: "lead" | "coordinating";
  readonly leadUnit: string;
  /** Of a task that owes a target's figure. */
  readonly figure: { readonly value: number | null; readonly unit: string | null } | null;
}

/** Paragraphs are named for the tasks they tell of, so that they can be drafted anew at the cut-off. */
export function draftSubmission(outline: readonly string[], tasks: readonly UnitTask[]): Chapter[] {
  const matters = mattersOf(outline);
  return outline.map((heading, index) => {
    const matter = matters[index] ?? null;
    return {
      heading,
      paragraphs: [
        ...(matter === null ? [] : begin[matter](tasks)),
        paragraph(`free.${String(index + 1)}`, ""),
      ],
    };
  });
}

const nothing = (): Paragraph[] => [];

const begin: Readonly<Record<ChapterMatter, (tasks: readonly UnitTask[]) => Paragraph[]>> = {
  direction: nothing,
  plans: nothing,
  proposals: nothing,
  results,
  shortcomings,
};

function results(tasks: readonly UnitTask[]): Paragraph[] {
  const led = tasks.filter((task) => task.role === "lead" && task.figure === null);
  const others = tasks.filter((task) => task.role === "coordinating" && task.figure === null);
  const number = (of: (task: UnitTask) => boolean) => String(led.filter(of).length);
  const done = (task: UnitTask) => task.state === "completed";
  const counted =
    led.length === 0
      ? `Đơn vị không chủ trì nhiệm vụ nào, phối hợp thực hiện ${String(others.length)} nhiệm vụ.`
      : `Đơn vị chủ trì ${String(led.length)} nhiệm vụ: đã hoàn thành ${number(done)} (quá hạn ${number((task) => task.lateness === "late")}), ` +
        `chưa hoàn thành ${number((task) => !done(task))} (quá hạn ${number((task) => task.lateness === "overdue")}); phối hợp thực hiện ${String(others.length)} nhiệm vụ.`;
  return [
    paragraph("counts", counted),
    ...led.map((task) => paragraph(`task.${task.taskId}`, `${titleOf(task)}: ${standingOf(task)}.`)),
    ...others.map((task) =>
      paragraph(`task.${task.taskId}`, `${titleOf(task)} (${task.leadUnit} chủ trì): phối hợp thực hiện.`),
    ),
    ...tasks.flatMap((task) =>
      task.figure === null ? [] : [paragraph(`task.${task.taskId}`, figureOf(task, task.figure))],
    ),
  ];
}

function titleOf(task: UnitTask): string {
  return `${task.section === "" ? "" : `Mục ${task.section}. `}${withoutStop(task.text)}`;
}

function figureOf(task: UnitTask, { value, unit }: NonNullable<UnitTask["figure"]>): string {
  const reached =
    value === null ? "chưa có số liệu" : `${String(value).replace(".", ",")} ${unit ?? ""}`.trim();
  return `${withoutStop(task.text)}: ${reached}.`;
}

function shortcomings(tasks: readonly UnitTask[]): Paragraph[] {
  return tasks
    .filter((task) => task.role === "lead" && isLagging(task))
    .map((task) =>
      paragraph(`late.${task.taskId}`, `${titleOf(task)}: ${standingOf(task)}; ${causeOf(task)}.`),
    );
}

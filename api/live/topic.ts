/** What an open page wants to hear of, as it asks for it in `/live?of=…`. */
import { type Actor, may } from "../../domain/permissions.js";
import { isUuid } from "../../record/task-row.js";
import type { ChangedTask } from "../../record/queries/changed-tasks.js";

/** `all`: lists and figures, which any task and any event of the register may move. */
export type Topic = { readonly kind: "all" } | { readonly kind: "task" | "programme"; readonly id: string };

/** null: no topic. */
export function topicIn(text: unknown): Topic | null {
  if (text === "all") return { kind: "all" };
  const [, kind, id = ""] = /^(task|programme):(.{36})$/.exec(typeof text === "string" ? text : "") ?? [];
  return (kind === "task" || kind === "programme") && isUuid(id) ? { kind, id } : null;
}

/** Whether the change of a task is to be told to who asked for the topic: only where they may know of the task at all. */
export function concerns(topic: Topic, actor: Actor, task: ChangedTask): boolean {
  if (topic.kind === "task" && topic.id !== task.id) return false;
  if (topic.kind === "programme" && topic.id !== task.programmeId) return false;
  return may(actor, "read_metadata", task.parties);
}

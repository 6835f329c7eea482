/** The forms of one task of a draft: each saves by itself. */
import type { Request, Response, Router } from "express";
import { correctDraftTask } from "../../record/commands/correct-draft-task.js";
import { dropDraftTask } from "../../record/commands/drop-draft-task.js";
import { joinDraftTasks } from "../../record/commands/join-draft-tasks.js";
import { splitDraftTask } from "../../record/commands/split-draft-task.js";
import { draftTaskLink } from "../../web/links.js";
import { joinBody, splitBody, taskBody } from "../draft-schemas.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { leaveDone } from "./done.js";
import { attempt, commandIn } from "./draft-forms.js";
import { type FormErrors, errorsOf, textsIn } from "./forms.js";

type OfTask = Request<{ programmeId: string; draftTaskId: string }>;
type Done = Parameters<typeof leaveDone>[2];
type Values = Readonly<Record<string, string>>;

export function draftTaskPages(router: Router, services: Services): void {
  const { db } = services;

  /** `act` gives what is wrong with the form, or null where it was carried out. */
  const form = (
    resource: string,
    of: string,
    done: Done,
    act: (
      command: ReturnType<typeof commandIn> & { readonly draftTaskId: string },
      values: Values,
    ) => Promise<FormErrors | null>,
  ) => {
    router.post(
      `/drafts/:programmeId/tasks/:draftTaskId/${resource}`,
      async (request: OfTask, response: Response) => {
        const { programmeId, draftTaskId } = request.params;
        const carryOut = async (actor: Visitor) => {
          const command = { ...commandIn(services, request, actor), draftTaskId };
          const errors = await act(command, textsIn(request, 20_000));
          if (errors !== null) return errors;
          leaveDone(services, response, done);
          return draftTaskLink(programmeId, draftTaskId);
        };
        await attempt(services, request, response, of, carryOut, draftTaskId);
      },
    );
  };

  form("correction", "content", "draft-saved", async (command, values) => {
    const { text, product, evidence } = values;
    const due = dueIn(values);
    const parsed = taskBody.safeParse(
      { text: text?.replaceAll("\r\n", "\n"), product: product?.trim() ? product : null, evidence, due },
      { reportInput: true },
    );
    if (!parsed.success) return errorsOf(parsed.error);
    await correctDraftTask(db, { ...command, patch: parsed.data });
    return null;
  });

  form("units", "units", "draft-saved", async (command, values) => {
    const inRole = (role: string) =>
      Object.keys(values)
        .filter((key) => key.startsWith(`${role}.`))
        .map((key) => key.slice(role.length + 1));
    const units = {
      lead: inRole("lead"),
      coordinating: inRole("coordinating"),
      executing: inRole("executing"),
    };
    const parsed = taskBody.safeParse(
      { units, reviewerUnitId: values["reviewerUnitId"] || null },
      { reportInput: true },
    );
    if (!parsed.success) return errorsOf(parsed.error);
    await correctDraftTask(db, { ...command, patch: parsed.data });
    return null;
  });

  form("splitting", "split", "draft-split", async (command, values) => {
    const parts = (values["parts"] ?? "")
      .replaceAll("\r\n", "\n")
      .split(/\n[ \t]*\n/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const parsed = splitBody.safeParse({ parts }, { reportInput: true });
    if (!parsed.success) return errorsOf(parsed.error);
    await splitDraftTask(db, { ...command, ...parsed.data });
    return null;
  });

  form("joining", "join", "draft-joined", async (command, values) => {
    const parsed = joinBody.safeParse({ otherId: values["otherId"] }, { reportInput: true });
    if (!parsed.success) return errorsOf(parsed.error);
    await joinDraftTasks(db, { ...command, ...parsed.data });
    return null;
  });

  form("dropping", "drop", "draft-dropped", async (command) => {
    await dropDraftTask(db, { ...command, dropped: true });
    return null;
  });

  form("restoration", "restore", "draft-restored", async (command) => {
    await dropDraftTask(db, { ...command, dropped: false });
    return null;
  });
}

/** "yearly" on "10/12" is `yearly:12-10`; "monthly" on "18" is `monthly:18`. */
function dueIn({ due, dueOn, recurrence, at = "" }: Values): string | undefined {
  if (due === "dated") return dueOn ?? "";
  if (due !== "recurring") return due;
  const parts = at
    .trim()
    .split(/[/-]/)
    .filter((part) => part !== "")
    .map((part) => part.padStart(2, "0"));
  return [recurrence ?? "", ...(parts.length > 0 ? [parts.reverse().join("-")] : [])].join(":");
}

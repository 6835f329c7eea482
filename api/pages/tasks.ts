/** Lists of tasks, a task, and the forms that act on it. */
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import { dayAt } from "../../domain/day.js";
import type { Message } from "../../domain/errors.js";
import { actName } from "../../domain/transitions.js";
import { actChoices } from "../../record/queries/act-choices.js";
import { readJournal } from "../../record/queries/journal.js";
import { ledgerFrom } from "../../record/queries/ledger.js";
import { countTasks } from "../../record/queries/overview.js";
import { readTask } from "../../record/queries/task.js";
import { readTaskMonth } from "../../record/queries/task-month.js";
import { readTaskTree } from "../../record/queries/task-tree.js";
import { listTasks } from "../../record/queries/tasks.js";
import { leadUnits, programmeRefs } from "../../record/queries/filter-choices.js";
import type { SignedIn } from "../../record/queries/actor.js";
import { taskLink } from "../../web/links.js";
import type { PageContext } from "../../web/page.js";
import { taskPage } from "../../web/pages/task.js";
import { tasksPage } from "../../web/pages/tasks.js";
import { actOnTask } from "../act-on-task.js";
import { cookieOf } from "../cookies.js";
import { fieldErrors } from "../fields.js";
import { claimOf } from "../idempotency-claim.js";
import type { ReceivedFile } from "../incoming.js";
import type { Services } from "../operation.js";
import { asksByItself } from "../session.js";
import { asDomainError, statusOf } from "../problems.js";
import { receiveEvidence } from "../receive-evidence.js";
import { sendEvidence } from "../send-evidence.js";
import { type TaskActDoor, taskActs } from "../task-acts.js";
import { askedOf, listQuery } from "../task-filter.js";
import { actInput, wantsAllParts } from "./act-input.js";
import { freshKey, localeOf, pageContext, personOf, sendPage } from "./context.js";

const SHOWN = 50;

export function taskPages(router: Router, services: Services): void {
  router.get("/tasks", async (request, response) => {
    const actor = await personOf(services, request);
    const now = services.now();
    const filter = listQuery.parse(request.query);
    const [page, counts, units, programmes] = await Promise.all([
      lookAtTasks(services, actor, filter, now).then(withoutError, unlessOfTheRange),
      countTasks(services.db, actor, filter.scope, now),
      leadUnits(services.db, actor),
      programmeRefs(services.db, actor),
    ]);
    const { dueError, ...shown } = page;
    const view = {
      ...shown,
      scope: filter.scope,
      counts,
      // A range that cannot be used comes back with the list's form.
      filter: { ...filter, units, programmes, dueError, ...(dueError && { view: "list" as const }) },
    };
    const status = dueError === undefined ? 200 : 422;
    sendPage(response, tasksPage(pageContext(services, request, actor), view), status);
  });

  router.get("/tasks/:taskId", async (request, response) => {
    const actor = await personOf(services, request);
    const notice = takeNotice(request, response);
    await showTask(services, request, response, {
      actor,
      taskId: request.params.taskId,
      notice,
      status: 200,
    });
  });

  router.get("/tasks/:taskId/evidence/:evidenceId", async (request, response) => {
    const actor = await personOf(services, request);
    await sendEvidence(services, actor, request.params, request, response);
  });

  for (const door of taskActs) {
    router.post(
      `/tasks/:taskId/${door.resource}`,
      // Who is not signed in uploads nothing.
      async (request, response, next) => {
        response.locals["actor"] = await personOf(services, request);
        next();
      },
      ...(door.takesFiles ? [receiveEvidence(services, door)] : []),
      (request, response) => act(services, door, request as Request<{ taskId: string }>, response),
    );
  }
}

type Looked = Pick<Parameters<typeof tasksPage>[1], "tasks" | "nextCursor" | "tree" | "month">;

/** In the view that is asked for: a page of the list, the whole tree, a month. */
async function lookAtTasks(
  { db }: Services,
  actor: SignedIn,
  filter: z.output<typeof listQuery>,
  now: Date,
): Promise<Looked> {
  const asked = askedOf(filter);
  switch (filter.view) {
    case "list":
      return listTasks(db, actor, { ...asked, cursor: filter.cursor ?? undefined, limit: SHOWN }, now);
    case "tree":
      return { tasks: [], nextCursor: null, tree: await readTaskTree(db, actor, asked, now) };
    case "calendar": {
      const month = filter.month ?? dayAt(now).slice(0, 7);
      return { tasks: [], nextCursor: null, month: await readTaskMonth(db, actor, asked, month, now) };
    }
  }
}

const withoutError = (page: Looked) => ({ ...page, dueError: undefined });

/** A range of due dates that cannot be used comes back with the form, and an empty list. */
function unlessOfTheRange(error: unknown): { tasks: []; nextCursor: null; dueError: Message } {
  const known = asDomainError(error);
  if (known?.detail["field"] !== "dueTo") throw error;
  return { tasks: [], nextCursor: null, dueError: known.text };
}

async function act(
  services: Services,
  door: TaskActDoor,
  request: Request<{ taskId: string }>,
  response: Response,
): Promise<void> {
  const actor = response.locals["actor"] as SignedIn; // set by the handler before
  const { taskId } = request.params;
  const { idempotencyKey, version, ...values } = textsIn(request.body);
  const files = Array.isArray(request.files) ? request.files : [];
  const below =
    door.act === "split" && wantsAllParts(values) ? await unitsBelow(services, actor, taskId) : [];
  const { input, formField } = actInput(door.act, values, below);
  const parsed = door.body.safeParse(input, { reportInput: true });
  const errors: Record<string, Message> = {};
  if (!parsed.success) {
    for (const { field, message } of fieldErrors(parsed.error)) errors[formField(field)] ??= message;
    await services.evidence.discard(files);
  } else {
    try {
      await actOnTask(services, {
        door,
        taskId,
        actor,
        now: services.now(),
        input: parsed.data,
        files,
        idempotency: claimOf(idempotencyKey, {
          act: door.act,
          taskId,
          input: parsed.data,
          files: named(files),
        }),
        expectedVersion: version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : undefined,
      });
      leaveNotice(response, door.act);
      response.redirect(303, taskLink(taskId));
      return;
    } catch (error) {
      const known = asDomainError(error);
      if (known === null || known.code === "not_found" || known.code === "unavailable") throw error;
      errors[fieldAtFault(door, known.detail["field"], formField)] = known.text;
      response.status(statusOf[known.code]);
    }
  }
  await showTask(services, request, response, {
    actor,
    taskId,
    status: response.statusCode === 200 ? 422 : response.statusCode,
    form: { act: door.act, values, errors },
  });
}

/** Of the form; `""` where what was refused concerns none of its fields. */
function fieldAtFault(door: TaskActDoor, field: unknown, formField: (field: string) => string): string {
  if (typeof field !== "string") return "";
  const [first = ""] = field.split(".");
  return first in door.body.shape || field === "evidence" ? formField(field) : "";
}

async function unitsBelow(services: Services, actor: SignedIn, taskId: string): Promise<string[]> {
  const now = services.now();
  const task = await readTask(services.db, actor, taskId, now);
  const { below } = await actChoices(services.db, task, ["split"], now);
  return below.map((unit) => unit.id);
}

async function showTask(
  services: Services,
  request: Request,
  response: Response,
  show: {
    actor: SignedIn;
    taskId: string;
    status: number;
    notice?: PageContext["notice"];
    form?: { act: TaskActDoor["act"]; values: Record<string, string>; errors: Record<string, Message> };
  },
): Promise<void> {
  const { actor, taskId } = show;
  const [task, journal] = await Promise.all([
    readTask(services.db, actor, taskId, services.now()),
    readJournal(services.db, actor, taskId),
  ]);
  const formActs = show.form === undefined ? [] : [show.form.act];
  const html = taskPage(pageContext(services, request, actor, show.notice), {
    task,
    journal,
    ledger: await ledgerFrom(services.db, taskId, journal, services.now()),
    form: show.form,
    choices: await actChoices(services.db, task, [...task.allowedActions, ...formActs], services.now()),
    idempotencyKey: freshKey(),
    evidenceLimitMb: services.evidenceLimitMb,
  });
  sendPage(response, html, show.status);
}

/** Form fields that are texts; one sent twice counts once. */
function textsIn(body: unknown): Record<string, string> & { idempotencyKey?: string; version?: string } {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof one === "string") texts[name] = one;
  }
  return texts;
}

/** Every file of a form came through the store, which adds the hash. */
function named(files: readonly Express.Multer.File[]) {
  return (files as readonly ReceivedFile[]).map(({ originalname, sha256 }) => ({ originalname, sha256 }));
}

/** What was done is said on the next page, once. */
function leaveNotice(response: Response, act: TaskActDoor["act"]): void {
  response.cookie("done", act, { sameSite: "lax", httpOnly: true, maxAge: 60_000 });
}

function takeNotice(request: Request, response: Response): PageContext["notice"] {
  const done = taskActs.find((door) => door.act === cookieOf(request, "done"));
  if (done === undefined || asksByItself(request)) return undefined;
  response.clearCookie("done", { sameSite: "lax", httpOnly: true });
  return { kind: "success", text: doneText(localeOf(request), done.act) };
}

function doneText(locale: "vi" | "en", act: TaskActDoor["act"]): string {
  return locale === "vi" ? `Đã ${actName[act].vi}.` : `Done: ${actName[act].en}.`;
}

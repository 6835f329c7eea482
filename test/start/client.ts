/** A program that uses the API, the catcher and Temporal's page as the documentation has them. */
import { setTimeout as pause } from "node:timers/promises";
import { waitFor } from "../../stack/wait.js";
import { processId } from "../../workflows/contract.js";
import type { Login } from "./running.js";

export interface Mail {
  readonly subject: string;
  readonly to: readonly { readonly address: string }[];
}

/** All that the catcher holds. */
export async function mailsIn(mailUrl: string): Promise<Mail[]> {
  return (await (await fetch(`${mailUrl}/api/email`)).json()) as Mail[];
}

/** "COMPLETED", "RUNNING" …, as Temporal has it. */
export async function workflowStatus(temporalUrl: string, taskId: string): Promise<string> {
  const answer = await fetch(
    `${temporalUrl}/api/v1/namespaces/default/workflows/${encodeURIComponent(processId("task", taskId))}`,
  );
  const { workflowExecutionInfo } = (await answer.json()) as { workflowExecutionInfo?: { status: string } };
  return workflowExecutionInfo?.status.replace("WORKFLOW_EXECUTION_STATUS_", "") ?? "none";
}

/** Whether a workflow of this type has been started since then, and stands so. */
export async function startedSince(
  temporalUrl: string,
  type: string,
  since: Date,
  status?: "Completed",
): Promise<boolean> {
  const wanted = `WorkflowType = '${type}' AND StartTime > '${since.toISOString()}'`;
  const query = status === undefined ? wanted : `${wanted} AND ExecutionStatus = '${status}'`;
  const answer = await fetch(
    `${temporalUrl}/api/v1/namespaces/default/workflows?${new URLSearchParams({ query }).toString()}`,
  );
  const { executions = [] } = (await answer.json()) as { executions?: unknown[] };
  return executions.length > 0;
}

export interface TaskFacts {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly lateness: string;
  readonly allowedActions: readonly string[];
  readonly nextRung: unknown;
}

export interface Client {
  get<T>(path: string): Promise<T>;
  /** As JSON, or a form with texts and files. */
  post<T>(path: string, body: object): Promise<T>;
}

export async function signedInClient(url: string, { username, password }: Login): Promise<Client> {
  const api = `${url}/api/v1`;
  const json = { "Content-Type": "application/json" };
  const session = await fetch(`${api}/session`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ username, password }),
  });
  if (session.status !== 204) throw new Error(`${username} was not signed in: ${await session.text()}`);
  const cookie = session.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const form = body instanceof FormData;
    const answer = await fetch(api + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...(form ? {} : json), Cookie: cookie },
      body: form ? body : body === undefined ? null : JSON.stringify(body),
    });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${said}`);
    return JSON.parse(said) as T;
  };
  return {
    get: (path) => call(path),
    post: (path, body) => call(path, body),
  };
}

/** The sweep and the mails of the example come within two minutes. */
export const SOON_MS = 120_000;

/** Asks twice a second: an answer may be a list of hundreds of mails. */
export const eventually = <T>(ask: () => Promise<T | false | undefined>, timeoutMs = SOON_MS) =>
  waitFor(async () => {
    await pause(500);
    return ask();
  }, timeoutMs);

/** The schedules as Temporal has them, with the hour in Việt Nam at which each comes next; null: within the minute. */
export async function schedulesOf(
  temporalUrl: string,
): Promise<readonly { readonly id: string; readonly nextHour: string | null }[]> {
  const answer = await fetch(`${temporalUrl}/api/v1/namespaces/default/schedules`);
  const { schedules = [] } = (await answer.json()) as {
    schedules?: {
      scheduleId: string;
      info: { spec: { interval?: unknown[] }; futureActionTimes?: string[] };
    }[];
  };
  return schedules.map(({ scheduleId, info }) => {
    const [next] = info.futureActionTimes ?? [];
    const daily = (info.spec.interval ?? []).length === 0 && next !== undefined;
    return { id: scheduleId, nextHour: daily ? hourIn(new Date(next)) : null };
  });
}

function hourIn(instant: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
}

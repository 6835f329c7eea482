/** One door of the JSON API as data: what it takes, what it gives, who answers. Routes and OpenAPI come from the same value. */
import type { Request, RequestHandler, Response, Router } from "express";
import { z } from "zod";
import type { ErrorCode } from "../domain/errors.js";
import type { Auth } from "./auth.js";
import type { EvidenceStore } from "./uploads.js";
import type { Database } from "../record/database.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import { expectedVersion } from "./expected-version.js";
import { invalidFields } from "./fields.js";
import { claimIn, filesOf } from "./idempotency-claim.js";
import type { Live } from "./live/live.js";
import type { Poker } from "./poker.js";
import type { Reader } from "./reader.js";
import type { Printer } from "./printer.js";
import { type Visitor, callerOf, demandSecondStep, notSignedIn } from "./session.js";

/** What every door works with; composed once, in `main.ts` or by a test. */
export interface Services {
  readonly db: Database;
  readonly auth: Auth;
  readonly evidence: EvidenceStore;
  readonly poker: Poker;
  /** Tells open pages that something changed. */
  readonly live: Live;
  readonly reader: Reader;
  /** Writes documents and workbooks. */
  readonly printer: Printer;
  readonly publicUrl: string;
  /** Whom people may ask: an address. */
  readonly contact: string;
  readonly evidenceLimitMb: number;
  readonly webhooks: {
    /** What a webhook's deliveries are signed with. */
    secretOf(webhookId: string): string;
    /** Addresses of one's own network, and http to this machine. */
    readonly allowPrivate: boolean;
  };
  /** The one clock of the api. */
  now: () => Date;
}

/** An object, or one of several by what one of its fields says. */
type Body = z.ZodObject | z.ZodDiscriminatedUnion<readonly z.ZodObject[]>;

/** Parsed input by place; `{}` where a door has no such place. */
export interface Input<P extends z.ZodObject, Q extends z.ZodObject, B extends Body> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

export interface Call {
  readonly actor: Visitor;
  readonly now: Date;
  /** Of a POST that came with a key: over all that was asked, files by their content. */
  readonly idempotency: IdempotencyClaim | undefined;
  /** Of `If-Match`, where the door looks at it. */
  readonly expectedVersion: number | undefined;
  readonly request: Request;
  readonly response: Response;
}

export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends Body = Body,
> {
  readonly method: "get" | "post" | "delete";
  /** As OpenAPI writes it, below `/api/v1`: `/tasks/{taskId}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The part of a multipart form that holds files; such a door takes JSON too. */
  readonly files?: {
    readonly field: string;
    readonly receive: (services: Services) => RequestHandler;
    readonly required: boolean;
  };
  /**
   * Whether it takes If-Match with the version of what it changes. `required` where a change may undo another one that was
   * not seen; `optional` where the state itself refuses what does not fit any more.
   */
  readonly version?: "required" | "optional";
  /** Why a POST takes no Idempotency-Key; every other one does. */
  readonly withoutKey?: string;
  readonly status: 200 | 201 | 204;
  /** Absent: no content, or a file. A `version` in what `handle` gives becomes the ETag. */
  readonly answer?: z.ZodType;
  /** Sends a file of one of these types instead of JSON. */
  readonly sendsFile?: readonly string[];
  /** Only signing in itself. */
  readonly open?: true;
  /** Also before a second step that the role demands is enrolled. */
  readonly beforeSecondStep?: true;
  readonly problems: readonly ErrorCode[];
  handle(services: Services, call: Call, input: Input<P, Q, B>): Promise<unknown>;
}

/** Keeps the types of the schemas together with the handler that reads them. */
export function operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends Body = Body,
>(definition: Operation<P, Q, B>): Operation {
  return definition; // the mount parses before it calls, so the handler gets its own types
}

const nothing = z.object({});

/** As express writes it. */
export const routeOf = ({ path }: Pick<Operation, "path">): string => path.replace(/\{(\w+)\}/g, ":$1");

export function mount(router: Router, services: Services, operation: Operation): void {
  const path = routeOf(operation);
  const handlers: RequestHandler[] = [];
  if (!operation.open) handlers.push(requireCaller(services, operation));
  if (operation.files) handlers.push(operation.files.receive(services));
  router[operation.method](path, ...handlers, async (request, response) => {
    const { input, headers } = await inputOf(services, operation, request);
    const call: Call = {
      actor: response.locals["actor"] as Visitor, // set by requireCaller, which ran before
      now: services.now(),
      ...headers,
      request,
      response,
    };
    const answer = await operation.handle(services, call, input);
    if (operation.sendsFile || response.headersSent) return;
    const { version } = (answer ?? {}) as { version?: unknown };
    if (typeof version === "number") response.setHeader("ETag", `"${String(version)}"`);
    if (operation.status === 204) response.status(204).end();
    else response.status(operation.status).json(answer);
  });
}

/** A door that sends a file, opened from a page: the same input, rights and file, and problems as a page. */
export async function openFromPage(
  services: Services,
  operation: Operation,
  actor: Visitor,
  request: Request,
  response: Response,
): Promise<void> {
  const { input, headers } = await inputOf(services, operation, request);
  await operation.handle(services, { actor, now: services.now(), ...headers, request, response }, input);
}

/** What was received with a request that cannot be used is not left lying about. */
async function inputOf(services: Services, operation: Operation, request: Request) {
  try {
    const input = {
      params: parse(operation.params ?? nothing, request.params),
      query: parse(operation.query ?? nothing, request.query),
      body: parse(operation.body ?? nothing, request.body ?? {}),
    };
    const headers = {
      expectedVersion: operation.version && expectedVersion(request, operation.version),
      idempotency: takesKey(operation) ? claimIn(request, operation, input) : undefined,
    };
    return { input, headers };
  } catch (error) {
    // A sheet lies in memory, and leaves nothing.
    await services.evidence.discard(filesOf(request).filter((file) => "path" in file));
    throw error;
  }
}

export function takesKey(operation: Pick<Operation, "method" | "withoutKey">): boolean {
  return operation.method === "post" && operation.withoutKey === undefined;
}

function requireCaller(services: Services, operation: Operation): RequestHandler {
  return async (request, response, next) => {
    const actor = await callerOf(services.auth, services.db, request, services.now());
    if (actor === null) throw notSignedIn();
    if (!operation.beforeSecondStep) demandSecondStep(services.auth, actor);
    response.locals["actor"] = actor;
    next();
  };
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidFields(parsed.error);
  return parsed.data;
}

/** OpenAPI 3.1 out of the same operations that the router mounts. */
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { z } from "zod";
import { statusOf, titleOf } from "./problems.js";
import { type Operation, takesKey } from "./operation.js";
import { problem } from "./schemas.js";
import type { ErrorCode } from "../domain/errors.js";

export function openApiDocument(operations: readonly Operation[], version: string) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const op of operations) {
    (paths[op.path] ??= {})[op.method] = describe(op);
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Đôn Đốc",
      version,
      description:
        "Register of tasks of Party programmes. Sign in with POST /session; the session is a cookie. Errors are problem details (RFC 9457) in Vietnamese and English. Every POST but signing in takes an Idempotency-Key: the same request again gives the first answer again and changes nothing, another one under the same key is refused with 422; a refusal is not kept. A `version` in an answer, in quotes, is the ETag of what it tells of; changes take it as If-Match and are refused with 412 where it is not the last, those that might undo what was not seen with 428 where it is missing.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ session: [] }, { serviceToken: [] }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "dondoc.session_token" },
        serviceToken: { type: "http", scheme: "bearer", description: "ddt_…, of POST /service-tokens" },
      },
    },
    paths: paths, // each method's key is one of OpenAPI's
  });
}

function describe(op: Operation): ZodOpenApiOperationObject {
  const header = headersOf(op);
  return {
    operationId: op.id,
    tags: [op.tag],
    summary: op.summary,
    ...(op.withoutKey ? { description: `No Idempotency-Key: ${op.withoutKey}.` } : {}),
    ...(op.open ? { security: [] } : {}),
    requestParams: {
      ...(op.params ? { path: op.params } : {}),
      ...(op.query ? { query: op.query } : {}),
      ...(header ? { header } : {}),
    },
    ...requestBody(op),
    responses: {
      [String(op.status)]: success(op),
      ...problemResponses(op),
    },
  };
}

const idempotencyKey = z
  .string()
  .regex(/^[ -~]{0,200}$/)
  .optional()
  .meta({ description: "The same key again gives the same answer; an empty one is none" });
const ifMatch = (pattern: RegExp) =>
  z.string().regex(pattern).meta({
    description: "The ETag of what is changed; an older one is refused with 412. `*` stands for any",
    example: '"3"',
  });
const demandedVersion = ifMatch(/^(\*|"\d{1,9}")$/);
/** An empty one is none. */
const knownVersion = ifMatch(/^(\*|"\d{1,9}")?$/).optional();

function headersOf(op: Operation): z.ZodObject | null {
  const shape = {
    ...(takesKey(op) ? { "Idempotency-Key": idempotencyKey } : {}),
    ...(op.version ? { "If-Match": op.version === "required" ? demandedVersion : knownVersion } : {}),
  };
  return Object.keys(shape).length === 0 ? null : z.object(shape);
}

const binary = z.string().meta({ override: { type: "string", format: "binary" } });

function requestBody(op: Operation): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (!op.body && !op.files) return {};
  const fields = op.body ?? z.strictObject({});
  const json = op.body ? { "application/json": { schema: fields } } : {};
  // A door takes no body for an empty one.
  const required = !fields.safeParse({}).success;
  if (!op.files) return { requestBody: { required, content: json } };
  if (!(fields instanceof z.ZodObject)) throw new Error(`${op.id}: a form with files has one shape`);
  const file = op.files.required ? binary : binary.optional();
  return {
    requestBody: {
      required: true,
      content: { ...json, "multipart/form-data": { schema: fields.extend({ [op.files.field]: file }) } },
    },
  };
}

function success(op: Operation) {
  const description = op.summary;
  if (op.sendsFile) {
    const content = Object.fromEntries(op.sendsFile.map((type) => [type, { schema: binary }]));
    return { description, content };
  }
  return op.answer
    ? { description, content: { "application/json": { schema: op.answer } } }
    : { description };
}

/** Any door may find nobody signed in, or the database away; an act may come from another site, or with a broken body. */
function problemResponses(op: Operation) {
  const codes: ErrorCode[] = [
    ...op.problems,
    ...(op.open ? [] : (["not_signed_in"] as const)),
    // A second step that the role demands and that is not enrolled.
    ...(op.open || op.beforeSecondStep ? [] : (["not_allowed"] as const)),
    ...(op.method === "get" ? [] : (["not_allowed", "invalid_input", "too_large"] as const)),
    ...(op.version ? (["stale"] as const) : []),
    ...(op.version === "required" ? (["version_missing"] as const) : []),
    "unavailable",
  ];
  const byStatus = new Map<number, string[]>();
  for (const code of new Set(codes)) {
    const status = statusOf[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${titleOf[code].en}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, meanings]) => [
      String(status),
      { description: meanings.join("; "), content: { "application/problem+json": { schema: problem } } },
    ]),
  );
}

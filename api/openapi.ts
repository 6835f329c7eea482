/** OpenAPI 3.1 out of the same operations that the router mounts. */
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { z } from "zod";
import { statusOf, titleOf } from "./problems.js";
import type { Operation } from "./operation.js";
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
        "Register of tasks of Party programmes. Sign in with POST /session; the session is a cookie. Errors are problem details (RFC 9457) in Vietnamese and English. Every POST on a task takes an Idempotency-Key and an If-Match with the task's ETag.",
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
  const onTask = op.method === "post" && op.path.startsWith("/tasks/");
  return {
    operationId: op.id,
    tags: [op.tag],
    summary: op.summary,
    ...(op.open ? { security: [] } : {}),
    requestParams: {
      ...(op.params ? { path: op.params } : {}),
      ...(op.query ? { query: op.query } : {}),
      ...(onTask ? { header: actHeaders } : {}),
    },
    ...requestBody(op),
    responses: {
      [String(op.status)]: success(op),
      ...problemResponses(op),
    },
  };
}

const actHeaders = z.object({
  "Idempotency-Key": z
    .string()
    .max(200)
    .optional()
    .meta({ description: "The same key again gives the same answer" }),
  "If-Match": z
    .string()
    .optional()
    .meta({ description: "The task's ETag; an older one is refused with 412" }),
});

const binary = z.string().meta({ override: { type: "string", format: "binary" } });

function requestBody(op: Operation): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (!op.body && !op.files) return {};
  const fields = op.body ?? z.strictObject({});
  const json = op.body ? { "application/json": { schema: fields } } : {};
  if (!op.files) return { requestBody: { required: true, content: json } };
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
  if (op.sendsFile) return { description, content: { "application/octet-stream": { schema: binary } } };
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

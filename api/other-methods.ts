/** What an address of the API answers to methods that it has no door for: 405, and which it has. */
import type { RequestHandler } from "express";
import { DomainError } from "../domain/errors.js";
import type { Operation } from "./operation.js";

/** After all doors are mounted; an address that has none goes on. */
export function refuseOtherMethods(operations: readonly Operation[]): RequestHandler {
  const paths = [...new Set(operations.map((operation) => operation.path))].map((path) => ({
    // As express matches it.
    form: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}/?$`, "i"),
    allowed: allowedAt(path, operations),
  }));
  return (request, response, next) => {
    const found = paths.find(({ form }) => form.test(request.path));
    if (found === undefined) {
      next();
      return;
    }
    response.setHeader("Allow", found.allowed);
    if (request.method === "OPTIONS") {
      response.status(204).end();
      return;
    }
    throw new DomainError("no_such_method", {
      vi: `Địa chỉ này chỉ nhận: ${found.allowed}. Hãy xem tài liệu API.`,
      en: `This address takes: ${found.allowed}. See the API's reference.`,
    });
  };
}

function allowedAt(path: string, operations: readonly Operation[]): string {
  const methods = operations.filter((one) => one.path === path).map((one) => one.method.toUpperCase());
  // express answers HEAD as it would GET.
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

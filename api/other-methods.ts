/** What an address of the API answers to methods that it has no door for: 405, and which it has. */
import type { Router } from "express";
import { DomainError } from "../domain/errors.js";
import { type Operation, expressPath } from "./operation.js";

/** After all doors are mounted. */
export function refuseOtherMethods(router: Router, operations: readonly Operation[]): void {
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const methods = operations.filter((one) => one.path === path).map((one) => one.method.toUpperCase());
    // express answers HEAD as it would GET.
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    router.all(expressPath(path), (request, response) => {
      response.setHeader("Allow", allowed);
      if (request.method === "OPTIONS") {
        response.status(204).end();
        return;
      }
      throw new DomainError("no_such_method", {
        vi: `Địa chỉ này chỉ nhận: ${allowed}. Hãy xem tài liệu API.`,
        en: `This address takes: ${allowed}. See the API's reference.`,
      });
    });
  }
}

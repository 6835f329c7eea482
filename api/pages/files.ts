/** The doors that send documents and tables, at the addresses of the pages: a browser is answered with pages, also where it is refused. */
import type { Router } from "express";
import { type Operation, type Services, openFromPage, routeOf } from "../operation.js";
import { documentOperations } from "../routes/documents.js";
import { tableOperations } from "../routes/tables.js";
import { takeTemplate } from "../routes/templates.js";
import { personOf } from "./context.js";

export const fileOperations: readonly Operation[] = [...documentOperations, ...tableOperations, takeTemplate];

export function filePages(router: Router, services: Services): void {
  for (const operation of fileOperations)
    router.get(routeOf(operation), async (request, response) => {
      await openFromPage(services, operation, await personOf(services, request), request, response);
    });
}

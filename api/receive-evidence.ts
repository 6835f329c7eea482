/** Takes the files of a report in, from nobody but those who may make it. */
import type { RequestHandler } from "express";
import type { Actor } from "../domain/permissions.js";
import { demandRight } from "../record/queries/may-act.js";
import type { Services } from "./operation.js";
import type { TaskActDoor } from "./task-acts.js";

/** Comes after the person is known: `response.locals.actor`. */
export function receiveEvidence(services: Services, door: TaskActDoor): RequestHandler {
  return async (request, response, next) => {
    const actor = response.locals["actor"] as Actor; // set by the handler before
    await demandRight(services.db, actor, door.act, String(request.params["taskId"]));
    services.evidence.receive(request, response, next);
  };
}

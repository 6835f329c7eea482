/** Sends a stored file as an attachment that no browser opens as a page of ours, once the journal has its reader. */
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { Actor } from "../domain/permissions.js";
import { noteReading } from "../record/commands/read-evidence.js";
import { findEvidence } from "../record/queries/evidence.js";
import type { Services } from "./operation.js";

export async function sendEvidence(
  services: Services,
  actor: Actor,
  { taskId, evidenceId }: { readonly taskId: string; readonly evidenceId: string },
  request: Request,
  response: Response,
): Promise<void> {
  const { db, evidence } = services;
  const file = await findEvidence(db, actor, taskId, evidenceId);
  response.status(200);
  response.setHeader("Content-Type", file.mediaType);
  response.setHeader("Content-Length", String(file.size));
  response.setHeader("Content-Disposition", attachment(file.fileName));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  response.setHeader("Cache-Control", "private, no-store, no-transform");
  // Always the whole file: who asks for a part gets 200 and all of it.
  response.setHeader("Accept-Ranges", "none");
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const bytes = await evidence.open(file.sha256);
  try {
    await noteReading(db, { actor, taskId, file, now: services.now() });
    await pipeline(bytes, response);
  } catch (error) {
    bytes.destroy();
    // The reader went away: nobody is left to be told.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
export function attachment(fileName: string): string {
  const plain = fileName
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

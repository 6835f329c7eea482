/** Sends a stored file as an attachment that no browser opens as a page of ours. */
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { EvidenceView } from "../record/queries/task-view.js";

export async function sendEvidence(response: Response, file: EvidenceView, path: string): Promise<void> {
  response.status(200);
  response.setHeader("Content-Type", file.mediaType);
  response.setHeader("Content-Length", String(file.size));
  response.setHeader("Content-Disposition", attachment(file.fileName));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  response.setHeader("Cache-Control", "private, no-store");
  await pipeline(createReadStream(path), response);
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function attachment(fileName: string): string {
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

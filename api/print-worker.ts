/** The thread in which documents are written: what blocks it keeps no request waiting. Started by printer.ts. */
import { parentPort } from "node:worker_threads";
import { DomainError } from "../domain/errors.js";
import { checkTemplate } from "../document/write/docx/check.js";
import { reportPictures } from "../document/write/report-pictures.js";
import type { ReviewReport } from "../document/write/review-report.js";
import { writeWorkbook } from "../document/write/table/workbook.js";
import { writeDocx } from "../document/write/write-docx.js";
import { writePdf } from "../document/write/write-pdf.js";
import type { PrintJob, Printed } from "./printer.js";

if (parentPort === null)
  throw new Error("print-worker.ts is a thread of the api and is not started by itself");
const port = parentPort;

port.on("message", (job: PrintJob) => {
  void printed(job).then((answer) => {
    port.postMessage(answer, "bytes" in answer ? [answer.bytes.buffer as ArrayBuffer] : []);
  });
});

async function printed(job: PrintJob): Promise<Printed> {
  try {
    if (job.format === "check") return { flaws: checkTemplate(job.template, job.kind) };
    // A copy of its own: a pooled buffer cannot be handed over.
    return { bytes: new Uint8Array(await write(job)) };
  } catch (error) {
    if (error instanceof DomainError)
      return { refusal: { code: error.code, text: error.text, detail: error.detail } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The pairs of kind and data were made by `printer.ts`, whose types hold them together. */
function write(job: Exclude<PrintJob, { readonly format: "check" }>): Promise<Buffer> {
  switch (job.format) {
    case "pdf":
      return writePdf(job.kind, job.data as never, {
        pictures: job.kind === "review_report" ? reportPictures(job.data as ReviewReport) : [],
      });
    case "docx":
      return writeDocx(job.kind, job.data as never, job.template);
    case "xlsx":
      return writeWorkbook(job.tables, job.properties);
  }
}

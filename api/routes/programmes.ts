/** Programmes: import of the signed document, the list, one with all that is in it, and its issue. */
import multer from "multer";
import { z } from "zod";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { readAssignmentSheet, sheetError } from "../../document/read/assignment-sheet.js";
import { calendarAt } from "../../record/calendar.js";
import { amendProgramme } from "../../record/commands/amend-programme.js";
import { issueProgramme } from "../../record/commands/issue-programme.js";
import { answerBefore } from "../../record/idempotency.js";
import type { ProgrammeIssued } from "../../record/issuing.js";
import { listProgrammes, readProgramme } from "../../record/queries/programmes.js";
import { amendmentBody, amendmentOf } from "../amendment.js";
import { DOCUMENT, documentIn, importDocument, receiveDocument } from "../import-document.js";
import { type Call, type Operation, operation } from "../operation.js";
import { programmeDetail, programmeListItem, version } from "../schemas.js";
import { day } from "../task-acts.js";

const SHEET_BYTES = 5_000_000;

const inMemory = (field: string, bytes: number) =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: bytes, files: 1, fields: 5 },
    defParamCharset: "utf8",
  }).single(field);

const programmeParams = z.object({ programmeId: z.uuid() });

export const programmeOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/programmes",
    id: "importProgramme",
    tag: "programmes",
    summary: "Read a signed document (TXT, DOCX or PDF with text) and keep it as a draft",
    files: { field: DOCUMENT, receive: (services) => receiveDocument(services, DOCUMENT), required: true },
    status: 201,
    answer: z
      .object({ programmeId: z.uuid(), tasks: z.int(), targets: z.int(), doubts: z.int(), version })
      .meta({ id: "ProgrammeImported" }),
    problems: [
      "invalid_input",
      "unreadable_document",
      "classified_document",
      "infected_file",
      "no_space",
      "too_large",
      "not_allowed",
      "conflict",
    ],
    handle: (services, { actor, now, idempotency, request }) =>
      importDocument(services, { actor, now, idempotency, file: documentIn(request, DOCUMENT) }),
  }),
  operation({
    method: "get",
    path: "/programmes",
    id: "listProgrammes",
    tag: "programmes",
    summary: "Programmes, the latest first",
    status: 200,
    answer: z.object({ programmes: z.array(programmeListItem) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor, now }) => ({ programmes: await listProgrammes(db, actor, now) }),
  }),
  operation({
    method: "get",
    path: "/programmes/{programmeId}",
    id: "readProgramme",
    tag: "programmes",
    summary: "A programme with its sections, tasks, targets and doubts",
    params: programmeParams,
    status: 200,
    answer: programmeDetail,
    problems: ["not_found", "invalid_input", "not_allowed"],
    handle: ({ db }, { actor, now }, { params }) => readProgramme(db, actor, params.programmeId, now),
  }),
  operation({
    method: "post",
    path: "/programmes/{programmeId}/issuance",
    id: "issueProgramme",
    tag: "programmes",
    summary: "Issue a draft with its assignment sheet (CSV): tasks and letters of assignment are written",
    params: programmeParams,
    files: { field: "sheet", receive: () => inMemory("sheet", SHEET_BYTES), required: true },
    body: z.strictObject({
      endsOn: day.optional().meta({
        description:
          "The last day of the programme, where the document does not say it; later periods are not opened",
      }),
      acknowledgement: z
        .enum(["true", "false"])
        .default("true")
        .meta({ description: "Whether every recipient is asked to acknowledge the programme" }),
    }),
    version: "required",
    status: 201,
    answer: z
      .object({ programmeId: z.uuid(), tasks: z.int(), acknowledgements: z.int(), version })
      .meta({ id: "ProgrammeIssued" }),
    problems: ["invalid_input", "not_allowed", "not_found", "conflict", "too_large"],
    handle: async ({ db }, call, { params, body }) => {
      const { actor, now, idempotency, expectedVersion } = call;
      demandGeneral(actor, "issue_programme");
      const given = await answerBefore<ProgrammeIssued>(db, call);
      if (given !== null) return given;
      const sheet = fileOf(call, "sheet").buffer.toString("utf8");
      const assignments = readAssignmentSheet(sheet, dayAt(now), await calendarAt(db, now));
      const command = {
        ...{ actor, now, idempotency, expectedVersion, ...params, assignments },
        endsOn: body.endsOn,
        acknowledgement: body.acknowledgement === "true",
      };
      return issueProgramme(db, command, sheetError);
    },
  }),
  operation({
    method: "post",
    path: "/programmes/{programmeId}/amendments",
    id: "amendProgramme",
    tag: "programmes",
    summary: "Amend an issued programme by a later document: tasks added, changed and dropped, all or none",
    params: programmeParams,
    body: amendmentBody,
    version: "required",
    status: 201,
    answer: z
      .object({
        programmeId: z.uuid(),
        amendmentId: z.uuid(),
        added: z.array(z.uuid()),
        changed: z.int(),
        dropped: z.int(),
        version,
      })
      .meta({ id: "ProgrammeAmended" }),
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      amendProgramme(db, { actor, now, idempotency, expectedVersion, ...params, ...amendmentOf(body) }),
  }),
];

function fileOf({ request }: Call, field: string): Express.Multer.File {
  if (request.file !== undefined && request.file.size > 0) return request.file;
  throw new DomainError(
    "invalid_input",
    {
      vi: "Chưa có tệp, hoặc tệp rỗng. Hãy chọn tệp rồi gửi lại.",
      en: "There is no file, or it is empty. Choose one and send it again.",
    },
    { field },
  );
}

/** Templates of the documents that leave: taken as they are, edited in Word, checked at the door, kept by version. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RequestHandler } from "express";
import { z } from "zod";
import { baseTemplate } from "../../document/write/docx/base-template.js";
import { refusal } from "../../document/write/docx/check.js";
import { documentKinds } from "../../document/write/documents.js";
import { forms } from "../../document/write/letterhead.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { setTemplate, type SetTemplate, type TemplateSet } from "../../record/commands/set-template.js";
import { answerBefore } from "../../record/idempotency.js";
import { findTemplate, listTemplates } from "../../record/queries/templates.js";
import { filesOf } from "../idempotency-claim.js";
import { type Operation, type Services, operation } from "../operation.js";
import { personRef, version } from "../schemas.js";
import { DOCX, fileName, sendFile } from "../send-file.js";

export const templatePlaces = documentKinds.flatMap((kind) => forms.map((form) => ({ kind, form })));

const place = { kind: z.enum(documentKinds), form: z.enum(forms) };
const placeParams = z.object(place);

const slot = z
  .object({
    ...place,
    version,
    versions: z.array(
      z.object({
        number: z.int(),
        file: z
          .object({ name: z.string(), size: z.int(), sha256: z.string() })
          .nullable()
          .meta({ description: "null: the base template" }),
        restoredNumber: z.int().nullable(),
        setBy: personRef,
        setAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "TemplateSlot", description: "The highest number is in force; version 0: the base template" });
const changed = z.object({ ...place, version }).meta({ id: "TemplateSet" });

/** A form with a coat of arms is a tenth of it. */
const TEMPLATE_BYTES = 5_000_000;

export const receiveTemplate = ({ evidence }: Services): RequestHandler =>
  evidence.receiveOne("template", TEMPLATE_BYTES);

/** Who may not set it uploads nothing. */
const receive =
  (services: Services): RequestHandler =>
  (request, response, next) => {
    demandGeneral(response.locals["actor"] as Actor, "manage_templates"); // set by the handler before
    receiveTemplate(services)(request, response, next);
  };

/** Checked, kept under its hash, set: nothing of a template with a flaw is kept. */
export async function uploadTemplate(
  services: Services,
  files: readonly Express.Multer.File[],
  command: Omit<SetTemplate, "to" | "kind"> & { readonly kind: (typeof documentKinds)[number] },
): Promise<TemplateSet> {
  const { evidence, printer, db } = services;
  try {
    const given = await answerBefore<TemplateSet>(db, command);
    if (given !== null) return given;
    const [file] = files;
    if (file === undefined || file.size === 0) throw noFile();
    const bytes = await readFile(file.path);
    const flaws = await printer.flaws(bytes, command.kind);
    if (flaws.length > 0) throw refusal(flaws);
    const [described] = await evidence.describe([file]);
    if (described?.mediaType !== DOCX) throw noFile();
    await evidence.keep([file]);
    return await setTemplate(db, {
      ...command,
      to: {
        file: {
          fileName: described.fileName,
          size: bytes.length,
          sha256: createHash("sha256").update(bytes).digest("hex"),
        },
      },
    });
  } finally {
    await evidence.discard(files);
  }
}

function noFile(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Chưa có tệp Word (.docx). Hãy tải mẫu gốc về, sửa bằng Word, lưu dạng .docx rồi gửi lên.",
      en: "There is no Word file (.docx). Take the base template, edit it in Word, save it as .docx and send that.",
    },
    { field: "template" },
  );
}

export const takeTemplate: Operation = operation({
  method: "get",
  path: "/templates/{kind}/{form}/versions/{number}",
  id: "takeTemplate",
  tag: "templates",
  summary: "One version of a template as DOCX; 0: the base template",
  params: z.object({ ...place, number: z.coerce.number().int().min(0).max(1_000_000) }),
  status: 200,
  sendsFile: [DOCX],
  problems: ["invalid_input", "not_allowed", "not_found", "unavailable"],
  handle: async ({ db, evidence }, { actor, response }, { params: { kind, form, number } }) => {
    demandGeneral(actor, "manage_templates");
    if (number === 0) {
      const name = fileName(`mau-${kind.replaceAll("_", "-")}-${form}`, "docx");
      sendFile(response, { name, mediaType: DOCX, bytes: baseTemplate(kind, form) });
      return;
    }
    const { name, sha256 } = await findTemplate(db, actor, { kind, form, number });
    sendFile(response, { name, mediaType: DOCX, bytes: await evidence.read(sha256) });
  },
});

export const templateOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/templates",
    id: "listTemplates",
    tag: "templates",
    summary: "What is in force of each kind and form, and every version before",
    status: 200,
    answer: z.object({ templates: z.array(slot) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor }) => ({ templates: await listTemplates(db, actor, templatePlaces) }),
  }),
  operation({
    method: "post",
    path: "/templates/{kind}/{form}",
    id: "uploadTemplate",
    tag: "templates",
    summary: "Set an edited template (DOCX); one with a flaw is refused with the list of them",
    params: placeParams,
    files: { field: "template", receive, required: true },
    version: "required",
    status: 201,
    answer: changed,
    problems: [
      "invalid_input",
      "too_large",
      "infected_file",
      "no_space",
      "not_allowed",
      "conflict",
      "unavailable",
    ],
    handle: (services, { actor, now, idempotency, expectedVersion, request }, { params }) =>
      uploadTemplate(services, filesOf(request), {
        ...{ actor, now, idempotency, expectedVersion, ...params },
      }),
  }),
  operation({
    method: "post",
    path: "/templates/{kind}/{form}/restoration",
    id: "restoreTemplate",
    tag: "templates",
    summary:
      "Go back to an earlier version, or with 0 to the base template; what is in force stays among the versions",
    params: placeParams,
    body: z.strictObject({ number: z.int().min(0).max(1_000_000) }),
    version: "required",
    status: 200,
    answer: changed,
    problems: ["invalid_input", "not_allowed", "not_found", "conflict"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      setTemplate(db, { actor, now, idempotency, expectedVersion, ...params, to: { restore: body.number } }),
  }),
  takeTemplate,
];

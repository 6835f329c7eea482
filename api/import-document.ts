/** A signed document comes in: read in a thread, refused before anything is kept, then its file is kept and the draft written. */
import type { Request, RequestHandler, Response } from "express";
import { DomainError } from "../domain/errors.js";
import { type Actor, demandGeneral } from "../domain/permissions.js";
import { type ProgrammeImported, importProgramme } from "../record/commands/import-programme.js";
import type { Database } from "../record/database.js";
import { type Answer, type Claimed, type IdempotencyClaim, answerBefore } from "../record/idempotency.js";
import type { ReceivedFile } from "./incoming.js";
import { readTypeOf } from "./media-type.js";
import type { Services } from "./operation.js";
import { cleanFileName } from "./text.js";

export const DOCUMENT = "document";
export const WORKBOOK = "workbook";
/** A programme with its appendices is a few hundred pages at the most. */
const MOST_BYTES = 20_000_000;

/** From nobody but those who may import. Comes after the person is known: `response.locals.actor`. */
export function receiveDocument(services: Services, field: string): RequestHandler {
  const receive = services.evidence.receiveOne(field, MOST_BYTES);
  return (request: Request, response: Response, next) => {
    demandGeneral(response.locals["actor"] as Actor, "import_programme"); // set by the handler before
    receive(request, response, next);
  };
}

/** Raises `invalid_input` where the request brought none. */
export function documentIn(request: Request, field: string): ReceivedFile {
  const { file } = request;
  if (file !== undefined && file.size > 0) return file as ReceivedFile; // it came through the store, which adds the hash
  throw new DomainError(
    "invalid_input",
    {
      vi: "Chưa có tệp, hoặc tệp rỗng. Hãy chọn tệp rồi gửi lại.",
      en: "There is no file, or it is empty. Choose one and send it again.",
    },
    { field },
  );
}

export async function importDocument(
  services: Services,
  {
    file,
    ...call
  }: {
    readonly actor: Actor;
    readonly now: Date;
    readonly idempotency?: IdempotencyClaim | undefined;
    readonly file: ReceivedFile;
  },
): Promise<ProgrammeImported> {
  const { db, evidence, reader } = services;
  try {
    demandGeneral(call.actor, "import_programme");
    return await refusedOnce(db, call, async () => {
      const fileName = cleanFileName(file.originalname);
      const { found: reading, rules } = await atField(DOCUMENT, reader.document(file.path, fileName));
      const stored = { mediaType: await readTypeOf(file.path, "document"), size: file.size };
      const command = { ...call, reading, rules, fileName, fileHash: file.sha256, file: stored };
      // What is to be refused is refused before its file is kept.
      await importProgramme(db, { ...command, dryRun: true });
      await atField(DOCUMENT, evidence.keep([file]));
      return importProgramme(db, command);
    });
  } finally {
    await evidence.discard([file]);
  }
}

/** The same request again is given its answer, also where what it did would now have it refused. */
export async function refusedOnce<T extends Answer>(
  db: Database,
  call: Claimed,
  work: () => Promise<T>,
): Promise<T> {
  const given = await answerBefore<T>(db, call);
  if (given !== null) return given;
  try {
    return await work();
  } catch (error) {
    // Its twin may have been carried out meanwhile.
    const meanwhile = await answerBefore<T>(db, call);
    if (meanwhile !== null) return meanwhile;
    throw error;
  }
}

/** A refusal of a file says which field of the form it came by. */
export async function atField<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.text, { ...error.detail, field });
  }
}

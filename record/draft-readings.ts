/** What was read of a document stays as it was read, with the name of the rules that read it. */
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../domain/permissions.js";
import type { Reading } from "../domain/reading.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";

export interface KeptReading {
  readonly programmeId: string;
  readonly number: number;
  readonly reading: Reading;
  readonly fileName: string;
  readonly fileHash: string;
  readonly rules?: string | undefined;
  readonly file?: { readonly mediaType: string; readonly size: number } | undefined;
  readonly actor: Actor;
  readonly now: Date;
}

export async function keepReading(tx: Transaction, kept: KeptReading): Promise<void> {
  await insertRows(tx, "draft_reading", [
    {
      id: uuidv7(),
      programme_id: kept.programmeId,
      number: kept.number,
      rules: kept.rules ?? "",
      file_name: kept.fileName,
      sha256: kept.fileHash,
      media_type: kept.file?.mediaType ?? null,
      size: kept.file?.size ?? null,
      reading: { ...kept.reading },
      read_by_id: kept.actor.personId,
      read_at: kept.now,
    },
  ]);
}

/** The number of the next one. The programme is locked already. */
export async function nextReading(tx: Transaction, programmeId: string): Promise<number> {
  const last = await tx.draftReading.aggregate({ where: { programmeId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

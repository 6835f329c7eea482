/** What every document that leaves begins and ends with: who writes, under which number, when, to whom, and who signs. */
import type { Day } from "../../domain/day.js";

/** The Party's form (HD 36-HD/VPTW) or the State's (Decree 30/2020/NĐ-CP). */
export const forms = ["party", "state"] as const;
export type Form = (typeof forms)[number];

export interface Letterhead {
  readonly form: Form;
  /** The body above the issuer (TỈNH ỦY HẬU GIANG over VĂN PHÒNG), or null where it has no line. */
  readonly superior: string | null;
  readonly issuer: string;
  /** As it is to be printed after "Số": `415-CV/VPTU`, `15/BC-SYT`. Empty where the registry writes it in by hand. */
  readonly number: string;
  readonly place: string;
  /** Null leaves day and month open for the pen; `year` is then needed for the line. */
  readonly date: Day | null;
  readonly year: number;
}

export interface Signature {
  /** T/M BAN THƯỜNG VỤ, TM. ỦY BAN NHÂN DÂN; null where the post alone stands. */
  readonly authority: string | null;
  readonly position: string;
  readonly name: string;
}

/** A document with one signature. */
export interface Letter {
  readonly letterhead: Letterhead;
  /** What it is about; printed below the kind of document, or after "V/v" below the number of a dispatch. */
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly signature: Signature;
  /** Under "Nơi nhận"; the last says where a copy is kept: "Lưu Văn phòng Tỉnh ủy". */
  readonly recipients: readonly string[];
}

/**
 * The fields that a template may name. A document's schema says which there are; `FieldsOf` gives their type, so that
 * what is filled in and what the check of a template allows cannot differ.
 */
import { fixedWords } from "./layout.js";
import type { Letter, Letterhead, Signature } from "./letterhead.js";
import { longDate, placeAndDate } from "./wording.js";

/** `text` is put in as it is, or asked whether it is there; a nested schema is a list of rows. */
export interface Schema {
  readonly [field: string]: "text" | Schema;
}

export type FieldsOf<S extends Schema> = {
  readonly [F in keyof S]: S[F] extends Schema ? readonly FieldsOf<S[F]>[] : string;
};

/** Any fields: a tree of texts and lists of rows. */
export interface Fields {
  readonly [field: string]: string | readonly Fields[];
}

export const headSchema = {
  co_quan_cap_tren: "text",
  co_quan: "text",
  so: "text",
  so_va_ngay: "text",
  dia_danh_ngay: "text",
  trich_yeu: "text",
} as const satisfies Schema;

export const letterSchema = {
  ...headSchema,
  kinh_gui: { ten: "text" },
  noi_nhan: { ten: "text" },
  quyen_han: "text",
  chuc_vu: "text",
  ho_ten: "text",
} as const satisfies Schema;

export function headFields(head: Letterhead, subject: string): FieldsOf<typeof headSchema> {
  return {
    co_quan_cap_tren: head.superior ?? "",
    co_quan: head.issuer,
    so: numberLine(head),
    so_va_ngay: numberAndDate(head),
    dia_danh_ngay: placeAndDate(head.place, head.date, head.year),
    trich_yeu: subject,
  };
}

/** "Số 272-CTr/TU" of the Party has no colon, "Số: 15/BC-SYT" of the State has one. */
const numberLine = ({ form, number }: Letterhead): string =>
  `${form === "party" ? "Số" : "Số:"} ${number === "" ? "        " : number}`;

/** "số 15-BC/TU, ngày 05 tháng 01 năm 2026", as appendices cite the document they belong to. */
const numberAndDate = ({ number, date }: Letterhead): string =>
  [number === "" ? "số        " : `số ${number}`, ...(date === null ? [] : [longDate(date)])].join(", ");

export function letterFields(letter: Letter): FieldsOf<typeof letterSchema> {
  return {
    ...headFields(letter.letterhead, letter.subject),
    kinh_gui: addressees(letter.addressees),
    noi_nhan: recipients(letter.recipients),
    ...signatureFields(letter.signature),
  };
}

const signatureFields = (signature: Signature) => ({
  quyen_han: signature.authority ?? "",
  chuc_vu: signature.position,
  ho_ten: signature.name,
});

/** One stands on the line of "Kính gửi:"; of several each has a line with a dash. */
function addressees(names: readonly string[]): { ten: string }[] {
  const [only] = names;
  if (only !== undefined && names.length === 1) return [{ ten: `${fixedWords.addressees} ${only}` }];
  return names.length === 0
    ? []
    : [{ ten: fixedWords.addressees }, ...recipients(names).map(({ ten }) => ({ ten: `- ${ten}` }))];
}

/** Each ends with a semicolon, the last with a full stop. */
const recipients = (names: readonly string[]): { ten: string }[] =>
  names.map((name, i) => ({ ten: `${name.replace(/[;.]\s*$/, "")}${i === names.length - 1 ? "." : ";"}` }));

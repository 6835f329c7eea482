/** The head, the signature and the recipients of a letter: as the register has them, or as the asking person says. */
import { z } from "zod";
import type { Day } from "../../domain/day.js";
import { dayAt } from "../../domain/day.js";
import { type Form, type Letter, type Letterhead, forms } from "../../document/write/letterhead.js";
import { formOfBody, headingOf } from "../../document/write/issuing-body.js";
import type { Issuer, NamedProgramme, Signatory } from "../../record/queries/issuer.js";
import { day } from "../task-acts.js";
import { cleanText } from "../text.js";

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => cleanText(text).trim());

/** What a person may say of a document that they take; an empty field says nothing. */
export const letterChoices = {
  format: z.enum(["docx", "pdf"]).default("docx"),
  form: z
    .enum(["", ...forms])
    .default("")
    .transform((form) => (form === "" ? undefined : form))
    .meta({ description: "The Party's form or the State's; empty: by the issuing body" }),
  number: line(60).default("").meta({ description: "As printed after Số; empty: left for the registry" }),
  date: z
    .union([z.literal(""), day])
    .default("")
    .transform((date) => (date === "" ? undefined : date))
    .meta({ description: "Empty: day and month are left open for the pen" }),
  place: line(60).default(""),
  position: line(120)
    .default("")
    .meta({ description: "Of who signs; by default the head of the issuing body" }),
  signer: line(120).default(""),
};
export const letterQuery = z.strictObject(letterChoices);
export type LetterChoices = z.output<typeof letterQuery>;

export interface LetterMatter {
  readonly issuer: Issuer;
  readonly subject: string;
  readonly addressees: readonly string[];
  /** Without the last line, which says where a copy is kept. */
  readonly recipients: readonly string[];
  /** Where the register knows better than who is head: who has signed. */
  readonly signatory?: Signatory | null | undefined;
}

export function letterheadOf(issuer: Issuer, choices: LetterChoices, now: Date): Letterhead {
  const { superior, issuer: name } = headingOf(issuer);
  return {
    form: formOf(issuer, choices),
    superior,
    issuer: name,
    number: choices.number,
    place: choices.place || issuer.place || "………",
    date: choices.date ?? null,
    year: Number(dayAt(now).slice(0, 4)),
  };
}

export function letterOf(matter: LetterMatter, choices: LetterChoices, now: Date): Letter {
  const { issuer, subject, addressees, recipients } = matter;
  const heading = headingOf({ ...issuer, head: matter.signatory ?? issuer.head });
  const signed = choices.position !== "" || choices.signer !== "";
  return {
    letterhead: letterheadOf(issuer, choices, now),
    subject,
    addressees,
    signature: {
      authority: heading.authority,
      position: signed ? choices.position.toLocaleUpperCase("vi") : heading.position,
      name: signed ? choices.signer : heading.name,
    },
    recipients: [...recipients, formOf(issuer, choices) === "state" ? "Lưu: VT" : `Lưu ${issuer.name}`],
  };
}

const formOf = (issuer: Issuer, { form }: LetterChoices): Form => form ?? formOfBody(issuer.kind);

/** "Chương trình số 272-CTr/TU ngày 22/8/2024 của Ban Thường vụ Tỉnh ủy" */
export function programmeName({ type, number, signedOn, issuer }: NamedProgramme): string {
  const date = signedOn === null ? "" : ` ngày ${dateIn(signedOn.toISOString().slice(0, 10))}`;
  return `${type} số ${number}${date}${issuer === "" ? "" : ` của ${issuer}`}`;
}

export const shortProgramme = ({ type, number }: NamedProgramme): string => `${type} ${number}`;

/** As a text cites a day: 22/8/2024. */
function dateIn(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${date}/${Number(month) < 3 ? month : String(Number(month))}/${year}`;
}

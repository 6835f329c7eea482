/** A document with its fields filled in, as the page layout (`templates/letter.typ`) takes it. */
import type { Block, Column, Definition, Role, Scope } from "../blocks.js";
import { filled, lookUp, scopesOf } from "../blocks.js";
import type { Fields } from "../fields.js";
import { fixedWords, type Layout } from "../layout.js";
import type { Form, Letterhead } from "../letterhead.js";
import { plain } from "../wording.js";

/** A picture with the words that say what is in it. */
export interface Picture {
  readonly title: string;
  /** For those who do not see it. */
  readonly description: string;
  readonly svg: string;
}

export type PrintedBlock =
  | { readonly kind: "text"; readonly role: Role; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly Pick<Column, "heading" | "width" | "align">[];
      readonly rows: readonly (readonly string[])[];
    }
  | ({ readonly kind: "picture" } & Picture);

export interface Printed {
  readonly form: Form;
  readonly shape: Definition["shape"];
  readonly layout: Layout;
  readonly words: { readonly banner: string; readonly motto: string; readonly recipients: string };
  readonly title: string;
  /** Year, month and day of the document, also the date in the file's own data; null where it has none yet. */
  readonly date: readonly [number, number, number] | null;
  readonly head: {
    readonly superior: string;
    readonly issuer: string;
    readonly number: string;
    readonly placeAndDate: string;
    readonly type: string;
    readonly subject: string;
    readonly addressees: readonly string[];
  };
  readonly body: readonly PrintedBlock[];
  readonly closing: {
    readonly recipients: readonly string[];
    readonly signatures: readonly {
      readonly title: string;
      readonly position: string;
      readonly name: string;
    }[];
  };
  readonly appendices: readonly {
    readonly label: string;
    readonly title: string;
    readonly note: string;
    readonly landscape: boolean;
    readonly blocks: readonly PrintedBlock[];
  }[];
}

export function printed(
  definition: Definition,
  fields: Fields,
  letterhead: Letterhead,
  layout: Layout,
  pictures: readonly Picture[],
): Printed {
  const scope: Scope = [fields];
  const { form } = letterhead;
  const value = (field: string): string => {
    const found = lookUp(scope, field);
    return typeof found === "string" ? found : "";
  };
  const names = (field: string): string[] => {
    const found = lookUp(scope, field);
    return typeof found === "object" ? found.map((row) => filled("{ten}", [row])) : [];
  };
  const subject = value("trich_yeu");
  return {
    form,
    shape: definition.shape,
    layout,
    words: {
      banner: fixedWords[form],
      motto: fixedWords.motto,
      recipients: fixedWords.recipients[form],
    },
    title: plain(
      definition.type === "" ? `Công văn: ${subject}` : `${definition.type} ${subject}`,
    ).replaceAll("\n", " "),
    date: dateOf(letterhead),
    head: {
      superior: value("co_quan_cap_tren"),
      issuer: value("co_quan"),
      number: value("so"),
      placeAndDate: value("dia_danh_ngay"),
      type: definition.type,
      subject,
      addressees: names("kinh_gui"),
    },
    body: definition.body.flatMap((block) => printedBlocks(block, scope)),
    closing: {
      recipients: names("noi_nhan"),
      signatures:
        definition.shape === "record"
          ? definition.signatures.map((column) => ({
              title: column.title,
              position: filled(column.position, scope),
              name: filled(column.name, scope),
            }))
          : [{ title: value("quyen_han"), position: value("chuc_vu"), name: value("ho_ten") }],
    },
    appendices: [
      ...definition.appendices.map(({ blocks, ...appendix }) => ({
        ...appendix,
        note: accompanies(definition, scope),
        blocks: blocks.flatMap((block) => printedBlocks(block, scope)),
      })),
      ...chartAppendix(definition, scope, pictures),
    ],
  };
}

function dateOf({ date }: Letterhead): [number, number, number] | null {
  if (date === null) return null;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return [year, month, day];
}

/** "(Kèm theo Báo cáo số 15-BC/TU, ngày 05 tháng 01 năm 2026)" */
function accompanies({ type }: Definition, scope: Scope): string {
  const name = type === "" ? "Công văn" : `${type.charAt(0)}${type.slice(1).toLocaleLowerCase("vi")}`;
  return filled(`(Kèm theo ${name} {so_va_ngay})`, scope);
}

/** Charts stand in an appendix of their own: a signed text says everything in words and figures. */
function chartAppendix(definition: Definition, scope: Scope, pictures: readonly Picture[]) {
  if (pictures.length === 0) return [];
  return [
    {
      label: `Phụ lục ${ROMAN[definition.appendices.length] ?? ""}`.trim(),
      title: "BIỂU ĐỒ",
      note: accompanies(definition, scope),
      landscape: false,
      blocks: pictures.map((picture) => ({ kind: "picture" as const, ...picture })),
    },
  ];
}
const ROMAN = ["", "II", "III", "IV", "V", "VI"];

function printedBlocks(block: Block, scope: Scope): PrintedBlock[] {
  switch (block.kind) {
    case "text":
      return [{ kind: "text", role: block.role, text: filled(block.text, scope) }];
    case "each":
      return scopesOf(block.over, scope).flatMap((inner) =>
        block.blocks.flatMap((each) => printedBlocks(each, inner)),
      );
    case "table": {
      const rows = scopesOf(block.over, scope);
      if (rows.length === 0) return [];
      return [
        {
          kind: "table",
          columns: block.columns.map(({ heading, width, align }) => ({ heading, width, align })),
          rows: rows.map((row) => block.columns.map((column) => filled(column.cell, row))),
        },
      ];
    }
  }
}

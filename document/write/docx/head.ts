/** Head, title, addressees, recipients and signatures of a template, as the two forms have them. */
import type { Definition } from "../blocks.js";
import { fixedWords, type Layout } from "../layout.js";
import type { Form } from "../letterhead.js";
import { grid, paragraph, rule, run, twips, type RunForm } from "./markup.js";

const A4_WIDTH = 210;

/** The width between the margins, in twips. */
export const innerWidth = ({ margins }: Layout): number => twips(A4_WIDTH - margins.left - margins.right);

const centred = (text: string, form: RunForm, more: { before?: number } = {}): string =>
  paragraph(run(text, form), { style: "KhongLui", align: "center", ...more });

export function headXml(definition: Definition, form: Form, layout: Layout): string {
  const { sizes } = layout;
  const width = innerWidth(layout);
  const [left, right] = [Math.round(width * 0.43), width - Math.round(width * 0.43)];
  const issuer = { size: sizes.issuer, bold: true };
  const dispatch = definition.shape === "dispatch";
  const regarding =
    form === "party"
      ? centred("{trich_yeu}", { size: sizes.regarding, italic: true })
      : centred("V/v {trich_yeu}", { size: sizes.regarding }, { before: 6 });
  const leftCell = [
    centred('{#co_quan_cap_tren [loopOver: "paragraph"]}{co_quan_cap_tren}{/co_quan_cap_tren}', {
      size: sizes.issuer,
    }),
    ...(form === "party"
      ? [centred("{co_quan}", issuer), centred("*", { size: sizes.issuer })]
      : [centred("{co_quan}", issuer), rule(23)]),
    centred("{so}", { size: sizes.number }, form === "state" ? { before: 3 } : {}),
    ...(dispatch ? [regarding] : []),
  ];
  const rightCell = [
    ...(form === "party"
      ? [centred(fixedWords.party, { size: sizes.banner, bold: true }), rule(12.5)]
      : [
          centred(fixedWords.state, { size: sizes.banner, bold: true }),
          centred(fixedWords.motto, { size: sizes.motto, bold: true }),
          rule(21),
        ]),
    centred("{dia_danh_ngay}", { size: sizes.date, italic: true }, { before: form === "party" ? 8 : 6 }),
  ];
  return grid([left, right], [{ cells: [leftCell.join(""), rightCell.join("")] }], false);
}

export function titleXml(definition: Definition, form: Form, layout: Layout): string {
  if (definition.shape === "dispatch") return "";
  const { sizes } = layout;
  return [
    centred(definition.type, { size: sizes.type, bold: true }, { before: 14 }),
    centred("{trich_yeu}", { size: sizes.subject, bold: true }),
    form === "party" ? centred("-----", { size: sizes.subject }) : rule(62),
  ].join("");
}

/** One line for each; of a record, which is written to nobody, none. */
export const addresseesXml = (definition: Definition): string =>
  definition.shape === "record"
    ? ""
    : paragraph("", { style: "KhongLui" }) +
      paragraph(run('{#kinh_gui [loopOver: "paragraph"]}{ten}{/kinh_gui}'), {
        style: "KhongLui",
        align: "center",
      });

export function closingXml(definition: Definition, form: Form, layout: Layout): string {
  const { sizes } = layout;
  const width = innerWidth(layout);
  const position = { size: sizes.signature, bold: form === "state" };
  const signature = (title: string, post: string, name: string) =>
    [
      centred(title, { size: sizes.signature, bold: true }),
      centred(post, position),
      ...Array.from({ length: 4 }, () => centred("", { size: sizes.signature })),
      centred(name, { size: sizes.signature, bold: true }),
    ].join("");
  const gap = paragraph("", { style: "KhongLui", keepNext: true });
  if (definition.shape === "record") {
    const each = Math.floor(width / definition.signatures.length);
    return (
      gap +
      grid(
        definition.signatures.map(() => each),
        [{ cells: definition.signatures.map((one) => signature(one.title, one.position, one.name)) }],
        false,
      )
    );
  }
  const left = Math.round(width * 0.45);
  const title: RunForm =
    form === "party"
      ? { size: sizes.recipientsTitle, underline: true }
      : { size: sizes.recipientsTitle, bold: true, italic: true };
  const recipients = [
    paragraph(run(fixedWords.recipients[form], title), { style: "KhongLui" }),
    paragraph(run('{#noi_nhan [loopOver: "paragraph"]}- {ten}{/noi_nhan}', { size: sizes.recipients }), {
      style: "KhongLui",
    }),
  ].join("");
  return (
    gap +
    grid(
      [left, width - left],
      [
        {
          cells: [
            recipients,
            signature('{#quyen_han [loopOver: "paragraph"]}{quyen_han}{/quyen_han}', "{chuc_vu}", "{ho_ten}"),
          ],
        },
      ],
      false,
    )
  );
}

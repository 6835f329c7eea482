/**
 * Whether a template that an office has edited can be used: its fields are known, its loops close, and it carries
 * nothing that runs or fetches. The file is not trusted; sizes are bounded while it is opened.
 */
import { DomainError, type Message } from "../../../domain/errors.js";
import { Archive } from "../../read/archive.js";
import { attribute, tokens } from "../../read/xml.js";
import { definitionOf, type DocumentKind } from "../documents.js";
import { checkTags, type TagFlaw } from "./tags.js";

export interface TemplateFlaw {
  readonly code: TagFlaw["code"] | "unusable" | "macro" | "embedded" | "remote";
  /** The field, file or address concerned. */
  readonly what: string;
  readonly message: Message;
}

const MAIN = "word/document.xml";
const DEEPEST = 50;

/** Every flaw of a template; none means that it can be used. */
export function checkTemplate(bytes: Uint8Array, kind: DocumentKind): readonly TemplateFlaw[] {
  try {
    const archive = new Archive(bytes);
    const flaws: TemplateFlaw[] = archive.names().flatMap(forbiddenMember);
    if (!isMain(archive)) flaws.push(unusable("Tệp không phải văn bản Word", "the file is no Word document"));
    for (const name of archive.names()) {
      // Read even where it is not looked at: no member may be a bomb.
      const text = archive.text(name) ?? "";
      if (name.endsWith(".rels")) flaws.push(...remoteRelations(text));
      else if (name === "[Content_Types].xml") flaws.push(...macroTypes(text));
      else if (name.endsWith(".xml")) flaws.push(...checkPart(text, kind));
    }
    return flaws;
  } catch (error) {
    if (error instanceof DomainError) return [unusable(error.text.vi, error.text.en)];
    throw error;
  }
}

export function refusal(flaws: readonly TemplateFlaw[]): DomainError {
  const first = flaws[0];
  return new DomainError(
    "invalid_input",
    {
      vi: `Mẫu văn bản có ${String(flaws.length)} lỗi, lỗi đầu tiên: ${first?.message.vi ?? ""}. Hãy sửa mẫu rồi tải lên lại.`,
      en: `The template has ${String(flaws.length)} flaws, the first: ${first?.message.en ?? ""}. Mend it and upload it again.`,
    },
    { field: "template", flaws },
  );
}

const flaw = (code: TemplateFlaw["code"], what: string, vi: string, en: string): TemplateFlaw => ({
  code,
  what,
  message: { vi, en },
});
const unusable = (vi: string, en: string): TemplateFlaw => flaw("unusable", "", vi, en);

/** The part that is filled must be the part that is checked. */
function isMain(archive: Archive): boolean {
  const relations = archive.text("_rels/.rels");
  if (relations === null || !archive.has(MAIN)) return false;
  for (const token of tokens(relations))
    if (token.kind === "open" && attribute(token.attributes, "Type")?.endsWith("/officeDocument") === true)
      return attribute(token.attributes, "Target")?.replace(/^\//, "") === MAIN;
  return false;
}

function forbiddenMember(name: string): TemplateFlaw[] {
  if (/vbaProject|vbaData/i.test(name))
    return [flaw("macro", name, `mẫu chứa macro (${name})`, `the template holds a macro (${name})`)];
  if (/(?:embeddings|activeX|afchunk)/i.test(name) || /\.(?:bin|exe|dll|js|vbs|html?|mht|rtf)$/i.test(name))
    return [flaw("embedded", name, `mẫu chứa tệp nhúng (${name})`, `the template embeds a file (${name})`)];
  return [];
}

const macroTypes = (xml: string): TemplateFlaw[] =>
  /macroEnabled|vbaProject/i.test(xml)
    ? [
        flaw(
          "macro",
          "[Content_Types].xml",
          "mẫu thuộc loại có macro",
          "the template is of a kind that runs macros",
        ),
      ]
    : [];

/** A link that a reader may click is harmless; anything that a program fetches by itself is not. */
function remoteRelations(xml: string): TemplateFlaw[] {
  const flaws: TemplateFlaw[] = [];
  for (const token of tokens(xml)) {
    if (token.kind !== "open" || attribute(token.attributes, "TargetMode") !== "External") continue;
    const target = attribute(token.attributes, "Target") ?? "";
    const clicked = attribute(token.attributes, "Type")?.endsWith("/hyperlink") === true;
    if (!clicked || !/^(?:https?:|mailto:)/i.test(target)) flaws.push(remote(target));
  }
  return flaws;
}

const remote = (what: string): TemplateFlaw =>
  flaw(
    "remote",
    what,
    `mẫu tham chiếu ra bên ngoài (${what})`,
    `the template refers to something outside (${what})`,
  );

/** Field codes of Word that read other files or start programs. */
const FETCHING =
  /\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|DDE|DDEAUTO|LINK|RD|DATABASE|MACROBUTTON|GOTOBUTTON)\b/i;

function checkPart(xml: string, kind: DocumentKind): TemplateFlaw[] {
  const flaws: TemplateFlaw[] = [];
  const paragraphs: string[] = [];
  let depth = 0;
  let reading: "text" | "code" | null = null;
  const open: number[] = [];
  for (const token of tokens(xml)) {
    if (token.kind === "text") {
      const at = open.at(-1);
      if (reading === "text" && at !== undefined) paragraphs[at] = (paragraphs[at] ?? "") + token.text;
      if (reading === "code" && FETCHING.test(token.text)) flaws.push(remote(token.text.trim()));
      continue;
    }
    if (token.kind === "close") {
      depth -= 1;
      if (token.name === "w:p") open.pop();
      if (token.name === "w:t" || token.name === "w:instrText") reading = null;
      continue;
    }
    if (token.name === "w:fldSimple" && FETCHING.test(attribute(token.attributes, "w:instr") ?? ""))
      flaws.push(remote(attribute(token.attributes, "w:instr") ?? ""));
    if (token.name === "w:altChunk")
      flaws.push(
        flaw("embedded", "w:altChunk", "mẫu chèn văn bản khác", "the template draws in another document"),
      );
    if (token.empty) continue;
    depth += 1;
    if (depth > DEEPEST) return [unusable("Mẫu lồng nhau quá sâu", "the template is nested too deeply")];
    if (token.name === "w:p") open.push(paragraphs.push("") - 1);
    if (token.name === "w:t") reading = "text";
    if (token.name === "w:instrText") reading = "code";
  }
  return [...flaws, ...checkTags(paragraphs, definitionOf(kind).schema)];
}

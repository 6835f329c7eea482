/**
 * The text of a DOCX file. Only the parts that hold text are opened: nothing embedded, linked or remote is touched.
 *
 * It reads WordprocessingML itself (ECMA-376, part 1, §17) because two things decide how a directive is read and are
 * lost in a conversion to HTML: the numbers Word counts by itself, and the font of each run (TCVN3, VNI).
 */
import { Archive } from "./archive.js";
import { unreadable } from "./flaws.js";
import { Length } from "./length.js";
import { fromFont } from "./legacy-fonts.js";
import { Numbering, type NumberReference } from "./numbering.js";
import { Styles } from "./styles.js";
import type { Cell } from "./table-lines.js";
import { tableLines } from "./table-lines.js";
import { attribute, tokens } from "./xml.js";

interface Paragraph {
  text: string;
  style: string | null;
  list: string | null;
  level: number | null;
}
interface Table {
  rows: Cell[][];
}

const BODY = "word/document.xml";
const MOST_NESTING = 12;
const MOST_WRITTEN = 4_000_000;
/** Deleted text, the copy of a drawing for old programs, and field codes say nothing to a reader. */
const SKIPPED = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
  "w:rPrChange",
  "w:pPrChange",
]);

export function docxText(bytes: Uint8Array): string {
  const archive = new Archive(bytes);
  const xml = archive.text(BODY);
  if (xml === null) throw unreadable("other_archive");
  const numbering = new Numbering(archive.text("word/numbering.xml"));
  const styles = new Styles(archive.text("word/styles.xml"));
  const lines = new Body(numbering, styles).read(xml);
  return lines.join("\n");
}

class Body {
  private readonly lines: string[] = [];
  private readonly tables: Table[] = [];
  private paragraphs: Paragraph[] = [];
  private font: string | null = null;
  private readonly length = new Length();
  /** Characters of the paragraph being read. */
  private written = 0;

  constructor(
    private readonly numbering: Numbering,
    private readonly styles: Styles,
  ) {}

  read(xml: string): string[] {
    let skipping = "";
    let depth = 0;
    let inText = false;
    for (const token of tokens(xml)) {
      if (skipping !== "") {
        if (token.kind === "open" && token.name === skipping && !token.empty) depth += 1;
        if (token.kind === "close" && token.name === skipping && (depth -= 1) === 0) skipping = "";
        continue;
      }
      if (token.kind === "text") {
        if (inText) this.write(token.text);
      } else if (token.kind === "open") {
        if (SKIPPED.has(token.name)) {
          if (!token.empty) [skipping, depth] = [token.name, 1];
          continue;
        }
        if (token.name === "w:t") inText = !token.empty;
        else this.open(token.name, token.attributes, token.empty);
      } else if (token.name === "w:t") inText = false;
      else this.close(token.name);
    }
    return this.lines;
  }

  private get cell(): Cell | undefined {
    return this.tables.at(-1)?.rows.at(-1)?.at(-1);
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) return;
    this.written += text.length;
    if (this.written > MOST_WRITTEN) throw unreadable("too_many_pages");
    paragraph.text += fromFont(text, this.font ?? this.styles.font(paragraph.style));
  }

  private open(name: string, attributes: string, empty: boolean): void {
    const paragraph = this.paragraphs.at(-1);
    const value = (): string => attribute(attributes, "w:val") ?? "";
    switch (name) {
      case "w:p":
        if (!empty) this.paragraphs.push({ text: "", style: null, list: null, level: null });
        break;
      case "w:r":
        this.font = null;
        break;
      case "w:rFonts":
        this.font = attribute(attributes, "w:ascii") ?? attribute(attributes, "w:hAnsi");
        break;
      case "w:pStyle":
        if (paragraph !== undefined) paragraph.style = value();
        break;
      case "w:numId":
        if (paragraph !== undefined) paragraph.list = value();
        break;
      case "w:ilvl":
        if (paragraph !== undefined) paragraph.level = Number(value());
        break;
      case "w:tab":
        // Within w:tabs a w:tab sets a stop; it has a position then.
        if (attribute(attributes, "w:pos") === null) this.write("\t");
        break;
      case "w:br":
      case "w:cr":
        this.write("\n");
        break;
      case "w:noBreakHyphen":
        this.write("-");
        break;
      case "w:tbl":
        if (this.tables.length >= MOST_NESTING) throw unreadable("damaged_docx");
        this.tables.push({ rows: [] });
        break;
      case "w:tr":
        this.tables.at(-1)?.rows.push([]);
        break;
      case "w:tc":
        this.tables.at(-1)?.rows.at(-1)?.push({ lines: [], span: 1, continues: false });
        break;
      case "w:gridSpan": {
        const cell = this.cell;
        if (cell !== undefined) cell.span = Math.min(63, Math.max(1, Number(value()) || 1));
        break;
      }
      case "w:vMerge": {
        const cell = this.cell;
        if (cell !== undefined) cell.continues = value() !== "restart";
        break;
      }
      default:
    }
  }

  private close(name: string): void {
    if (name === "w:p") {
      const paragraph = this.paragraphs.pop();
      if (paragraph !== undefined) this.emit(this.markOf(paragraph) + paragraph.text);
    } else if (name === "w:pPr") this.font = null;
    else if (name === "w:tbl") {
      const table = this.tables.pop();
      if (table !== undefined) for (const line of tableLines(table.rows)) this.emit(line);
    }
  }

  private markOf(paragraph: Paragraph): string {
    if (paragraph.text.trim() === "") return "";
    const inherited = this.styles.numbering(paragraph.style);
    const list = paragraph.list ?? inherited?.list ?? null;
    if (list === null || list === "0") return "";
    const reference: NumberReference = { list, level: paragraph.level ?? inherited?.level ?? 0 };
    return this.numbering.next(reference);
  }

  private emit(text: string): void {
    const cell = this.cell;
    this.written = 0;
    for (const line of text.split("\n")) {
      this.length.add(line);
      (cell?.lines ?? this.lines).push(line);
    }
  }
}

/** The text of a PDF file, line by line as printed; gaps between columns stay visible as runs of spaces. */
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { unreadable } from "./flaws.js";
import { refuseBombs } from "./pdf-streams.js";
import { rulesOf } from "./pdf-rules.js";
import { tablesOf, type PageTable, type Piece } from "./pdf-tables.js";

const MOST_PAGES = 1_000;
/** A page of a scan has no letters, or a few that a stamp or a scanner's footer put there. */
const LETTERS_A_PAGE = 60;

/** Pieces of text with nearly one height are one line, from left to right. */
function linesOfPage(all: readonly Piece[], tables: readonly PageTable[]): string[] {
  const pieces = all.filter((piece) => !tables.some((table) => table.pieces.has(piece)));
  const sorted = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - piece.y) < Math.max(3, first.height * 0.4)
    )
      row.push(piece);
    else rows.push([piece]);
  }
  const left = Math.min(...pieces.map((piece) => piece.x));
  const widths = pieces
    .filter((piece) => piece.text.length > 3)
    .map((piece) => piece.width / piece.text.length);
  const letter = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 6;
  // Narrower than most letters, so that no cell's text runs past the place where the next one begins.
  const lines = rows.map((row) => ({
    y: row[0]?.y ?? 0,
    text: [lineOf(row, left, (letter > 0 ? letter : 6) * 0.7)],
  }));
  for (const table of tables) lines.push({ y: table.top, text: [...table.lines] });
  return lines.sort((a, b) => b.y - a.y).flatMap((line) => line.text);
}

/** A piece behind a wide gap keeps its place on the line, so that the columns of a table stay below each other. */
function lineOf(row: Piece[], left: number, letter: number): string {
  row.sort((a, b) => a.x - b.x);
  let line = "";
  let end: number | null = null;
  for (const piece of row) {
    const size = piece.height > 0 ? piece.height : 10;
    const gap = piece.x - (end ?? left);
    if (gap > size * 0.55)
      line = line.padEnd(Math.max(line.length + 2, Math.round((piece.x - left) / letter)));
    else if (gap > size * 0.15 && line !== "" && !line.endsWith(" ") && !piece.text.startsWith(" "))
      line += " ";
    line += piece.text;
    end = piece.x + piece.width;
  }
  return line;
}

export async function pdfText(bytes: Uint8Array): Promise<string> {
  refuseBombs(bytes);
  // pdf.js takes the buffer for its own, so it gets a copy.
  const options = {
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  };
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(Uint8Array.from(bytes), options);
  } catch (error) {
    throw unreadable(
      error instanceof Error && error.name === "PasswordException" ? "locked_pdf" : "damaged_pdf",
    );
  }
  try {
    if (document.numPages > MOST_PAGES) throw unreadable("too_many_pages");
    const lines: string[] = [];
    let letters = 0;
    let inTable = false;
    const { OPS } = await getResolvedPDFJS();
    for (let n = 1; n <= document.numPages; n += 1) {
      const page = await document.getPage(n);
      const content = await page.getTextContent();
      const pieces: Piece[] = [];
      for (const item of content.items) {
        // pdf.js makes a space of its own out of every gap, however wide; the gap itself says more.
        if (!("str" in item) || item.str.trim() === "") continue;
        const [, , , , x, y] = item.transform as number[]; // pdf.js types it any[]; it is the six numbers of a matrix
        pieces.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height });
        letters += item.str.replace(/[^\p{L}]/gu, "").length;
      }
      // Only a page with a table, or one after it, is asked for its drawing: that costs more than its text.
      const begins = pieces.some((piece) => /^(?:TT|STT|Số TT)(?:\s|$)/u.test(piece.text.trim()));
      const tables: readonly PageTable[] =
        inTable || begins ? tablesOf(pieces, rulesOf(await page.getOperatorList(), OPS)) : [];
      inTable = begins || tables.length > 0;
      lines.push(...linesOfPage(pieces, tables));
      page.cleanup();
    }
    if (letters < LETTERS_A_PAGE * document.numPages) throw unreadable("scan");
    return lines.join("\n");
  } catch (error) {
    if (error instanceof Error && error.name !== "DomainError") throw unreadable("damaged_pdf");
    throw error;
  } finally {
    await document.loadingTask.destroy();
  }
}

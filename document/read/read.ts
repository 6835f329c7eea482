/** Reads a directive: bytes or text in, header, sections, targets, tasks and doubts out, each with its place. */
import type { Doubt, Place, Reading, ReadSection } from "../../domain/reading.js";
import { refuseClassified } from "./classified.js";
import { docxText } from "./docx.js";
import { kindOf } from "./file-kind.js";
import { unreadable } from "./flaws.js";
import { readHead } from "./header.js";
import { refuseLong } from "./length.js";
import { linesOf } from "./lines.js";
import type { Item } from "./item.js";
import { Outline } from "./outline.js";
import { isUnnumbered } from "./paths.js";
import { paragraphsOf } from "./paragraphs.js";
import { pdfText } from "./pdf.js";
import { textOf } from "./plain-text.js";
import { normalise } from "./script.js";
import { beginsFoot, endsFoot, readFoot } from "./signature.js";
import { sourceOf } from "./source.js";
import { Tables } from "./tables.js";
import { TaskReader } from "./tasks.js";

/** Reads the text of a directive. Throws `classified_document`, or `unreadable_document` where there is no task in it. */
export function readText(text: string): Reading {
  refuseLong(text);
  const lines = linesOf(normalise(text));
  if (lines.length === 0) throw unreadable("empty");
  const head = readHead(lines);
  refuseClassified(lines, head.lines);
  const paragraphs = paragraphsOf(lines, head.lines);
  const source = sourceOf(paragraphs.join("\n"));
  const places = placesOf(paragraphs);

  const outline = new Outline(source);
  const tables = new Tables(source, outline);
  const foot: string[] = [];
  let footing = false;
  for (let i = head.lines; i < places.length; i += 1) {
    const [place, paragraph] = [places[i], paragraphs[i]];
    if (place === undefined || paragraph === undefined) continue;
    footing = beginsFoot(paragraph) || (footing && !endsFoot(paragraph));
    if (footing) foot.push(paragraph);
    else if (!tables.take(place)) outline.paragraph(place, places[i + 1]);
  }
  const found = new TaskReader(source, head.header.date, outline, tables.rows).read();
  if (found.tasks.length === 0) throw unreadable("no_task");
  const headPlace: Place = { start: 0, end: places[Math.max(0, head.lines - 1)]?.end ?? 0 };
  const doubts: Doubt[] = [...head.doubts.map((reason) => ({ source: headPlace, reason })), ...found.doubts];
  return {
    header: head.header,
    ...readFoot(foot),
    sections: outline.items
      .filter((item) => !isUnnumbered(item.kind))
      .map((item) => sectionOf(item, source.text)),
    targets: found.targets,
    tasks: found.tasks,
    doubts,
    text: source.text,
  };
}

/** Reads a file by its content; the name only helps where the content leaves it open. */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<Reading> {
  switch (kindOf(bytes, fileName)) {
    case "docx":
      return readText(docxText(bytes));
    case "pdf":
      return readText(await pdfText(bytes));
    case "text":
      return readText(textOf(bytes));
  }
}

function placesOf(paragraphs: readonly string[]): Place[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    const place = { start: at, end: at + paragraph.length };
    at = place.end + 1;
    return place;
  });
}

function sectionOf(item: Item, text: string): ReadSection {
  let above = item.parent;
  while (above !== null && isUnnumbered(above.kind)) above = above.parent;
  return {
    path: item.path,
    parent: above === null || above.kind === "root" ? null : above.path,
    heading: text.slice(item.textStart, item.place.end),
    source: item.place,
  };
}

/** Fills a template with fields. Only text and lists: pictures, links and raw markup in data are not known here. */
import type * as EasyTemplateX from "easy-template-x";
import type { Fields } from "../fields.js";

type Library = typeof EasyTemplateX;
type XmlNode = EasyTemplateX.XmlNode;

/** Deep enough for a table within a table. */
const DEEPEST = 60;
/** What stands for braces while a template is filled: a `{` that a person wrote must not be read as a field. */
const OPEN = "\ue000";
const CLOSE = "\ue001";

export async function filledTemplate(template: Uint8Array, fields: Fields): Promise<Buffer> {
  const library = await import("easy-template-x");
  const options = new library.TemplateHandlerOptions({
    plugins: [new library.TextPlugin(), new library.LoopPlugin()],
    maxXmlDepth: DEEPEST,
    // The library types data as its own tree of contents; ours are the texts and lists put in below.
    scopeDataResolver: ({ strPath, data }) => resolved(strPath, data as unknown as Fields) as string,
    extensions: { afterCompilation: [finishing(library)] },
  });
  const handler = new library.TemplateHandler(options);
  const bytes = await handler.process(Buffer.from(template), { ...veiled(fields) } as Record<string, never>);
  return timeless(bytes);
}

/** Own properties only: a template may not ask for `constructor`. The nearest row first, then what stands around it. */
function resolved(path: readonly string[], data: Fields): unknown {
  const name = path.at(-1) ?? "";
  if (/^\d+$/.test(name)) return undefined;
  const around: unknown[] = [data];
  let here: unknown = data;
  for (const step of path.slice(0, -1)) {
    if (typeof here === "object" && here !== null && Object.hasOwn(here, step))
      here = (here as Record<string, unknown>)[step];
    if (typeof here === "object" && here !== null && !Array.isArray(here)) around.push(here);
  }
  for (const scope of around.reverse())
    if (Object.hasOwn(scope as object, name)) return (scope as Record<string, unknown>)[name];
  return undefined;
}

const veiled = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("{", OPEN).replaceAll("}", CLOSE) : value.map(veiled),
    ]),
  );

/** Gives the braces back, and takes away a table of which only the heading is left. */
function finishing(library: Library) {
  return new (class extends library.TemplateExtension {
    override async execute(
      _: unknown,
      context: { readonly currentPart: { xmlRoot: () => Promise<XmlNode> } },
    ): Promise<void> {
      finish(await context.currentPart.xmlRoot());
    }
  })();

  function finish(node: XmlNode): void {
    if (library.xml.query.isTextNode(node)) {
      node.textContent = node.textContent.replaceAll(OPEN, "{").replaceAll(CLOSE, "}");
      return;
    }
    for (const child of [...(node.childNodes ?? [])]) {
      if (child.nodeName === "w:tbl" && isOnlyHeading(child)) library.xml.modify.remove(child);
      else finish(child);
    }
  }
}

const isOnlyHeading = (table: XmlNode): boolean => {
  const rows = (table.childNodes ?? []).filter((child) => child.nodeName === "w:tr");
  return rows.every((row) =>
    (row.childNodes ?? []).some(
      (child) =>
        child.nodeName === "w:trPr" &&
        (child.childNodes ?? []).some((property) => property.nodeName === "w:tblHeader"),
    ),
  );
};

/** The archive's library writes the hour into each entry; without it the same data give the same bytes. */
function timeless(archive: Buffer): Buffer {
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = archive.readUInt32LE(at + 42);
    archive.writeUInt32LE(0x00210000, at + 12);
    archive.writeUInt32LE(0x00210000, local + 10);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return archive;
}

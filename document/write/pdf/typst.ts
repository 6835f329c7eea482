/**
 * Sets a page layout with typst. What people wrote reaches it as JSON, never as its markup, so there is nothing to
 * escape; no package and no file besides the layout can be read. The compiler (20 MB of native code) is loaded when the
 * first PDF is asked for.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const templates = fileURLToPath(new URL("../templates", import.meta.url));
const FACES = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"];

interface Setter {
  readonly compiler: NodeCompiler;
  readonly layout: string;
}
let loading: Promise<Setter> | null = null;

async function load(): Promise<Setter> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const fonts = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
  const fontBlobs = await Promise.all(FACES.map((face) => readFile(join(fonts, face, `Tinos_${face}.ttf`))));
  const layout = await readFile(join(templates, "letter.typ"), "utf8");
  return { compiler: NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] }), layout };
}

/**
 * PDF/UA-1 (tagged, fonts embedded) of a document given as JSON. The same JSON gives the same bytes.
 * Setting blocks the thread: about 30 ms for a dispatch, see docs/documents.md.
 */
export async function setPdf(document: object): Promise<Buffer> {
  loading ??= load();
  const { compiler, layout } = await loading.catch((error: unknown) => {
    loading = null;
    throw error;
  });
  const result = compiler.compile({
    mainFileContent: layout,
    inputs: { document: JSON.stringify(document) },
  });
  try {
    const pages = result.result;
    if (result.hasError() || pages === null)
      throw new Error(`typst: ${JSON.stringify(result.takeError()?.shortDiagnostics ?? [])}`);
    return compiler.pdf(pages, { pdfStandard: "ua-1" });
  } finally {
    // What it remembers of one document is no use to the next and would never be given back.
    compiler.evictCache(0);
  }
}

import { test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { documentKinds } from "../../../document/write/documents.js";
import { writePdf } from "../../../document/write/write-pdf.js";
import { writeDocx } from "../../../document/write/write-docx.js";
import { forms } from "../../../document/write/letterhead.js";
import { castOf } from "./cast.js";
import { charts } from "./chart-cast.js";
test("look", async () => {
  const pictures = [];
  for (const [name, draw] of Object.entries(charts)) {
    const c = await draw();
    pictures.push(c);
    writeFileSync(`/tmp/x-writing/out/${name.replaceAll(" ", "-")}.svg`, c.svg);
  }
  for (const form of forms)
    for (const kind of documentKinds) {
      const pdf = await writePdf(
        kind,
        castOf(form)[kind] as never,
        kind === "review_report" ? { pictures } : {},
      );
      writeFileSync(`/tmp/x-writing/out/${form}-${kind}.pdf`, pdf);
      const docx = await writeDocx(kind, castOf(form)[kind] as never);
      writeFileSync(`/tmp/x-writing/out/${form}-${kind}.docx`, docx);
    }
});

/** Documents in and out: the example read, two hundred pages read, a consolidated report as PDF. */
import { readFile as readBytes } from "node:fs/promises";
import { join } from "node:path";
import { readFile } from "../../document/read/read.js";
import { reportPictures } from "../../document/write/report-pictures.js";
import { writePdf } from "../../document/write/write-pdf.js";
import { root } from "../../stack/root.js";
import { type Line, figure } from "../line.js";
import { closedLoop } from "../load.js";
import { longDocument, reviewReport } from "../stage/papers.js";

const NAME = "272-CTr-TU.txt";

export const documents: Line = {
  name: "documents",
  title: "Documents",
  async run({ quick }) {
    const seed = await readBytes(join(root, "examples", NAME));
    const long = Buffer.from(longDocument(seed.toString("utf8")), "utf8");
    const report = reviewReport();
    const print = () => writePdf("review_report", report, { pictures: reportPictures(report) });
    const found = await readFile(long, NAME);
    if (found.tasks.length < 200) throw new Error("the long document was not read as one");
    await readFile(seed, NAME);
    await print(); // the first one loads the typesetter and its letters
    const times = quick ? 2 : 5;
    const short = await closedLoop(1, times * 3, () => readFile(seed, NAME));
    const pages = await closedLoop(1, times, () => readFile(long, NAME));
    const printed = await closedLoop(1, times, print);
    return [
      figure("the example read, p50", short.p50, "ms", { atMost: 50 }),
      figure("200 pages read, p50", pages.p50 / 1000, "s", { atMost: 2 }),
      figure("consolidated report to PDF, p50", printed.p50 / 1000, "s", { atMost: 1 }),
    ];
  },
};

/** The lines of the bench, in the order in which they are run and shown. */
import type { Line } from "./line.js";
import { afterAKill } from "./lines/after-a-kill.js";
import { cost } from "./lines/cost.js";
import { documents } from "./lines/documents.js";
import { growth } from "./lines/growth.js";
import { issue } from "./lines/issue.js";
import { limits } from "./lines/limits.js";
import { mails } from "./lines/mails.js";
import { onTime } from "./lines/on-time.js";
import { pages } from "./lines/pages.js";
import { scaleOut } from "./lines/scale-out.js";
import { takenAtTheDoor } from "./lines/taken-at-the-door.js";
import { takenInTheRecord } from "./lines/taken-in-the-record.js";
import { underLoad } from "./lines/under-load.js";

export const lines: readonly Line[] = [
  limits,
  takenAtTheDoor,
  takenInTheRecord,
  underLoad,
  issue,
  onTime,
  pages,
  mails,
  afterAKill,
  cost,
  growth,
  documents,
  scaleOut,
];

/** The lines of the bench, in the order in which they are run and shown. */
import type { Line } from "./line.js";
import { afterAKill } from "./lines/after-a-kill.js";
import { mails } from "./lines/mails.js";
import { pages } from "./lines/pages.js";
import { takenAtTheDoor } from "./lines/taken-at-the-door.js";
import { takenInTheRecord } from "./lines/taken-in-the-record.js";
import { underLoad } from "./lines/under-load.js";

export const lines: readonly Line[] = [takenAtTheDoor, takenInTheRecord, underLoad, pages, mails, afterAKill];

/** Where the bytes of evidence lie: a folder of this machine, or a bucket (evidence-bucket.ts). flydrive speaks to both. */
import { mkdir, open, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { unavailable } from "./problems.js";

export interface Shelf {
  /** Puts a whole file under `key`, durably and in one step; one that lies there already is left. */
  place(path: string, key: string, size: number): Promise<void>;
  /** Raises `unavailable` where there is none. */
  open(key: string): Promise<Readable>;
}

export function diskShelf(dir: string): Shelf {
  const disk = new Disk(new FSDriver({ location: dir, visibility: "private" }));
  return {
    async place(path, key, size) {
      const target = join(dir, key);
      const there = await stat(target).catch(() => null);
      // A file cut short by a fault of the disk is replaced.
      if (there?.size === size) return;
      const folder = dirname(target);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // flydrive's own move copies; a name that appears with all its bytes is a rename.
      await rename(path, target);
      await sync(folder);
      await sync(dir);
    },
    async open(key) {
      if (!(await disk.exists(key))) throw unavailable();
      return disk.getStream(key);
    },
  };
}

/** The names in a folder reach the disk apart from the files' bytes. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

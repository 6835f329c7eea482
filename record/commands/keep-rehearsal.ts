/** Keeps what a rehearsal has shown, for those who follow the programme. The operator's: nobody signs in to do it. */
import type { RehearsalReport } from "../../domain/rehearsal.js";
import type { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";

export interface KeepRehearsal {
  readonly now: Date;
  readonly report: RehearsalReport;
  /** What runs it again. */
  readonly command: string;
}

export async function keepRehearsal(
  db: Database,
  { now, report, command }: KeepRehearsal,
): Promise<{ readonly rehearsalId: string }> {
  const { id } = await db.prisma.rehearsal.create({
    data: {
      seed: report.seed,
      from: dateOf(report.from),
      until: dateOf(report.until),
      madeAt: now,
      command,
      report: report as unknown as Prisma.InputJsonObject, // numbers, texts and nulls all through
    },
    select: { id: true },
  });
  return { rehearsalId: id };
}

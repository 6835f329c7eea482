/** `bin/dondoc succession`: a reorganisation from a file, tried out or prepared for the Standing Committee's signature. */
import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { z } from "zod";
import { isDay } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import { successionKinds } from "../domain/succession.js";
import { UnitKind } from "../prisma/generated/enums.js";
import {
  type Reorganisation,
  type ReorganisationPrepared,
  prepareSuccessions,
} from "../record/commands/prepare-successions.js";
import { actorOf } from "../record/queries/actor.js";
import { findPerson } from "../record/queries/person-data.js";
import { withRecord } from "./record-access.js";

const day = z.string().refine(isDay);
const file = z.object({
  units: z.array(
    z.object({
      code: z.string().min(1),
      name: z.string().min(1),
      shortName: z.string().min(1),
      kind: z.enum(UnitKind),
      parent: z.string().nullable(),
      validFrom: day,
      sets: z.array(z.string()),
    }),
  ),
  successions: z.array(
    z.object({
      kind: z.enum(successionKinds),
      effectiveOn: day,
      basis: z.string().min(1),
      from: z.array(z.string()).min(1),
      to: z.array(z.string()),
      certainty: z.enum(["verified", "plausible"]),
      otherwise: z.string().optional(),
    }),
  ),
});

export function addSuccessionCommand(command: Command): void {
  command
    .command("succession <file>")
    .description(
      "a reorganisation (JSON): says what would pass from whom to whom, or prepares it for signature",
    )
    .option("--dry-run", "only say what would come of it; so it is without --prepare")
    .option("--prepare", "keep it: units and successions, for the Standing Committee to sign")
    .option("--until <day>", "leave out what takes effect later")
    .option("--by <username>", "in whose name; somebody of the office", "vptu.tonghop")
    .option("--json", "as JSON")
    .action(succession);
}

interface Options {
  readonly dryRun?: true;
  readonly prepare?: true;
  readonly until?: string;
  readonly by: string;
  readonly json?: true;
}

async function succession(path: string, options: Options): Promise<void> {
  const reorganisation = reorganisationIn(await textOf(path), options.until ?? "9999-12-31");
  const dryRun = options.prepare !== true || options.dryRun === true;
  await withRecord(async ({ db }) => {
    const now = new Date();
    const personId = await findPerson(db, options.by);
    const user = await db.prisma.user.findUniqueOrThrow({ where: { personId }, select: { id: true } });
    const actor = await actorOf(db, user.id, now);
    const prepared = await prepareSuccessions(db, { actor, now, reorganisation, dryRun });
    process.stdout.write(options.json ? `${JSON.stringify(prepared, undefined, 1)}\n` : asText(prepared));
    process.stderr.write(
      dryRun
        ? "Chưa ghi gì / nothing was kept. Để trình ký / to prepare: --prepare\n"
        : "Đã trình Ban Thường vụ ký / prepared for signature: /successions\n",
    );
  });
}

/** Units that begin later than the last succession taken are left out with it. */
export function reorganisationIn(text: string, until: string): Reorganisation {
  const parsed = file.safeParse(jsonIn(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrongFile(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  const { units, successions } = parsed.data;
  return {
    units: units
      .filter((unit) => unit.validFrom <= until)
      .map((unit) => ({ ...unit, validTo: null, email: null, aliases: [unit.name] })),
    successions: successions
      .filter((one) => one.effectiveOn <= until)
      .map(({ kind, effectiveOn, basis, from, to, otherwise }) => ({
        kind,
        effectiveOn,
        basis,
        from,
        to,
        otherwise: otherwise ?? null,
      })),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw wrongFile(String(error));
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: unknown) => {
    throw wrongFile(String(cause));
  });
}

function wrongFile(reason: string): DomainError {
  return new DomainError("invalid_input", {
    vi: `Không dùng được tệp (${reason}). Xem mẫu ở examples/succession-2025.json.`,
    en: `The file cannot be used (${reason}). See examples/succession-2025.json for the form.`,
  });
}

function asText({ successions }: ReorganisationPrepared): string {
  const lines = successions.flatMap(({ of, preview }) => {
    const { counts } = preview;
    return [
      `${of.effectiveOn}  ${of.kind}  ${of.from.join(" + ")} → ${of.to.join(" + ") || "–"}`,
      `    ${String(counts.tasks)} nhiệm vụ, ${String(counts.people)} người, ${String(counts.extensionsPending)} đề nghị gia hạn, ${String(counts.awaitingReview)} báo cáo chờ xác nhận`,
    ];
  });
  return lines.join("\n") + "\n";
}

/**
 * The brake on guessing. Each attempt is counted before it is tried, in one statement, so that a thousand at once count
 * as a thousand; a success lets go of it.
 */
import { DomainError } from "../../domain/errors.js";
import { hashOfSecret } from "../one-time-secret.js";
import type { Database } from "../database.js";

export interface Brake {
  /** What is guessed at and by whom; only its hash is kept. */
  readonly key: string;
  /** Attempts that nothing slows down. */
  readonly free: number;
  /** Then the waits double up to this. */
  readonly longestSeconds: number;
}

/** Attempts older than this are forgotten. */
const MEMORY_MS = 24 * 3_600_000;

/** Raises `too_many_attempts` with `retryAfter` in seconds; such an attempt does not count, or nobody would ever get in. */
export async function brake(db: Database, { key, free, longestSeconds }: Brake, now: Date): Promise<void> {
  const hash = hashOfSecret(key);
  const forgotten = new Date(now.getTime() - MEMORY_MS);
  const taken = await db.sql.$queryRaw<{ attempts: number }[]>`
    INSERT INTO sign_in_brake AS b (key, attempts, open_at, last_at) VALUES (${hash}, 1, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      attempts = CASE WHEN b.last_at < ${forgotten} THEN 1 ELSE b.attempts + 1 END,
      open_at = CASE WHEN b.last_at < ${forgotten} OR b.attempts + 1 < ${free}::int THEN ${now}::timestamptz
        ELSE ${now}::timestamptz + least(power(2, least(b.attempts + 1 - ${free}::int, 20)), ${longestSeconds}::int)
          * interval '1 second' END,
      last_at = ${now}
    WHERE b.open_at <= ${now}
    RETURNING attempts`;
  if (taken.length > 0) return;
  const row = await db.prisma.signInBrake.findUnique({ where: { key: hash } });
  const wait = Math.max(1, Math.ceil(((row?.openAt.getTime() ?? 0) - now.getTime()) / 1_000));
  throw new DomainError(
    "too_many_attempts",
    {
      vi: `Đã thử quá nhiều lần. Hãy chờ ${String(wait)} giây rồi thử lại; nếu quên mật khẩu, đề nghị quản trị viên gửi liên kết mới.`,
      en: `Too many attempts. Wait ${String(wait)} seconds and try again; if you forgot the password, ask the administrator for a link.`,
    },
    { retryAfter: wait },
  );
}

/** After a success; what others left behind long ago goes with it. */
export async function releaseBrake(db: Database, keys: readonly string[], now: Date): Promise<void> {
  await db.prisma.signInBrake.deleteMany({
    where: {
      OR: [{ key: { in: keys.map(hashOfSecret) } }, { lastAt: { lt: new Date(now.getTime() - MEMORY_MS) } }],
    },
  });
}

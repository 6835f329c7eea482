/**
 * The rehearsal's time beside the test server's. The server starts at the present and only runs forward; a rehearsal may
 * begin years ago. Workflows hold no dates, so a constant distance between the two is all that is needed.
 */
import type { Plan, Planned } from "../domain/process.js";

export interface RehearsalClock {
  /** An instant of the rehearsal for the server's milliseconds. */
  instantOf(serverMs: number): Date;
  serverMsOf(instant: Date): number;
  /** A plan as the record gives it, in the server's time. */
  planned(planned: Planned): Planned;
  plan(plan: Plan): Plan;
}

export function clockFrom(startsAt: Date, serverNowMs: number): RehearsalClock {
  const ahead = serverNowMs - startsAt.getTime();
  const plan = ({ version, nextRungAt }: Plan): Plan => ({
    version,
    nextRungAt: nextRungAt === null ? null : nextRungAt + ahead,
  });
  return {
    instantOf: (serverMs) => new Date(serverMs - ahead),
    serverMsOf: (instant) => instant.getTime() + ahead,
    planned: (planned) => ({ id: planned.id, plan: plan(planned.plan) }),
    plan,
  };
}

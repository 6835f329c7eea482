/** A reorganisation in a rehearsal: the office prepares it some weeks before it begins, the Standing Committee signs it. */
import { addDays, dayAt } from "../domain/day.js";
import { type Reorganisation, prepareSuccessions } from "../record/commands/prepare-successions.js";
import { signSuccession } from "../record/commands/sign-succession.js";
import type { Database } from "../record/database.js";
import { type Player, officerOf } from "./player.js";

/** Calendar days between signature and the first day on which a unit is succeeded. */
const SIGNED_BEFORE = 14;

export function reorganisationOf(db: Database, reorganisation: Reorganisation): Player {
  const first = reorganisation.successions.map(({ effectiveOn }) => effectiveOn).sort()[0];
  const signedOn = first === undefined ? null : addDays(first, -SIGNED_BEFORE);
  let signed = false;
  return {
    async play(now) {
      if (signed || signedOn === null || dayAt(now) < signedOn) return 0;
      const programme = await db.prisma.programme.findFirstOrThrow();
      const office = await officerOf(db, programme.officeUnitId, now);
      const committee = await officerOf(db, programme.committeeUnitId, now);
      if (office === null || committee === null)
        throw new Error("nobody prepares or signs the reorganisation");
      const { successions } = await prepareSuccessions(db, {
        actor: office,
        now,
        reorganisation,
        dryRun: false,
      });
      for (const { successionId } of successions)
        await signSuccession(db, { successionId, actor: committee, now, expectedVersion: 1 });
      signed = true;
      return successions.length * 2;
    },
    nextActOn(from, until, calendar) {
      if (signed || signedOn === null) return Promise.resolve(null);
      const day = calendar.addWorkingDays(signedOn < from ? from : signedOn, 0);
      return Promise.resolve(day <= until ? day : null);
    },
  };
}

/** The secret address of a unit's calendar: made or renewed, and removed. */
import { z } from "zod";
import { removeCalendarAddress, renewCalendarAddress } from "../../record/commands/calendar-address.js";
import { type Operation, operation } from "../operation.js";

const unitParams = z.object({ unitId: z.uuid() });

export const calendarAddressOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/units/{unitId}/calendar-address",
    id: "renewCalendarAddress",
    tag: "calendars",
    summary:
      "A new secret address of the unit's calendar, told in this answer and never again but under the same Idempotency-Key; an earlier one is void",
    params: unitParams,
    status: 201,
    answer: z.object({ url: z.url() }).meta({ id: "CalendarAddress" }),
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: async ({ db, auth, publicUrl }, { actor, now, idempotency }, { params }) => {
      const command = { actor, now, unitId: params.unitId, idempotency };
      const secret = await renewCalendarAddress(db, auth.secret, command);
      return { url: calendarUrl(publicUrl, secret) };
    },
  }),
  operation({
    method: "delete",
    path: "/units/{unitId}/calendar-address",
    id: "removeCalendarAddress",
    tag: "calendars",
    summary: "The address is void from now on",
    params: unitParams,
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params }) => removeCalendarAddress(db, { actor, unitId: params.unitId }),
  }),
];

export function calendarUrl(publicUrl: string, secret: string): string {
  return `${publicUrl}/calendar/${secret}.ics`;
}

/** What becomes of a mail: `pending → sending → sent | failed | ambiguous | dropped`. */
export const mailStates = ["pending", "sending", "sent", "ambiguous", "failed", "dropped"] as const;
export type MailState = (typeof mailStates)[number];

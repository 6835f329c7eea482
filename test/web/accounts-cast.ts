/** The accounts of the pages' tests. */
import type { AccountDetail, AccountSummary, ServiceTokenView } from "../../record/queries/account-view.js";
import type { AccountView } from "../../web/pages/account.js";
import * as cast from "./cast.js";

export const administrator = cast.actor("administrator", cast.units.office, "Lâm Quốc Việt");

export const lan: AccountSummary = {
  id: "lan",
  name: cast.people.lan.name,
  username: "lan.nt",
  email: "lan@haugiang.example",
  addressFailedAt: null,
  disabledAt: null,
  secondStep: true,
  hasPassword: true,
  lastSeenAt: new Date("2026-11-23T08:00:00Z"),
  version: 1,
  memberships: [
    {
      unitId: cast.units.labour.id,
      unitName: cast.units.labour.name,
      role: "officer",
      position: "Chuyên viên",
      isHead: false,
      isFocal: true,
      validFrom: "2026-01-01",
      validTo: null,
      inForce: true,
    },
  ],
};

export const closed: AccountSummary = {
  ...lan,
  id: "hung",
  name: cast.people.hung.name,
  username: "hung.tq",
  email: null,
  addressFailedAt: null,
  disabledAt: new Date("2026-11-20T08:00:00Z"),
  secondStep: false,
  lastSeenAt: null,
  version: 1,
};

export const detail: AccountDetail = {
  ...lan,
  linkExpiresAt: new Date("2026-11-26T08:00:00Z"),
  events: ["account_created", "link_sent", "membership_changed"].map((kind, index) => ({
    id: String(index),
    kind,
    at: new Date("2026-11-23T08:00:00Z"),
    account: { id: "lan", name: cast.people.lan.name },
    actor: { id: administrator.personId, name: administrator.name },
    detail: {},
  })),
};

const inForce: ServiceTokenView = {
  id: "token-1",
  name: "eOffice",
  prefix: "ddt_abcdef",
  unitId: cast.units.labour.id,
  unitName: cast.units.labour.name,
  role: "officer",
  createdAt: new Date("2026-09-01T01:00:00Z"),
  expiresAt: new Date("2027-09-01T01:00:00Z"),
  revokedAt: null,
  lastUsedAt: new Date("2026-11-23T08:00:00Z"),
  version: 1,
};

/** In force, revoked, expired. */
export const tokens: readonly ServiceTokenView[] = [
  inForce,
  { ...inForce, id: "token-2", revokedAt: new Date("2026-10-01T01:00:00Z"), lastUsedAt: null },
  { ...inForce, id: "token-3", expiresAt: new Date("2026-11-01T01:00:00Z") },
];

export const pendingStep: AccountView["secondStep"] = {
  kind: "pending",
  key: "ABCD EFGH",
  uri: "otpauth://totp/x?secret=ABCDEFGH",
  demanded: true,
};

const session = {
  id: "s1",
  device: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0",
  address: "10.0.0.1",
  signedInAt: new Date("2026-11-24T00:30:00Z"),
  lastSeenAt: new Date("2026-11-24T00:50:00Z"),
  version: 1,
  current: true,
};

export const own: AccountView = {
  hasPassword: true,
  secondStep: { kind: "off", demanded: false },
  sessions: [session, { ...session, id: "s2", device: "curl/8.5.0", current: false }],
};

/** The ledger of a task's clock as pages and answers show it. */
import type { Ledger, Span } from "../../domain/ledger.js";
import type { UnitRef } from "./task-view.js";

export type SpanView = Omit<Span, "unitId"> & { readonly unit: UnitRef | null };

export type LedgerView = Omit<Ledger, "spans"> & { readonly spans: readonly SpanView[] };

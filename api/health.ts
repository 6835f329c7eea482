/** Whether the process lives, and whether it can work: for supervisors and load balancers. */
import { Router } from "express";
import type { Database } from "../record/database.js";

const ANSWER_WITHIN_MS = 2_000;

export function healthRoutes(db: Database): Router {
  const router = Router();
  router.get("/live", (_request, response) => {
    response.json({ status: "live" });
  });
  // PostgreSQL alone: with Temporal down, reports are still taken.
  router.get("/ready", async (_request, response) => {
    const late = new Promise<false>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, false).unref());
    const answers = db.sql.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answers, late]);
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "database away" });
  });
  return router;
}

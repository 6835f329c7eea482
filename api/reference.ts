/** The API's reference, from this machine alone: the OpenAPI document, and Scalar's page that draws it. */
import { createRequire } from "node:module";
import { Router, static as files } from "express";
import { dirname, join } from "node:path";
import { openApiDocument } from "./openapi.js";
import { operations } from "./operations.js";

const VERSION = "0.1.0";

export const openApi = openApiDocument(operations, VERSION);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Đôn Đốc API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
  </head>
  <body>
    <script id="api-reference" data-url="/api/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false,"hideClientButton":true}'></script>
    <script src="/api/reference/standalone.js"></script>
  </body>
</html>
`;

/** Scalar writes styles into the page; nothing but this page may, and nothing is loaded from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";

export function referenceRoutes(): Router {
  const router = Router();
  router.get("/openapi.json", (_request, response) => {
    response.json(openApi);
  });
  router.get("/reference", (_request, response) => {
    response.setHeader("Content-Security-Policy", policy);
    response.type("html").send(page);
  });
  const entry = createRequire(import.meta.url).resolve("@scalar/api-reference");
  router.use(
    "/reference",
    files(join(dirname(entry), "browser"), { index: false, immutable: true, maxAge: "1d" }),
  );
  return router;
}

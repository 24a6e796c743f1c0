# SyncBoard in an image: `docker build -t syncboard .`, `docker run -p 3000:3000 -v syncboard:/data syncboard`.
# The image has Node, so nothing that only the repository's root wants, its own Node among it, is installed.

FROM node:24-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/model/package.json packages/model/
COPY packages/client/package.json packages/client/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/

FROM manifests AS web
RUN npm ci --omit=dev --ignore-scripts --workspace @syncboard/web
COPY packages packages
RUN node_modules/.bin/vite build packages/web

FROM manifests AS dependencies
RUN npm ci --omit=dev --ignore-scripts --workspace @syncboard/server

FROM node:24-slim
# A new volume starts as a copy of this folder, its owner too.
RUN install --directory --owner=node --group=node --mode=700 /data
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app ./
COPY packages/model/src packages/model/src
COPY packages/server/src packages/server/src
COPY --from=web /app/packages/web/dist packages/web/dist
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "packages/server/src/main.js"]

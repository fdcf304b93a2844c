# The service alone: no embedded Postgres, no compiler, nothing that only development needs.

FROM node:24.11.1-slim AS build
WORKDIR /brightly
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src src
COPY projections projections
RUN npm run build

FROM node:24.11.1-slim AS dependencies
WORKDIR /brightly
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24.11.1-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /brightly
COPY package.json ./
COPY docs/api docs/api
COPY migrations migrations
COPY --from=dependencies /brightly/node_modules node_modules
COPY --from=build /brightly/dist dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not npm, which would keep the signals to itself: the service answers what it took before it stops.
CMD ["node", "--max-semi-space-size=64", "--enable-source-maps", "dist/src/main.js"]

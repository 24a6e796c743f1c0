import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import rateLimit, { type FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, { LogController } from "fastify";
import { changeAccountOn } from "./account/change-account.ts";
import { guessLimits } from "./account/guess-limits.ts";
import { installationRoutes } from "./account/installation-routes.ts";
import { networkOf } from "./account/network.ts";
import { newAccountOn } from "./account/new-account.ts";
import { Notices } from "./account/notices.ts";
import { ownAccountRoutes } from "./account/own-account-routes.ts";
import { passwords } from "./account/password.ts";
import { passwordResetRoutes } from "./account/password-reset-routes.ts";
import { profileRoutes } from "./account/profile-routes.ts";
import { ResetLetters } from "./account/reset-letters.ts";
import { accountRoutes } from "./account/routes.ts";
import { checkPasswordOn } from "./account/sign-in.ts";
import { Standing } from "./account/standing.ts";
import { registrationRoutes } from "./administration/registration-routes.ts";
import { administeredUserRoutes } from "./administration/user-routes.ts";
import { attachFileOn } from "./attachment/attach-file.ts";
import { attachmentFilesIn } from "./attachment/attachment-files.ts";
import { attachmentRoutes } from "./attachment/attachment-routes.ts";
import { contentRoutes } from "./attachment/content-routes.ts";
import { contentLinks } from "./attachment/links.ts";
import { sweepFiles } from "./attachment/sweep-files.ts";
import { uploadRoutes } from "./attachment/upload-routes.ts";
import { avatarFilesIn } from "./avatar/avatar-files.ts";
import { avatarRoutes } from "./avatar/avatar-routes.ts";
import type { BoardDeps } from "./board/board-deps.ts";
import { boardRoutes } from "./board/board-routes.ts";
import { cardCopyRoutes } from "./board/card-copy-routes.ts";
import { cardMarkRoutes } from "./board/card-mark-routes.ts";
import { cardRoutes } from "./board/card-routes.ts";
import { checklistRoutes } from "./board/checklist-routes.ts";
import { columnRoutes } from "./board/column-routes.ts";
import { commandRoutes } from "./board/command-routes.ts";
import { commentRoutes } from "./board/comment-routes.ts";
import { copyBoardOn } from "./board/copy-board.ts";
import { copyRoutes } from "./board/copy-routes.ts";
import { createBoardOn } from "./board/create-board.ts";
import { emptyTrashOn, sweepTrash } from "./board/empty-trash.ts";
import { eventRoutes } from "./board/event-routes.ts";
import { executeOn } from "./board/execute.ts";
import { happenOn } from "./board/happen.ts";
import { HotBoards } from "./board/hot-boards.ts";
import { itemRoutes } from "./board/item-routes.ts";
import { labelRoutes } from "./board/label-routes.ts";
import { lookAtBoardOf, readBoardOf } from "./board/read-board.ts";
import { Snapshots } from "./board/snapshots.ts";
import { starRoutes } from "./board/star-routes.ts";
import { trashRoutes } from "./board/trash-routes.ts";
import { calendarRoutes } from "./calendar/calendar-routes.ts";
import { feedCodes } from "./calendar/feed-code.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/connect.ts";
import { Lanes } from "./database/lanes.ts";
import { addRoutes } from "./document/add-routes.ts";
import { documentContentRoutes } from "./document/content-routes.ts";
import { documentRoutes } from "./document/document-routes.ts";
import { TextReading } from "./document/reading/text-reading.ts";
import { versionRoutes } from "./document/version-routes.ts";
import type { Counters } from "./http/counters.ts";
import { answerErrors, answerUnrouted, parseJson } from "./http/errors.ts";
import { healthRoutes } from "./http/health.ts";
import { idempotency } from "./http/idempotency.ts";
import { metricsRoute } from "./http/metrics.ts";
import { logRequests, requestLogging } from "./http/request-log.ts";
import { onEveryAnswer, securityHeaders } from "./http/security-headers.ts";
import type { Server } from "./http/server-type.ts";
import type { Sources } from "./http/sources.ts";
import { uploadFolder } from "./http/upload.ts";
import { validatorCompiler } from "./http/validation.ts";
import { webApp } from "./http/web-app.ts";
import { acceptInviteOn } from "./invite/accept-invite.ts";
import { InviteLetters } from "./invite/invite-letters.ts";
import { inviteRoutes } from "./invite/invite-routes.ts";
import type { Bus } from "./live/bus.ts";
import { Hub } from "./live/hub.ts";
import { Relay } from "./live/relay.ts";
import { liveRoutes } from "./live/socket.ts";
import { watchingOn } from "./live/watching.ts";
import { logMailer } from "./mail/log-mailer.ts";
import type { Mailer } from "./mail/mail.ts";
import { Postbox } from "./mail/postbox.ts";
import type { Meaning } from "./meaning/meaning.ts";
import { memberRoutes } from "./member/member-routes.ts";
import { sweepDigests } from "./notification/digest.ts";
import { sweepDue } from "./notification/due-sweep.ts";
import { notificationRoutes } from "./notification/notification-routes.ts";
import { notifierOn } from "./notification/notifier.ts";
import { unsubscribeRoutes } from "./notification/unsubscribe-routes.ts";
import { unsubscribeTokens } from "./notification/unsubscribe-token.ts";
import { watchRoutes } from "./notification/watch-routes.ts";
import { pictureDrawing } from "./picture/draw-picture.ts";
import { publicBoardRoutes } from "./public/public-board-routes.ts";
import { publicLinkRoutes } from "./public/public-link-routes.ts";
import { Indexer } from "./search/indexer.ts";
import { searchRoutes } from "./search/search-routes.ts";
import { accessTokens } from "./session/access-tokens.ts";
import { authentication, guard, lookAgain } from "./session/authentication.ts";
import { oauthRoutes } from "./session/oauth-routes.ts";
import { sessionRoutes } from "./session/session-routes.ts";
import { Sessions } from "./session/sessions.ts";
import type { Storage } from "./storage/storage.ts";
import type { SubjectDeps } from "./subject/subject-deps.ts";
import { subjectRoutes } from "./subject/subject-routes.ts";
import { ownTrashRoutes } from "./subject/trash-routes.ts";
import { emptyOwnTrash } from "./subject/trash-store.ts";
import { runTodosOn } from "./todo/run-todo-commands.ts";
import { sweepingTodos } from "./todo/sweep-todos.ts";
import { TaskNews } from "./todo/task-news.ts";
import { taskRoutes } from "./todo/task-routes.ts";
import { todoCommandRoutes } from "./todo/todo-command-routes.ts";
import { todoRoutes } from "./todo/todo-routes.ts";
import { tokenRoutes } from "./token/token-routes.ts";

export interface AppDeps {
  readonly config: Config;
  readonly database: Database;
  readonly bus: Bus;
  /** Counts requests for several processes; undefined: each for itself. */
  readonly limits: FastifyRateLimitStoreCtor | undefined;
  readonly counters: Counters;
  readonly storage: Storage;
  /** Undefined: nobody carries mails. */
  readonly mailer: Mailer | undefined;
  /** Undefined: the search goes by words alone. */
  readonly meaning: Meaning | undefined;
  readonly isDraining: () => boolean;
  readonly sources: Sources;
  readonly jwtSecret: string;
  /** The folder of the built web app; undefined serves the API alone. */
  readonly webFolder: string | undefined;
  /** Routes of a program built around this one, behind the same guard. */
  readonly more?: ((api: Server, signedIn: ReturnType<typeof guard>) => void) | undefined;
}

const BASE = "/api/v1";
const MOST_ARRIVAL_MS = 600_000;
const MOST_JSON_BYTES = 1_048_576;
const MOST_ADDRESS_BYTES = 16_384;

/** `/api/boards` is the newest version's `/api/v1/boards`. */
function withVersion(url: string): string {
  return /^\/api\/(?!v\d+(\/|\?|$))/.test(url) ? url.replace("/api", BASE) : url;
}

/** The whole server but for its port: every route and what stands before it. */
export async function buildApp(deps: AppDeps): Promise<Server> {
  const { config, database, bus, limits, counters, mailer, isDraining, sources, jwtSecret, webFolder, more } = deps;
  const { storage, meaning } = deps;
  const { db } = database;
  const setHeaders = securityHeaders({ isBehindTls: config.isCookieSecure });
  const server: Server = fastify({
    ...requestLogging(config.logLevel),
    bodyLimit: Math.min(MOST_JSON_BYTES, config.maxUploadBytes),
    trustProxy: config.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: (request) => withVersion(request.url ?? "/"),
    // A request that takes longer to arrive is given up: a file of the usual size comes in minutes, also from afar.
    requestTimeout: MOST_ARRIVAL_MS,
    // A server that stops finishes what runs, also what comes meanwhile on a connection that a proxy holds open.
    forceCloseConnections: "idle",
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerUnrouted(error, request, reply, setHeaders),
    // As long as Node lets an address be: an id that is too long is a value that does not fit, like any other.
    routerOptions: { maxParamLength: MOST_ADDRESS_BYTES },
  }).withTypeProvider<TypeBoxTypeProvider>();

  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  server.decorateRequest("actor", undefined);
  server.decorateRequest("lookAgain", undefined);
  server.addHook("preHandler", lookAgain);
  parseJson(server);

  onEveryAnswer(server, setHeaders);
  logRequests(server);
  if (config.corsOrigins.length > 0) {
    await server.register(cors, {
      // Told apart here, so that whoever is not listed gets the very answer of a server that lists nobody.
      origin: (origin, callback) =>
        callback(null, origin !== undefined && config.corsOrigins.includes(origin) ? origin : false),
      credentials: true,
      methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
      exposedHeaders: ["ETag", "Location", "Retry-After", "Idempotency-Replayed", "X-Request-Id"],
    });
  }
  // For the web app and for large boards; small answers are quicker as they are.
  await server.register(compress, { encodings: ["gzip"], threshold: 16_384, zlibOptions: { level: 4 } });
  await server.register(cookie);
  const { rateLimit: rate } = config;
  await server.register(rateLimit, {
    global: rate !== undefined,
    hook: "onRequest",
    ...(limits && { store: limits }),
    keyGenerator: (request) => request.actor?.userId ?? networkOf(request.ip),
    ...(rate && { max: rate.requests, timeWindow: rate.seconds * 1_000 }),
  });
  server.decorate("countRequest", rate ? server.rateLimit() : async () => {});
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "SyncBoard", version: "1", description: "The REST API. The live socket: docs/protocol.md." },
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
      security: [{ bearer: [] }],
    },
  });

  const indexer = new Indexer(database, server.log);
  // Whatever was written by a request: what is to be found by other words now is marked in the database.
  server.addHook("onResponse", async ({ method }) => {
    if (method !== "GET" && method !== "HEAD") indexer.hint();
  });
  const lanes = new Lanes(database);
  const hotBoards = new HotBoards();
  const processId = sources.newId();
  const hub = new Hub(bus, processId);
  const relay = new Relay({ database, lanes, hub, bus, processId, now: sources.now, log: server.log });
  const tokens = await accessTokens(server, jwtSecret, config.accessTokenTtl);
  const authenticate = authentication(db, tokens, sources.now);
  const onEnd = (passId: string) => relay.passEnded(passId);
  const sessions = new Sessions({ db, config, sources, tokens, authenticate, onEnd });
  const hashes = passwords(config.bcryptRounds);
  const admit = guessLimits(counters, config.guessLimit);
  const checkPassword = checkPasswordOn({ db, passwords: hashes, admit });
  const newAccount = newAccountOn({ db, sources, passwords: hashes, registration: config.registration });
  const avatarFiles = avatarFilesIn(storage, sources.newId, server.log);
  const drawPicture = pictureDrawing();
  const changeAccount = changeAccountOn({ db, sources, passwords: hashes, checkPassword, avatarFiles, onEnd });
  const carrier = mailer ?? (config.isDevelopment ? logMailer(server.log) : undefined);
  const postbox = carrier && new Postbox(carrier, server.log);
  const site = config.publicUrl ?? `http://localhost:${config.port}`;
  const letters = postbox && new ResetLetters({ db, sources, counters, postbox, page: `${site}/reset` });
  const notices = postbox && new Notices({ sources, counters, postbox, site });
  const inviteLetters = postbox && new InviteLetters({ db, counters, postbox, page: `${site}/join` });
  const unsubscribing = unsubscribeTokens(jwtSecret);
  const lookAtBoard = lookAtBoardOf(lanes, hotBoards);
  const readBoard = readBoardOf(lookAtBoard);
  const snapshots = new Snapshots(readBoard);
  const taskNews = new TaskNews(
    (boardId) => hotBoards.atHand(boardId),
    (userIds) => hub.personal.changed(userIds, "tasks"),
  );
  const publish: Relay["committed"] = (boardId, seq, events) => {
    relay.committed(boardId, seq, events);
    taskNews.heard(boardId, events);
  };
  const notifier = notifierOn({ newId: sources.newId, tell: (userIds) => hub.personal.tell(userIds) });
  const road = { lanes, hotBoards, now: sources.now, newId: sources.newId, publish, notifier };
  const happen = happenOn(road);
  const emptyTrash = emptyTrashOn({ db, happen });
  const standing = new Standing({ db, sources, happen, onEnd, log: server.log });
  const acceptInvite = acceptInviteOn({ db, sources, happen });
  const textReading = new TextReading({
    ...{ database, storage, sources, folder: uploadFolder(config), log: server.log },
    tell: (userId) => hub.personal.changed([userId], "subjects"),
  });
  const onceOnly = idempotency(server, { db, sources, secret: jwtSecret });
  const boardDeps: BoardDeps = {
    db,
    sources,
    authenticate,
    onceOnly,
    execute: executeOn(road),
    createBoard: createBoardOn(lanes, hotBoards),
    copyBoard: copyBoardOn(lanes, hotBoards, sources.newId),
    readBoard,
    snapshots,
    emptyTrash,
    trashTtl: config.trashTtl,
  };

  const hasWeb = await webApp(server, webFolder);
  answerErrors(server, { hasWeb, isLimited: rate !== undefined });
  healthRoutes(server, { database, bus, storage, isDraining });
  metricsRoute(server, { database, bus, hub });
  await server.register(
    async (api: Server) => {
      accountRoutes(api, { db, config, newAccount, checkPassword, sessions });
      passwordResetRoutes(api, { db, config, sources, passwords: hashes, letters, notices, onEnd });
      profileRoutes(api, { db, changeAccount, notices, authenticate, onceOnly });
      await avatarRoutes(api, { db, config, sources, storage, avatarFiles, drawPicture, authenticate, onceOnly });
      ownAccountRoutes(api, { db, sources, standing, checkPassword, readBoard, storage, authenticate, onceOnly });
      const { registration } = config;
      const administration = { db, sources, standing, sessions, notices, authenticate, onceOnly, registration };
      administeredUserRoutes(api, administration);
      registrationRoutes(api, administration);
      installationRoutes(api, {
        db,
        registration,
        isMailOn: postbox !== undefined,
        maxUploadBytes: config.maxUploadBytes,
      });
      sessionRoutes(api, { db, sources, sessions, authenticate, onceOnly });
      await oauthRoutes(api, { config, sessions, checkPassword });
      tokenRoutes(api, { db, sources, authenticate, onceOnly, onEnd });
      boardRoutes(api, boardDeps);
      starRoutes(api, boardDeps);
      copyRoutes(api, boardDeps);
      cardCopyRoutes(api, boardDeps);
      columnRoutes(api, boardDeps);
      cardRoutes(api, boardDeps);
      cardMarkRoutes(api, boardDeps);
      labelRoutes(api, boardDeps);
      checklistRoutes(api, boardDeps);
      itemRoutes(api, boardDeps);
      commentRoutes(api, boardDeps);
      attachmentRoutes(api, boardDeps);
      const attachFile = attachFileOn({ happen, quota: config.boardQuotaBytes });
      const files = attachmentFilesIn({ db, sources, storage, drawPicture });
      await uploadRoutes(api, { ...boardDeps, config, files, attachFile });
      contentRoutes(api, {
        ...boardDeps,
        config,
        storage,
        links: contentLinks(api, { db, now: sources.now, linked: "attachment" }),
      });
      trashRoutes(api, boardDeps);
      memberRoutes(api, boardDeps);
      inviteRoutes(api, { ...boardDeps, config, acceptInvite, inviteLetters });
      publicLinkRoutes(api, { ...boardDeps, passwords: hashes });
      publicBoardRoutes(api, { db, sources, passwords: hashes, admit, lookAtBoard });
      commandRoutes(api, boardDeps);
      watchRoutes(api, boardDeps);
      const tell: SubjectDeps["tell"] = (userId, what) => hub.personal.changed([userId], what);
      const subjectDeps: SubjectDeps = { db, sources, authenticate, onceOnly, trashTtl: config.trashTtl, tell };
      ownTrashRoutes(api, subjectDeps);
      subjectRoutes(api, subjectDeps);
      documentRoutes(api, subjectDeps);
      await addRoutes(api, { ...subjectDeps, config, files, readSoon: () => textReading.readSoon() });
      const documentLinks = contentLinks(api, { db, now: sources.now, linked: "document" });
      documentContentRoutes(api, { ...subjectDeps, config, storage, links: documentLinks });
      versionRoutes(api, subjectDeps);
      const isMailOn = postbox !== undefined;
      await unsubscribeRoutes(api, { db, tokens: unsubscribing });
      notificationRoutes(api, { db, sources, notifier, isMailOn, authenticate, onceOnly });
      calendarRoutes(api, { db, sources, codes: feedCodes(jwtSecret), site, authenticate, onceOnly });
      eventRoutes(api, boardDeps);
      searchRoutes(api, { database, meaning, authenticate });
      const runTodos = runTodosOn({ lanes, sources, tell: (userId) => tell(userId, "todos") });
      const todoDeps = { db, lanes, sources, authenticate, onceOnly, runTodos };
      todoRoutes(api, todoDeps);
      todoCommandRoutes(api, todoDeps);
      taskRoutes(api, todoDeps);
      more?.(api, guard(authenticate));
      await liveRoutes(api, {
        hub,
        sources,
        authenticate,
        startWatching: watchingOn(lanes, hub, hotBoards, snapshots),
        config,
      });
    },
    { prefix: BASE },
  );
  // Without its bar at the top, whose logo brings a style of its own, which the policy does not take.
  await server.register(swaggerUi, { routePrefix: "/docs", uiConfig: { layout: "BaseLayout" } });
  server.get("/openapi.json", { schema: { hide: true } }, () => server.swagger());
  const stopSweeping: (() => Promise<void>)[] = [];
  server.addHook("onReady", async () => {
    standing.begin();
    textReading.begin();
    indexer.begin();
    meaning?.begin(server.log);
    const { log } = server;
    const sweepRest = async (before: string) => {
      await emptyOwnTrash(db, { before }).catch((err) => log.error({ err }, "emptying the trash of subjects failed"));
      await sweepFiles({ db, storage, sources, log });
    };
    stopSweeping.push(
      sweepTrash({ emptyTrash, sweepRest, sources, trashTtl: config.trashTtl, log }),
      sweepDue({ db, sources, tell: notifier.tell, log }),
      sweepingTodos({ db, sources, trashTtl: config.trashTtl, log }),
    );
    const { digest: times } = config;
    if (postbox) stopSweeping.push(sweepDigests({ db, sources, postbox, tokens: unsubscribing, site, times, log }));
  });
  server.addHook("onClose", async () => {
    await Promise.all([textReading.stop(), ...stopSweeping.map((stop) => stop())]);
    await indexer.stop();
    await meaning?.stop();
    await letters?.close();
    await notices?.close();
    await postbox?.close();
  });
  server.addHook("preClose", async () => {
    relay.stop();
    standing.stop();
    taskNews.stop();
    hub.closeAll();
  });
  return server;
}

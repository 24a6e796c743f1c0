import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { Server } from "./server-type.ts";

const HASHED_FOR = "365d";

/** Serves the built web app: its hashed files for good, its page for every path that is not the API's. */
export async function webApp(server: Server, folder: string | undefined): Promise<boolean> {
  if (folder === undefined || !existsSync(join(folder, "index.html"))) return false;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: "/",
    wildcard: false,
    globIgnore: ["assets/**"],
    dotfiles: "ignore",
    index: false,
    maxAge: 0,
    preCompressed: true,
  });
  await server.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    dotfiles: "ignore",
    immutable: true,
    maxAge: HASHED_FOR,
    index: false,
    // The build leaves a .br and a .gz beside each file.
    preCompressed: true,
  });
  return true;
}

/** The page of the app, whichever of its paths was asked for. */
export const PAGE = "index.html";

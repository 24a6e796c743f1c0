import { fileURLToPath } from "node:url";
import { readConfig, startServer } from "@syncboard/server";
import { serveJobs } from "../child.ts";
import { floorRoutes } from "./floor-routes.ts";

// The real server with the floors beside it, in a process of its own.

const read = readConfig(process.env);
if ("faults" in read) throw new Error(read.faults.join("\n"));
const webFolder = fileURLToPath(new URL("../../packages/web/dist", import.meta.url));
const running = await startServer(read.config, { webFolder, more: floorRoutes });

const jobs = {
  url: async () => running.url.replace("localhost", "127.0.0.1"),
};
export type ServerJobs = typeof jobs;

serveJobs(jobs, () => running.stop());

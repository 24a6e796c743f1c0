export { type Config, readConfig, SETTINGS } from "./config.ts";
export { STATUS_OF } from "./http/problems.ts";
export { realSources, type Sources } from "./http/sources.ts";
export { type Running, startServer } from "./start.ts";

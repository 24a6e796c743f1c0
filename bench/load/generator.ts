import { serveJobs } from "../child.ts";
import { fanOutJobs } from "./fan-out.ts";
import { loadJobs } from "./load.ts";
import { searchJobs } from "./search.ts";
import { todoJobs } from "./todos.ts";

// What the clients do, in a process of its own, so that they and the server each have a core.

const jobs = { ...loadJobs, ...fanOutJobs, ...todoJobs, ...searchJobs };
export type GeneratorJobs = typeof jobs;

serveJobs(jobs);

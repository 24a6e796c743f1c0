import { createStore } from "../ui/store.ts";

/** How many files are on their way, or wait for the line. Known without what sends them. */
export const unsentFiles = createStore(0);

import { createStore } from "../ui/store.ts";

/** Whether somebody has just left for good: the sign-in page says so then, until somebody signs in. */
export const farewell = createStore(false);

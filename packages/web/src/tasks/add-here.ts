import type { TodoCommandBody } from "@syncboard/model";
import { createStore } from "../ui/store.ts";

type Add = (command: TodoCommandBody, said: string) => void;

/** Adds to the tasks that are on the screen, as something that is done there and taken back there. Null: there are none. */
export const addHere = createStore<Add | null>(null);

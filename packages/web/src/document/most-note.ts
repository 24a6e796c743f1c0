import { MAX_NOTE } from "@syncboard/model";

/** How many characters of a note the server takes. */
export const MOST_OF_NOTE = MAX_NOTE;

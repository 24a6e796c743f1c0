/** How many characters of a name the server takes. */
export const MOST_OF_NAME = 200;

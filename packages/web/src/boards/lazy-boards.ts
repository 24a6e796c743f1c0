import { lazyPart } from "../ui/lazy-part.tsx";

export const ArchivedBoards = lazyPart(async () => (await import("./ArchivedBoards.tsx")).ArchivedBoards);

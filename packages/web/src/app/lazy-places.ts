import { lazyPart } from "../ui/lazy-part.tsx";

export const PlacesMenu = lazyPart(async () => (await import("./PlacesMenu.tsx")).PlacesMenu);

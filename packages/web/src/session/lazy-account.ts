import { lazyPart } from "../ui/lazy-part.tsx";

export const AccountPopup = lazyPart(async () => (await import("./AccountPopup.tsx")).AccountPopup);
export const SignOutDialog = lazyPart(async () => (await import("./SignOutDialog.tsx")).SignOutDialog);

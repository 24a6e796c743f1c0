import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { farewell } from "../leaving/farewell.ts";
import { useAccountLanguage } from "../locales/use-language.ts";
import { followTheme } from "../look/use-theme.ts";
import { PaletteDoor } from "../palette/PaletteDoor.tsx";
import { Logo } from "../ui/Logo.tsx";
import { Problem } from "../ui/Problem.tsx";
import { prefetchDoors } from "./prefetch-doors.ts";
import { useRestore } from "./use-restore.ts";
import { isKnownHere, MeContext } from "./use-session.ts";

const GUEST_PATHS = ["/sign-in", "/register"];

/** Everything that needs an account stands below this. */
export function SignedIn() {
  const { t } = useTranslation();
  const { state, failed, restore } = useRestore();
  // Not the address on the way there: while one is led to the sign-in page, that is it already.
  const { path, search } = useRouterState({
    select: ({ resolvedLocation, location }) => {
      const { pathname, searchStr } = resolvedLocation ?? location;
      return { path: pathname, search: searchStr };
    },
    structuralSharing: true,
  });

  const theme = state.user?.theme;
  useEffect(() => {
    if (theme) followTheme(theme);
  }, [theme]);

  const isSignedIn = state.user !== null;
  useEffect(() => (isSignedIn ? prefetchDoors() : undefined), [isSignedIn]);

  const isSpoken = useAccountLanguage(state.user);
  if (state.user && isSpoken) {
    return (
      // Another tab may have signed in as somebody else: nothing that was on the screen is theirs.
      <MeContext key={state.user.id} value={state.user}>
        <Outlet />
        <PaletteDoor />
      </MeContext>
    );
  }
  if (state.status === "signed_out") {
    // Already on the way there: the address changes before the screen does.
    if (GUEST_PATHS.includes(path)) return null;
    // Nobody comes back to where somebody left.
    if (farewell.get()) return <Navigate to="/sign-in" replace />;
    // Who follows a link to a board mostly has an account; who opens the front door for the first time has none.
    if (path !== "/") return <Navigate to="/sign-in" search={{ next: path + search }} replace />;
    return <Navigate to={isKnownHere() ? "/sign-in" : "/register"} replace />;
  }
  return (
    <main className="grid min-h-full place-items-center" aria-busy={!failed}>
      {failed ? (
        <Problem
          icon={CloudOff}
          title={t("app.unreachable.title")}
          text={t("app.unreachable.text")}
          onRetry={restore}
        />
      ) : (
        <div className="opacity-60">
          <Logo size={40} />
          <span className="sr-only">{t("app.loading")}</span>
        </div>
      )}
    </main>
  );
}

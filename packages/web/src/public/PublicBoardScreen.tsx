import { useLocation } from "@tanstack/react-router";
import { CloudOff, Globe, Info, RefreshCw, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { GuestFrame } from "../session/GuestFrame.tsx";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Logo } from "../ui/Logo.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";
import { PasswordGate } from "./PasswordGate.tsx";
import { PublicColumns } from "./PublicColumns.tsx";
import { usePublicBoard } from "./use-public-board.ts";

// With the dialogs' library, which the first look at a board does not need.
const PublicCardDialog = lazyPart(async () => (await import("./PublicCardDialog.tsx")).PublicCardDialog);
const PublicAboutDialog = lazyPart(async () => (await import("./PublicAboutDialog.tsx")).PublicAboutDialog);

/** A board for whoever has its public link, `/p#…`: to look at, whether they have an account or not. */
export function PublicBoardScreen() {
  const { t } = useTranslation();
  const code = useLocation({ select: ({ hash }) => hash });
  const { state, open, refresh } = usePublicBoard(code);
  const [cardId, setCardId] = useState<string>();
  const [isAbout, setAbout] = useState(false);
  const board = state.kind === "shown" ? state.board : undefined;
  useTitle(t("app.title", { screen: board?.title ?? t("publicLink.title") }));

  if (code === "" || state.kind === "dead") {
    return (
      <GuestFrame icon={SearchX} title={t("publicLink.page.dead.title")} lead={t("publicLink.page.dead.lead")}>
        {null}
      </GuestFrame>
    );
  }
  if (state.kind === "locked") return <PasswordGate open={open} />;
  if (state.kind === "failed") {
    return (
      <main className="grid min-h-full place-items-center">
        <Problem
          icon={CloudOff}
          title={t("app.unreachable.title")}
          text={faultText(state.error, t)}
          onRetry={() => void refresh()}
        />
      </main>
    );
  }
  if (state.kind !== "shown" || !board) {
    return (
      <main className="grid min-h-full place-items-center" aria-busy>
        <div className="opacity-60">
          <Logo size={40} />
          <span className="sr-only">{t("publicLink.page.loading")}</span>
        </div>
      </main>
    );
  }
  const card = board.cards.find(({ id }) => id === cardId);
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-3 sm:gap-3 sm:px-4">
        <Logo size={24} />
        <h1 dir="auto" className="min-w-0 truncate text-md font-semibold">
          {board.title}
        </h1>
        <span className="inline-flex shrink-0 items-center gap-1.5 rounded-full border border-line px-2 py-px text-xs text-ink-soft">
          <Globe aria-hidden size={13} strokeWidth={1.9} />
          <span className="max-sm:sr-only">{t("publicLink.page.readOnly")}</span>
        </span>
        <div className="ms-auto flex shrink-0 gap-1">
          {board.description && (
            <Button look="quiet" icon={Info} onClick={() => setAbout(true)}>
              <span className="max-sm:sr-only">{t("publicLink.page.about")}</span>
            </Button>
          )}
          <Button
            look="quiet"
            icon={RefreshCw}
            onClick={() => void refresh().then((isDone) => isDone && announce(t("publicLink.page.refreshed")))}
          >
            <span className="max-sm:sr-only">{t("publicLink.page.refresh")}</span>
          </Button>
        </div>
      </header>
      <p role="status" className="bg-warn-soft px-4 text-sm text-warn-text not-empty:py-1.5">
        {state.isStale && t("publicLink.page.stale")}
      </p>
      <PublicColumns board={board} onOpen={setCardId} />
      {cardId !== undefined && (
        <PublicCardDialog
          key={cardId}
          code={code}
          cardId={cardId}
          card={card}
          board={board}
          password={state.password}
          onClose={() => setCardId(undefined)}
        />
      )}
      {isAbout && <PublicAboutDialog board={board} onClose={() => setAbout(false)} />}
    </div>
  );
}

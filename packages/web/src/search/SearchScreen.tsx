import { CloudOff, Search, SearchX, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { Page } from "../app/Page.tsx";
import { announce } from "../ui/Announcer.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Problem } from "../ui/Problem.tsx";
import { useTitle } from "../ui/use-title.ts";
import { FoundRow } from "./FoundRow.tsx";
import { KINDS, MOST_TYPED } from "./search-address.ts";
import { useSearch } from "./use-search.ts";
import { useSearchAddress } from "./use-search-address.ts";

/** A quick hand is not talked over. */
const QUIET_MS = 600;

/** Everything that one may see, by its words. */
export function SearchScreen() {
  const { t } = useTranslation();
  const { typed, setTyped, kind, setKind } = useSearchAddress();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { known, isCurrent, error, retry, more, q: asked } = useSearch(typed, kind);
  useTitle(t("app.title", { screen: asked === "" ? t("search.title") : `${asked} – ${t("search.title")}` }));
  useSpokenCount(known && isCurrent ? known : undefined);

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-found]") ?? [])];
  function step(event: KeyboardEvent<HTMLElement>) {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || event.nativeEvent.isComposing) return;
    const all = rows();
    const at = all.indexOf(event.currentTarget);
    const next = at + by;
    event.preventDefault();
    if (next < 0) field.current?.focus();
    else all[next]?.focus();
  }

  const isNone = known?.items.length === 0 && isCurrent;
  return (
    <Page>
      <main className="mx-auto w-full max-w-2xl flex-1 px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
        <h1 className="sr-only">{t("search.title")}</h1>
        <search className="block">
          <div className="search-field">
            <Search aria-hidden size={18} className="shrink-0 text-ink-faint" />
            <input
              ref={field}
              // biome-ignore lint/a11y/noAutofocus: whoever comes here comes to type.
              autoFocus
              type="search"
              aria-label={t("search.label")}
              placeholder={t("search.placeholder")}
              value={typed}
              maxLength={MOST_TYPED}
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="search"
              dir="auto"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                step(event);
                if (event.key === "Enter" && !event.nativeEvent.isComposing && isCurrent) rows()[0]?.click();
              }}
            />
            {typed !== "" && (
              <IconButton
                icon={X}
                label={t("search.clear")}
                onClick={() => {
                  setTyped("");
                  field.current?.focus();
                }}
              />
            )}
          </div>
          <fieldset className="search-kinds">
            <legend className="sr-only">{t("search.which")}</legend>
            {([undefined, ...KINDS] as const).map((each) => (
              <label key={each ?? "all"}>
                <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
                {t(`search.kind.${each ?? "all"}`)}
              </label>
            ))}
          </fieldset>
        </search>
        {error !== undefined && known && (
          <p role="alert" className="mt-4 text-sm text-danger-text">
            {faultText(error, t)}
          </p>
        )}
        {asked === "" ? (
          <Empty icon={Search} title={t("search.begin")} text={t("search.beginText")} heading="h2" />
        ) : error !== undefined && !known ? (
          <Problem icon={CloudOff} title={t("search.failed")} text={faultText(error, t)} onRetry={retry} />
        ) : isNone ? (
          <Empty icon={SearchX} title={t("search.none")} text={t("search.noneText", { query: asked })} heading="h2">
            {kind && (
              <Button className="mt-5" onClick={() => setKind()}>
                {t("search.noneOfKind")}
              </Button>
            )}
          </Empty>
        ) : (
          <ul
            ref={list}
            aria-label={t("search.results")}
            aria-busy={!isCurrent}
            className="found-list"
            data-stale={(known && !isCurrent) || undefined}
          >
            {known?.items.map((found) => (
              <FoundRow key={`${found.type} ${found.id}`} found={found} onKeyDown={step} />
            )) ?? <Skeletons />}
          </ul>
        )}
        {known && known.nextCursor !== null && isCurrent && (
          <div className="mt-4 text-center">
            <Button onClick={more}>{t("search.more")}</Button>
          </div>
        )}
      </main>
    </Page>
  );
}

/** Says how much was found, when the hand has rested for a moment. */
function useSpokenCount(known: { readonly items: readonly object[]; readonly nextCursor: string | null } | undefined) {
  const { t } = useTranslation();
  const say = useEffectEvent(() => {
    if (!known) return;
    const count = known.items.length;
    if (count === 0) announce(t("search.none"));
    else announce(t(known.nextCursor === null ? "search.found" : "search.foundMore", { count }));
  });
  useEffect(() => {
    if (!known) return;
    const timer = setTimeout(say, QUIET_MS);
    return () => clearTimeout(timer);
  }, [known]);
}

function Skeletons() {
  return ["w-2/5", "w-3/5", "w-1/2"].map((width) => (
    <li key={width} aria-hidden className="flex gap-3 px-3 py-3">
      <span className="skeleton size-5 shrink-0" />
      <span className="flex-1 space-y-2.5 py-1">
        <span className={`skeleton block h-3 ${width}`} />
        <span className="skeleton block h-2.5 w-4/5" />
      </span>
    </li>
  ));
}

import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "./notices.ts";

export type LazyPart<Props> = ComponentType<Props> & {
  /** Fetches it ahead of its use. Where that fails it is fetched again when it is needed. */
  preload(): void;
};

/**
 * A part of the page that is loaded when it is first shown. Unlike `React.lazy`, one that cannot be loaded (offline)
 * says so, closes, and is asked for again the next time, instead of taking the whole screen down for good.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;

  async function fetchPart(): Promise<ComponentType<Props>> {
    loaded ??= await load();
    return loaded;
  }

  function Part(props: Props) {
    const { t } = useTranslation();
    // A component is a function, which a state setter would call: it is kept in an object.
    const [part, setPart] = useState({ Shown: loaded });
    const { Shown } = part;

    const giveUp = useEffectEvent(() => {
      if (!Meanwhile) notify(t("app.partFailed"), { tone: "problem" });
      if ("onClose" in props && typeof props.onClose === "function") props.onClose();
    });

    useEffect(() => {
      if (Shown) return;
      let isWanted = true;
      fetchPart().then(
        (Fetched) => isWanted && setPart({ Shown: Fetched }),
        () => isWanted && giveUp(),
      );
      return () => {
        isWanted = false;
      };
    }, [Shown]);

    if (Shown) return <Shown {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }

  return Object.assign(Part, { preload: () => void fetchPart().catch(() => {}) });
}

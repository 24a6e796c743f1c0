import { createElement, Fragment, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Coloured } from "./highlight.ts";

interface ProseCodeProps {
  readonly code: string;
  /** As the text calls it; empty where it says nothing. */
  readonly language: string;
}

/** A block of code: plain at once, in colours when what knows the language is there. */
export function ProseCode({ code, language }: ProseCodeProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ readonly of: string; readonly coloured: Coloured }>();

  useEffect(() => {
    if (language === "") return;
    let isWanted = true;
    async function colour() {
      const { highlighted } = await import("./highlight.ts");
      const coloured = await highlighted(code, language);
      if (isWanted && coloured) setShown({ of: `${language}\n${code}`, coloured });
    }
    // Offline it stays plain.
    colour().catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [code, language]);

  const isColoured = shown?.of === `${language}\n${code}`;
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: a line may be longer than the screen, and is scrolled by keys
    // biome-ignore-start lint/a11y/useSemanticElements: a group of words, and no fields
    <pre tabIndex={0} role="group" aria-label={language ? t("prose.codeIn", { language }) : t("prose.code")} dir="ltr">
      <code>{isColoured ? inColours(shown.coloured) : code}</code>
    </pre>
    // biome-ignore-end lint/a11y/useSemanticElements: here
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: here
  );
}

function inColours({ kind, children }: Coloured): ReactNode {
  const inner = children.map((child) => (typeof child === "string" ? child : inColours(child)));
  return kind === undefined
    ? createElement(Fragment, null, ...inner)
    : createElement("span", { className: `code-${kind}` }, ...inner);
}

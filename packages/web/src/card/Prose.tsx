import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { markdownToHtml } from "./markdown.ts";

/** Markdown, shown. Loaded when the first text is. */
export function Prose({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const html = useMemo(
    () => markdownToHtml(text, { image: t("card.image"), itemDone: t("card.itemDone"), itemOpen: t("card.itemOpen") }),
    [text, t],
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify has cleaned it
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

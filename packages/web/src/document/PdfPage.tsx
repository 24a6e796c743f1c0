import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
}

/** As sharp as a screen shows it, and no sharper: a canvas of many millions of dots is refused by phones. */
const MOST_DOTS = 6_000_000;
/** A4, until it is known better. */
const RATIO = 210 / 297;

/** One page: its picture, and for readers its words. It is painted when it comes near, and its memory given back when it is far. */
export function PdfPage({ pdf, number }: PdfPageProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  const [ratio, setRatio] = useState(RATIO);
  const [words, setWords] = useState<string>();
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    if (!frame.current) return;
    const watching = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: "100% 0px",
    });
    watching.observe(frame.current);
    return () => watching.disconnect();
  }, []);

  useEffect(() => {
    const paper = canvas.current;
    if (!isNear || !paper) return;
    let isWanted = true;
    let task: RenderTask | undefined;

    async function paint(target: HTMLCanvasElement) {
      const page = await pdf.getPage(number);
      if (!isWanted) return;
      const whole = page.getViewport({ scale: 1 });
      setRatio(whole.width / whole.height);
      const wide = (target.clientWidth * devicePixelRatio) / whole.width;
      const scale = Math.min(wide, Math.sqrt(MOST_DOTS / (whole.width * whole.height)));
      const viewport = page.getViewport({ scale });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      task = page.render({ canvas: target, viewport });
      await task.promise;
      const { items } = await page.getTextContent();
      if (isWanted) setWords(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    }

    paint(paper).catch(() => isWanted && setFailed(true));
    return () => {
      isWanted = false;
      task?.cancel();
      paper.width = 0;
      paper.height = 0;
    };
  }, [pdf, number, isNear]);

  return (
    <article
      ref={frame}
      aria-label={t("document.file.page", { number, count: pdf.numPages })}
      className="pdf-page"
      style={{ "--ratio": ratio } as CSSProperties}
    >
      <canvas ref={canvas} aria-hidden />
      {hasFailed && <p className="text-sm text-danger-text">{t("document.file.pageFailed")}</p>}
      {words !== undefined && <p className="sr-only">{words}</p>}
    </article>
  );
}

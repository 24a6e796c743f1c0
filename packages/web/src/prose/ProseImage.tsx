import { ImageIcon } from "lucide-react";
import { useTranslation } from "react-i18next";

interface ProseImageProps {
  /** Of another site. */
  readonly href: string;
  readonly alt: string;
}

/**
 * A picture of another site, to be asked for: loading it tells a stranger's server who reads this board, and when. It
 * opens in a tab of its own, because the page's policy lets nothing in from elsewhere.
 */
export function ProseImage({ href, alt }: ProseImageProps) {
  const { t } = useTranslation();
  return (
    <a className="prose-image" href={href} target="_blank" rel="noopener noreferrer">
      <ImageIcon aria-hidden size={16} />
      <span>
        {alt && <span className="prose-image-alt">{alt} </span>}
        <span>{t("prose.imageFrom", { host: new URL(href).host })}</span>
      </span>
    </a>
  );
}

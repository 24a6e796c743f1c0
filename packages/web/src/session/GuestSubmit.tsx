import { Button } from "../ui/Button.tsx";

interface GuestSubmitProps {
  readonly isBusy: boolean;
  readonly label: string;
  readonly busyLabel: string;
}

/** What sends a form of the pages before one is signed in. */
export function GuestSubmit({ isBusy, label, busyLabel }: GuestSubmitProps) {
  // Not disabled while it works: that would throw the focus out of the form.
  return (
    <Button type="submit" look="primary" aria-disabled={isBusy} className="mt-2 h-10 w-full">
      {isBusy ? busyLabel : label}
    </Button>
  );
}

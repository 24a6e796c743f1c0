import { LeavingPanel } from "../leaving/LeavingPanel.tsx";
import { EmailForm } from "./EmailForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

export function AccountSection() {
  return (
    <>
      <EmailForm />
      <PasswordForm />
      <LeavingPanel />
    </>
  );
}

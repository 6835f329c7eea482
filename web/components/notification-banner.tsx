/** govuk-frontend's notification banner: what has just been done, or could not be done. */
import type { JSX } from "preact";
import { classes } from "./classes.js";

interface BannerProps {
  readonly kind: "success" | "error" | "neutral";
  readonly title: string;
  readonly text: string;
}

export function NotificationBanner({ kind, title, text }: BannerProps): JSX.Element {
  const modifier = {
    success: "govuk-notification-banner--success",
    error: "dd-notification-banner--error",
    neutral: "",
  };
  return (
    <div
      class={classes("govuk-notification-banner", modifier[kind])}
      role={kind === "neutral" ? "region" : "alert"}
      aria-labelledby="govuk-notification-banner-title"
      data-module="govuk-notification-banner"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">
          {title}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{text}</p>
      </div>
    </div>
  );
}

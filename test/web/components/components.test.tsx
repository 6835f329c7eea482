/** Our ports of govuk-frontend's components give the HTML that govuk-frontend gives: its styles and its accessibility rest on it. */
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Button } from "../../../web/components/button.js";
import { Checkboxes } from "../../../web/components/checkboxes.js";
import { Details } from "../../../web/components/details.js";
import { ErrorSummary } from "../../../web/components/error-summary.js";
import { FileUpload } from "../../../web/components/file-upload.js";
import { Input } from "../../../web/components/input.js";
import { InsetText } from "../../../web/components/inset-text.js";
import { NotificationBanner } from "../../../web/components/notification-banner.js";
import { Pagination } from "../../../web/components/pagination.js";
import { Radios } from "../../../web/components/radios.js";
import { Select } from "../../../web/components/select.js";
import { SkipLink } from "../../../web/components/skip-link.js";
import { SummaryList } from "../../../web/components/summary-list.js";
import { Table } from "../../../web/components/table.js";
import { Tag } from "../../../web/components/tag.js";
import { Textarea } from "../../../web/components/textarea.js";
import { fixture, rendered } from "./fixtures.js";

const errorLabel = "Error:";

test("every port is tried here", () => {
  const folder = new URL("../../../web/components/", import.meta.url);
  const ports = readdirSync(folder).filter((file) =>
    readFileSync(new URL(file, folder), "utf8").slice(0, 200).includes("govuk-frontend's"),
  );
  expect(ports.length).toBeGreaterThan(15);
  const here = readFileSync(new URL(import.meta.url), "utf8");
  expect(ports.filter((file) => !here.includes(`/${file.replace(".tsx", ".js")}"`))).toEqual([]);
});

describe("button", () => {
  test("as a button", () => {
    expect(rendered(<Button>Save and continue</Button>)).toBe(fixture("button", "default"));
  });
  test("disabled", () => {
    expect(rendered(<Button disabled>Disabled button</Button>)).toBe(fixture("button", "disabled"));
  });
  test("as a link", () => {
    expect(rendered(<Button href="/">Link button</Button>)).toBe(fixture("button", "link"));
  });
  test("secondary, with a name", () => {
    const button = (
      <Button name="secondary" classes="govuk-button--secondary">
        Secondary button
      </Button>
    );
    expect(rendered(button)).toBe(fixture("button", "secondary"));
  });
});

describe("error summary", () => {
  test("with lines that lead to fields and lines that do not", () => {
    const summary = (
      <ErrorSummary
        title="There is a problem"
        errors={[
          { text: "Invalid username or password" },
          { text: "Agree to the terms of service to log in", href: "#example-error-1" },
        ]}
      />
    );
    expect(rendered(summary)).toBe(fixture("error-summary", "mixed with and without links"));
  });
  test("with links only", () => {
    const summary = (
      <ErrorSummary
        title="There is a problem"
        errors={[
          { text: "The date your passport was issued must be in the past", href: "#example-error-1" },
          { text: "Enter a postcode, like AA1 1AA", href: "#example-error-2" },
        ]}
      />
    );
    expect(rendered(summary)).toBe(fixture("error-summary", "default"));
  });
});

describe("text input", () => {
  const hint =
    "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.";

  test("plain", () => {
    const input = (
      <Input id="test-name" name="test-name" label="National Insurance number" errorLabel={errorLabel} />
    );
    expect(rendered(input)).toBe(fixture("input", "default"));
  });
  test("with hint", () => {
    const input = (
      <Input
        id="input-with-hint-text"
        name="test-name-2"
        label="National insurance number"
        hint={hint}
        errorLabel={errorLabel}
      />
    );
    expect(rendered(input)).toBe(fixture("input", "with hint text"));
  });
  test("with error and hint", () => {
    const input = (
      <Input
        id="with-error-hint"
        name="with-error-hint"
        label="National insurance number"
        hint={hint}
        error="Enter a National Insurance number in the correct format"
        errorLabel={errorLabel}
      />
    );
    expect(rendered(input)).toBe(fixture("input", "with error and hint"));
  });
  test("with suffix", () => {
    const input = (
      <Input
        id="input-with-suffix"
        name="weight"
        label="Weight, in kilograms"
        suffix="kg"
        errorLabel={errorLabel}
      />
    );
    expect(rendered(input)).toBe(fixture("input", "with suffix"));
  });
});

describe("textarea", () => {
  test("with hint", () => {
    const textarea = (
      <Textarea
        id="more-detail"
        name="more-detail"
        label="Can you provide more detail?"
        hint="Don't include personal or financial information, eg your National Insurance number or credit card details."
        errorLabel={errorLabel}
      />
    );
    expect(rendered(textarea)).toBe(fixture("textarea", "with hint"));
  });
  test("with error", () => {
    const textarea = (
      <Textarea
        id="no-ni-reason"
        name="no-ni-reason"
        label="Why can’t you provide a National Insurance number?"
        error="You must provide an explanation"
        errorLabel={errorLabel}
      />
    );
    expect(rendered(textarea)).toBe(fixture("textarea", "with error message"));
  });
  test("with what was typed", () => {
    const textarea = (
      <Textarea
        id="full-address"
        name="address"
        label="Full address"
        value={"221B Baker Street\nLondon\nNW1 6XE\n"}
        errorLabel={errorLabel}
      />
    );
    expect(rendered(textarea)).toBe(fixture("textarea", "with default value"));
  });
});

describe("file upload", () => {
  test("plain", () => {
    const upload = (
      <FileUpload id="file-upload-1" name="file-upload-1" label="Upload a file" errorLabel={errorLabel} />
    );
    expect(rendered(upload)).toBe(fixture("file-upload", "default"));
  });
  test("with error and hint", () => {
    const upload = (
      <FileUpload
        id="file-upload-3"
        name="file-upload-3"
        label="Upload a file"
        hint="Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
        error="Error message goes here"
        errorLabel={errorLabel}
      />
    );
    expect(rendered(upload)).toBe(fixture("file-upload", "with error message and hint"));
  });
});

describe("choices", () => {
  test("select with error and hint", () => {
    const select = (
      <Select
        id="select-2"
        name="select-2"
        label="Label text goes here"
        hint="Hint text goes here"
        error="Error message goes here"
        errorLabel={errorLabel}
        items={[1, 2, 3].map((each) => ({ value: String(each), text: `GOV.UK frontend option ${each}` }))}
      />
    );
    expect(rendered(select)).toBe(fixture("select", "with hint text and error message"));
  });
  test("checkboxes with error and hint", () => {
    const boxes = (
      <Checkboxes
        id="example"
        label="What is your nationality?"
        hint="If you have dual nationality, select all options that are relevant to you."
        error="Please select an option"
        errorLabel={errorLabel}
        items={[
          { name: "example", value: "british", text: "British" },
          { name: "example", value: "irish", text: "Irish" },
        ]}
      />
    );
    expect(rendered(boxes)).toBe(fixture("checkboxes", "with error message and hint"));
  });
  test("radios with error and hint", () => {
    const radios = (
      <Radios
        id="example-error-message-hint"
        name="example-error-message-hint"
        label="Have you changed your name?"
        hint="This includes changing your last name or spelling your name differently."
        error="Please select an option"
        errorLabel={errorLabel}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
      />
    );
    expect(rendered(radios)).toBe(fixture("radios", "with hint and error message"));
  });
});

test("summary list without borders or actions", () => {
  const list = (
    <SummaryList
      rows={[
        { key: "Name", value: "Firstname Lastname" },
        { key: "Date of birth", value: "13/08/1980" },
        {
          key: "Contact information",
          value: (
            <>
              <p class="govuk-body">email@email.com</p>
              <p class="govuk-body">
                Address line 1<br />
                Address line 2<br />
                Address line 3<br />
                Address line 4<br />
                Address line 5
              </p>
            </>
          ),
        },
      ]}
    />
  );
  expect(rendered(list)).toBe(fixture("summary-list", "default"));
});

test("table with head", () => {
  const table = (
    <Table
      columns={[
        { text: "Month you apply" },
        { text: "Rate for bicycles", numeric: true },
        { text: "Rate for vehicles", numeric: true },
      ]}
      rows={[
        ["January", "£85", "£95"],
        ["February", "£75", "£55"],
        ["March", "£165", "£125"],
      ]}
    />
  );
  expect(rendered(table)).toBe(fixture("table", "with head"));
});

test("table with caption, whose first cells are headers", () => {
  const table = (
    <Table
      caption="Caption 1: Months and rates"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      columns={[
        { text: "Month you apply" },
        { text: "Rate for bicycles", numeric: true },
        { text: "Rate for vehicles", numeric: true },
      ]}
      rows={[
        ["January", "£85", "£95"],
        ["February", "£75", "£55"],
        ["March", "£165", "£125"],
      ]}
    />
  );
  expect(rendered(table)).toBe(fixture("table", "with head and caption"));
});

test("tags", () => {
  expect(rendered(<Tag text="Alpha" />)).toBe(fixture("tag", "default"));
  expect(rendered(<Tag text="Red" colour="red" />)).toBe(fixture("tag", "red"));
});

test("notification banners", () => {
  expect(
    rendered(
      <NotificationBanner
        kind="neutral"
        title="Important"
        text="This publication was withdrawn on 7 March 2014."
      />,
    ),
  ).toBe(fixture("notification-banner", "default"));
  expect(
    rendered(<NotificationBanner kind="success" title="Success" text="Email sent to example@email.com" />),
  ).toBe(fixture("notification-banner", "with type as success"));
});

test("details, open", () => {
  const details = (
    <Details summary="Help with nationality" id="help-with-nationality" open>
      We need to know your nationality so we can work out which elections you’re entitled to vote in. If you
      can’t provide your nationality, you’ll have to send copies of identity documents through the post.
    </Details>
  );
  expect(rendered(details)).toBe(fixture("details", "expanded"));
});

test("inset text", () => {
  const inset = (
    <InsetText>
      It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the
      application.
    </InsetText>
  );
  expect(rendered(inset)).toBe(fixture("inset-text", "default"));
});

test("pagination by cursor", () => {
  // The original hides a word in its own English label; ours are given whole.
  const pagination = (
    <Pagination
      label="Pagination"
      previous={{ href: "/previous", text: "Previous" }}
      next={{ href: "/next", text: "Next" }}
    />
  );
  const withoutHiddenWord = (html: string) =>
    html.replaceAll('\n<span class="govuk-visually-hidden">\npage\n</span>', "");
  expect(rendered(pagination)).toBe(withoutHiddenWord(fixture("pagination", "with prev and next only")));
});

test("skip link", () => {
  expect(rendered(<SkipLink href="#test-target-element" text="Skip to main content" />)).toBe(
    fixture("skip-link", "default"),
  );
});

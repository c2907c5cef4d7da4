/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptInvitationInput = {
  /** The part of the mail's link behind #. */
  token: string;
};

export type ActorKind =
  /** The person being verified. */
  | 'APPLICANT'
  /** A backend, by its API key. */
  | 'KEY'
  /** Staff of the installation on a visit. */
  | 'OPERATOR'
  /** Honnin itself. */
  | 'SYSTEM'
  /** A person of the tenant. */
  | 'USER';

export type AddDomainInput = {
  /** For example example.com. */
  name: string;
};

export type AdvanceTestClockInput = {
  /** By how many it had been advanced as you read it, so that asking again never advances twice. */
  advancedBy: number;
  /** By how many seconds: 1 to 31622400, and ten times that in all. */
  by: number;
};

export type AgreeContractInput = {
  /** The day at whose beginning it begins, written 2026-11-25. */
  effectiveFrom: string;
  idempotencyKey: string;
  note?: string;
  tenant: string | number;
  yaml: string;
};

export type AssignReviewInput = {
  /** The id of a member who may review; null for nobody in particular. */
  assignee?: string | number | null | undefined;
  id: string | number;
  revision: number;
};

/** All given conditions must hold. */
export type AuditFilter = {
  /** Exactly this action, for example `key.revoke`. */
  action?: string | null | undefined;
  /** Exactly this actor, for example `usr_…`. */
  actor?: string | null | undefined;
  from?: string | null | undefined;
  /** Exactly this target, for example `ver_…`. */
  target?: string | null | undefined;
  /** Not included. */
  to?: string | null | undefined;
};

export type BeginVisitInput = {
  /** 1 to 60. */
  minutes: number;
  /** Why, in 10 to 500 characters; the tenant reads it. */
  reason: string;
  /** `auditor`, `reviewer` or `admin`. */
  role: string;
  tenant: string | number;
};

export type CancelVerificationInput = {
  id: string | number;
};

export type ChangeMemberRoleInput = {
  id: string | number;
  /** As you read it. */
  revision: number;
  role: string;
};

export type ClaimReviewInput = {
  id: string | number;
};

export type ClearTestDataInput = {
  /** Makes a retry harmless: the same key gives the same clearing. 1 to 255 bytes. */
  idempotencyKey: string;
};

export type CloseAgainInput = {
  /** The voided invoice. */
  id: string | number;
  tenant: string | number;
};

export type ConnectionState =
  | 'ACTIVE'
  | 'DISABLED'
  /** Never enabled. */
  | 'DRAFT';

export type CorrectUsageInput = {
  /** One more than the newest of the rows of the verification and meter, as a usage row gives it: so that no correction is made without knowing of another. */
  attempt: number;
  idempotencyKey: string;
  /** For example `match`. */
  meter: string;
  /** What is added, or with a minus taken back; not 0, and no more than there is. */
  quantity: number;
  /** Why, in 1 to 500 characters without personal data: the tenant reads it. */
  reason: string;
  tenant: string | number;
  verificationId: string | number;
};

export type CreateApiKeyInput = {
  expiresAt?: string | null | undefined;
  /** Default: all. */
  flows?: Array<string> | null | undefined;
  /** Makes a retry harmless: the same key with the same input gives the same API key, without showing it again. 1 to 255 bytes. */
  idempotencyKey: string;
  /** Must be that of where you are: TEST in the test environment, LIVE outside of it. Default: that. */
  mode?: KeyMode | null | undefined;
  /** 1 to 160 characters. */
  name: string;
  /** CIDR blocks or addresses, up to 100. Default: all. */
  networks?: Array<string> | null | undefined;
  /** Requests a minute, up to 60000. Default: the installation's. */
  rate?: number | null | undefined;
  /** A role all of whose permissions, as far as the scopes leave them, you have yourself. */
  role: string;
  /** Default: all of the role. A subject that is not named is NONE as soon as one is. */
  scopes?: Array<ScopeInput> | null | undefined;
};

export type CreateCheckoutLinkInput = {
  /** The same key gives the same page for a day. 1 to 200 bytes. */
  idempotencyKey: string;
};

export type CreateConnectionInput = {
  /** OpenID. */
  clientId?: string | null | undefined;
  /** OpenID. It is never shown again. */
  clientSecret?: string | null | undefined;
  /** A role all of whose permissions you have yourself, and not owner. Default: auditor. */
  defaultRole?: string | null | undefined;
  /** OpenID: https://… */
  issuer?: string | null | undefined;
  justInTime?: boolean | null | undefined;
  /** SAML: the provider's metadata, XML of up to 256 KB. */
  metadata?: string | null | undefined;
  /** SAML: where the metadata are read, once. */
  metadataUrl?: string | null | undefined;
  /** 1 to 120 bytes; unique in the tenant. */
  name: string;
  protocol: Protocol;
};

export type CreateFlowInput = {
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** Up to 40 lower-case letters, digits and hyphens; it never changes. */
  name: string;
  yaml: string;
};

export type CreatePaymentPortalLinkInput = {
  /** Each call gives a new page, which is good for a few minutes; the key is only noted. 1 to 200 bytes. */
  idempotencyKey: string;
};

export type CreatePolicyInput = {
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** Up to 40 lower-case letters, digits and hyphens; it never changes. */
  name: string;
  yaml: string;
};

export type CreatePolicyListInput = {
  effect: PolicyListEffect;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** Up to 40 lower-case letters, digits and underscores, a letter first; it never changes. */
  name: string;
  of: PolicyListOf;
};

export type CreateRoleInput = {
  /** Up to 160 characters. */
  description?: string | null | undefined;
  /** 1 to 60 lower-case letters, digits and single hyphens. Never changes. */
  name: string;
  permissions: Array<string>;
};

export type CreateTenantInput = {
  /** Makes a retry harmless: the same key with the same name gives the same tenant. 1 to 255 characters. */
  idempotencyKey: string;
  /** Language of mails, `ja` or `en`. Default: `ja`. */
  language?: string | null | undefined;
  /** 1 to 120 characters. */
  name: string;
  /** E-mail address of the first owner, who is invited. */
  owner: string;
};

export type CreateVerificationInput = {
  /** Where a person who could not be confirmed is sent, for example a branch or a call: an https address, up to 2000 characters. */
  alternativeUrl?: string | null | undefined;
  /** UNBOUND needs the feature `capture.unbound`. Default: BOUND. */
  binding?: VerificationBinding | null | undefined;
  /** How long the person has, in seconds: 300 to 604800. Default: 86400. */
  expiresIn?: number | null | undefined;
  /** The name of a flow whose published version says the steps and, unless you do, the rest. Leave `steps` and `stepUp` out then. */
  flow?: string | null | undefined;
  /** Makes a retry harmless: the same key with the same input gives the same verification. 1 to 255 characters. */
  idempotencyKey: string;
  /** BCP 47 language of the person's page: `ja` or `en`. Default: the browser's. */
  language?: string | null | undefined;
  metadata?: Record<string, string> | null | undefined;
  /** Where the person goes when all is done: an https address, up to 2000 characters. */
  redirectUrl?: string | null | undefined;
  /** Up to 255 characters. */
  reference?: string | null | undefined;
  /** How often a picture that is not good enough to judge goes back to the person before it is judged as it is: 0 to 3. Default: 2. */
  retakes?: number | null | undefined;
  /**
   * Lets the policy ask for motions after the selfie when passive liveness is unsure, and of a share of all others so that being asked says
   * little. Needs the feature `liveness.active`, and counts as a use of it. Not with MOTION among the steps. Default: false.
   */
  stepUp?: boolean | null | undefined;
  /** What the person is asked for, in this order; the selfie is required. Default: [SELFIE]. */
  steps?: Array<VerificationStep> | null | undefined;
};

export type CreateWebhookEndpointInput = {
  /** Of `appealUrl`, `report`, `report.findings`, `report.reasons`, `verification.language`, `verification.metadata`, `verification.reference`. */
  blockedFields?: Array<string> | null | undefined;
  /** Up to 160 characters. */
  description?: string | null | undefined;
  /** For example `verification.approved` or `verification.*`. Default: everything. */
  eventTypes?: Array<string> | null | undefined;
  /** Makes a retry harmless: the same key with the same input gives the same endpoint, without its secret. 1 to 255 bytes. */
  idempotencyKey: string;
  payload?: WebhookPayload;
  /** `https://…` in the open internet, up to 2000 bytes. */
  url: string;
};

export type CreditInvoiceInput = {
  id: string | number;
  idempotencyKey: string;
  /** Without tax, in the invoice's smallest unit. */
  net: number;
  /** Of the tax, in percent; the invoice's only one, when left out. */
  rate?: string;
  /** 5 to 500 characters. */
  reason: string;
  tenant: string | number;
};

export type CreditKind =
  /** Used for an invoice. */
  | 'BURN'
  | 'GRANT'
  /** Given back because the invoice was voided. */
  | 'RESTORE';

export type DecideReviewInput = {
  id: string | number;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** Up to 2000 characters; required with OTHER. */
  note?: string | null | undefined;
  /** One to five, each once and fit for the verdict. */
  reasons: Array<ReviewReason>;
  /** As you read it when you decided. */
  revision: number;
  verdict: ReviewVerdict;
};

export type Decision =
  | 'APPROVED'
  | 'DECLINED'
  | 'REVIEW';

export type DeleteConnectionInput = {
  id: string | number;
  revision: number;
};

export type DeleteRoleInput = {
  id: string | number;
};

export type DeleteWebhookEndpointInput = {
  id: string | number;
  revision: number;
};

export type DisableConnectionInput = {
  id: string | number;
  revision: number;
};

export type DraftFlowVersionInput = {
  flow: string;
  /** The number of the version to copy. */
  from?: number | null | undefined;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** Another method of the law to rewrite the copy for, for example `chip-selfie`. */
  method?: string | null | undefined;
  /** The definition. Left out: that of the version `from`. */
  yaml?: string | null | undefined;
};

export type DraftPolicyVersionInput = {
  /** The number of the version to copy. */
  from?: number | null | undefined;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  policy: string;
  /** The definition. Left out: that of the version `from`. */
  yaml?: string | null | undefined;
};

export type EditFlowVersionInput = {
  id: string | number;
  revision: number;
  yaml: string;
};

export type EditPolicyVersionInput = {
  id: string | number;
  revision: number;
  yaml: string;
};

export type EnableConnectionInput = {
  id: string | number;
  revision: number;
};

export type EndOfPolicyListEntryInput = {
  /** The entry's. */
  entry: string | number;
  /** The list's. */
  id: string | number;
  revision: number;
  /** When it ends; null for never. */
  until?: string | null | undefined;
};

export type ExaminationState =
  | 'DONE'
  /** The checks could not look at it: judge it by eye. */
  | 'FAILED'
  /** The checks have not looked yet. */
  | 'WAITING';

export type FeatureLimit =
  /** Use beyond the quota is refused. */
  | 'HARD'
  /** Use beyond the quota goes on, and you are told once a month. */
  | 'SOFT';

export type FeatureState =
  | 'OFF'
  | 'ON'
  | 'TRIAL';

export type FlowFindingLevel =
  /** It stands in the way of publishing. */
  | 'ERROR'
  | 'WARNING';

export type FlowVersionState =
  | 'ARCHIVED'
  | 'DRAFT'
  | 'PUBLISHED'
  /** Nothing stood against it when it was looked at. */
  | 'VALIDATED';

export type GrantCreditInput = {
  /** In the currency's smallest unit. */
  amount: number;
  currency: string;
  /** The first day on which it is gone; never, when left out. */
  expiresOn?: string;
  idempotencyKey: string;
  /** 5 to 500 characters. */
  reason: string;
  tenant: string | number;
};

/** The terms replace those there are, as a whole. */
export type GrantFeatureInput = {
  /** For example `liveness.passive`. */
  feature: string;
  /** Default: HARD. */
  limit?: FeatureLimit | null | undefined;
  /** Of the contract, up to 500 characters; the tenant reads it. */
  note?: string | null | undefined;
  /** What the price list calls it, up to 40 characters. */
  priceRef?: string | null | undefined;
  /** Uses per calendar month in UTC, 0 to 1000000000; any number when left out. */
  quota?: number | null | undefined;
  /** Of the feature as it was read; another one by now is a conflict. Left out, the terms replace whatever there is. */
  revision?: number | null | undefined;
  state: FeatureState;
  tenant: string | number;
  /** Needed for a trial, within a year; not allowed otherwise. */
  trialEndsAt?: string | null | undefined;
};

export type ImportPolicyListInput = {
  id: string | number;
  /** Up to 10000 lines and 900 KB: a value, and behind it, parted by commas or tabs, a note and the last day (in Japan) or time, where there is one. */
  text: string;
};

export type InstallLawCatalogueInput = {
  /** The catalogue, in base64. */
  data: string;
  /** Ed25519, in base64. */
  signature: string;
};

export type InviteMemberInput = {
  email: string;
  /** A role all of whose permissions you have yourself. */
  role: string;
};

export type InvoiceState =
  /** Closed, without a number yet. */
  | 'DRAFT'
  | 'ISSUED'
  | 'PAID'
  | 'VOID'
  | 'WRITTEN_OFF';

export type IssueInvoiceInput = {
  id: string | number;
  tenant: string | number;
};

export type KeyMode =
  /** Belongs to the tenant. */
  | 'LIVE'
  /** Belongs to the test environment: nothing that it reaches is real. */
  | 'TEST';

export type LawPeriodInput = {
  /** For example `[["chip-record", "face"]]`. */
  evidence: Array<Array<string>>;
  from?: string | null | undefined;
  letter: string;
  source: string;
  to?: string | null | undefined;
};

export type LineKind =
  | 'DISCOUNT'
  | 'FEE'
  /** Units that the contract includes. */
  | 'FREE'
  /** What lacks to the least that a month costs. */
  | 'MINIMUM'
  | 'TRIAL'
  | 'USAGE';

export type MemberState =
  | 'ACTIVE'
  /** Cannot do anything until reinstated. */
  | 'SUSPENDED';

export type MoveFlowVersionInput = {
  id: string | number;
  revision: number;
};

export type MovePolicyVersionInput = {
  id: string | number;
  revision: number;
};

export type Outcome =
  | 'FAIL'
  | 'INCONCLUSIVE'
  | 'PASS'
  | 'SKIPPED';

export type OverrideLawInput = {
  law: string;
  method: string;
  /** Whose reading it is and why. Up to 2000 bytes. */
  note: string;
  /** In order, without overlap; empty for a method that may not be used. */
  periods: Array<LawPeriodInput>;
  /** As you read it; 0 for the first reading of the method. The same reading again changes nothing, so a retry is harmless. */
  revision: number;
};

export type PauseWebhookEndpointInput = {
  id: string | number;
  revision: number;
};

export type PaymentDifferenceKind =
  /** Another card than we know of is charged. */
  | 'CARD_DIFFERS'
  /** Stripe keeps credit or debt of the tenant, and sets it off against the next invoice. */
  | 'CUSTOMER_BALANCE'
  /** Stripe does not know the customer that we know the tenant by. */
  | 'CUSTOMER_MISSING'
  /** Stripe has several customers for the tenant. */
  | 'CUSTOMER_TWICE'
  /** Something happened that no webhook told of. */
  | 'EVENT_MISSED'
  /** It is over another amount there. */
  | 'INVOICE_AMOUNT'
  /** A credit note there took back more than any of ours, after it was paid. */
  | 'INVOICE_CREDITED'
  /** It is open, and less or more is left to be paid there. */
  | 'INVOICE_LEFT'
  /** Stripe has not the invoice, or not finished. */
  | 'INVOICE_MISSING'
  /** Other money went back there than is noted here: refunds, or what a bank took. */
  | 'INVOICE_RETURNED'
  /** It is paid, voided or written off on one side alone. */
  | 'INVOICE_STATE'
  /** Stripe has several for one of ours. */
  | 'INVOICE_TWICE'
  /** Stripe has an invoice in our name that we do not know. */
  | 'INVOICE_UNKNOWN'
  /** A subscription has a price that charges beside our invoice. */
  | 'PRICE_CHARGES'
  /** It shows another one, or one that is over. */
  | 'PRICE_DIFFERS'
  /** Stripe does not show a price of the contract. */
  | 'PRICE_MISSING'
  /** It shows a price in the tenant's name that no contract has. */
  | 'PRICE_UNKNOWN'
  /** Usage was perhaps sent, so long ago that Stripe does not know a repeat. */
  | 'USAGE_DOUBTFUL'
  /** Stripe did not take usage. */
  | 'USAGE_REFUSED'
  /** A day's use of a meter is another there. */
  | 'USAGE_SUM'
  /** Usage waits that could have been sent an hour ago. */
  | 'USAGE_UNSENT';

export type PaymentMethod =
  | 'OTHER'
  | 'STRIPE'
  | 'TRANSFER';

export type PaymentStanding =
  /** Nothing is overdue. */
  | 'CURRENT'
  /** A payment failed. Everything works until `graceUntil`. */
  | 'PAST_DUE'
  /** Grace has ended. Verifications that cost cannot be opened until the invoice is paid; those under way go on. */
  | 'RESTRICTED';

/** What a list is for. What follows is for the rules to say. */
export type PolicyListEffect =
  | 'ALLOW'
  | 'BLOCK';

export type PolicyListEntriesInput = {
  id: string | number;
  /** Why they are put there; up to 200 characters, kept as it is written, so it must name nobody. */
  note?: string | null | undefined;
  /** When they end; never, when left out. */
  until?: string | null | undefined;
  /** 1 to 500, each up to 255 characters. */
  values: Array<string>;
};

export type PolicyListEntryIdsInput = {
  /** The entries', 1 to 500. */
  entries: Array<string | number>;
  /** The list's. */
  id: string | number;
};

export type PolicyListLineCode =
  /** There are more than three columns. */
  | 'COLUMNS'
  /** There is no value. */
  | 'EMPTY'
  /** The note has more than 200 characters. */
  | 'NOTE_TOO_LONG'
  /** It is not text in UTF-8. */
  | 'NOT_TEXT'
  /** The list is of addresses of mail, and this is none. */
  | 'NO_ADDRESS'
  /** The end is neither a day nor a time. */
  | 'NO_DAY'
  /** The end is not in the future. */
  | 'PAST'
  /** Quotes do not close, or stand within a value. */
  | 'QUOTES'
  /** The value has more than 255 characters. */
  | 'TOO_LONG';

/** What the entries of a list are. */
export type PolicyListOf =
  /** Numbers of documents. No document is read yet, so a rule about such a list sends everybody to a person. */
  | 'DOCUMENT_NUMBER'
  /** Addresses of mail, looked for in the metadata under `email`. */
  | 'EMAIL'
  /** Your own names for people: `Verification.reference`. */
  | 'REFERENCE';

export type PolicyVersionState =
  | 'ARCHIVED'
  | 'DRAFT'
  | 'PUBLISHED'
  /** Nothing stood against it when it was looked at. */
  | 'VALIDATED';

export type Protocol =
  | 'OIDC'
  | 'SAML';

export type RecordPaymentInput = {
  /** In the invoice's smallest unit; below 0 for what went back. */
  amount: number;
  id: string | number;
  idempotencyKey: string;
  method?: PaymentMethod;
  receivedAt: string;
  reference?: string;
  tenant: string | number;
};

export type ReinstateMemberInput = {
  id: string | number;
};

export type ReleaseReviewInput = {
  id: string | number;
};

export type RemoveDomainInput = {
  id: string | number;
};

export type RemoveLawOverrideInput = {
  id: string | number;
  revision: number;
};

export type RemoveMemberInput = {
  id: string | number;
};

export type RenewReviewInput = {
  id: string | number;
};

export type ReopenReviewInput = {
  id: string | number;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** 1 to 2000 characters; kept among the reviews, sealed. */
  reason: string;
  revision: number;
};

export type RequestFeatureInput = {
  /** For example `liveness.passive`. */
  feature: string;
  /** What you want it for, up to 500 characters. */
  note?: string | null | undefined;
};

export type RequireSingleSignOnInput = {
  required: boolean;
  revision: number;
};

export type ResendInvitationInput = {
  id: string | number;
};

export type ResendWebhookDeliveryInput = {
  id: string | number;
  /** Makes a retry harmless: the same key sends it again once. 1 to 255 bytes; an endpoint remembers its last hundred. */
  idempotencyKey: string;
};

export type ResendWebhooksInput = {
  from: string;
  /** The endpoint. */
  id: string | number;
  /** Makes a retry harmless: the same key sends again once. 1 to 255 bytes; an endpoint remembers its last hundred. */
  idempotencyKey: string;
  /** Only what was not delivered. */
  missedOnly?: boolean;
  /** Not included. */
  to: string;
};

export type ResumeTenantInput = {
  id: string | number;
};

export type ResumeWebhookEndpointInput = {
  id: string | number;
  revision: number;
};

/** All given conditions must hold. */
export type ReviewCaseFilter = {
  /** The id of a person to whom cases are left. */
  assignee?: string | number | null | undefined;
  dueBefore?: string | null | undefined;
  /** True: only cases that are left to nobody in particular and that nobody has in hand. */
  free?: boolean | null | undefined;
  level?: ReviewLevel | null | undefined;
  /** Default: all but DECIDED. */
  states?: Array<ReviewState> | null | undefined;
};

export type ReviewCause =
  /** The person objected. */
  | 'APPEAL'
  /** The policy sent it to review. */
  | 'POLICY'
  /** A senior reviewer brought it back. */
  | 'REOPENED';

export type ReviewLevel =
  | 'NORMAL'
  | 'SENIOR';

export type ReviewObstacle =
  /** You gave your decision already: the next is another person's. */
  | 'ALREADY_REVIEWED'
  /** It is left to somebody else. */
  | 'ASSIGNED_TO_ANOTHER'
  /** It is decided. */
  | 'DECIDED'
  /** Only a person signed in reviews, never a program and never an operator. */
  | 'NOT_A_REVIEWER'
  /** The law does not allow the method of the verification's flow today, so nobody can approve it. */
  | 'NOT_LAWFUL'
  /** It takes a senior reviewer. */
  | 'NOT_SENIOR'
  /** You saw the case before the person objected: an appeal goes to somebody who did not. */
  | 'SEEN_BEFORE';

export type ReviewOutcome =
  | 'APPROVED'
  | 'DECLINED';

export type ReviewPriority =
  | 'HIGH'
  | 'LOW'
  | 'NORMAL';

/** docs/review.md says of each what it is for and what it makes of the truth. */
export type ReviewReason =
  /** For an approval: confirmed in another way, for example by a call. */
  | 'CONFIRMED_OTHERWISE'
  /** For an escalation: the reviewer knows the person. */
  | 'CONFLICT_OF_INTEREST'
  /** For a refusal: a document that is out of date or not accepted. */
  | 'DOCUMENT_NOT_ACCEPTED'
  /** For an approval: a check erred. */
  | 'FALSE_ALARM'
  /** For a refusal: a document that was forged or altered. */
  | 'FORGED_DOCUMENT'
  /** For an approval: a live person, and the one they say they are. */
  | 'GENUINE_PERSON'
  /** For a refusal: a picture that no camera took, or one that was made. */
  | 'INJECTED_PICTURE'
  /** For a refusal: seen before in fraud. */
  | 'KNOWN_FRAUD'
  /** For an escalation: it takes knowledge that the reviewer does not have. */
  | 'NEEDS_EXPERT'
  /** For a refusal: a rule of your own that is not about who the person is. */
  | 'NOT_ELIGIBLE'
  /** For any, with a note. */
  | 'OTHER'
  /** For a refusal: another person than the one they say they are. */
  | 'OTHER_PERSON'
  /** For a refusal: a print, a screen, a mask or the like before the camera. */
  | 'PRESENTATION_ATTACK'
  /** For a refusal: the person seems to be pressed or led by somebody. */
  | 'UNDER_PRESSURE'
  /** For an escalation: it is not clear. */
  | 'UNSURE'
  /** For a refusal: nothing can be said by this evidence. */
  | 'UNUSABLE_EVIDENCE';

export type ReviewState =
  | 'DECIDED'
  /** Two disagreed, or one could not decide: a senior reviewer must. */
  | 'ESCALATED'
  /** Waits for a first decision. */
  | 'OPEN'
  /** One reviewer has decided, another must. */
  | 'SECOND';

export type ReviewVerdict =
  | 'APPROVE'
  | 'DECLINE'
  | 'ESCALATE'
  /** A senior reviewer brought the case back, for what the note says. Only reopenReview gives it. */
  | 'REOPEN';

export type RevokeApiKeyInput = {
  id: string | number;
};

export type RevokeInvitationInput = {
  id: string | number;
};

export type RotateApiKeyInput = {
  id: string | number;
  idempotencyKey: string;
  /** How long the old key works on, in seconds: 0 to 2592000. */
  overlap?: number;
};

export type RotateWebhookSecretInput = {
  id: string | number;
  idempotencyKey: string;
  /** For how long messages are signed with the old secrets too, in seconds: 0 to 604800. */
  overlap?: number;
  revision: number;
};

export type ScopeInput = {
  level: ScopeLevel;
  subject: string;
};

export type ScopeLevel =
  /** Nothing. */
  | 'NONE'
  /** Only to read. */
  | 'READ'
  /** All that the role allows of it. */
  | 'WRITE';

export type SetBrandInput = {
  /** `#rrggbb` in lower case. Left out: the page's own. */
  accent?: string | null | undefined;
  /** A PNG or JPEG in base64, up to 256 KB and 1024 pixels either way. Left out: the logo there is. */
  logo?: string | null | undefined;
  /** 0 to 24; it goes with a colour. */
  radius?: number;
  /** Takes the logo away. */
  removeLogo?: boolean;
  /** As you read it; 0 for the first time. */
  revision: number;
};

export type SetTwoPersonPublishInput = {
  required: boolean;
};

export type ShadowPolicyVersionInput = {
  id: string | number;
  on: boolean;
  revision: number;
};

export type SuspendMemberInput = {
  id: string | number;
};

export type SuspendTenantInput = {
  id: string | number;
};

export type TenantState =
  | 'ACTIVE'
  | 'SUSPENDED';

export type TestClearingState =
  | 'DONE'
  | 'RUNNING';

export type TestWebhookEndpointInput = {
  id: string | number;
  idempotencyKey: string;
};

/** What is known of the person who came. */
export type Truth =
  /** The very person, live. */
  | 'GENUINE'
  /** Somebody else, or nobody live. */
  | 'IMPOSTOR'
  | 'UNKNOWN';

export type UpdateConnectionInput = {
  clientId?: string | null | undefined;
  clientSecret?: string | null | undefined;
  defaultRole?: string | null | undefined;
  id: string | number;
  issuer?: string | null | undefined;
  justInTime?: boolean | null | undefined;
  metadata?: string | null | undefined;
  metadataUrl?: string | null | undefined;
  name?: string | null | undefined;
  revision: number;
};

export type UpdatePayerInput = {
  address?: string;
  /** What a month may cost, with tax, in the currency's smallest unit; null for any amount. */
  budget?: number | null | undefined;
  /** ISO 4217; that of the contract in force, when left out. */
  budgetCurrency?: string;
  contacts: Array<string>;
  /** ja or en. */
  language?: string;
  name?: string;
  orderNumber?: string;
  revision: number;
};

export type UpdateRoleInput = {
  /** Up to 160 characters. */
  description: string;
  id: string | number;
  permissions: Array<string>;
  /** As you read it. */
  revision: number;
};

export type UsageEnvironment =
  | 'LIVE'
  /** Never billed. */
  | 'TEST';

export type UsagePulseState =
  /** Verifications were concluded whose usage is missing. */
  | 'BROKEN'
  /** Usage is counted and not yet in every sum, or not yet told to Stripe. */
  | 'DELAYED'
  /** Nothing was used for a day, and nothing is missing. */
  | 'NO_USAGE'
  | 'OK';

/** Whether what is captured must be signed by the page that captured it. */
export type VerificationBinding =
  /** Everything that comes in is signed by the key of the page that the person opened. */
  | 'BOUND'
  /** Evidence may be uploaded without a signature, for example by your own server. It is marked. */
  | 'UNBOUND';

/** All given conditions must hold. */
export type VerificationFilter = {
  createdBefore?: string | null | undefined;
  createdFrom?: string | null | undefined;
  /** Exactly this reference. */
  reference?: string | null | undefined;
  states?: Array<VerificationState> | null | undefined;
};

export type VerificationState =
  | 'APPROVED'
  | 'CANCELED'
  /** The person has opened the page. */
  | 'CAPTURING'
  /** Opened; the person has not come yet. */
  | 'CREATED'
  | 'DECLINED'
  | 'EXPIRED'
  /** A reviewer must decide. */
  | 'REVIEW'
  /** The evidence is complete and is being judged. */
  | 'SUBMITTED';

export type VerificationStep =
  /** What came with an appeal; it cannot be asked for. */
  | 'APPEAL'
  /** Photographs of a document: frame 0 is its front, frame 1 its back where it has one. They are stored and not read yet. */
  | 'DOCUMENT'
  /** A short film of the person doing motions that are drawn at random. */
  | 'MOTION'
  /** The questions that you wrote into the flow; none are asked without a flow. */
  | 'QUESTIONS'
  /** A portrait to compare the selfie with, for example the photograph on a document. */
  | 'REFERENCE'
  /** A photograph, or a burst of up to five, of the person before the camera. */
  | 'SELFIE';

export type VerifyDomainInput = {
  id: string | number;
};

export type ViewerKind =
  | 'KEY'
  /** Staff of the installation. */
  | 'OPERATOR'
  | 'USER';

export type VoidInvoiceInput = {
  id: string | number;
  /** 5 to 500 characters. */
  reason: string;
  revision: number;
  tenant: string | number;
};

export type WaiveReviewBarInput = {
  id: string | number;
  /** Makes a retry harmless. 1 to 255 characters. */
  idempotencyKey: string;
  /** 10 to 500 characters; kept with the case, sealed. */
  reason: string;
  revision: number;
};

export type WebhookDeliveryState =
  /** The endpoint was paused or disabled. */
  | 'CANCELED'
  | 'DELIVERED'
  /** Given up after the last try. */
  | 'FAILED'
  | 'PENDING';

export type WebhookEndpointState =
  | 'ACTIVE'
  /** It had only failed for five days. */
  | 'DISABLED'
  /** By somebody of yours. */
  | 'PAUSED';

export type WebhookPayload =
  /** What the ids stand for as well. */
  | 'FULL'
  /** Ids alone: ask the API for the rest. */
  | 'THIN';

export type WriteOffInvoiceInput = {
  id: string | number;
  /** 5 to 500 characters. */
  reason: string;
  revision: number;
  tenant: string | number;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, name: string, permissions: Array<string>, tenant: { id: string, name: string, test: boolean } | null, visit: { reason: string, expiresAt: string } | null } };

export type BelongingsQueryVariables = Exact<{ [key: string]: never; }>;


export type BelongingsQuery = { viewer: { memberships: Array<{ role: string, current: boolean, tenant: { id: string, name: string, test: boolean } }> } };

export type EndVisitMutationVariables = Exact<{ [key: string]: never; }>;


export type EndVisitMutation = { endVisit: { ended: boolean } };

export type WaitingReviewsQueryVariables = Exact<{
  filter?: ReviewCaseFilter | null | undefined;
}>;


export type WaitingReviewsQuery = { reviewCount: number };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { viewer: { name: string, factors: { password: boolean, codes: boolean, recoveryCodes: number, passkeys: Array<{ id: string, name: string, createdAt: string, usedAt: string | null }> } | null, sessions: Array<{ id: string, agent: string, address: string, method: string, createdAt: string, usedAt: string | null, current: boolean }> } };

export type AccountPartsFragment = { name: string, factors: { password: boolean, codes: boolean, recoveryCodes: number, passkeys: Array<{ id: string, name: string, createdAt: string, usedAt: string | null }> } | null, sessions: Array<{ id: string, agent: string, address: string, method: string, createdAt: string, usedAt: string | null, current: boolean }> };

export type AuditLogQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilter | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { edges: Array<{ node: { id: string, seq: number, at: string, actorKind: ActorKind, actor: string, reason: string, action: string, target: string, before: unknown, after: unknown, address: string, agent: string, request: string, previous: string, hash: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditRowFragment = { id: string, seq: number, at: string, actorKind: ActorKind, actor: string, reason: string, action: string, target: string, before: unknown, after: unknown, address: string, agent: string, request: string, previous: string, hash: string };

export type BrandQueryVariables = Exact<{ [key: string]: never; }>;


export type BrandQuery = { brand: { accent: string | null, radius: number, logo: string | null, revision: number } };

export type BrandLookFragment = { accent: string | null, radius: number, logo: string | null, revision: number };

export type SetBrandMutationVariables = Exact<{
  input: SetBrandInput;
}>;


export type SetBrandMutation = { setBrand:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'SetBrandPayload', brand: { accent: string | null, radius: number, logo: string | null, revision: number } }
    | { __typename: 'StaleRevision', message: string }
   };

export type PlatformContractQueryVariables = Exact<{
  tenant: string | number;
}>;


export type PlatformContractQuery = { platformTenant: { id: string, name: string } | null, platformContracts: Array<{ id: string, number: number, effectiveFrom: string, yaml: string, createdAt: string }> };

export type PlatformWhatIfQueryVariables = Exact<{
  tenant: string | number;
  month: string;
  contract: string;
}>;


export type PlatformWhatIfQuery = { platformWhatIf:
    | { __typename: 'Bill', month: string, total: { currency: string, amount: string, minor: number }, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, quantity: number, unit: string, amount: { currency: string, amount: string, minor: number } }> }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
  , platformDraft: { month: string, total: { currency: string, amount: string, minor: number }, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, quantity: number, unit: string, amount: { currency: string, amount: string, minor: number } }> } | null };

export type AgreeContractMutationVariables = Exact<{
  input: AgreeContractInput;
}>;


export type AgreeContractMutation = { agreeContract:
    | { __typename: 'AgreeContractPayload', contract: { number: number } }
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type ContractBillFragment = { month: string, total: { currency: string, amount: string, minor: number }, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, quantity: number, unit: string, amount: { currency: string, amount: string, minor: number } }> };

export type FeatureListQueryVariables = Exact<{ [key: string]: never; }>;


export type FeatureListQuery = { features: Array<{ key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, resetsAt: string, requestedAt: string | null }> };

export type FeatureRowFragment = { key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, resetsAt: string, requestedAt: string | null };

export type RequestFeatureMutationVariables = Exact<{
  input: RequestFeatureInput;
}>;


export type RequestFeatureMutation = { requestFeature:
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'RequestFeaturePayload', feature: { key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, resetsAt: string, requestedAt: string | null } }
   };

export type FlowsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FlowsQuery = { twoPersonPublish: boolean, flows: { edges: Array<{ node: { id: string, name: string, createdAt: string, published: { id: string, number: number, publishedAt: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FlowQueryVariables = Exact<{
  name: string;
  after?: string | null | undefined;
}>;


export type FlowQuery = { flow: { id: string, name: string, published: { id: string, number: number } | null, versions: { edges: Array<{ node: { id: string, number: number, state: FlowVersionState } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type FlowVersionQueryVariables = Exact<{
  name: string;
  number: number;
  on?: string | null | undefined;
}>;


export type FlowVersionQuery = { flow: { version: { id: string, number: number, state: FlowVersionState, yaml: string, createdAt: string, publishedAt: string | null, revision: number, letter: string | null, findings: Array<{ level: FlowFindingLevel, code: string, path: string, line: number | null, message: string, feature: string | null, last: string | null, successors: Array<string>, values: Array<{ name: string, value: string }> }> } | null } | null };

export type FlowChangesQueryVariables = Exact<{
  name: string;
  number: number;
  from: number;
}>;


export type FlowChangesQuery = { flow: { version: { changes: Array<{ path: string, before: string | null, after: string | null }> } | null } | null };

export type CheckFlowQueryVariables = Exact<{
  yaml: string;
  on?: string | null | undefined;
}>;


export type CheckFlowQuery = { checkFlow: { publishable: boolean, findings: Array<{ level: FlowFindingLevel, code: string, path: string, line: number | null, message: string, feature: string | null, last: string | null, successors: Array<string>, values: Array<{ name: string, value: string }> }> } };

export type FlowPolicyQueryVariables = Exact<{
  name: string;
}>;


export type FlowPolicyQuery = { policy: { shadow: number | null, versions: { edges: Array<{ node: { number: number, shadow: { verifications: number, same: number } } }> } } | null };

export type FlowFindingRowFragment = { level: FlowFindingLevel, code: string, path: string, line: number | null, message: string, feature: string | null, last: string | null, successors: Array<string>, values: Array<{ name: string, value: string }> };

export type FlowVersionRowFragment = { id: string, number: number, state: FlowVersionState, yaml: string, createdAt: string, publishedAt: string | null, revision: number, letter: string | null, findings: Array<{ level: FlowFindingLevel, code: string, path: string, line: number | null, message: string, feature: string | null, last: string | null, successors: Array<string>, values: Array<{ name: string, value: string }> }> };

export type CreateFlowMutationVariables = Exact<{
  input: CreateFlowInput;
}>;


export type CreateFlowMutation = { createFlow:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreateFlowPayload', flow: { name: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type DraftFlowVersionMutationVariables = Exact<{
  input: DraftFlowVersionInput;
}>;


export type DraftFlowVersionMutation = { draftFlowVersion:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'DraftFlowVersionPayload', version: { number: number } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type EditFlowVersionMutationVariables = Exact<{
  input: EditFlowVersionInput;
}>;


export type EditFlowVersionMutation = { editFlowVersion:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'EditFlowVersionPayload', version: { id: string } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ValidateFlowVersionMutationVariables = Exact<{
  input: MoveFlowVersionInput;
}>;


export type ValidateFlowVersionMutation = { validateFlowVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'FlowRefused', message: string }
    | { __typename: 'MoveFlowVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type PublishFlowVersionMutationVariables = Exact<{
  input: MoveFlowVersionInput;
}>;


export type PublishFlowVersionMutation = { publishFlowVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'FlowRefused', message: string }
    | { __typename: 'MoveFlowVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ArchiveFlowVersionMutationVariables = Exact<{
  input: MoveFlowVersionInput;
}>;


export type ArchiveFlowVersionMutation = { archiveFlowVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'FlowRefused', message: string }
    | { __typename: 'MoveFlowVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type SetTwoPersonPublishMutationVariables = Exact<{
  input: SetTwoPersonPublishInput;
}>;


export type SetTwoPersonPublishMutation = { setTwoPersonPublish: { __typename: 'SetTwoPersonPublishPayload', required: boolean } };

export type BillingMonthQueryVariables = Exact<{ [key: string]: never; }>;


export type BillingMonthQuery = { forecast: { from: string, to: string, days: number, daysLeft: number, bill: { total: { currency: string, amount: string, minor: number } }, soFar: { month: string, zone: string, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } }>, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, total: { currency: string, amount: string, minor: number } } } | null, budget: { alerted: number, amount: { currency: string, amount: string, minor: number }, spent: { currency: string, amount: string, minor: number } } | null, contracts: Array<{ id: string, number: number, effectiveFrom: string, yaml: string }>, credits: { left: Array<{ currency: string, amount: string, minor: number }> } };

export type BillingInvoicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: InvoiceState | null | undefined;
}>;


export type BillingInvoicesQuery = { invoices: { edges: Array<{ node: { id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OneInvoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type OneInvoiceQuery = { invoice: { zone: string, currency: string, hold: boolean, issuedOn: string | null, settledAt: string | null, reason: string | null, id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, credited: { currency: string, amount: string, minor: number }, due: { currency: string, amount: string, minor: number }, paid: { currency: string, amount: string, minor: number }, noted: { currency: string, amount: string, minor: number }, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, issuer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, payer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, lines: Array<{ id: string, line: { kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } } }>, payments: Array<{ id: string, method: PaymentMethod, receivedAt: string, reference: string, amount: { currency: string, amount: string, minor: number } }>, creditNotes: Array<{ id: string, number: string, reason: string, issuedOn: string, total: { currency: string, amount: string, minor: number } }>, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } } | null };

export type WholeInvoiceFragment = { zone: string, currency: string, hold: boolean, issuedOn: string | null, settledAt: string | null, reason: string | null, id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, credited: { currency: string, amount: string, minor: number }, due: { currency: string, amount: string, minor: number }, paid: { currency: string, amount: string, minor: number }, noted: { currency: string, amount: string, minor: number }, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, issuer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, payer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, lines: Array<{ id: string, line: { kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } } }>, payments: Array<{ id: string, method: PaymentMethod, receivedAt: string, reference: string, amount: { currency: string, amount: string, minor: number } }>, creditNotes: Array<{ id: string, number: string, reason: string, issuedOn: string, total: { currency: string, amount: string, minor: number } }>, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } };

export type InvoiceLineUsageQueryVariables = Exact<{
  id: string | number;
  line: string | number;
  after?: string | null | undefined;
}>;


export type InvoiceLineUsageQuery = { invoice: { line: { usage: { whole: boolean, edges: Array<{ cursor: string, node: { verificationId: string, at: string, quantity: number, late: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type LineUsesFragment = { usage: { whole: boolean, edges: Array<{ cursor: string, node: { verificationId: string, at: string, quantity: number, late: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WhatIfQueryVariables = Exact<{
  month: string;
  contract: string;
}>;


export type WhatIfQuery = { whatIf:
    | { __typename: 'Bill', month: string, zone: string, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } }>, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, total: { currency: string, amount: string, minor: number } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
  , invoiceDraft: { month: string, zone: string, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } }>, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, total: { currency: string, amount: string, minor: number } } | null };

export type BillingPayerQueryVariables = Exact<{ [key: string]: never; }>;


export type BillingPayerQuery = { payer: { name: string | null, address: string, orderNumber: string, contacts: Array<string>, language: string, revision: number, budget: { currency: string, amount: string, minor: number } | null } };

export type UpdatePayerMutationVariables = Exact<{
  input: UpdatePayerInput;
}>;


export type UpdatePayerMutation = { updatePayer:
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'UpdatePayerPayload', payer: { revision: number } }
   };

export type AmountFragment = { currency: string, amount: string, minor: number };

export type PartyFragment = { name: string, address: string, registration: string | null, orderNumber: string | null };

export type TaxPartsFragment = { rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } };

export type LinePartsFragment = { kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } };

export type MonthBillFragment = { month: string, zone: string, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } }>, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, total: { currency: string, amount: string, minor: number } };

export type InvoiceRowFragment = { id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } };

export type PaymentAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type PaymentAccountQuery = { paymentAccount: { cardBrand: string, cardLast4: string, state: PaymentStanding, failingSince: string | null, graceUntil: string | null } | null };

export type CreateCheckoutLinkMutationVariables = Exact<{
  input: CreateCheckoutLinkInput;
}>;


export type CreateCheckoutLinkMutation = { createCheckoutLink:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreateCheckoutLinkPayload', url: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'Unreachable', message: string }
   };

export type CreatePaymentPortalLinkMutationVariables = Exact<{
  input: CreatePaymentPortalLinkInput;
}>;


export type CreatePaymentPortalLinkMutation = { createPaymentPortalLink:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreatePaymentPortalLinkPayload', url: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'Unreachable', message: string }
   };

export type BillingCreditsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type BillingCreditsQuery = { credits: { edges: Array<{ node: { id: string, kind: CreditKind, expiresOn: string | null, reason: string, createdAt: string, amount: { currency: string, amount: string, minor: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, left: Array<{ currency: string, amount: string, minor: number }> } };

export type CreditPageFragment = { edges: Array<{ node: { id: string, kind: CreditKind, expiresOn: string | null, reason: string, createdAt: string, amount: { currency: string, amount: string, minor: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, left: Array<{ currency: string, amount: string, minor: number }> };

export type DeskTenantQueryVariables = Exact<{
  tenant: string | number;
}>;


export type DeskTenantQuery = { platformTenant: { id: string, name: string } | null };

export type DeskMonthQueryVariables = Exact<{
  tenant: string | number;
  month: string;
}>;


export type DeskMonthQuery = { platformDraft: { month: string, zone: string, lines: Array<{ kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } }>, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, total: { currency: string, amount: string, minor: number } } | null };

export type DeskInvoicesQueryVariables = Exact<{
  tenant: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskInvoicesQuery = { platformInvoices: { edges: Array<{ node: { id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeskCreditsQueryVariables = Exact<{
  tenant: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskCreditsQuery = { platformCredits: { edges: Array<{ node: { id: string, kind: CreditKind, expiresOn: string | null, reason: string, createdAt: string, amount: { currency: string, amount: string, minor: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, left: Array<{ currency: string, amount: string, minor: number }> } };

export type DeskInvoiceQueryVariables = Exact<{
  tenant: string | number;
  id: string | number;
}>;


export type DeskInvoiceQuery = { platformInvoice: { revision: number, zone: string, currency: string, hold: boolean, issuedOn: string | null, settledAt: string | null, reason: string | null, id: string, number: string | null, state: InvoiceState, month: string, dueOn: string | null, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, credited: { currency: string, amount: string, minor: number }, due: { currency: string, amount: string, minor: number }, paid: { currency: string, amount: string, minor: number }, noted: { currency: string, amount: string, minor: number }, taxes: Array<{ rate: string, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number } }>, issuer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, payer: { name: string, address: string, registration: string | null, orderNumber: string | null } | null, lines: Array<{ id: string, line: { kind: LineKind, meter: string | null, title: string | null, from: string, to: string, quantity: number, of: number | null, place: number | null, unit: string, rate: string, base: { currency: string, amount: string, minor: number } | null, amount: { currency: string, amount: string, minor: number } } }>, payments: Array<{ id: string, method: PaymentMethod, receivedAt: string, reference: string, amount: { currency: string, amount: string, minor: number } }>, creditNotes: Array<{ id: string, number: string, reason: string, issuedOn: string, total: { currency: string, amount: string, minor: number } }>, total: { currency: string, amount: string, minor: number }, left: { currency: string, amount: string, minor: number } } | null };

export type DeskLineUsageQueryVariables = Exact<{
  tenant: string | number;
  id: string | number;
  line: string | number;
  after?: string | null | undefined;
}>;


export type DeskLineUsageQuery = { platformInvoice: { line: { usage: { whole: boolean, edges: Array<{ cursor: string, node: { verificationId: string, at: string, quantity: number, late: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type DeskUsageQueryVariables = Exact<{
  tenant: string | number;
  id: string | number;
}>;


export type DeskUsageQuery = { platformVerificationUsage: Array<{ key: string, meter: string, attempt: number, quantity: number, at: string, late: boolean, reason: string, note: string }> };

export type CorrectUsageMutationVariables = Exact<{
  input: CorrectUsageInput;
}>;


export type CorrectUsageMutation = { correctUsage:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CorrectUsagePayload', usage: { key: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type GrantCreditMutationVariables = Exact<{
  input: GrantCreditInput;
}>;


export type GrantCreditMutation = { grantCredit:
    | { __typename: 'GrantCreditPayload', credit: { id: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type IssueInvoiceMutationVariables = Exact<{
  input: IssueInvoiceInput;
}>;


export type IssueInvoiceMutation = { issueInvoice:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'IssueInvoicePayload', invoice: { id: string } }
    | { __typename: 'NotFound', message: string }
   };

export type VoidInvoiceMutationVariables = Exact<{
  input: VoidInvoiceInput;
}>;


export type VoidInvoiceMutation = { voidInvoice:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'VoidInvoicePayload', invoice: { id: string } }
   };

export type WriteOffInvoiceMutationVariables = Exact<{
  input: WriteOffInvoiceInput;
}>;


export type WriteOffInvoiceMutation = { writeOffInvoice:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'WriteOffInvoicePayload', invoice: { id: string } }
   };

export type CreditInvoiceMutationVariables = Exact<{
  input: CreditInvoiceInput;
}>;


export type CreditInvoiceMutation = { creditInvoice:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreditInvoicePayload', creditNote: { number: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RecordPaymentPayload', payment: { id: string } }
   };

export type CloseAgainMutationVariables = Exact<{
  input: CloseAgainInput;
}>;


export type CloseAgainMutation = { closeAgain:
    | { __typename: 'CloseAgainPayload', invoice: { id: string } }
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type RotateApiKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateApiKeyMutation = { rotateApiKey:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'RotateAPIKeyPayload', secret: string | null, apiKey: { id: string, name: string, mode: KeyMode, prefix: string, last4: string, role: string, networks: Array<string>, uses: number, usedAt: string | null, usedFrom: string | null, expiresAt: string | null, revokedAt: string | null, successorId: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> } }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RevokeAPIKeyPayload', apiKey: { id: string, name: string, mode: KeyMode, prefix: string, last4: string, role: string, networks: Array<string>, uses: number, usedAt: string | null, usedFrom: string | null, expiresAt: string | null, revokedAt: string | null, successorId: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> } }
   };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreateAPIKeyPayload', secret: string | null, apiKey: { id: string, name: string, mode: KeyMode, prefix: string, last4: string, role: string, networks: Array<string>, uses: number, usedAt: string | null, usedFrom: string | null, expiresAt: string | null, revokedAt: string | null, successorId: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'PermissionNotHeld', message: string }
   };

export type ApiKeyListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ApiKeyListQuery = { apiKeys: { edges: Array<{ node: { id: string, name: string, mode: KeyMode, prefix: string, last4: string, role: string, networks: Array<string>, uses: number, usedAt: string | null, usedFrom: string | null, expiresAt: string | null, revokedAt: string | null, successorId: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ApiKeyRowFragment = { id: string, name: string, mode: KeyMode, prefix: string, last4: string, role: string, networks: Array<string>, uses: number, usedAt: string | null, usedFrom: string | null, expiresAt: string | null, revokedAt: string | null, successorId: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> };

export type KeyRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type KeyRolesQuery = { roles: Array<{ name: string, permissions: Array<string> }> };

export type LawQueryVariables = Exact<{
  on: string;
}>;


export type LawQuery = { lawCatalogue: { version: string, asOf: string, content: unknown }, lawOverrides: { edges: Array<{ node: { id: string, law: string, method: string, note: string, createdAt: string, revision: number, periods: Array<{ from: string | null, to: string | null, letter: string, evidence: Array<Array<string>>, source: string }>, catalogue: Array<{ from: string | null, to: string | null, letter: string, evidence: Array<Array<string>>, source: string }> | null } }> }, flowsAtRisk: Array<{ flow: { id: string, name: string }, findings: Array<{ level: FlowFindingLevel, code: string, path: string, message: string, last: string | null, successors: Array<string>, values: Array<{ name: string, value: string }> }> }> };

export type LawPeriodRowFragment = { from: string | null, to: string | null, letter: string, evidence: Array<Array<string>>, source: string };

export type LawReadingFragment = { id: string, law: string, method: string, note: string, createdAt: string, revision: number, periods: Array<{ from: string | null, to: string | null, letter: string, evidence: Array<Array<string>>, source: string }>, catalogue: Array<{ from: string | null, to: string | null, letter: string, evidence: Array<Array<string>>, source: string }> | null };

export type PlatformLawQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformLawQuery = { platformLawCatalogue: { version: string, asOf: string } };

export type InstallLawCatalogueMutationVariables = Exact<{
  input: InstallLawCatalogueInput;
}>;


export type InstallLawCatalogueMutation = { installLawCatalogue:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InstallLawCataloguePayload', catalogue: { version: string } }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type OverrideLawMutationVariables = Exact<{
  input: OverrideLawInput;
}>;


export type OverrideLawMutation = { overrideLaw:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'OverrideLawPayload', override: { id: string } }
    | { __typename: 'StaleRevision', message: string }
   };

export type RemoveLawOverrideMutationVariables = Exact<{
  input: RemoveLawOverrideInput;
}>;


export type RemoveLawOverrideMutation = { removeLawOverride:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RemoveLawOverridePayload', id: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole:
    | { __typename: 'ChangeMemberRolePayload', member: { id: string, name: string, email: string, role: string, state: MemberState, createdAt: string, revision: number } }
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type SuspendMemberMutationVariables = Exact<{
  input: SuspendMemberInput;
}>;


export type SuspendMemberMutation = { suspendMember:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'SuspendMemberPayload', member: { id: string, name: string, email: string, role: string, state: MemberState, createdAt: string, revision: number } }
   };

export type ReinstateMemberMutationVariables = Exact<{
  input: ReinstateMemberInput;
}>;


export type ReinstateMemberMutation = { reinstateMember:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'ReinstateMemberPayload', member: { id: string, name: string, email: string, role: string, state: MemberState, createdAt: string, revision: number } }
   };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'RemoveMemberPayload', id: string }
   };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'InviteMemberPayload', invitation: { id: string, email: string, role: string, createdAt: string, expiresAt: string } }
    | { __typename: 'PermissionNotHeld', message: string }
   };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'ResendInvitationPayload', invitation: { id: string, email: string, role: string, createdAt: string, expiresAt: string } }
   };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RevokeInvitationPayload', invitation: { id: string, email: string, role: string, createdAt: string, expiresAt: string } }
   };

export type TeamQueryVariables = Exact<{
  members?: string | null | undefined;
  invitations: boolean;
}>;


export type TeamQuery = { members: { edges: Array<{ node: { id: string, name: string, email: string, role: string, state: MemberState, createdAt: string, revision: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, invitations?: { edges: Array<{ node: { id: string, email: string, role: string, createdAt: string, expiresAt: string } }> } };

export type RoleNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleNamesQuery = { roles: Array<{ name: string }> };

export type MemberRowFragment = { id: string, name: string, email: string, role: string, state: MemberState, createdAt: string, revision: number };

export type InvitationRowFragment = { id: string, email: string, role: string, createdAt: string, expiresAt: string };

export type PlatformTenantsQueryVariables = Exact<{
  after?: string | null | undefined;
  name?: string | null | undefined;
}>;


export type PlatformTenantsQuery = { platformTenants: { edges: Array<{ node: { id: string, name: string, state: TenantState, createdAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PlatformTenantQueryVariables = Exact<{
  id: string | number;
}>;


export type PlatformTenantQuery = { platformTenant: { id: string, name: string, state: TenantState, createdAt: string } | null, platformFeatures: Array<{ key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, priceRef: string, note: string, requestedAt: string | null, revision: number }> };

export type PlatformRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformRequestsQuery = { platformRequests: Array<{ feature: string, requestedAt: string, note: string, tenant: { id: string, name: string, state: TenantState, createdAt: string } }> };

export type PlatformUsageQueryVariables = Exact<{
  month: string;
}>;


export type PlatformUsageQuery = { platformUsage: Array<{ meter: string, quantity: number, zone: string, tenant: { id: string, name: string } }> };

export type PlatformHeartbeatQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformHeartbeatQuery = { platformHeartbeat: Array<{ tenant: { id: string, name: string }, pulse: { meter: string, state: UsagePulseState, since: string, expected: number, seen: number } }> };

export type PlatformUnbilledQueryVariables = Exact<{
  month: string;
}>;


export type PlatformUnbilledQuery = { platformRevenue: { sums: Array<{ count: number, net: { currency: string, amount: string, minor: number }, tax: { currency: string, amount: string, minor: number }, credited: { currency: string, amount: string, minor: number }, noted: { currency: string, amount: string, minor: number }, paid: { currency: string, amount: string, minor: number }, open: { currency: string, amount: string, minor: number }, drafts: { currency: string, amount: string, minor: number }, writtenOff: { currency: string, amount: string, minor: number } }>, unbilled: Array<{ id: string, name: string }>, failures: Array<{ since: string, triedAt: string, problem: string, tenant: { id: string, name: string } }> } };

export type TenantRowFragment = { id: string, name: string, state: TenantState, createdAt: string };

export type CoveredRowFragment = { key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, priceRef: string, note: string, requestedAt: string | null, revision: number };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { createTenant:
    | { __typename: 'CreateTenantPayload', tenant: { id: string, name: string, state: TenantState, createdAt: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type SuspendTenantMutationVariables = Exact<{
  input: SuspendTenantInput;
}>;


export type SuspendTenantMutation = { suspendTenant:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SuspendTenantPayload', tenant: { id: string, name: string, state: TenantState, createdAt: string } }
   };

export type ResumeTenantMutationVariables = Exact<{
  input: ResumeTenantInput;
}>;


export type ResumeTenantMutation = { resumeTenant:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ResumeTenantPayload', tenant: { id: string, name: string, state: TenantState, createdAt: string } }
   };

export type GrantFeatureMutationVariables = Exact<{
  input: GrantFeatureInput;
}>;


export type GrantFeatureMutation = { grantFeature:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'GrantFeaturePayload', feature: { key: string, name: string, state: FeatureState, trialEndsAt: string | null, quota: number | null, limit: FeatureLimit, used: number, priceRef: string, note: string, requestedAt: string | null, revision: number } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type BeginVisitMutationVariables = Exact<{
  input: BeginVisitInput;
}>;


export type BeginVisitMutation = { beginVisit:
    | { __typename: 'BeginVisitPayload', visit: { id: string } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type PaymentDifferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type PaymentDifferencesQuery = { paymentDifferences: Array<{ kind: PaymentDifferenceKind, what: string, ours: string, theirs: string, safe: boolean, tenant: { id: string, name: string } | null }> | null };

export type PoliciesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PoliciesQuery = { policies: { edges: Array<{ node: { id: string, name: string, createdAt: string, shadow: number | null, published: { id: string, number: number, publishedAt: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PolicyQueryVariables = Exact<{
  name: string;
  after?: string | null | undefined;
}>;


export type PolicyQuery = { policy: { id: string, name: string, shadow: number | null, versions: { edges: Array<{ node: { id: string, number: number, state: PolicyVersionState, yaml: string, createdAt: string, publishedAt: string | null, revision: number, findings: Array<{ rule: number | null, part: string, line: number | null, column: number | null, code: string, subject: string | null, message: string }>, changes: Array<{ path: string, before: string | null, after: string | null }>, shadow: { verifications: number, same: number, untold: number, changes: Array<{ was: Decision, would: Decision, count: number, sample: Array<string> }> } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DecisionChangeRowFragment = { was: Decision, would: Decision, count: number, sample: Array<string> };

export type PolicyVersionRowFragment = { id: string, number: number, state: PolicyVersionState, yaml: string, createdAt: string, publishedAt: string | null, revision: number, findings: Array<{ rule: number | null, part: string, line: number | null, column: number | null, code: string, subject: string | null, message: string }>, changes: Array<{ path: string, before: string | null, after: string | null }>, shadow: { verifications: number, same: number, untold: number, changes: Array<{ was: Decision, would: Decision, count: number, sample: Array<string> }> } };

export type PolicyBacktestQueryVariables = Exact<{
  id: string | number;
  last?: number | null | undefined;
}>;


export type PolicyBacktestQuery = { policyBacktest:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyBacktest', reports: number, bare: number, same: number, known: number, untold: { count: number, sample: Array<string> }, changes: Array<{ was: Decision, would: Decision, count: number, sample: Array<string> }>, newlyApprovedImpostors: { count: number, sample: Array<string> }, newlyRefusedGenuine: { count: number, sample: Array<string> } }
    | { __typename: 'PolicyRefused', message: string }
   };

export type PolicyCurveQueryVariables = Exact<{
  id: string | number;
  threshold: string;
  last?: number | null | undefined;
}>;


export type PolicyCurveQuery = { policyCurve:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyCurve', reports: number, untold: number, current: number, points: Array<{ value: number, approved: { share: number, low: number, high: number }, review: { share: number, low: number, high: number }, declined: { share: number, low: number, high: number }, untold: { share: number, low: number, high: number } }> }
    | { __typename: 'PolicyRefused', message: string }
   };

export type CurveShareRowFragment = { share: number, low: number, high: number };

export type CreatePolicyMutationVariables = Exact<{
  input: CreatePolicyInput;
}>;


export type CreatePolicyMutation = { createPolicy:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreatePolicyPayload', policy: { name: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type DraftPolicyVersionMutationVariables = Exact<{
  input: DraftPolicyVersionInput;
}>;


export type DraftPolicyVersionMutation = { draftPolicyVersion:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'DraftPolicyVersionPayload', version: { number: number } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
   };

export type EditPolicyVersionMutationVariables = Exact<{
  input: EditPolicyVersionInput;
}>;


export type EditPolicyVersionMutation = { editPolicyVersion:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'EditPolicyVersionPayload', version: { id: string } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ValidatePolicyVersionMutationVariables = Exact<{
  input: MovePolicyVersionInput;
}>;


export type ValidatePolicyVersionMutation = { validatePolicyVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'MovePolicyVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyRefused', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type PublishPolicyVersionMutationVariables = Exact<{
  input: MovePolicyVersionInput;
}>;


export type PublishPolicyVersionMutation = { publishPolicyVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'MovePolicyVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyRefused', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ArchivePolicyVersionMutationVariables = Exact<{
  input: MovePolicyVersionInput;
}>;


export type ArchivePolicyVersionMutation = { archivePolicyVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'MovePolicyVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyRefused', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ShadowPolicyVersionMutationVariables = Exact<{
  input: ShadowPolicyVersionInput;
}>;


export type ShadowPolicyVersionMutation = { shadowPolicyVersion:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'MovePolicyVersionPayload', version: { number: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyRefused', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ReviewRowFragment = { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } };

export type ReviewQueueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ReviewCaseFilter | null | undefined;
}>;


export type ReviewQueueQuery = { reviewCases: { edges: Array<{ node: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyReviewsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyReviewsQuery = { myReviewCases: { edges: Array<{ node: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReviewStandQueryVariables = Exact<{
  id: string | number;
}>;


export type ReviewStandQuery = { reviewCase: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } | null };

export type ReviewCaseQueryVariables = Exact<{
  id: string | number;
  evidence: boolean;
  report: boolean;
  language: string;
}>;


export type ReviewCaseQuery = { reviewCase: { outcome: ReviewOutcome | null, decidedAt: string | null, truth: Truth, waivedFor: string | null, id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, reviews: Array<{ id: string, round: number, verdict: ReviewVerdict, reasons: Array<ReviewReason>, note: string | null, createdAt: string, reviewer: { id: string, staff: boolean, email: string | null } }>, appeal: { id: string, words: string | null, createdAt: string, evidence?: Array<{ id: string, step: VerificationStep, frame: number, contentType: string, bytes: number, sha256: string, imageUrl: string, receivedAt: string, bound: boolean }>, examination?: { state: ExaminationState, findings: Array<{ check: string, version: string, outcome: Outcome, score: number | null, reasons: Array<string>, measures: Record<string, number>, durationMs: number, models: Array<{ name: string, sha256: string }> }> } | null } | null, verification: { id: string, reference: string | null, state: VerificationState, metadata: Record<string, string>, flow: string | null, createdAt: string, submittedAt: string | null, evidence?: Array<{ id: string, step: VerificationStep, frame: number, contentType: string, bytes: number, sha256: string, imageUrl: string, receivedAt: string, bound: boolean }>, answers?: Array<{ question: string, text: string, answer: string, choiceText: string | null }>, report?: { id: string, decision: Decision, reasons: Array<string>, policyVersion: string, thresholds: Record<string, number>, findings: Array<{ check: string, version: string, outcome: Outcome, score: number | null, reasons: Array<string>, measures: Record<string, number>, durationMs: number, models: Array<{ name: string, sha256: string }> }> } | null }, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null } | null };

export type ReviewFindingFragment = { check: string, version: string, outcome: Outcome, score: number | null, reasons: Array<string>, measures: Record<string, number>, durationMs: number, models: Array<{ name: string, sha256: string }> };

export type ReviewPhotoFragment = { id: string, step: VerificationStep, frame: number, contentType: string, bytes: number, sha256: string, imageUrl: string, receivedAt: string, bound: boolean };

export type ReviewAgreementQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type ReviewAgreementQuery = { reviewAgreement: { from: string, to: string, cases: number, complete: boolean, reviewers: { n: number, share: { n: number, count: number, value: number | null, low: number | null, high: number | null }, kappa: { value: number, low: number, high: number } | null }, policy: { n: number, share: { n: number, count: number, value: number | null, low: number | null, high: number | null }, kappa: { value: number, low: number, high: number } | null }, approvedOfReview: { n: number, count: number, value: number | null, low: number | null, high: number | null }, checks: Array<{ check: string, unanswered: number, agreement: { n: number, share: { n: number, count: number, value: number | null, low: number | null, high: number | null }, kappa: { value: number, low: number, high: number } | null } }>, liveness: { apcer: { n: number, count: number, value: number | null, low: number | null, high: number | null }, apnrr: { n: number, count: number, value: number | null, low: number | null, high: number | null }, bpcer: { n: number, count: number, value: number | null, low: number | null, high: number | null }, bpnrr: { n: number, count: number, value: number | null, low: number | null, high: number | null } } } };

export type ProportionFiguresFragment = { n: number, count: number, value: number | null, low: number | null, high: number | null };

export type AgreementFiguresFragment = { n: number, share: { n: number, count: number, value: number | null, low: number | null, high: number | null }, kappa: { value: number, low: number, high: number } | null };

export type ClaimReviewMutationVariables = Exact<{
  input: ClaimReviewInput;
}>;


export type ClaimReviewMutation = { claimReview:
    | { __typename: 'AlreadyClaimed', until: string, message: string, by: { id: string, staff: boolean, email: string | null } }
    | { __typename: 'ClaimReviewPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
   };

export type RenewReviewMutationVariables = Exact<{
  input: RenewReviewInput;
}>;


export type RenewReviewMutation = { renewReview:
    | { __typename: 'ClaimLost', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RenewReviewPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
   };

export type ReleaseReviewMutationVariables = Exact<{
  input: ReleaseReviewInput;
}>;


export type ReleaseReviewMutation = { releaseReview:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ReleaseReviewPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
   };

export type DecideReviewMutationVariables = Exact<{
  input: DecideReviewInput;
}>;


export type DecideReviewMutation = { decideReview:
    | { __typename: 'ClaimLost', message: string }
    | { __typename: 'DecideReviewPayload', case: { outcome: ReviewOutcome | null, id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
    | { __typename: 'FeatureNotGranted', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'QuotaExceeded', message: string }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type AssignReviewMutationVariables = Exact<{
  input: AssignReviewInput;
}>;


export type AssignReviewMutation = { assignReview:
    | { __typename: 'AssignReviewPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type ReopenReviewMutationVariables = Exact<{
  input: ReopenReviewInput;
}>;


export type ReopenReviewMutation = { reopenReview:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ReopenReviewPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type WaiveReviewBarMutationVariables = Exact<{
  input: WaiveReviewBarInput;
}>;


export type WaiveReviewBarMutation = { waiveReviewBar:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ReviewRefused', obstacle: ReviewObstacle, message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'WaiveReviewBarPayload', case: { id: string, state: ReviewState, level: ReviewLevel, cause: ReviewCause, round: number, priority: ReviewPriority, dueAt: string, overdue: boolean, fourEyes: boolean, heldUntil: string | null, obstacle: ReviewObstacle | null, stranded: boolean, waived: boolean, createdAt: string, revision: number, assignee: { id: string, staff: boolean, email: string | null } | null, holder: { id: string, staff: boolean, email: string | null } | null, verification: { id: string, reference: string | null } } }
   };

export type ReviewersQueryVariables = Exact<{ [key: string]: never; }>;


export type ReviewersQuery = { members: { edges: Array<{ node: { person: string, email: string, role: string, state: MemberState } }> } };

export type RoleListQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleListQuery = { roles: Array<{ id: string | null, name: string, description: string, permissions: Array<string>, builtIn: boolean, revision: number }> };

export type RoleRowFragment = { id: string | null, name: string, description: string, permissions: Array<string>, builtIn: boolean, revision: number };

export type CreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type CreateRoleMutation = { createRole:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreateRolePayload', role: { id: string | null, name: string, description: string, permissions: Array<string>, builtIn: boolean, revision: number } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'PermissionNotHeld', message: string }
   };

export type UpdateRoleMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type UpdateRoleMutation = { updateRole:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'UpdateRolePayload', role: { id: string | null, name: string, description: string, permissions: Array<string>, builtIn: boolean, revision: number } }
   };

export type DeleteRoleMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type DeleteRoleMutation = { deleteRole:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'DeleteRolePayload' }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
   };

export type PolicyListsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PolicyListsQuery = { policyLists: { edges: Array<{ node: { id: string, name: string, effect: PolicyListEffect, of: PolicyListOf, size: number, createdAt: string, uses: Array<{ policy: string, version: number, state: FlowVersionState, rules: Array<number> }> } }> } };

export type PolicyListQueryVariables = Exact<{
  name: string;
  after?: string | null | undefined;
  value?: string | null | undefined;
}>;


export type PolicyListQuery = { policyList: { id: string, name: string, effect: PolicyListEffect, of: PolicyListOf, size: number, createdAt: string, entries: { edges: Array<{ node: { id: string, fingerprint: string, note: string, author: string, createdAt: string, until: string | null, revision: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, uses: Array<{ policy: string, version: number, state: FlowVersionState, rules: Array<number> }> } | null };

export type ListersQueryVariables = Exact<{ [key: string]: never; }>;


export type ListersQuery = { members: { edges: Array<{ node: { person: string, email: string } }> } };

export type PolicyListRowFragment = { id: string, name: string, effect: PolicyListEffect, of: PolicyListOf, size: number, createdAt: string, uses: Array<{ policy: string, version: number, state: FlowVersionState, rules: Array<number> }> };

export type PolicyListEntryRowFragment = { id: string, fingerprint: string, note: string, author: string, createdAt: string, until: string | null, revision: number };

export type CreatePolicyListMutationVariables = Exact<{
  input: CreatePolicyListInput;
}>;


export type CreatePolicyListMutation = { createPolicyList:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreatePolicyListPayload', list: { name: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type AddToPolicyListMutationVariables = Exact<{
  input: PolicyListEntriesInput;
}>;


export type AddToPolicyListMutation = { addToPolicyList:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyListEntriesPayload', changed: number, entries: Array<string> }
   };

export type ImportPolicyListMutationVariables = Exact<{
  input: ImportPolicyListInput;
}>;


export type ImportPolicyListMutation = { importPolicyList:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'ImportPolicyListPayload', read: number, changed: number }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyListRefused', message: string, lines: Array<{ line: number, code: PolicyListLineCode }> }
   };

export type EndOfPolicyListEntryMutationVariables = Exact<{
  input: EndOfPolicyListEntryInput;
}>;


export type EndOfPolicyListEntryMutation = { endOfPolicyListEntry:
    | { __typename: 'EndOfPolicyListEntryPayload', entry: { id: string } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type WithdrawFromPolicyListMutationVariables = Exact<{
  input: PolicyListEntryIdsInput;
}>;


export type WithdrawFromPolicyListMutation = { withdrawFromPolicyList:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyListEntriesPayload', changed: number, entries: Array<string> }
   };

export type RestoreToPolicyListMutationVariables = Exact<{
  input: PolicyListEntryIdsInput;
}>;


export type RestoreToPolicyListMutation = { restoreToPolicyList:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PolicyListEntriesPayload', changed: number }
   };

export type TestEnvironmentQueryVariables = Exact<{ [key: string]: never; }>;


export type TestEnvironmentQuery = { testEnvironment: { current: boolean, advancedBy: number, tenant: { id: string, name: string } } | null };

export type TestClearingsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TestClearingsQuery = { testClearings: { edges: Array<{ node: { id: string, createdAt: string, state: TestClearingState, doneAt: string | null, verifications: number, files: number, deliveries: number, remaining: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TestEnvironmentHereFragment = { current: boolean, advancedBy: number, tenant: { id: string, name: string } };

export type TestClearingRowFragment = { id: string, createdAt: string, state: TestClearingState, doneAt: string | null, verifications: number, files: number, deliveries: number, remaining: number };

export type CreateTestEnvironmentMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateTestEnvironmentMutation = { createTestEnvironment:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreateTestEnvironmentPayload', created: boolean, testEnvironment: { current: boolean, advancedBy: number, tenant: { id: string, name: string } } }
   };

export type AdvanceTestClockMutationVariables = Exact<{
  input: AdvanceTestClockInput;
}>;


export type AdvanceTestClockMutation = { advanceTestClock:
    | { __typename: 'AdvanceTestClockPayload', testEnvironment: { current: boolean, advancedBy: number, tenant: { id: string, name: string } } }
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'TestClockMoved', advancedBy: number, message: string }
   };

export type ClearTestDataMutationVariables = Exact<{
  input: ClearTestDataInput;
}>;


export type ClearTestDataMutation = { clearTestData:
    | { __typename: 'ClearTestDataPayload', clearing: { id: string, createdAt: string, state: TestClearingState, doneAt: string | null, verifications: number, files: number, deliveries: number, remaining: number } }
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'AcceptInvitationPayload', tenantId: string }
    | { __typename: 'NotFound', message: string }
   };

export type SignedInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignedInQuery = { viewer: { kind: ViewerKind, name: string } };

export type SingleSignOnQueryVariables = Exact<{ [key: string]: never; }>;


export type SingleSignOnQuery = { connections: Array<{ id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number }>, domains: Array<{ id: string, name: string, recordName: string, recordText: string, verifiedAt: string | null, createdAt: string }>, singleSignOn: { required: boolean, revision: number, scimUrl: string } };

export type DirectoryTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoryTokensQuery = { apiKeys: { edges: Array<{ node: { id: string, name: string, prefix: string, last4: string, usedAt: string | null, revokedAt: string | null, createdAt: string, scopes: Array<{ subject: string, level: ScopeLevel }> } }> } };

export type ConnectionRowFragment = { id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number };

export type DomainRowFragment = { id: string, name: string, recordName: string, recordText: string, verifiedAt: string | null, createdAt: string };

export type AddDomainMutationVariables = Exact<{
  input: AddDomainInput;
}>;


export type AddDomainMutation = { addDomain:
    | { __typename: 'AddDomainPayload', domain: { id: string, name: string, recordName: string, recordText: string, verifiedAt: string | null, createdAt: string } }
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type VerifyDomainMutationVariables = Exact<{
  input: VerifyDomainInput;
}>;


export type VerifyDomainMutation = { verifyDomain:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'Unreachable', message: string }
    | { __typename: 'VerifyDomainPayload', domain: { id: string, name: string, recordName: string, recordText: string, verifiedAt: string | null, createdAt: string } }
   };

export type RemoveDomainMutationVariables = Exact<{
  input: RemoveDomainInput;
}>;


export type RemoveDomainMutation = { removeDomain:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RemoveDomainPayload', id: string }
   };

export type CreateConnectionMutationVariables = Exact<{
  input: CreateConnectionInput;
}>;


export type CreateConnectionMutation = { createConnection:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'CreateConnectionPayload', connection: { id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'Unreachable', message: string }
   };

export type UpdateConnectionMutationVariables = Exact<{
  input: UpdateConnectionInput;
}>;


export type UpdateConnectionMutation = { updateConnection:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PermissionNotHeld', message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'Unreachable', message: string }
    | { __typename: 'UpdateConnectionPayload', connection: { id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number } }
   };

export type EnableConnectionMutationVariables = Exact<{
  input: EnableConnectionInput;
}>;


export type EnableConnectionMutation = { enableConnection:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'EnableConnectionPayload', connection: { id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number } }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
    | { __typename: 'Unreachable', message: string }
   };

export type DisableConnectionMutationVariables = Exact<{
  input: DisableConnectionInput;
}>;


export type DisableConnectionMutation = { disableConnection:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'DisableConnectionPayload', connection: { id: string, protocol: Protocol, name: string, state: ConnectionState, issuer: string, clientId: string | null, defaultRole: string, justInTime: boolean, callbackUrl: string, metadataUrl: string | null, revision: number } }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type DeleteConnectionMutationVariables = Exact<{
  input: DeleteConnectionInput;
}>;


export type DeleteConnectionMutation = { deleteConnection:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'DeleteConnectionPayload', id: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type RequireSingleSignOnMutationVariables = Exact<{
  input: RequireSingleSignOnInput;
}>;


export type RequireSingleSignOnMutation = { requireSingleSignOn:
    | { __typename: 'Conflict', code: string | null, message: string }
    | { __typename: 'RequireSingleSignOnPayload', singleSignOn: { required: boolean, revision: number } }
    | { __typename: 'StaleRevision', message: string }
   };

export type CreateDirectoryTokenMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateDirectoryTokenMutation = { createApiKey:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreateAPIKeyPayload', secret: string | null }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'PermissionNotHeld', message: string }
   };

export type RevokeDirectoryTokenMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeDirectoryTokenMutation = { revokeApiKey:
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RevokeAPIKeyPayload', apiKey: { id: string } }
   };

export type UsedQueryVariables = Exact<{
  month?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  flow?: string | null | undefined;
  openedBy?: string | null | undefined;
  environment: UsageEnvironment;
}>;


export type UsedQuery = { usage: { from: string, to: string, zone: string, late: number, totals: Array<{ meter: string, quantity: number, monthBefore: number, soFarBefore: number }>, days: Array<{ day: string, meter: string, quantity: number }>, flows: Array<{ flow: string, meter: string, quantity: number }>, openers: Array<{ openedBy: string, keyName: string | null, meter: string, quantity: number }> } };

export type UsedRowsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  month?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  meter?: string | null | undefined;
  flow?: string | null | undefined;
  openedBy?: string | null | undefined;
  environment: UsageEnvironment;
}>;


export type UsedRowsQuery = { usageRows: { edges: Array<{ node: { key: string, verificationId: string, meter: string, quantity: number, at: string, late: boolean, reason: string, note: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UsageHeartbeatQueryVariables = Exact<{ [key: string]: never; }>;


export type UsageHeartbeatQuery = { usageHeartbeat: Array<{ meter: string, state: UsagePulseState, since: string, checkedAt: string, expected: number, seen: number, lastAt: string | null, pushLag: number | null }> };

export type CancelVerificationMutationVariables = Exact<{
  input: CancelVerificationInput;
}>;


export type CancelVerificationMutation = { cancelVerification:
    | { __typename: 'CancelVerificationPayload', verification: { id: string, state: VerificationState } }
    | { __typename: 'InvalidState', message: string, state: VerificationState }
    | { __typename: 'NotFound', message: string }
   };

export type CreateVerificationMutationVariables = Exact<{
  input: CreateVerificationInput;
}>;


export type CreateVerificationMutation = { createVerification:
    | { __typename: 'AttemptsExhausted', message: string }
    | { __typename: 'CreateVerificationPayload', created: boolean, verification: { id: string, captureUrl: string | null, expiresAt: string } }
    | { __typename: 'FeatureNotGranted', message: string }
    | { __typename: 'FlowRefused', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PaymentOverdue', message: string }
    | { __typename: 'QuotaExceeded', message: string }
   };

export type VerificationDetailQueryVariables = Exact<{
  id: string | number;
  capture: boolean;
  evidence: boolean;
  report: boolean;
  review: boolean;
  language: string;
}>;


export type VerificationDetailQuery = { verification: { id: string, state: VerificationState, decidedByReview: boolean, reference: string | null, metadata: Record<string, string>, steps: Array<VerificationStep>, captureUrl?: string | null, createdAt: string, submittedAt: string | null, concludedAt: string | null, expiresAt: string, reviewCase?: { id: string } | null, timeline: Array<{ id: string, type: string, at: string }>, evidence?: Array<{ id: string, step: VerificationStep, frame: number, contentType: string, bytes: number, sha256: string, imageUrl: string, receivedAt: string }>, answers?: Array<{ question: string, text: string, answer: string, choiceText: string | null }>, report?: { id: string, decision: Decision, reasons: Array<string>, policyVersion: string, thresholds: Record<string, number>, createdAt: string, findings: Array<{ check: string, version: string, outcome: Outcome, score: number | null, reasons: Array<string>, measures: Record<string, number>, durationMs: number, models: Array<{ name: string, sha256: string }> }> } | null } | null };

export type VerificationListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VerificationFilter | null | undefined;
  report: boolean;
}>;


export type VerificationListQuery = { verifications: { edges: Array<{ node: { id: string, state: VerificationState, reference: string | null, createdAt: string, concludedAt: string | null, report?: { decision: Decision, reasons: Array<string> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { webhookEndpoints: { edges: Array<{ node: { id: string, url: string, description: string, types: Array<string>, payload: WebhookPayload, state: WebhookEndpointState, failures: number, failingSince: string | null, createdAt: string, revision: number } }> } };

export type WebhookQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type WebhookQuery = { webhookEndpoint: { id: string, url: string, description: string, types: Array<string>, payload: WebhookPayload, state: WebhookEndpointState, failures: number, failingSince: string | null, createdAt: string, revision: number, secrets: Array<{ createdAt: string, endsAt: string | null }>, deliveries: { edges: Array<{ node: { id: string, type: string, seq: number, state: WebhookDeliveryState, tries: number, nextAt: string | null, createdAt: string, attempts: Array<{ id: string, at: string, tookMs: number, status: number | null, failure: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type EndpointRowFragment = { id: string, url: string, description: string, types: Array<string>, payload: WebhookPayload, state: WebhookEndpointState, failures: number, failingSince: string | null, createdAt: string, revision: number };

export type DeliveryRowFragment = { id: string, type: string, seq: number, state: WebhookDeliveryState, tries: number, nextAt: string | null, createdAt: string, attempts: Array<{ id: string, at: string, tookMs: number, status: number | null, failure: string | null }> };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'CreateWebhookEndpointPayload', secret: string | null, endpoint: { id: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', field: string, message: string }
   };

export type PauseWebhookEndpointMutationVariables = Exact<{
  input: PauseWebhookEndpointInput;
}>;


export type PauseWebhookEndpointMutation = { pauseWebhookEndpoint:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'PauseWebhookEndpointPayload', endpoint: { id: string } }
    | { __typename: 'StaleRevision', message: string }
   };

export type ResumeWebhookEndpointMutationVariables = Exact<{
  input: ResumeWebhookEndpointInput;
}>;


export type ResumeWebhookEndpointMutation = { resumeWebhookEndpoint:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ResumeWebhookEndpointPayload', endpoint: { id: string } }
    | { __typename: 'StaleRevision', message: string }
   };

export type DeleteWebhookEndpointMutationVariables = Exact<{
  input: DeleteWebhookEndpointInput;
}>;


export type DeleteWebhookEndpointMutation = { deleteWebhookEndpoint:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'DeleteWebhookEndpointPayload', id: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'StaleRevision', message: string }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'RotateWebhookSecretPayload', secret: string | null }
    | { __typename: 'StaleRevision', message: string }
   };

export type TestWebhookEndpointMutationVariables = Exact<{
  input: TestWebhookEndpointInput;
}>;


export type TestWebhookEndpointMutation = { testWebhookEndpoint:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'TestWebhookEndpointPayload', delivery: { id: string } }
   };

export type ResendWebhookDeliveryMutationVariables = Exact<{
  input: ResendWebhookDeliveryInput;
}>;


export type ResendWebhookDeliveryMutation = { resendWebhookDelivery:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ResendWebhookDeliveryPayload', delivery: { id: string } }
   };

export type ResendWebhooksMutationVariables = Exact<{
  input: ResendWebhooksInput;
}>;


export type ResendWebhooksMutation = { resendWebhooks:
    | { __typename: 'Conflict', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'ResendWebhooksPayload', count: number }
   };

export type WebhookDeliveryQueryVariables = Exact<{
  id: string | number;
  bodies: boolean;
}>;


export type WebhookDeliveryQuery = { webhookDelivery: { id: string, messageId: string, type: string, seq: number, attempts: Array<{ id: string, at: string, tookMs: number, status: number | null, failure: string | null, signature: string, request?: string | null, response?: string | null }> } | null };

export type AttemptRowFragment = { id: string, at: string, tookMs: number, status: number | null, failure: string | null, signature: string, request?: string | null, response?: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountPartsFragmentDoc = new TypedDocumentString(`
    fragment AccountParts on Viewer {
  name
  factors {
    password
    codes
    recoveryCodes
    passkeys {
      id
      name
      createdAt
      usedAt
    }
  }
  sessions {
    id
    agent
    address
    method
    createdAt
    usedAt
    current
  }
}
    `, {"fragmentName":"AccountParts"}) as unknown as TypedDocumentString<AccountPartsFragment, unknown>;
export const AuditRowFragmentDoc = new TypedDocumentString(`
    fragment AuditRow on AuditLink {
  id
  seq
  at
  actorKind
  actor
  reason
  action
  target
  before
  after
  address
  agent
  request
  previous
  hash
}
    `, {"fragmentName":"AuditRow"}) as unknown as TypedDocumentString<AuditRowFragment, unknown>;
export const BrandLookFragmentDoc = new TypedDocumentString(`
    fragment BrandLook on Brand {
  accent
  radius
  logo
  revision
}
    `, {"fragmentName":"BrandLook"}) as unknown as TypedDocumentString<BrandLookFragment, unknown>;
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Money {
  currency
  amount
  minor
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const ContractBillFragmentDoc = new TypedDocumentString(`
    fragment ContractBill on Bill {
  month
  total {
    ...Amount
  }
  lines {
    kind
    meter
    title
    quantity
    unit
    amount {
      ...Amount
    }
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}`, {"fragmentName":"ContractBill"}) as unknown as TypedDocumentString<ContractBillFragment, unknown>;
export const FeatureRowFragmentDoc = new TypedDocumentString(`
    fragment FeatureRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  resetsAt
  requestedAt
}
    `, {"fragmentName":"FeatureRow"}) as unknown as TypedDocumentString<FeatureRowFragment, unknown>;
export const FlowFindingRowFragmentDoc = new TypedDocumentString(`
    fragment FlowFindingRow on FlowFinding {
  level
  code
  path
  line
  message
  values {
    name
    value
  }
  feature
  last
  successors
}
    `, {"fragmentName":"FlowFindingRow"}) as unknown as TypedDocumentString<FlowFindingRowFragment, unknown>;
export const FlowVersionRowFragmentDoc = new TypedDocumentString(`
    fragment FlowVersionRow on FlowVersion {
  id
  number
  state
  yaml
  createdAt
  publishedAt
  revision
  letter(on: $on)
  findings(on: $on) {
    ...FlowFindingRow
  }
}
    fragment FlowFindingRow on FlowFinding {
  level
  code
  path
  line
  message
  values {
    name
    value
  }
  feature
  last
  successors
}`, {"fragmentName":"FlowVersionRow"}) as unknown as TypedDocumentString<FlowVersionRowFragment, unknown>;
export const InvoiceRowFragmentDoc = new TypedDocumentString(`
    fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}
    fragment Amount on Money {
  currency
  amount
  minor
}`, {"fragmentName":"InvoiceRow"}) as unknown as TypedDocumentString<InvoiceRowFragment, unknown>;
export const TaxPartsFragmentDoc = new TypedDocumentString(`
    fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}`, {"fragmentName":"TaxParts"}) as unknown as TypedDocumentString<TaxPartsFragment, unknown>;
export const PartyFragmentDoc = new TypedDocumentString(`
    fragment Party on InvoiceParty {
  name
  address
  registration
  orderNumber
}
    `, {"fragmentName":"Party"}) as unknown as TypedDocumentString<PartyFragment, unknown>;
export const LinePartsFragmentDoc = new TypedDocumentString(`
    fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
    fragment Amount on Money {
  currency
  amount
  minor
}`, {"fragmentName":"LineParts"}) as unknown as TypedDocumentString<LinePartsFragment, unknown>;
export const WholeInvoiceFragmentDoc = new TypedDocumentString(`
    fragment WholeInvoice on Invoice {
  ...InvoiceRow
  zone
  currency
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  credited {
    ...Amount
  }
  due {
    ...Amount
  }
  paid {
    ...Amount
  }
  noted {
    ...Amount
  }
  taxes {
    ...TaxParts
  }
  issuer {
    ...Party
  }
  payer {
    ...Party
  }
  lines {
    id
    line {
      ...LineParts
    }
  }
  payments {
    id
    method
    amount {
      ...Amount
    }
    receivedAt
    reference
  }
  creditNotes {
    id
    number
    total {
      ...Amount
    }
    reason
    issuedOn
  }
  hold
  issuedOn
  settledAt
  reason
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment Party on InvoiceParty {
  name
  address
  registration
  orderNumber
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}`, {"fragmentName":"WholeInvoice"}) as unknown as TypedDocumentString<WholeInvoiceFragment, unknown>;
export const LineUsesFragmentDoc = new TypedDocumentString(`
    fragment LineUses on InvoiceLine {
  usage(first: 25, after: $after) {
    whole
    edges {
      cursor
      node {
        verificationId
        at
        quantity
        late
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"fragmentName":"LineUses"}) as unknown as TypedDocumentString<LineUsesFragment, unknown>;
export const MonthBillFragmentDoc = new TypedDocumentString(`
    fragment MonthBill on Bill {
  month
  zone
  lines {
    ...LineParts
  }
  taxes {
    ...TaxParts
  }
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  total {
    ...Amount
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}`, {"fragmentName":"MonthBill"}) as unknown as TypedDocumentString<MonthBillFragment, unknown>;
export const CreditPageFragmentDoc = new TypedDocumentString(`
    fragment CreditPage on CreditConnection {
  edges {
    node {
      id
      kind
      amount {
        ...Amount
      }
      expiresOn
      reason
      createdAt
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  left {
    ...Amount
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}`, {"fragmentName":"CreditPage"}) as unknown as TypedDocumentString<CreditPageFragment, unknown>;
export const ApiKeyRowFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyRow on APIKey {
  id
  name
  mode
  prefix
  last4
  role
  scopes {
    subject
    level
  }
  networks
  uses
  usedAt
  usedFrom
  expiresAt
  revokedAt
  successorId
  createdAt
}
    `, {"fragmentName":"ApiKeyRow"}) as unknown as TypedDocumentString<ApiKeyRowFragment, unknown>;
export const LawPeriodRowFragmentDoc = new TypedDocumentString(`
    fragment LawPeriodRow on LawPeriod {
  from
  to
  letter
  evidence
  source
}
    `, {"fragmentName":"LawPeriodRow"}) as unknown as TypedDocumentString<LawPeriodRowFragment, unknown>;
export const LawReadingFragmentDoc = new TypedDocumentString(`
    fragment LawReading on LawOverride {
  id
  law
  method
  note
  createdAt
  revision
  periods {
    ...LawPeriodRow
  }
  catalogue {
    ...LawPeriodRow
  }
}
    fragment LawPeriodRow on LawPeriod {
  from
  to
  letter
  evidence
  source
}`, {"fragmentName":"LawReading"}) as unknown as TypedDocumentString<LawReadingFragment, unknown>;
export const MemberRowFragmentDoc = new TypedDocumentString(`
    fragment MemberRow on Member {
  id
  name
  email
  role
  state
  createdAt
  revision
}
    `, {"fragmentName":"MemberRow"}) as unknown as TypedDocumentString<MemberRowFragment, unknown>;
export const InvitationRowFragmentDoc = new TypedDocumentString(`
    fragment InvitationRow on Invitation {
  id
  email
  role
  createdAt
  expiresAt
}
    `, {"fragmentName":"InvitationRow"}) as unknown as TypedDocumentString<InvitationRowFragment, unknown>;
export const TenantRowFragmentDoc = new TypedDocumentString(`
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}
    `, {"fragmentName":"TenantRow"}) as unknown as TypedDocumentString<TenantRowFragment, unknown>;
export const CoveredRowFragmentDoc = new TypedDocumentString(`
    fragment CoveredRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  priceRef
  note
  requestedAt
  revision
}
    `, {"fragmentName":"CoveredRow"}) as unknown as TypedDocumentString<CoveredRowFragment, unknown>;
export const DecisionChangeRowFragmentDoc = new TypedDocumentString(`
    fragment DecisionChangeRow on DecisionChange {
  was
  would
  count
  sample
}
    `, {"fragmentName":"DecisionChangeRow"}) as unknown as TypedDocumentString<DecisionChangeRowFragment, unknown>;
export const PolicyVersionRowFragmentDoc = new TypedDocumentString(`
    fragment PolicyVersionRow on PolicyVersion {
  id
  number
  state
  yaml
  createdAt
  publishedAt
  revision
  findings {
    rule
    part
    line
    column
    code
    subject
    message
  }
  changes {
    path
    before
    after
  }
  shadow {
    verifications
    same
    untold
    changes {
      ...DecisionChangeRow
    }
  }
}
    fragment DecisionChangeRow on DecisionChange {
  was
  would
  count
  sample
}`, {"fragmentName":"PolicyVersionRow"}) as unknown as TypedDocumentString<PolicyVersionRowFragment, unknown>;
export const CurveShareRowFragmentDoc = new TypedDocumentString(`
    fragment CurveShareRow on CurveShare {
  share
  low
  high
}
    `, {"fragmentName":"CurveShareRow"}) as unknown as TypedDocumentString<CurveShareRowFragment, unknown>;
export const ReviewRowFragmentDoc = new TypedDocumentString(`
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}
    `, {"fragmentName":"ReviewRow"}) as unknown as TypedDocumentString<ReviewRowFragment, unknown>;
export const ReviewFindingFragmentDoc = new TypedDocumentString(`
    fragment ReviewFinding on Finding {
  check
  version
  outcome
  score
  reasons
  measures
  durationMs
  models {
    name
    sha256
  }
}
    `, {"fragmentName":"ReviewFinding"}) as unknown as TypedDocumentString<ReviewFindingFragment, unknown>;
export const ReviewPhotoFragmentDoc = new TypedDocumentString(`
    fragment ReviewPhoto on Evidence {
  id
  step
  frame
  contentType
  bytes
  sha256
  imageUrl
  receivedAt
  bound
}
    `, {"fragmentName":"ReviewPhoto"}) as unknown as TypedDocumentString<ReviewPhotoFragment, unknown>;
export const ProportionFiguresFragmentDoc = new TypedDocumentString(`
    fragment ProportionFigures on Proportion {
  n
  count
  value
  low
  high
}
    `, {"fragmentName":"ProportionFigures"}) as unknown as TypedDocumentString<ProportionFiguresFragment, unknown>;
export const AgreementFiguresFragmentDoc = new TypedDocumentString(`
    fragment AgreementFigures on Agreement {
  n
  share {
    ...ProportionFigures
  }
  kappa {
    value
    low
    high
  }
}
    fragment ProportionFigures on Proportion {
  n
  count
  value
  low
  high
}`, {"fragmentName":"AgreementFigures"}) as unknown as TypedDocumentString<AgreementFiguresFragment, unknown>;
export const RoleRowFragmentDoc = new TypedDocumentString(`
    fragment RoleRow on Role {
  id
  name
  description
  permissions
  builtIn
  revision
}
    `, {"fragmentName":"RoleRow"}) as unknown as TypedDocumentString<RoleRowFragment, unknown>;
export const PolicyListRowFragmentDoc = new TypedDocumentString(`
    fragment PolicyListRow on PolicyList {
  id
  name
  effect
  of
  size
  createdAt
  uses {
    policy
    version
    state
    rules
  }
}
    `, {"fragmentName":"PolicyListRow"}) as unknown as TypedDocumentString<PolicyListRowFragment, unknown>;
export const PolicyListEntryRowFragmentDoc = new TypedDocumentString(`
    fragment PolicyListEntryRow on PolicyListEntry {
  id
  fingerprint
  note
  author
  createdAt
  until
  revision
}
    `, {"fragmentName":"PolicyListEntryRow"}) as unknown as TypedDocumentString<PolicyListEntryRowFragment, unknown>;
export const TestEnvironmentHereFragmentDoc = new TypedDocumentString(`
    fragment TestEnvironmentHere on TestEnvironment {
  tenant {
    id
    name
  }
  current
  advancedBy
}
    `, {"fragmentName":"TestEnvironmentHere"}) as unknown as TypedDocumentString<TestEnvironmentHereFragment, unknown>;
export const TestClearingRowFragmentDoc = new TypedDocumentString(`
    fragment TestClearingRow on TestClearing {
  id
  createdAt
  state
  doneAt
  verifications
  files
  deliveries
  remaining
}
    `, {"fragmentName":"TestClearingRow"}) as unknown as TypedDocumentString<TestClearingRowFragment, unknown>;
export const ConnectionRowFragmentDoc = new TypedDocumentString(`
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}
    `, {"fragmentName":"ConnectionRow"}) as unknown as TypedDocumentString<ConnectionRowFragment, unknown>;
export const DomainRowFragmentDoc = new TypedDocumentString(`
    fragment DomainRow on Domain {
  id
  name
  recordName
  recordText
  verifiedAt
  createdAt
}
    `, {"fragmentName":"DomainRow"}) as unknown as TypedDocumentString<DomainRowFragment, unknown>;
export const EndpointRowFragmentDoc = new TypedDocumentString(`
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  description
  types
  payload
  state
  failures
  failingSince
  createdAt
  revision
}
    `, {"fragmentName":"EndpointRow"}) as unknown as TypedDocumentString<EndpointRowFragment, unknown>;
export const DeliveryRowFragmentDoc = new TypedDocumentString(`
    fragment DeliveryRow on WebhookDelivery {
  id
  type
  seq
  state
  tries
  nextAt
  createdAt
  attempts {
    id
    at
    tookMs
    status
    failure
  }
}
    `, {"fragmentName":"DeliveryRow"}) as unknown as TypedDocumentString<DeliveryRowFragment, unknown>;
export const AttemptRowFragmentDoc = new TypedDocumentString(`
    fragment AttemptRow on WebhookAttempt {
  id
  at
  tookMs
  status
  failure
  signature
  request @include(if: $bodies)
  response @include(if: $bodies)
}
    `, {"fragmentName":"AttemptRow"}) as unknown as TypedDocumentString<AttemptRowFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    kind
    name
    permissions
    tenant {
      id
      name
      test
    }
    visit {
      reason
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const BelongingsDocument = new TypedDocumentString(`
    query Belongings {
  viewer {
    memberships {
      role
      current
      tenant {
        id
        name
        test
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BelongingsQuery, BelongingsQueryVariables>;
export const EndVisitDocument = new TypedDocumentString(`
    mutation EndVisit {
  endVisit {
    ended
  }
}
    `) as unknown as TypedDocumentString<EndVisitMutation, EndVisitMutationVariables>;
export const WaitingReviewsDocument = new TypedDocumentString(`
    query WaitingReviews($filter: ReviewCaseFilter) {
  reviewCount(filter: $filter)
}
    `) as unknown as TypedDocumentString<WaitingReviewsQuery, WaitingReviewsQueryVariables>;
export const AccountDocument = new TypedDocumentString(`
    query Account {
  viewer {
    ...AccountParts
  }
}
    fragment AccountParts on Viewer {
  name
  factors {
    password
    codes
    recoveryCodes
    passkeys {
      id
      name
      createdAt
      usedAt
    }
  }
  sessions {
    id
    agent
    address
    method
    createdAt
    usedAt
    current
  }
}`) as unknown as TypedDocumentString<AccountQuery, AccountQueryVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($first: Int!, $after: String, $filter: AuditFilter) {
  auditLog(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        ...AuditRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AuditRow on AuditLink {
  id
  seq
  at
  actorKind
  actor
  reason
  action
  target
  before
  after
  address
  agent
  request
  previous
  hash
}`) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const BrandDocument = new TypedDocumentString(`
    query Brand {
  brand {
    ...BrandLook
  }
}
    fragment BrandLook on Brand {
  accent
  radius
  logo
  revision
}`) as unknown as TypedDocumentString<BrandQuery, BrandQueryVariables>;
export const SetBrandDocument = new TypedDocumentString(`
    mutation SetBrand($input: SetBrandInput!) {
  setBrand(input: $input) {
    __typename
    ... on SetBrandPayload {
      brand {
        ...BrandLook
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment BrandLook on Brand {
  accent
  radius
  logo
  revision
}`) as unknown as TypedDocumentString<SetBrandMutation, SetBrandMutationVariables>;
export const PlatformContractDocument = new TypedDocumentString(`
    query PlatformContract($tenant: ID!) {
  platformTenant(id: $tenant) {
    id
    name
  }
  platformContracts(tenant: $tenant) {
    id
    number
    effectiveFrom
    yaml
    createdAt
  }
}
    `) as unknown as TypedDocumentString<PlatformContractQuery, PlatformContractQueryVariables>;
export const PlatformWhatIfDocument = new TypedDocumentString(`
    query PlatformWhatIf($tenant: ID!, $month: String!, $contract: String!) {
  platformWhatIf(tenant: $tenant, month: $month, contract: $contract) {
    __typename
    ... on Bill {
      ...ContractBill
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
  platformDraft(tenant: $tenant, month: $month) {
    ...ContractBill
  }
}
    fragment ContractBill on Bill {
  month
  total {
    ...Amount
  }
  lines {
    kind
    meter
    title
    quantity
    unit
    amount {
      ...Amount
    }
  }
}
fragment Amount on Money {
  currency
  amount
  minor
}`) as unknown as TypedDocumentString<PlatformWhatIfQuery, PlatformWhatIfQueryVariables>;
export const AgreeContractDocument = new TypedDocumentString(`
    mutation AgreeContract($input: AgreeContractInput!) {
  agreeContract(input: $input) {
    __typename
    ... on AgreeContractPayload {
      contract {
        number
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AgreeContractMutation, AgreeContractMutationVariables>;
export const FeatureListDocument = new TypedDocumentString(`
    query FeatureList {
  features {
    ...FeatureRow
  }
}
    fragment FeatureRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  resetsAt
  requestedAt
}`) as unknown as TypedDocumentString<FeatureListQuery, FeatureListQueryVariables>;
export const RequestFeatureDocument = new TypedDocumentString(`
    mutation RequestFeature($input: RequestFeatureInput!) {
  requestFeature(input: $input) {
    __typename
    ... on RequestFeaturePayload {
      feature {
        ...FeatureRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment FeatureRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  resetsAt
  requestedAt
}`) as unknown as TypedDocumentString<RequestFeatureMutation, RequestFeatureMutationVariables>;
export const FlowsDocument = new TypedDocumentString(`
    query Flows($after: String) {
  flows(first: 100, after: $after) {
    edges {
      node {
        id
        name
        createdAt
        published {
          id
          number
          publishedAt
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  twoPersonPublish
}
    `) as unknown as TypedDocumentString<FlowsQuery, FlowsQueryVariables>;
export const FlowDocument = new TypedDocumentString(`
    query Flow($name: String!, $after: String) {
  flow(name: $name) {
    id
    name
    published {
      id
      number
    }
    versions(first: 50, after: $after) {
      edges {
        node {
          id
          number
          state
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlowQuery, FlowQueryVariables>;
export const FlowVersionDocument = new TypedDocumentString(`
    query FlowVersion($name: String!, $number: Int!, $on: Date) {
  flow(name: $name) {
    version(number: $number) {
      ...FlowVersionRow
    }
  }
}
    fragment FlowFindingRow on FlowFinding {
  level
  code
  path
  line
  message
  values {
    name
    value
  }
  feature
  last
  successors
}
fragment FlowVersionRow on FlowVersion {
  id
  number
  state
  yaml
  createdAt
  publishedAt
  revision
  letter(on: $on)
  findings(on: $on) {
    ...FlowFindingRow
  }
}`) as unknown as TypedDocumentString<FlowVersionQuery, FlowVersionQueryVariables>;
export const FlowChangesDocument = new TypedDocumentString(`
    query FlowChanges($name: String!, $number: Int!, $from: Int!) {
  flow(name: $name) {
    version(number: $number) {
      changes(from: $from) {
        path
        before
        after
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlowChangesQuery, FlowChangesQueryVariables>;
export const CheckFlowDocument = new TypedDocumentString(`
    query CheckFlow($yaml: String!, $on: Date) {
  checkFlow(yaml: $yaml, on: $on) {
    publishable
    findings {
      ...FlowFindingRow
    }
  }
}
    fragment FlowFindingRow on FlowFinding {
  level
  code
  path
  line
  message
  values {
    name
    value
  }
  feature
  last
  successors
}`) as unknown as TypedDocumentString<CheckFlowQuery, CheckFlowQueryVariables>;
export const FlowPolicyDocument = new TypedDocumentString(`
    query FlowPolicy($name: String!) {
  policy(name: $name) {
    shadow
    versions(first: 50) {
      edges {
        node {
          number
          shadow {
            verifications
            same
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlowPolicyQuery, FlowPolicyQueryVariables>;
export const CreateFlowDocument = new TypedDocumentString(`
    mutation CreateFlow($input: CreateFlowInput!) {
  createFlow(input: $input) {
    __typename
    ... on CreateFlowPayload {
      flow {
        name
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateFlowMutation, CreateFlowMutationVariables>;
export const DraftFlowVersionDocument = new TypedDocumentString(`
    mutation DraftFlowVersion($input: DraftFlowVersionInput!) {
  draftFlowVersion(input: $input) {
    __typename
    ... on DraftFlowVersionPayload {
      version {
        number
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DraftFlowVersionMutation, DraftFlowVersionMutationVariables>;
export const EditFlowVersionDocument = new TypedDocumentString(`
    mutation EditFlowVersion($input: EditFlowVersionInput!) {
  editFlowVersion(input: $input) {
    __typename
    ... on EditFlowVersionPayload {
      version {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EditFlowVersionMutation, EditFlowVersionMutationVariables>;
export const ValidateFlowVersionDocument = new TypedDocumentString(`
    mutation ValidateFlowVersion($input: MoveFlowVersionInput!) {
  validateFlowVersion(input: $input) {
    __typename
    ... on MoveFlowVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ValidateFlowVersionMutation, ValidateFlowVersionMutationVariables>;
export const PublishFlowVersionDocument = new TypedDocumentString(`
    mutation PublishFlowVersion($input: MoveFlowVersionInput!) {
  publishFlowVersion(input: $input) {
    __typename
    ... on MoveFlowVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PublishFlowVersionMutation, PublishFlowVersionMutationVariables>;
export const ArchiveFlowVersionDocument = new TypedDocumentString(`
    mutation ArchiveFlowVersion($input: MoveFlowVersionInput!) {
  archiveFlowVersion(input: $input) {
    __typename
    ... on MoveFlowVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveFlowVersionMutation, ArchiveFlowVersionMutationVariables>;
export const SetTwoPersonPublishDocument = new TypedDocumentString(`
    mutation SetTwoPersonPublish($input: SetTwoPersonPublishInput!) {
  setTwoPersonPublish(input: $input) {
    __typename
    ... on SetTwoPersonPublishPayload {
      required
    }
  }
}
    `) as unknown as TypedDocumentString<SetTwoPersonPublishMutation, SetTwoPersonPublishMutationVariables>;
export const BillingMonthDocument = new TypedDocumentString(`
    query BillingMonth {
  forecast {
    bill {
      total {
        ...Amount
      }
    }
    soFar {
      ...MonthBill
    }
    from
    to
    days
    daysLeft
  }
  budget {
    amount {
      ...Amount
    }
    spent {
      ...Amount
    }
    alerted
  }
  contracts {
    id
    number
    effectiveFrom
    yaml
  }
  credits(first: 1) {
    left {
      ...Amount
    }
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment MonthBill on Bill {
  month
  zone
  lines {
    ...LineParts
  }
  taxes {
    ...TaxParts
  }
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  total {
    ...Amount
  }
}`) as unknown as TypedDocumentString<BillingMonthQuery, BillingMonthQueryVariables>;
export const BillingInvoicesDocument = new TypedDocumentString(`
    query BillingInvoices($first: Int!, $after: String, $state: InvoiceState) {
  invoices(first: $first, after: $after, state: $state) {
    edges {
      node {
        ...InvoiceRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}`) as unknown as TypedDocumentString<BillingInvoicesQuery, BillingInvoicesQueryVariables>;
export const OneInvoiceDocument = new TypedDocumentString(`
    query OneInvoice($id: ID!) {
  invoice(id: $id) {
    ...WholeInvoice
  }
}
    fragment WholeInvoice on Invoice {
  ...InvoiceRow
  zone
  currency
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  credited {
    ...Amount
  }
  due {
    ...Amount
  }
  paid {
    ...Amount
  }
  noted {
    ...Amount
  }
  taxes {
    ...TaxParts
  }
  issuer {
    ...Party
  }
  payer {
    ...Party
  }
  lines {
    id
    line {
      ...LineParts
    }
  }
  payments {
    id
    method
    amount {
      ...Amount
    }
    receivedAt
    reference
  }
  creditNotes {
    id
    number
    total {
      ...Amount
    }
    reason
    issuedOn
  }
  hold
  issuedOn
  settledAt
  reason
}
fragment Amount on Money {
  currency
  amount
  minor
}
fragment Party on InvoiceParty {
  name
  address
  registration
  orderNumber
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}`) as unknown as TypedDocumentString<OneInvoiceQuery, OneInvoiceQueryVariables>;
export const InvoiceLineUsageDocument = new TypedDocumentString(`
    query InvoiceLineUsage($id: ID!, $line: ID!, $after: String) {
  invoice(id: $id) {
    line(id: $line) {
      ...LineUses
    }
  }
}
    fragment LineUses on InvoiceLine {
  usage(first: 25, after: $after) {
    whole
    edges {
      cursor
      node {
        verificationId
        at
        quantity
        late
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`) as unknown as TypedDocumentString<InvoiceLineUsageQuery, InvoiceLineUsageQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($month: String!, $contract: String!) {
  whatIf(month: $month, contract: $contract) {
    __typename
    ... on Bill {
      ...MonthBill
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
  invoiceDraft(month: $month) {
    ...MonthBill
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment MonthBill on Bill {
  month
  zone
  lines {
    ...LineParts
  }
  taxes {
    ...TaxParts
  }
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  total {
    ...Amount
  }
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const BillingPayerDocument = new TypedDocumentString(`
    query BillingPayer {
  payer {
    name
    address
    orderNumber
    contacts
    language
    budget {
      ...Amount
    }
    revision
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}`) as unknown as TypedDocumentString<BillingPayerQuery, BillingPayerQueryVariables>;
export const UpdatePayerDocument = new TypedDocumentString(`
    mutation UpdatePayer($input: UpdatePayerInput!) {
  updatePayer(input: $input) {
    __typename
    ... on UpdatePayerPayload {
      payer {
        revision
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdatePayerMutation, UpdatePayerMutationVariables>;
export const PaymentAccountDocument = new TypedDocumentString(`
    query PaymentAccount {
  paymentAccount {
    cardBrand
    cardLast4
    state
    failingSince
    graceUntil
  }
}
    `) as unknown as TypedDocumentString<PaymentAccountQuery, PaymentAccountQueryVariables>;
export const CreateCheckoutLinkDocument = new TypedDocumentString(`
    mutation CreateCheckoutLink($input: CreateCheckoutLinkInput!) {
  createCheckoutLink(input: $input) {
    __typename
    ... on CreateCheckoutLinkPayload {
      url
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCheckoutLinkMutation, CreateCheckoutLinkMutationVariables>;
export const CreatePaymentPortalLinkDocument = new TypedDocumentString(`
    mutation CreatePaymentPortalLink($input: CreatePaymentPortalLinkInput!) {
  createPaymentPortalLink(input: $input) {
    __typename
    ... on CreatePaymentPortalLinkPayload {
      url
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePaymentPortalLinkMutation, CreatePaymentPortalLinkMutationVariables>;
export const BillingCreditsDocument = new TypedDocumentString(`
    query BillingCredits($first: Int!, $after: String) {
  credits(first: $first, after: $after) {
    ...CreditPage
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment CreditPage on CreditConnection {
  edges {
    node {
      id
      kind
      amount {
        ...Amount
      }
      expiresOn
      reason
      createdAt
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  left {
    ...Amount
  }
}`) as unknown as TypedDocumentString<BillingCreditsQuery, BillingCreditsQueryVariables>;
export const DeskTenantDocument = new TypedDocumentString(`
    query DeskTenant($tenant: ID!) {
  platformTenant(id: $tenant) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<DeskTenantQuery, DeskTenantQueryVariables>;
export const DeskMonthDocument = new TypedDocumentString(`
    query DeskMonth($tenant: ID!, $month: String!) {
  platformDraft(tenant: $tenant, month: $month) {
    ...MonthBill
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment MonthBill on Bill {
  month
  zone
  lines {
    ...LineParts
  }
  taxes {
    ...TaxParts
  }
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  total {
    ...Amount
  }
}`) as unknown as TypedDocumentString<DeskMonthQuery, DeskMonthQueryVariables>;
export const DeskInvoicesDocument = new TypedDocumentString(`
    query DeskInvoices($tenant: ID!, $first: Int!, $after: String) {
  platformInvoices(tenant: $tenant, first: $first, after: $after) {
    edges {
      node {
        ...InvoiceRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}`) as unknown as TypedDocumentString<DeskInvoicesQuery, DeskInvoicesQueryVariables>;
export const DeskCreditsDocument = new TypedDocumentString(`
    query DeskCredits($tenant: ID!, $first: Int!, $after: String) {
  platformCredits(tenant: $tenant, first: $first, after: $after) {
    ...CreditPage
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}
fragment CreditPage on CreditConnection {
  edges {
    node {
      id
      kind
      amount {
        ...Amount
      }
      expiresOn
      reason
      createdAt
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  left {
    ...Amount
  }
}`) as unknown as TypedDocumentString<DeskCreditsQuery, DeskCreditsQueryVariables>;
export const DeskInvoiceDocument = new TypedDocumentString(`
    query DeskInvoice($tenant: ID!, $id: ID!) {
  platformInvoice(tenant: $tenant, id: $id) {
    ...WholeInvoice
    revision
  }
}
    fragment WholeInvoice on Invoice {
  ...InvoiceRow
  zone
  currency
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
  credited {
    ...Amount
  }
  due {
    ...Amount
  }
  paid {
    ...Amount
  }
  noted {
    ...Amount
  }
  taxes {
    ...TaxParts
  }
  issuer {
    ...Party
  }
  payer {
    ...Party
  }
  lines {
    id
    line {
      ...LineParts
    }
  }
  payments {
    id
    method
    amount {
      ...Amount
    }
    receivedAt
    reference
  }
  creditNotes {
    id
    number
    total {
      ...Amount
    }
    reason
    issuedOn
  }
  hold
  issuedOn
  settledAt
  reason
}
fragment Amount on Money {
  currency
  amount
  minor
}
fragment Party on InvoiceParty {
  name
  address
  registration
  orderNumber
}
fragment TaxParts on InvoiceTax {
  rate
  net {
    ...Amount
  }
  tax {
    ...Amount
  }
}
fragment LineParts on BillLine {
  kind
  meter
  title
  from
  to
  quantity
  of
  place
  unit
  base {
    ...Amount
  }
  amount {
    ...Amount
  }
  rate
}
fragment InvoiceRow on Invoice {
  id
  number
  state
  month
  total {
    ...Amount
  }
  left {
    ...Amount
  }
  dueOn
}`) as unknown as TypedDocumentString<DeskInvoiceQuery, DeskInvoiceQueryVariables>;
export const DeskLineUsageDocument = new TypedDocumentString(`
    query DeskLineUsage($tenant: ID!, $id: ID!, $line: ID!, $after: String) {
  platformInvoice(tenant: $tenant, id: $id) {
    line(id: $line) {
      ...LineUses
    }
  }
}
    fragment LineUses on InvoiceLine {
  usage(first: 25, after: $after) {
    whole
    edges {
      cursor
      node {
        verificationId
        at
        quantity
        late
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`) as unknown as TypedDocumentString<DeskLineUsageQuery, DeskLineUsageQueryVariables>;
export const DeskUsageDocument = new TypedDocumentString(`
    query DeskUsage($tenant: ID!, $id: ID!) {
  platformVerificationUsage(tenant: $tenant, verificationId: $id) {
    key
    meter
    attempt
    quantity
    at
    late
    reason
    note
  }
}
    `) as unknown as TypedDocumentString<DeskUsageQuery, DeskUsageQueryVariables>;
export const CorrectUsageDocument = new TypedDocumentString(`
    mutation CorrectUsage($input: CorrectUsageInput!) {
  correctUsage(input: $input) {
    __typename
    ... on CorrectUsagePayload {
      usage {
        key
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectUsageMutation, CorrectUsageMutationVariables>;
export const GrantCreditDocument = new TypedDocumentString(`
    mutation GrantCredit($input: GrantCreditInput!) {
  grantCredit(input: $input) {
    __typename
    ... on GrantCreditPayload {
      credit {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GrantCreditMutation, GrantCreditMutationVariables>;
export const IssueInvoiceDocument = new TypedDocumentString(`
    mutation IssueInvoice($input: IssueInvoiceInput!) {
  issueInvoice(input: $input) {
    __typename
    ... on IssueInvoicePayload {
      invoice {
        id
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<IssueInvoiceMutation, IssueInvoiceMutationVariables>;
export const VoidInvoiceDocument = new TypedDocumentString(`
    mutation VoidInvoice($input: VoidInvoiceInput!) {
  voidInvoice(input: $input) {
    __typename
    ... on VoidInvoicePayload {
      invoice {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VoidInvoiceMutation, VoidInvoiceMutationVariables>;
export const WriteOffInvoiceDocument = new TypedDocumentString(`
    mutation WriteOffInvoice($input: WriteOffInvoiceInput!) {
  writeOffInvoice(input: $input) {
    __typename
    ... on WriteOffInvoicePayload {
      invoice {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WriteOffInvoiceMutation, WriteOffInvoiceMutationVariables>;
export const CreditInvoiceDocument = new TypedDocumentString(`
    mutation CreditInvoice($input: CreditInvoiceInput!) {
  creditInvoice(input: $input) {
    __typename
    ... on CreditInvoicePayload {
      creditNote {
        number
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreditInvoiceMutation, CreditInvoiceMutationVariables>;
export const RecordPaymentDocument = new TypedDocumentString(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    __typename
    ... on RecordPaymentPayload {
      payment {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const CloseAgainDocument = new TypedDocumentString(`
    mutation CloseAgain($input: CloseAgainInput!) {
  closeAgain(input: $input) {
    __typename
    ... on CloseAgainPayload {
      invoice {
        id
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloseAgainMutation, CloseAgainMutationVariables>;
export const RotateApiKeyDocument = new TypedDocumentString(`
    mutation RotateApiKey($input: RotateAPIKeyInput!) {
  rotateApiKey(input: $input) {
    __typename
    ... on RotateAPIKeyPayload {
      secret
      apiKey {
        ...ApiKeyRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment ApiKeyRow on APIKey {
  id
  name
  mode
  prefix
  last4
  role
  scopes {
    subject
    level
  }
  networks
  uses
  usedAt
  usedFrom
  expiresAt
  revokedAt
  successorId
  createdAt
}`) as unknown as TypedDocumentString<RotateApiKeyMutation, RotateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeAPIKeyInput!) {
  revokeApiKey(input: $input) {
    __typename
    ... on RevokeAPIKeyPayload {
      apiKey {
        ...ApiKeyRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment ApiKeyRow on APIKey {
  id
  name
  mode
  prefix
  last4
  role
  scopes {
    subject
    level
  }
  networks
  uses
  usedAt
  usedFrom
  expiresAt
  revokedAt
  successorId
  createdAt
}`) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateAPIKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreateAPIKeyPayload {
      secret
      apiKey {
        ...ApiKeyRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment ApiKeyRow on APIKey {
  id
  name
  mode
  prefix
  last4
  role
  scopes {
    subject
    level
  }
  networks
  uses
  usedAt
  usedFrom
  expiresAt
  revokedAt
  successorId
  createdAt
}`) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const ApiKeyListDocument = new TypedDocumentString(`
    query ApiKeyList($after: String) {
  apiKeys(first: 100, after: $after) {
    edges {
      node {
        ...ApiKeyRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ApiKeyRow on APIKey {
  id
  name
  mode
  prefix
  last4
  role
  scopes {
    subject
    level
  }
  networks
  uses
  usedAt
  usedFrom
  expiresAt
  revokedAt
  successorId
  createdAt
}`) as unknown as TypedDocumentString<ApiKeyListQuery, ApiKeyListQueryVariables>;
export const KeyRolesDocument = new TypedDocumentString(`
    query KeyRoles {
  roles {
    name
    permissions
  }
}
    `) as unknown as TypedDocumentString<KeyRolesQuery, KeyRolesQueryVariables>;
export const LawDocument = new TypedDocumentString(`
    query Law($on: Date!) {
  lawCatalogue {
    version
    asOf
    content
  }
  lawOverrides(first: 100) {
    edges {
      node {
        ...LawReading
      }
    }
  }
  flowsAtRisk(on: $on) {
    flow {
      id
      name
    }
    findings {
      level
      code
      path
      message
      values {
        name
        value
      }
      last
      successors
    }
  }
}
    fragment LawPeriodRow on LawPeriod {
  from
  to
  letter
  evidence
  source
}
fragment LawReading on LawOverride {
  id
  law
  method
  note
  createdAt
  revision
  periods {
    ...LawPeriodRow
  }
  catalogue {
    ...LawPeriodRow
  }
}`) as unknown as TypedDocumentString<LawQuery, LawQueryVariables>;
export const PlatformLawDocument = new TypedDocumentString(`
    query PlatformLaw {
  platformLawCatalogue {
    version
    asOf
  }
}
    `) as unknown as TypedDocumentString<PlatformLawQuery, PlatformLawQueryVariables>;
export const InstallLawCatalogueDocument = new TypedDocumentString(`
    mutation InstallLawCatalogue($input: InstallLawCatalogueInput!) {
  installLawCatalogue(input: $input) {
    __typename
    ... on InstallLawCataloguePayload {
      catalogue {
        version
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InstallLawCatalogueMutation, InstallLawCatalogueMutationVariables>;
export const OverrideLawDocument = new TypedDocumentString(`
    mutation OverrideLaw($input: OverrideLawInput!) {
  overrideLaw(input: $input) {
    __typename
    ... on OverrideLawPayload {
      override {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OverrideLawMutation, OverrideLawMutationVariables>;
export const RemoveLawOverrideDocument = new TypedDocumentString(`
    mutation RemoveLawOverride($input: RemoveLawOverrideInput!) {
  removeLawOverride(input: $input) {
    __typename
    ... on RemoveLawOverridePayload {
      id
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveLawOverrideMutation, RemoveLawOverrideMutationVariables>;
export const ChangeMemberRoleDocument = new TypedDocumentString(`
    mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
  changeMemberRole(input: $input) {
    __typename
    ... on ChangeMemberRolePayload {
      member {
        ...MemberRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment MemberRow on Member {
  id
  name
  email
  role
  state
  createdAt
  revision
}`) as unknown as TypedDocumentString<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const SuspendMemberDocument = new TypedDocumentString(`
    mutation SuspendMember($input: SuspendMemberInput!) {
  suspendMember(input: $input) {
    __typename
    ... on SuspendMemberPayload {
      member {
        ...MemberRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment MemberRow on Member {
  id
  name
  email
  role
  state
  createdAt
  revision
}`) as unknown as TypedDocumentString<SuspendMemberMutation, SuspendMemberMutationVariables>;
export const ReinstateMemberDocument = new TypedDocumentString(`
    mutation ReinstateMember($input: ReinstateMemberInput!) {
  reinstateMember(input: $input) {
    __typename
    ... on ReinstateMemberPayload {
      member {
        ...MemberRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment MemberRow on Member {
  id
  name
  email
  role
  state
  createdAt
  revision
}`) as unknown as TypedDocumentString<ReinstateMemberMutation, ReinstateMemberMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($input: RemoveMemberInput!) {
  removeMember(input: $input) {
    __typename
    ... on RemoveMemberPayload {
      id
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    __typename
    ... on InviteMemberPayload {
      invitation {
        ...InvitationRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment InvitationRow on Invitation {
  id
  email
  role
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($input: ResendInvitationInput!) {
  resendInvitation(input: $input) {
    __typename
    ... on ResendInvitationPayload {
      invitation {
        ...InvitationRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment InvitationRow on Invitation {
  id
  email
  role
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    __typename
    ... on RevokeInvitationPayload {
      invitation {
        ...InvitationRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment InvitationRow on Invitation {
  id
  email
  role
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const TeamDocument = new TypedDocumentString(`
    query Team($members: String, $invitations: Boolean!) {
  members(first: 100, after: $members) {
    edges {
      node {
        ...MemberRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  invitations(first: 100) @include(if: $invitations) {
    edges {
      node {
        ...InvitationRow
      }
    }
  }
}
    fragment MemberRow on Member {
  id
  name
  email
  role
  state
  createdAt
  revision
}
fragment InvitationRow on Invitation {
  id
  email
  role
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const RoleNamesDocument = new TypedDocumentString(`
    query RoleNames {
  roles {
    name
  }
}
    `) as unknown as TypedDocumentString<RoleNamesQuery, RoleNamesQueryVariables>;
export const PlatformTenantsDocument = new TypedDocumentString(`
    query PlatformTenants($after: String, $name: String) {
  platformTenants(first: 25, after: $after, name: $name) {
    edges {
      node {
        ...TenantRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}`) as unknown as TypedDocumentString<PlatformTenantsQuery, PlatformTenantsQueryVariables>;
export const PlatformTenantDocument = new TypedDocumentString(`
    query PlatformTenant($id: ID!) {
  platformTenant(id: $id) {
    ...TenantRow
  }
  platformFeatures(tenant: $id) {
    ...CoveredRow
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}
fragment CoveredRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  priceRef
  note
  requestedAt
  revision
}`) as unknown as TypedDocumentString<PlatformTenantQuery, PlatformTenantQueryVariables>;
export const PlatformRequestsDocument = new TypedDocumentString(`
    query PlatformRequests {
  platformRequests {
    feature
    requestedAt
    note
    tenant {
      ...TenantRow
    }
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}`) as unknown as TypedDocumentString<PlatformRequestsQuery, PlatformRequestsQueryVariables>;
export const PlatformUsageDocument = new TypedDocumentString(`
    query PlatformUsage($month: String!) {
  platformUsage(month: $month) {
    meter
    quantity
    zone
    tenant {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformUsageQuery, PlatformUsageQueryVariables>;
export const PlatformHeartbeatDocument = new TypedDocumentString(`
    query PlatformHeartbeat {
  platformHeartbeat {
    tenant {
      id
      name
    }
    pulse {
      meter
      state
      since
      expected
      seen
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformHeartbeatQuery, PlatformHeartbeatQueryVariables>;
export const PlatformUnbilledDocument = new TypedDocumentString(`
    query PlatformUnbilled($month: String!) {
  platformRevenue(month: $month) {
    sums {
      count
      net {
        ...Amount
      }
      tax {
        ...Amount
      }
      credited {
        ...Amount
      }
      noted {
        ...Amount
      }
      paid {
        ...Amount
      }
      open {
        ...Amount
      }
      drafts {
        ...Amount
      }
      writtenOff {
        ...Amount
      }
    }
    unbilled {
      id
      name
    }
    failures {
      tenant {
        id
        name
      }
      since
      triedAt
      problem
    }
  }
}
    fragment Amount on Money {
  currency
  amount
  minor
}`) as unknown as TypedDocumentString<PlatformUnbilledQuery, PlatformUnbilledQueryVariables>;
export const CreateTenantDocument = new TypedDocumentString(`
    mutation CreateTenant($input: CreateTenantInput!) {
  createTenant(input: $input) {
    __typename
    ... on CreateTenantPayload {
      tenant {
        ...TenantRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}`) as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const SuspendTenantDocument = new TypedDocumentString(`
    mutation SuspendTenant($input: SuspendTenantInput!) {
  suspendTenant(input: $input) {
    __typename
    ... on SuspendTenantPayload {
      tenant {
        ...TenantRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}`) as unknown as TypedDocumentString<SuspendTenantMutation, SuspendTenantMutationVariables>;
export const ResumeTenantDocument = new TypedDocumentString(`
    mutation ResumeTenant($input: ResumeTenantInput!) {
  resumeTenant(input: $input) {
    __typename
    ... on ResumeTenantPayload {
      tenant {
        ...TenantRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment TenantRow on Tenant {
  id
  name
  state
  createdAt
}`) as unknown as TypedDocumentString<ResumeTenantMutation, ResumeTenantMutationVariables>;
export const GrantFeatureDocument = new TypedDocumentString(`
    mutation GrantFeature($input: GrantFeatureInput!) {
  grantFeature(input: $input) {
    __typename
    ... on GrantFeaturePayload {
      feature {
        ...CoveredRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment CoveredRow on Feature {
  key
  name
  state
  trialEndsAt
  quota
  limit
  used
  priceRef
  note
  requestedAt
  revision
}`) as unknown as TypedDocumentString<GrantFeatureMutation, GrantFeatureMutationVariables>;
export const BeginVisitDocument = new TypedDocumentString(`
    mutation BeginVisit($input: BeginVisitInput!) {
  beginVisit(input: $input) {
    __typename
    ... on BeginVisitPayload {
      visit {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BeginVisitMutation, BeginVisitMutationVariables>;
export const PaymentDifferencesDocument = new TypedDocumentString(`
    query PaymentDifferences {
  paymentDifferences {
    kind
    tenant {
      id
      name
    }
    what
    ours
    theirs
    safe
  }
}
    `) as unknown as TypedDocumentString<PaymentDifferencesQuery, PaymentDifferencesQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies($after: String) {
  policies(first: 100, after: $after) {
    edges {
      node {
        id
        name
        createdAt
        shadow
        published {
          id
          number
          publishedAt
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const PolicyDocument = new TypedDocumentString(`
    query Policy($name: String!, $after: String) {
  policy(name: $name) {
    id
    name
    shadow
    versions(first: 25, after: $after) {
      edges {
        node {
          ...PolicyVersionRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment DecisionChangeRow on DecisionChange {
  was
  would
  count
  sample
}
fragment PolicyVersionRow on PolicyVersion {
  id
  number
  state
  yaml
  createdAt
  publishedAt
  revision
  findings {
    rule
    part
    line
    column
    code
    subject
    message
  }
  changes {
    path
    before
    after
  }
  shadow {
    verifications
    same
    untold
    changes {
      ...DecisionChangeRow
    }
  }
}`) as unknown as TypedDocumentString<PolicyQuery, PolicyQueryVariables>;
export const PolicyBacktestDocument = new TypedDocumentString(`
    query PolicyBacktest($id: ID!, $last: Int) {
  policyBacktest(id: $id, last: $last) {
    __typename
    ... on PolicyBacktest {
      reports
      bare
      same
      known
      untold {
        count
        sample
      }
      changes {
        ...DecisionChangeRow
      }
      newlyApprovedImpostors {
        count
        sample
      }
      newlyRefusedGenuine {
        count
        sample
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment DecisionChangeRow on DecisionChange {
  was
  would
  count
  sample
}`) as unknown as TypedDocumentString<PolicyBacktestQuery, PolicyBacktestQueryVariables>;
export const PolicyCurveDocument = new TypedDocumentString(`
    query PolicyCurve($id: ID!, $threshold: String!, $last: Int) {
  policyCurve(id: $id, threshold: $threshold, last: $last) {
    __typename
    ... on PolicyCurve {
      reports
      untold
      current
      points {
        value
        approved {
          ...CurveShareRow
        }
        review {
          ...CurveShareRow
        }
        declined {
          ...CurveShareRow
        }
        untold {
          ...CurveShareRow
        }
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment CurveShareRow on CurveShare {
  share
  low
  high
}`) as unknown as TypedDocumentString<PolicyCurveQuery, PolicyCurveQueryVariables>;
export const CreatePolicyDocument = new TypedDocumentString(`
    mutation CreatePolicy($input: CreatePolicyInput!) {
  createPolicy(input: $input) {
    __typename
    ... on CreatePolicyPayload {
      policy {
        name
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePolicyMutation, CreatePolicyMutationVariables>;
export const DraftPolicyVersionDocument = new TypedDocumentString(`
    mutation DraftPolicyVersion($input: DraftPolicyVersionInput!) {
  draftPolicyVersion(input: $input) {
    __typename
    ... on DraftPolicyVersionPayload {
      version {
        number
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DraftPolicyVersionMutation, DraftPolicyVersionMutationVariables>;
export const EditPolicyVersionDocument = new TypedDocumentString(`
    mutation EditPolicyVersion($input: EditPolicyVersionInput!) {
  editPolicyVersion(input: $input) {
    __typename
    ... on EditPolicyVersionPayload {
      version {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EditPolicyVersionMutation, EditPolicyVersionMutationVariables>;
export const ValidatePolicyVersionDocument = new TypedDocumentString(`
    mutation ValidatePolicyVersion($input: MovePolicyVersionInput!) {
  validatePolicyVersion(input: $input) {
    __typename
    ... on MovePolicyVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ValidatePolicyVersionMutation, ValidatePolicyVersionMutationVariables>;
export const PublishPolicyVersionDocument = new TypedDocumentString(`
    mutation PublishPolicyVersion($input: MovePolicyVersionInput!) {
  publishPolicyVersion(input: $input) {
    __typename
    ... on MovePolicyVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PublishPolicyVersionMutation, PublishPolicyVersionMutationVariables>;
export const ArchivePolicyVersionDocument = new TypedDocumentString(`
    mutation ArchivePolicyVersion($input: MovePolicyVersionInput!) {
  archivePolicyVersion(input: $input) {
    __typename
    ... on MovePolicyVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ArchivePolicyVersionMutation, ArchivePolicyVersionMutationVariables>;
export const ShadowPolicyVersionDocument = new TypedDocumentString(`
    mutation ShadowPolicyVersion($input: ShadowPolicyVersionInput!) {
  shadowPolicyVersion(input: $input) {
    __typename
    ... on MovePolicyVersionPayload {
      version {
        number
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ShadowPolicyVersionMutation, ShadowPolicyVersionMutationVariables>;
export const ReviewQueueDocument = new TypedDocumentString(`
    query ReviewQueue($first: Int!, $after: String, $filter: ReviewCaseFilter) {
  reviewCases(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        ...ReviewRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const MyReviewsDocument = new TypedDocumentString(`
    query MyReviews($first: Int!, $after: String) {
  myReviewCases(first: $first, after: $after) {
    edges {
      node {
        ...ReviewRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<MyReviewsQuery, MyReviewsQueryVariables>;
export const ReviewStandDocument = new TypedDocumentString(`
    query ReviewStand($id: ID!) {
  reviewCase(id: $id) {
    ...ReviewRow
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<ReviewStandQuery, ReviewStandQueryVariables>;
export const ReviewCaseDocument = new TypedDocumentString(`
    query ReviewCase($id: ID!, $evidence: Boolean!, $report: Boolean!, $language: String!) {
  reviewCase(id: $id) {
    ...ReviewRow
    outcome
    decidedAt
    truth
    waivedFor
    reviews {
      id
      round
      verdict
      reasons
      note
      createdAt
      reviewer {
        id
        staff
        email
      }
    }
    appeal {
      id
      words
      createdAt
      evidence @include(if: $evidence) {
        ...ReviewPhoto
      }
      examination @include(if: $report) {
        state
        findings {
          ...ReviewFinding
        }
      }
    }
    verification {
      id
      reference
      state
      metadata
      flow
      createdAt
      submittedAt
      evidence @include(if: $evidence) {
        ...ReviewPhoto
      }
      answers @include(if: $evidence) {
        question
        text(language: $language)
        answer
        choiceText(language: $language)
      }
      report @include(if: $report) {
        id
        decision
        reasons
        policyVersion
        thresholds
        findings {
          ...ReviewFinding
        }
      }
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}
fragment ReviewFinding on Finding {
  check
  version
  outcome
  score
  reasons
  measures
  durationMs
  models {
    name
    sha256
  }
}
fragment ReviewPhoto on Evidence {
  id
  step
  frame
  contentType
  bytes
  sha256
  imageUrl
  receivedAt
  bound
}`) as unknown as TypedDocumentString<ReviewCaseQuery, ReviewCaseQueryVariables>;
export const ReviewAgreementDocument = new TypedDocumentString(`
    query ReviewAgreement($from: Time!, $to: Time!) {
  reviewAgreement(from: $from, to: $to) {
    from
    to
    cases
    complete
    reviewers {
      ...AgreementFigures
    }
    policy {
      ...AgreementFigures
    }
    approvedOfReview {
      ...ProportionFigures
    }
    checks {
      check
      unanswered
      agreement {
        ...AgreementFigures
      }
    }
    liveness {
      apcer {
        ...ProportionFigures
      }
      apnrr {
        ...ProportionFigures
      }
      bpcer {
        ...ProportionFigures
      }
      bpnrr {
        ...ProportionFigures
      }
    }
  }
}
    fragment ProportionFigures on Proportion {
  n
  count
  value
  low
  high
}
fragment AgreementFigures on Agreement {
  n
  share {
    ...ProportionFigures
  }
  kappa {
    value
    low
    high
  }
}`) as unknown as TypedDocumentString<ReviewAgreementQuery, ReviewAgreementQueryVariables>;
export const ClaimReviewDocument = new TypedDocumentString(`
    mutation ClaimReview($input: ClaimReviewInput!) {
  claimReview(input: $input) {
    __typename
    ... on ClaimReviewPayload {
      case {
        ...ReviewRow
      }
    }
    ... on AlreadyClaimed {
      by {
        id
        staff
        email
      }
      until
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<ClaimReviewMutation, ClaimReviewMutationVariables>;
export const RenewReviewDocument = new TypedDocumentString(`
    mutation RenewReview($input: RenewReviewInput!) {
  renewReview(input: $input) {
    __typename
    ... on RenewReviewPayload {
      case {
        ...ReviewRow
      }
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<RenewReviewMutation, RenewReviewMutationVariables>;
export const ReleaseReviewDocument = new TypedDocumentString(`
    mutation ReleaseReview($input: ReleaseReviewInput!) {
  releaseReview(input: $input) {
    __typename
    ... on ReleaseReviewPayload {
      case {
        ...ReviewRow
      }
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<ReleaseReviewMutation, ReleaseReviewMutationVariables>;
export const DecideReviewDocument = new TypedDocumentString(`
    mutation DecideReview($input: DecideReviewInput!) {
  decideReview(input: $input) {
    __typename
    ... on DecideReviewPayload {
      case {
        ...ReviewRow
        outcome
      }
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<DecideReviewMutation, DecideReviewMutationVariables>;
export const AssignReviewDocument = new TypedDocumentString(`
    mutation AssignReview($input: AssignReviewInput!) {
  assignReview(input: $input) {
    __typename
    ... on AssignReviewPayload {
      case {
        ...ReviewRow
      }
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<AssignReviewMutation, AssignReviewMutationVariables>;
export const ReopenReviewDocument = new TypedDocumentString(`
    mutation ReopenReview($input: ReopenReviewInput!) {
  reopenReview(input: $input) {
    __typename
    ... on ReopenReviewPayload {
      case {
        ...ReviewRow
      }
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<ReopenReviewMutation, ReopenReviewMutationVariables>;
export const WaiveReviewBarDocument = new TypedDocumentString(`
    mutation WaiveReviewBar($input: WaiveReviewBarInput!) {
  waiveReviewBar(input: $input) {
    __typename
    ... on WaiveReviewBarPayload {
      case {
        ...ReviewRow
      }
    }
    ... on ReviewRefused {
      obstacle
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ReviewRow on ReviewCase {
  id
  state
  level
  cause
  round
  priority
  dueAt
  overdue
  fourEyes
  assignee {
    id
    staff
    email
  }
  holder {
    id
    staff
    email
  }
  heldUntil
  obstacle
  stranded
  waived
  createdAt
  revision
  verification {
    id
    reference
  }
}`) as unknown as TypedDocumentString<WaiveReviewBarMutation, WaiveReviewBarMutationVariables>;
export const ReviewersDocument = new TypedDocumentString(`
    query Reviewers {
  members(first: 100) {
    edges {
      node {
        person
        email
        role
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewersQuery, ReviewersQueryVariables>;
export const RoleListDocument = new TypedDocumentString(`
    query RoleList {
  roles {
    ...RoleRow
  }
}
    fragment RoleRow on Role {
  id
  name
  description
  permissions
  builtIn
  revision
}`) as unknown as TypedDocumentString<RoleListQuery, RoleListQueryVariables>;
export const CreateRoleDocument = new TypedDocumentString(`
    mutation CreateRole($input: CreateRoleInput!) {
  createRole(input: $input) {
    __typename
    ... on CreateRolePayload {
      role {
        ...RoleRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment RoleRow on Role {
  id
  name
  description
  permissions
  builtIn
  revision
}`) as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const UpdateRoleDocument = new TypedDocumentString(`
    mutation UpdateRole($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    __typename
    ... on UpdateRolePayload {
      role {
        ...RoleRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    fragment RoleRow on Role {
  id
  name
  description
  permissions
  builtIn
  revision
}`) as unknown as TypedDocumentString<UpdateRoleMutation, UpdateRoleMutationVariables>;
export const DeleteRoleDocument = new TypedDocumentString(`
    mutation DeleteRole($input: DeleteRoleInput!) {
  deleteRole(input: $input) {
    __typename
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteRoleMutation, DeleteRoleMutationVariables>;
export const PolicyListsDocument = new TypedDocumentString(`
    query PolicyLists($after: String) {
  policyLists(first: 25, after: $after) {
    edges {
      node {
        ...PolicyListRow
      }
    }
  }
}
    fragment PolicyListRow on PolicyList {
  id
  name
  effect
  of
  size
  createdAt
  uses {
    policy
    version
    state
    rules
  }
}`) as unknown as TypedDocumentString<PolicyListsQuery, PolicyListsQueryVariables>;
export const PolicyListDocument = new TypedDocumentString(`
    query PolicyList($name: String!, $after: String, $value: String) {
  policyList(name: $name) {
    ...PolicyListRow
    entries(first: 50, after: $after, value: $value) {
      edges {
        node {
          ...PolicyListEntryRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PolicyListRow on PolicyList {
  id
  name
  effect
  of
  size
  createdAt
  uses {
    policy
    version
    state
    rules
  }
}
fragment PolicyListEntryRow on PolicyListEntry {
  id
  fingerprint
  note
  author
  createdAt
  until
  revision
}`) as unknown as TypedDocumentString<PolicyListQuery, PolicyListQueryVariables>;
export const ListersDocument = new TypedDocumentString(`
    query Listers {
  members(first: 100) {
    edges {
      node {
        person
        email
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListersQuery, ListersQueryVariables>;
export const CreatePolicyListDocument = new TypedDocumentString(`
    mutation CreatePolicyList($input: CreatePolicyListInput!) {
  createPolicyList(input: $input) {
    __typename
    ... on CreatePolicyListPayload {
      list {
        name
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePolicyListMutation, CreatePolicyListMutationVariables>;
export const AddToPolicyListDocument = new TypedDocumentString(`
    mutation AddToPolicyList($input: PolicyListEntriesInput!) {
  addToPolicyList(input: $input) {
    __typename
    ... on PolicyListEntriesPayload {
      changed
      entries
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddToPolicyListMutation, AddToPolicyListMutationVariables>;
export const ImportPolicyListDocument = new TypedDocumentString(`
    mutation ImportPolicyList($input: ImportPolicyListInput!) {
  importPolicyList(input: $input) {
    __typename
    ... on ImportPolicyListPayload {
      read
      changed
    }
    ... on PolicyListRefused {
      lines {
        line
        code
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportPolicyListMutation, ImportPolicyListMutationVariables>;
export const EndOfPolicyListEntryDocument = new TypedDocumentString(`
    mutation EndOfPolicyListEntry($input: EndOfPolicyListEntryInput!) {
  endOfPolicyListEntry(input: $input) {
    __typename
    ... on EndOfPolicyListEntryPayload {
      entry {
        id
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndOfPolicyListEntryMutation, EndOfPolicyListEntryMutationVariables>;
export const WithdrawFromPolicyListDocument = new TypedDocumentString(`
    mutation WithdrawFromPolicyList($input: PolicyListEntryIdsInput!) {
  withdrawFromPolicyList(input: $input) {
    __typename
    ... on PolicyListEntriesPayload {
      changed
      entries
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawFromPolicyListMutation, WithdrawFromPolicyListMutationVariables>;
export const RestoreToPolicyListDocument = new TypedDocumentString(`
    mutation RestoreToPolicyList($input: PolicyListEntryIdsInput!) {
  restoreToPolicyList(input: $input) {
    __typename
    ... on PolicyListEntriesPayload {
      changed
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreToPolicyListMutation, RestoreToPolicyListMutationVariables>;
export const TestEnvironmentDocument = new TypedDocumentString(`
    query TestEnvironment {
  testEnvironment {
    ...TestEnvironmentHere
  }
}
    fragment TestEnvironmentHere on TestEnvironment {
  tenant {
    id
    name
  }
  current
  advancedBy
}`) as unknown as TypedDocumentString<TestEnvironmentQuery, TestEnvironmentQueryVariables>;
export const TestClearingsDocument = new TypedDocumentString(`
    query TestClearings($after: String) {
  testClearings(first: 10, after: $after) {
    edges {
      node {
        ...TestClearingRow
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TestClearingRow on TestClearing {
  id
  createdAt
  state
  doneAt
  verifications
  files
  deliveries
  remaining
}`) as unknown as TypedDocumentString<TestClearingsQuery, TestClearingsQueryVariables>;
export const CreateTestEnvironmentDocument = new TypedDocumentString(`
    mutation CreateTestEnvironment {
  createTestEnvironment {
    __typename
    ... on CreateTestEnvironmentPayload {
      created
      testEnvironment {
        ...TestEnvironmentHere
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment TestEnvironmentHere on TestEnvironment {
  tenant {
    id
    name
  }
  current
  advancedBy
}`) as unknown as TypedDocumentString<CreateTestEnvironmentMutation, CreateTestEnvironmentMutationVariables>;
export const AdvanceTestClockDocument = new TypedDocumentString(`
    mutation AdvanceTestClock($input: AdvanceTestClockInput!) {
  advanceTestClock(input: $input) {
    __typename
    ... on AdvanceTestClockPayload {
      testEnvironment {
        ...TestEnvironmentHere
      }
    }
    ... on TestClockMoved {
      advancedBy
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment TestEnvironmentHere on TestEnvironment {
  tenant {
    id
    name
  }
  current
  advancedBy
}`) as unknown as TypedDocumentString<AdvanceTestClockMutation, AdvanceTestClockMutationVariables>;
export const ClearTestDataDocument = new TypedDocumentString(`
    mutation ClearTestData($input: ClearTestDataInput!) {
  clearTestData(input: $input) {
    __typename
    ... on ClearTestDataPayload {
      clearing {
        ...TestClearingRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment TestClearingRow on TestClearing {
  id
  createdAt
  state
  doneAt
  verifications
  files
  deliveries
  remaining
}`) as unknown as TypedDocumentString<ClearTestDataMutation, ClearTestDataMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    __typename
    ... on AcceptInvitationPayload {
      tenantId
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const SignedInDocument = new TypedDocumentString(`
    query SignedIn {
  viewer {
    kind
    name
  }
}
    `) as unknown as TypedDocumentString<SignedInQuery, SignedInQueryVariables>;
export const SingleSignOnDocument = new TypedDocumentString(`
    query SingleSignOn {
  connections {
    ...ConnectionRow
  }
  domains {
    ...DomainRow
  }
  singleSignOn {
    required
    revision
    scimUrl
  }
}
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}
fragment DomainRow on Domain {
  id
  name
  recordName
  recordText
  verifiedAt
  createdAt
}`) as unknown as TypedDocumentString<SingleSignOnQuery, SingleSignOnQueryVariables>;
export const DirectoryTokensDocument = new TypedDocumentString(`
    query DirectoryTokens {
  apiKeys(first: 100) {
    edges {
      node {
        id
        name
        prefix
        last4
        scopes {
          subject
          level
        }
        usedAt
        revokedAt
        createdAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DirectoryTokensQuery, DirectoryTokensQueryVariables>;
export const AddDomainDocument = new TypedDocumentString(`
    mutation AddDomain($input: AddDomainInput!) {
  addDomain(input: $input) {
    __typename
    ... on AddDomainPayload {
      domain {
        ...DomainRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment DomainRow on Domain {
  id
  name
  recordName
  recordText
  verifiedAt
  createdAt
}`) as unknown as TypedDocumentString<AddDomainMutation, AddDomainMutationVariables>;
export const VerifyDomainDocument = new TypedDocumentString(`
    mutation VerifyDomain($input: VerifyDomainInput!) {
  verifyDomain(input: $input) {
    __typename
    ... on VerifyDomainPayload {
      domain {
        ...DomainRow
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment DomainRow on Domain {
  id
  name
  recordName
  recordText
  verifiedAt
  createdAt
}`) as unknown as TypedDocumentString<VerifyDomainMutation, VerifyDomainMutationVariables>;
export const RemoveDomainDocument = new TypedDocumentString(`
    mutation RemoveDomain($input: RemoveDomainInput!) {
  removeDomain(input: $input) {
    __typename
    ... on RemoveDomainPayload {
      id
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveDomainMutation, RemoveDomainMutationVariables>;
export const CreateConnectionDocument = new TypedDocumentString(`
    mutation CreateConnection($input: CreateConnectionInput!) {
  createConnection(input: $input) {
    __typename
    ... on CreateConnectionPayload {
      connection {
        ...ConnectionRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}`) as unknown as TypedDocumentString<CreateConnectionMutation, CreateConnectionMutationVariables>;
export const UpdateConnectionDocument = new TypedDocumentString(`
    mutation UpdateConnection($input: UpdateConnectionInput!) {
  updateConnection(input: $input) {
    __typename
    ... on UpdateConnectionPayload {
      connection {
        ...ConnectionRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}`) as unknown as TypedDocumentString<UpdateConnectionMutation, UpdateConnectionMutationVariables>;
export const EnableConnectionDocument = new TypedDocumentString(`
    mutation EnableConnection($input: EnableConnectionInput!) {
  enableConnection(input: $input) {
    __typename
    ... on EnableConnectionPayload {
      connection {
        ...ConnectionRow
      }
    }
    ... on InvalidInput {
      field
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}`) as unknown as TypedDocumentString<EnableConnectionMutation, EnableConnectionMutationVariables>;
export const DisableConnectionDocument = new TypedDocumentString(`
    mutation DisableConnection($input: DisableConnectionInput!) {
  disableConnection(input: $input) {
    __typename
    ... on DisableConnectionPayload {
      connection {
        ...ConnectionRow
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    fragment ConnectionRow on Connection {
  id
  protocol
  name
  state
  issuer
  clientId
  defaultRole
  justInTime
  callbackUrl
  metadataUrl
  revision
}`) as unknown as TypedDocumentString<DisableConnectionMutation, DisableConnectionMutationVariables>;
export const DeleteConnectionDocument = new TypedDocumentString(`
    mutation DeleteConnection($input: DeleteConnectionInput!) {
  deleteConnection(input: $input) {
    __typename
    ... on DeleteConnectionPayload {
      id
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteConnectionMutation, DeleteConnectionMutationVariables>;
export const RequireSingleSignOnDocument = new TypedDocumentString(`
    mutation RequireSingleSignOn($input: RequireSingleSignOnInput!) {
  requireSingleSignOn(input: $input) {
    __typename
    ... on RequireSingleSignOnPayload {
      singleSignOn {
        required
        revision
      }
    }
    ... on Conflict {
      code
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequireSingleSignOnMutation, RequireSingleSignOnMutationVariables>;
export const CreateDirectoryTokenDocument = new TypedDocumentString(`
    mutation CreateDirectoryToken($input: CreateAPIKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreateAPIKeyPayload {
      secret
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDirectoryTokenMutation, CreateDirectoryTokenMutationVariables>;
export const RevokeDirectoryTokenDocument = new TypedDocumentString(`
    mutation RevokeDirectoryToken($input: RevokeAPIKeyInput!) {
  revokeApiKey(input: $input) {
    __typename
    ... on RevokeAPIKeyPayload {
      apiKey {
        id
      }
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeDirectoryTokenMutation, RevokeDirectoryTokenMutationVariables>;
export const UsedDocument = new TypedDocumentString(`
    query Used($month: String, $from: String, $to: String, $flow: String, $openedBy: String, $environment: UsageEnvironment!) {
  usage(
    month: $month
    from: $from
    to: $to
    flow: $flow
    openedBy: $openedBy
    environment: $environment
  ) {
    from
    to
    zone
    late
    totals {
      meter
      quantity
      monthBefore
      soFarBefore
    }
    days {
      day
      meter
      quantity
    }
    flows {
      flow
      meter
      quantity
    }
    openers {
      openedBy
      keyName
      meter
      quantity
    }
  }
}
    `) as unknown as TypedDocumentString<UsedQuery, UsedQueryVariables>;
export const UsedRowsDocument = new TypedDocumentString(`
    query UsedRows($first: Int!, $after: String, $month: String, $from: String, $to: String, $meter: String, $flow: String, $openedBy: String, $environment: UsageEnvironment!) {
  usageRows(
    first: $first
    after: $after
    month: $month
    from: $from
    to: $to
    meter: $meter
    flow: $flow
    openedBy: $openedBy
    environment: $environment
  ) {
    edges {
      node {
        key
        verificationId
        meter
        quantity
        at
        late
        reason
        note
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UsedRowsQuery, UsedRowsQueryVariables>;
export const UsageHeartbeatDocument = new TypedDocumentString(`
    query UsageHeartbeat {
  usageHeartbeat {
    meter
    state
    since
    checkedAt
    expected
    seen
    lastAt
    pushLag
  }
}
    `) as unknown as TypedDocumentString<UsageHeartbeatQuery, UsageHeartbeatQueryVariables>;
export const CancelVerificationDocument = new TypedDocumentString(`
    mutation CancelVerification($input: CancelVerificationInput!) {
  cancelVerification(input: $input) {
    __typename
    ... on CancelVerificationPayload {
      verification {
        id
        state
      }
    }
    ... on NotFound {
      message
    }
    ... on InvalidState {
      message
      state
    }
  }
}
    `) as unknown as TypedDocumentString<CancelVerificationMutation, CancelVerificationMutationVariables>;
export const CreateVerificationDocument = new TypedDocumentString(`
    mutation CreateVerification($input: CreateVerificationInput!) {
  createVerification(input: $input) {
    __typename
    ... on CreateVerificationPayload {
      created
      verification {
        id
        captureUrl
        expiresAt
      }
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateVerificationMutation, CreateVerificationMutationVariables>;
export const VerificationDetailDocument = new TypedDocumentString(`
    query VerificationDetail($id: ID!, $capture: Boolean!, $evidence: Boolean!, $report: Boolean!, $review: Boolean!, $language: String!) {
  verification(id: $id) {
    id
    state
    decidedByReview
    reviewCase @include(if: $review) {
      id
    }
    reference
    metadata
    steps
    captureUrl @include(if: $capture)
    createdAt
    submittedAt
    concludedAt
    expiresAt
    timeline {
      id
      type
      at
    }
    evidence @include(if: $evidence) {
      id
      step
      frame
      contentType
      bytes
      sha256
      imageUrl
      receivedAt
    }
    answers @include(if: $evidence) {
      question
      text(language: $language)
      answer
      choiceText(language: $language)
    }
    report @include(if: $report) {
      id
      decision
      reasons
      policyVersion
      thresholds
      createdAt
      findings {
        check
        version
        outcome
        score
        reasons
        measures
        durationMs
        models {
          name
          sha256
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationDetailQuery, VerificationDetailQueryVariables>;
export const VerificationListDocument = new TypedDocumentString(`
    query VerificationList($first: Int!, $after: String, $filter: VerificationFilter, $report: Boolean!) {
  verifications(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        id
        state
        reference
        createdAt
        concludedAt
        report @include(if: $report) {
          decision
          reasons
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<VerificationListQuery, VerificationListQueryVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks {
  webhookEndpoints(first: 100) {
    edges {
      node {
        ...EndpointRow
      }
    }
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  description
  types
  payload
  state
  failures
  failingSince
  createdAt
  revision
}`) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookDocument = new TypedDocumentString(`
    query Webhook($id: ID!, $after: String) {
  webhookEndpoint(id: $id) {
    ...EndpointRow
    secrets {
      createdAt
      endsAt
    }
    deliveries(first: 25, after: $after) {
      edges {
        node {
          ...DeliveryRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EndpointRow on WebhookEndpoint {
  id
  url
  description
  types
  payload
  state
  failures
  failingSince
  createdAt
  revision
}
fragment DeliveryRow on WebhookDelivery {
  id
  type
  seq
  state
  tries
  nextAt
  createdAt
  attempts {
    id
    at
    tookMs
    status
    failure
  }
}`) as unknown as TypedDocumentString<WebhookQuery, WebhookQueryVariables>;
export const CreateWebhookEndpointDocument = new TypedDocumentString(`
    mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    __typename
    ... on CreateWebhookEndpointPayload {
      endpoint {
        id
      }
      secret
    }
    ... on InvalidInput {
      field
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const PauseWebhookEndpointDocument = new TypedDocumentString(`
    mutation PauseWebhookEndpoint($input: PauseWebhookEndpointInput!) {
  pauseWebhookEndpoint(input: $input) {
    __typename
    ... on PauseWebhookEndpointPayload {
      endpoint {
        id
      }
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PauseWebhookEndpointMutation, PauseWebhookEndpointMutationVariables>;
export const ResumeWebhookEndpointDocument = new TypedDocumentString(`
    mutation ResumeWebhookEndpoint($input: ResumeWebhookEndpointInput!) {
  resumeWebhookEndpoint(input: $input) {
    __typename
    ... on ResumeWebhookEndpointPayload {
      endpoint {
        id
      }
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeWebhookEndpointMutation, ResumeWebhookEndpointMutationVariables>;
export const DeleteWebhookEndpointDocument = new TypedDocumentString(`
    mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
  deleteWebhookEndpoint(input: $input) {
    __typename
    ... on DeleteWebhookEndpointPayload {
      id
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWebhookEndpointMutation, DeleteWebhookEndpointMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    __typename
    ... on RotateWebhookSecretPayload {
      secret
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const TestWebhookEndpointDocument = new TypedDocumentString(`
    mutation TestWebhookEndpoint($input: TestWebhookEndpointInput!) {
  testWebhookEndpoint(input: $input) {
    __typename
    ... on TestWebhookEndpointPayload {
      delivery {
        id
      }
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestWebhookEndpointMutation, TestWebhookEndpointMutationVariables>;
export const ResendWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {
  resendWebhookDelivery(input: $input) {
    __typename
    ... on ResendWebhookDeliveryPayload {
      delivery {
        id
      }
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResendWebhookDeliveryMutation, ResendWebhookDeliveryMutationVariables>;
export const ResendWebhooksDocument = new TypedDocumentString(`
    mutation ResendWebhooks($input: ResendWebhooksInput!) {
  resendWebhooks(input: $input) {
    __typename
    ... on ResendWebhooksPayload {
      count
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResendWebhooksMutation, ResendWebhooksMutationVariables>;
export const WebhookDeliveryDocument = new TypedDocumentString(`
    query WebhookDelivery($id: ID!, $bodies: Boolean!) {
  webhookDelivery(id: $id) {
    id
    messageId
    type
    seq
    attempts {
      ...AttemptRow
    }
  }
}
    fragment AttemptRow on WebhookAttempt {
  id
  at
  tookMs
  status
  failure
  signature
  request @include(if: $bodies)
  response @include(if: $bodies)
}`) as unknown as TypedDocumentString<WebhookDeliveryQuery, WebhookDeliveryQueryVariables>;
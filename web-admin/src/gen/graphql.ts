/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CancelVerificationInput = {
  id: string | number;
};

export type CreateVerificationInput = {
  /** How long the person has, in seconds: 300 to 604800. Default: 86400. */
  expiresIn?: number | null | undefined;
  /** Makes a retry harmless: the same key with the same input gives the same verification. 1 to 255 characters. */
  idempotencyKey: string;
  /** BCP 47 language of the person's page: `ja` or `en`. Default: the browser's. */
  language?: string | null | undefined;
  metadata?: Record<string, string> | null | undefined;
  /** Up to 255 characters. */
  reference?: string | null | undefined;
  /** What the person is asked for, in this order; the selfie is required. Default: [SELFIE]. */
  steps?: Array<VerificationStep> | null | undefined;
};

export type Decision =
  | 'APPROVED'
  | 'DECLINED'
  | 'REVIEW';

export type Outcome =
  | 'FAIL'
  | 'INCONCLUSIVE'
  | 'PASS'
  | 'SKIPPED';

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
  /** A portrait to compare the selfie with, for example the photograph on a document. */
  | 'REFERENCE'
  /** A photograph, or a burst of up to five, of the person before the camera. */
  | 'SELFIE';

export type ViewerKind =
  | 'KEY'
  | 'USER';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ViewerKind, name: string, permissions: Array<string>, tenant: { id: string, name: string } } };

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
    | { __typename: 'CreateVerificationPayload', created: boolean, verification: { id: string, captureUrl: string | null, expiresAt: string } }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InvalidInput', message: string, field: string }
   };

export type VerificationDetailQueryVariables = Exact<{
  id: string | number;
  capture: boolean;
  evidence: boolean;
  report: boolean;
}>;


export type VerificationDetailQuery = { verification: { id: string, state: VerificationState, reference: string | null, metadata: Record<string, string>, steps: Array<VerificationStep>, captureUrl?: string | null, createdAt: string, submittedAt: string | null, concludedAt: string | null, expiresAt: string, timeline: Array<{ id: string, type: string, at: string }>, evidence?: Array<{ id: string, step: VerificationStep, frame: number, contentType: string, bytes: number, sha256: string, imageUrl: string, receivedAt: string }>, report?: { id: string, decision: Decision, reasons: Array<string>, policyVersion: string, thresholds: Record<string, number>, createdAt: string, findings: Array<{ check: string, version: string, outcome: Outcome, score: number | null, reasons: Array<string>, measures: Record<string, number>, durationMs: number, models: Array<{ name: string, sha256: string }> }> } | null } | null };

export type VerificationListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: VerificationFilter | null | undefined;
  report: boolean;
}>;


export type VerificationListQuery = { verifications: { edges: Array<{ node: { id: string, state: VerificationState, reference: string | null, createdAt: string, concludedAt: string | null, report?: { decision: Decision, reasons: Array<string> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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

export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    kind
    name
    permissions
    tenant {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
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
      message
      field
    }
    ... on IdempotencyConflict {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateVerificationMutation, CreateVerificationMutationVariables>;
export const VerificationDetailDocument = new TypedDocumentString(`
    query VerificationDetail($id: ID!, $capture: Boolean!, $evidence: Boolean!, $report: Boolean!) {
  verification(id: $id) {
    id
    state
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
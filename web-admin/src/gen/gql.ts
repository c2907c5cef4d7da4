/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Viewer {\n  viewer {\n    kind\n    name\n    permissions\n    tenant {\n      id\n      name\n    }\n  }\n}": typeof types.ViewerDocument,
    "mutation CancelVerification($input: CancelVerificationInput!) {\n  cancelVerification(input: $input) {\n    __typename\n    ... on CancelVerificationPayload {\n      verification {\n        id\n        state\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidState {\n      message\n      state\n    }\n  }\n}": typeof types.CancelVerificationDocument,
    "mutation CreateVerification($input: CreateVerificationInput!) {\n  createVerification(input: $input) {\n    __typename\n    ... on CreateVerificationPayload {\n      created\n      verification {\n        id\n        captureUrl\n        expiresAt\n      }\n    }\n    ... on InvalidInput {\n      message\n      field\n    }\n    ... on IdempotencyConflict {\n      message\n    }\n  }\n}": typeof types.CreateVerificationDocument,
    "query VerificationDetail($id: ID!, $capture: Boolean!, $evidence: Boolean!, $report: Boolean!) {\n  verification(id: $id) {\n    id\n    state\n    reference\n    metadata\n    steps\n    captureUrl @include(if: $capture)\n    createdAt\n    submittedAt\n    concludedAt\n    expiresAt\n    timeline {\n      id\n      type\n      at\n    }\n    evidence @include(if: $evidence) {\n      id\n      step\n      frame\n      contentType\n      bytes\n      sha256\n      imageUrl\n      receivedAt\n    }\n    report @include(if: $report) {\n      id\n      decision\n      reasons\n      policyVersion\n      thresholds\n      createdAt\n      findings {\n        check\n        version\n        outcome\n        score\n        reasons\n        measures\n        durationMs\n        models {\n          name\n          sha256\n        }\n      }\n    }\n  }\n}": typeof types.VerificationDetailDocument,
    "query VerificationList($first: Int!, $after: String, $filter: VerificationFilter, $report: Boolean!) {\n  verifications(first: $first, after: $after, filter: $filter) {\n    edges {\n      node {\n        id\n        state\n        reference\n        createdAt\n        concludedAt\n        report @include(if: $report) {\n          decision\n          reasons\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.VerificationListDocument,
};
const documents: Documents = {
    "query Viewer {\n  viewer {\n    kind\n    name\n    permissions\n    tenant {\n      id\n      name\n    }\n  }\n}": types.ViewerDocument,
    "mutation CancelVerification($input: CancelVerificationInput!) {\n  cancelVerification(input: $input) {\n    __typename\n    ... on CancelVerificationPayload {\n      verification {\n        id\n        state\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidState {\n      message\n      state\n    }\n  }\n}": types.CancelVerificationDocument,
    "mutation CreateVerification($input: CreateVerificationInput!) {\n  createVerification(input: $input) {\n    __typename\n    ... on CreateVerificationPayload {\n      created\n      verification {\n        id\n        captureUrl\n        expiresAt\n      }\n    }\n    ... on InvalidInput {\n      message\n      field\n    }\n    ... on IdempotencyConflict {\n      message\n    }\n  }\n}": types.CreateVerificationDocument,
    "query VerificationDetail($id: ID!, $capture: Boolean!, $evidence: Boolean!, $report: Boolean!) {\n  verification(id: $id) {\n    id\n    state\n    reference\n    metadata\n    steps\n    captureUrl @include(if: $capture)\n    createdAt\n    submittedAt\n    concludedAt\n    expiresAt\n    timeline {\n      id\n      type\n      at\n    }\n    evidence @include(if: $evidence) {\n      id\n      step\n      frame\n      contentType\n      bytes\n      sha256\n      imageUrl\n      receivedAt\n    }\n    report @include(if: $report) {\n      id\n      decision\n      reasons\n      policyVersion\n      thresholds\n      createdAt\n      findings {\n        check\n        version\n        outcome\n        score\n        reasons\n        measures\n        durationMs\n        models {\n          name\n          sha256\n        }\n      }\n    }\n  }\n}": types.VerificationDetailDocument,
    "query VerificationList($first: Int!, $after: String, $filter: VerificationFilter, $report: Boolean!) {\n  verifications(first: $first, after: $after, filter: $filter) {\n    edges {\n      node {\n        id\n        state\n        reference\n        createdAt\n        concludedAt\n        report @include(if: $report) {\n          decision\n          reasons\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.VerificationListDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    kind\n    name\n    permissions\n    tenant {\n      id\n      name\n    }\n  }\n}"): typeof import('./graphql').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelVerification($input: CancelVerificationInput!) {\n  cancelVerification(input: $input) {\n    __typename\n    ... on CancelVerificationPayload {\n      verification {\n        id\n        state\n      }\n    }\n    ... on NotFound {\n      message\n    }\n    ... on InvalidState {\n      message\n      state\n    }\n  }\n}"): typeof import('./graphql').CancelVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateVerification($input: CreateVerificationInput!) {\n  createVerification(input: $input) {\n    __typename\n    ... on CreateVerificationPayload {\n      created\n      verification {\n        id\n        captureUrl\n        expiresAt\n      }\n    }\n    ... on InvalidInput {\n      message\n      field\n    }\n    ... on IdempotencyConflict {\n      message\n    }\n  }\n}"): typeof import('./graphql').CreateVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationDetail($id: ID!, $capture: Boolean!, $evidence: Boolean!, $report: Boolean!) {\n  verification(id: $id) {\n    id\n    state\n    reference\n    metadata\n    steps\n    captureUrl @include(if: $capture)\n    createdAt\n    submittedAt\n    concludedAt\n    expiresAt\n    timeline {\n      id\n      type\n      at\n    }\n    evidence @include(if: $evidence) {\n      id\n      step\n      frame\n      contentType\n      bytes\n      sha256\n      imageUrl\n      receivedAt\n    }\n    report @include(if: $report) {\n      id\n      decision\n      reasons\n      policyVersion\n      thresholds\n      createdAt\n      findings {\n        check\n        version\n        outcome\n        score\n        reasons\n        measures\n        durationMs\n        models {\n          name\n          sha256\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql').VerificationDetailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query VerificationList($first: Int!, $after: String, $filter: VerificationFilter, $report: Boolean!) {\n  verifications(first: $first, after: $after, filter: $filter) {\n    edges {\n      node {\n        id\n        state\n        reference\n        createdAt\n        concludedAt\n        report @include(if: $report) {\n          decision\n          reasons\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').VerificationListDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

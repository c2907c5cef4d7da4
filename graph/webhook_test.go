package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWebhookEndpoints(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const create = `mutation($key: String!, $url: String!) { createWebhookEndpoint(input: {idempotencyKey: $key, url: $url}) { __typename
			... on CreateWebhookEndpointPayload { secret endpoint { id url payload state revision secrets { endsAt } } } } }`

		wish := map[string]any{"key": "a", "url": "http://127.0.0.1:1/"}
		made := at(k.ask(t, k.key, create, wish), "createWebhookEndpoint")
		require.Regexp(t, `^whsec_`, at(made, "secret"))

		again := at(k.ask(t, k.key, create, wish), "createWebhookEndpoint")
		require.Equal(t, at(made, "endpoint"), at(again, "endpoint"))
		require.Nil(t, at(again, "secret"))

		for url, want := range map[string]string{"http://127.0.0.1:2/": "IdempotencyConflict", "https://192.168.1.1/": "InvalidInput"} {
			require.Equal(t, want, at(k.ask(t, k.key, create, map[string]any{"key": "a", "url": url}), "createWebhookEndpoint", "__typename"))
		}

		of := map[string]any{"id": at(made, "endpoint", "id")}
		tested := k.ask(t, k.key, `mutation($id: ID!) { testWebhookEndpoint(input: {id: $id, idempotencyKey: "t"}) {
			... on TestWebhookEndpointPayload { delivery { id type state } } } }`, of)
		require.Equal(t, "webhook.test", at(tested, "testWebhookEndpoint", "delivery", "type"))

		const show = `query($id: ID!) { webhookEndpoint(id: $id) { deliveries { edges { node { id messageId attempts { id request } } } } } }`
		require.NotNil(t, at(k.ask(t, k.key, show, of), "webhookEndpoint", "deliveries", "edges", 0))
		require.Nil(t, at(k.ask(t, k.other, show, of), "webhookEndpoint"), "another tenant's")

		const pause = `mutation($id: ID!, $revision: Int!) { pauseWebhookEndpoint(input: {id: $id, revision: $revision}) { __typename ... on StaleRevision { revision } } }`
		require.Equal(t, map[string]any{"__typename": "StaleRevision", "revision": 0.0},
			at(k.ask(t, k.key, pause, map[string]any{"id": of["id"], "revision": 7}), "pauseWebhookEndpoint"))
		require.Equal(t, "NotFound", at(k.ask(t, k.other, pause, map[string]any{"id": of["id"], "revision": 0}), "pauseWebhookEndpoint", "__typename"))
		require.Equal(t, "PauseWebhookEndpointPayload",
			at(k.ask(t, k.key, pause, map[string]any{"id": of["id"], "revision": 0}), "pauseWebhookEndpoint", "__typename"))
		require.NotEmpty(t, k.try(t, k.newKey(t, k.ours, "reviewer"), show, of).Errors, "a reviewer may not")
	})
}

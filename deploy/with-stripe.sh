#!/bin/sh
# Runs a command beside the fake of Stripe, which remembers what happened in the data folder, and ends it afterwards.
# usage: with-stripe.sh DATA LISTEN COMMAND…   (LISTEN is where Honnin will answer)
set -eu
data=$1 listen=$2
shift 2
mkdir -p "$data"

bin/fake-stripe -listen 127.0.0.1:12112 -state "$data/stripe.json" -webhook "http://$listen/stripe/webhook" -secret whsec_fake >"$data/stripe.log" 2>&1 &
fake=$!
trap 'kill "$fake" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM

# Whoever tries it does not want to wait an hour until a card that they register pays the invoice that is there.
HONNIN_STRIPE_CARD_GRACE=15s HONNIN_STRIPE_KEY=sk_test_fake HONNIN_STRIPE_WEBHOOK_SECRET=whsec_fake HONNIN_STRIPE_URL=http://127.0.0.1:12112 "$@"

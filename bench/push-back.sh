#!/bin/sh
# How long the ledger's writes take under a ceiling, and what a sync keeps of it: bench/push-back.sh [writes] [ceiling] [ceiling of the sync]
set -eu
cd "$(dirname "$0")/.."
./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.matchbridge.bench.PushBackThroughput \
  "-Dexec.args=${1:-10000} ${2:-6000} ${3:-2400}"

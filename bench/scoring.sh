#!/bin/sh
# Our score and the single methods on the development sets: bench/scoring.sh [../shared]
set -eu
cd "$(dirname "$0")/.."
./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.matchbridge.bench.ScoringBenchmark \
  "-Dexec.args=${1:-../shared}"

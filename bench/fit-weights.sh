#!/bin/sh
# Fits src/main/resources/io/matchbridge/scoring/weights.properties anew: bench/fit-weights.sh [../shared] [version]
set -eu
cd "$(dirname "$0")/.."
fitted=$(./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.matchbridge.bench.FitWeights \
  "-Dexec.args=${1:-../shared} ${2:-1}")
printf '%s\n' "$fitted" > src/main/resources/io/matchbridge/scoring/weights.properties

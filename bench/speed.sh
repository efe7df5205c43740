#!/bin/sh
# How fast the score is: résumés a second, pairs a second, memory: bench/speed.sh [../shared]
set -eu
cd "$(dirname "$0")/.."
./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.matchbridge.bench.SpeedBenchmark \
  "-Dexec.args=${1:-../shared}"

#!/bin/sh
# How fast all candidates are ranked for a job, and how well: bench/rediscover.sh [candidates] [../shared]
set -eu
cd "$(dirname "$0")/.."
MAVEN_OPTS="${MAVEN_OPTS:--Xmx384m}" ./mvnw -q test-compile exec:java -Dexec.classpathScope=test \
  -Dexec.mainClass=io.matchbridge.bench.RediscoverBenchmark "-Dexec.args=${1:-100000} ${2:-../shared}"

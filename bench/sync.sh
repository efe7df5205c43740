#!/bin/sh
# How fast a sync reads, against a program that stores the same records by hand:
# bench/sync.sh [../shared/bench/baseline-java] [candidates] [first growth latency ceiling]
set -eu
cd "$(dirname "$0")/.."
baseline=${1:-../shared/bench/baseline-java}
mkdir -p target/bench
rm -rf target/bench/baseline
cp -R "$baseline" target/bench/baseline
chmod -R u+w target/bench/baseline
[ -f target/bench/baseline/target/baseline.jar ] || sh target/bench/baseline/build.sh
candidates=${2:-100000}
[ $# -lt 2 ] || shift 2
./mvnw -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
  "-Dexec.args=-cp %classpath io.matchbridge.bench.SyncBenchmark target/bench/baseline $candidates $*"

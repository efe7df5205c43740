#!/bin/sh
# How long a tenant's first scores take, and what the service needs of memory: bench/whole.sh [candidates] [options of its JVM]
set -eu
cd "$(dirname "$0")/.."
./mvnw -q -DskipTests package
MAVEN_OPTS="${MAVEN_OPTS:--Xmx512m}" ./mvnw -q exec:java -Dexec.classpathScope=test \
  -Dexec.mainClass=io.matchbridge.bench.WholeService "-Dexec.args=${*:-10000}"

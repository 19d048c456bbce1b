#!/bin/sh
# kafka-up.sh - puts a real Kafka broker (Apache's, KRaft, without ZooKeeper) into a folder for the tests, from its Maven artefacts.
# Nothing is started: the tests start a broker of their own in a temporary folder, on free ports of loopback, and stop it.
#
#   setup/kafka-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/kafka
#
# Result: DIR/kafka.env with the line KAFKA_LIB= (the jars of a broker), plain text, no quotes. About 50 MB are fetched, once.
set -eu
me=kafka-up
version=3.9.1
[ $# -le 1 ] || { sed -n '2,8p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/kafka}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)
lib="$dir/lib-$version"

write_env() {
    printf 'KAFKA_LIB=%s\n' "$lib" > "$dir/kafka.env.new"
    mv "$dir/kafka.env.new" "$dir/kafka.env"
}

if [ -f "$lib/.ready" ]; then
    write_env
    echo "$me: ready: Kafka $version in $dir"
    exit 0
fi
command -v mvn >/dev/null || { echo "$me: Maven is needed and not on the PATH" >&2; exit 3; }
work="$dir/work"
rm -rf "$work" "$lib"
mkdir -p "$work"
cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.dozvon</groupId>
  <artifactId>test-broker</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>$version</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
if ! mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    "-DoutputDirectory=$lib" > "$work/log" 2>&1; then
    sed -n '/ERROR/p' "$work/log" | head -3 >&2
    echo "$me: Kafka's artefacts cannot be had here; the tests with a real broker are skipped" >&2
    exit 4
fi
rm -rf "$work"
touch "$lib/.ready"
write_env
echo "$me: ready: Kafka $version in $dir"

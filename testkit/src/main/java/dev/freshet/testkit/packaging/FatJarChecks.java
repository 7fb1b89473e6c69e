/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What a cluster is given: the job, its connectors and nothing that the cluster brings itself. A module's {@code FatJarIT}
 * says what is its own; its packages are pinned beside it, in {@value #PIN}.
 */
public interface FatJarChecks {

    String PIN = "fat-jar-packages.txt";

    /** Libraries of every build whose classes no JAR holds: what the cluster brings, annotations of compilers, an empty one. */
    List<String> LEFT_OUT =
            List.of("slf4j-api-", "error_prone_annotations-", "j2objc-annotations-", "listenablefuture-");

    /** Bytes that the JAR has to stay below. */
    long limit();

    /** A record that the job reads. */
    Class<?> input();

    /** Words of {@code --help}: an option of the job and an output among them. */
    List<String> help();

    /** An option of the job with a value that it accepts, {@code key=value}. */
    String assignment();

    /** Words of {@code --explain}: topics and operators. */
    List<String> graph();

    @Test
    default void holdsThePinnedPackagesAndNoOther() throws IOException {
        List<String> packages = jar().packages();

        assertThat(packages)
                .as(
                        "packages of %s; when a library joined or left on purpose, write that into docs/decisions and"
                                + " the list below into %s:%n%s",
                        jar().file().getFileName(), PIN, String.join("\n", packages))
                .containsExactlyElementsOf(pinned());
    }

    /** The class path of the tests has libraries that the JAR may lack; a cluster has not. */
    @Test
    default void makesItsCodecsFromNothingButItself() throws Exception {
        URL[] alone = {jar().file().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Class<?> codec = loader.loadClass("dev.freshet.common.codec.RecordCodec");
            Class<?> record = loader.loadClass(input().getName());

            Object made = codec.getMethod("ofResult", Class.class).invoke(null, record);

            assertThat(made).isInstanceOf(codec);
        }
    }

    @Test
    default void staysBelowItsLimit() {
        assertThat(jar().size())
                .as(
                        "bytes of %s; look at what joined the class path before raising the limit",
                        jar().file().getFileName())
                .isLessThan(limit());
    }

    @Test
    default void givesItsHelpWhenItIsStarted() throws Exception {
        FatJarRun help = jar().run("--help");

        assertThat(help.code()).as(help.output()).isZero();
        assertThat(help.output()).contains("kafka.bootstrap.servers").contains(help());
    }

    @Test
    default void buildsItsGraphFromNothingButItselfAndFlink() throws Exception {
        FatJarRun explanation = jar().run("--explain", "--set", assignment());

        assertThat(explanation.code()).as(explanation.output()).isZero();
        assertThat(explanation.output()).contains("kafka-sink").contains(graph());
    }

    /** So far that Kafka's client is made and asks; nothing listens on port 1. */
    @Test
    default void saysWhatIsWrongWhenKafkaDoesNotAnswer() throws Exception {
        FatJarRun run = jar().run(
                        "--set",
                        "kafka.bootstrap.servers=127.0.0.1:1",
                        "--set",
                        "kafka.default.api.timeout.ms=1000",
                        "--set",
                        "kafka.request.timeout.ms=500");

        assertThat(run.code()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("Kafka at 127.0.0.1:1 does not answer");
    }

    @Test
    @DisabledIfSystemProperty(
            named = "freshet.build.network",
            matches = "offline: true",
            disabledReason = "offline, Maven writes no bill of materials")
    default void isDescribedByItsBillOfMaterials() {
        Set<String> libraries = jar().libraries();

        assertThat(libraries).hasSizeGreaterThan(5);
        assertThat(jar().billOfMaterials())
                .filteredOn(component -> LEFT_OUT.stream().noneMatch(component::startsWith))
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    default void registersTheServicesOfAllItsLibraries() {
        List<String> providers = jar().services().get("org.apache.kafka.common.config.provider.ConfigProvider");

        assertThat(providers)
                .contains(
                        "org.apache.kafka.common.config.provider.FileConfigProvider",
                        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        assertThat(jar().services()).containsKey("com.fasterxml.jackson.core.JsonFactory");
    }

    @Test
    default void holdsNoSignatureNoModuleDescriptorAndNothingTwice() {
        assertThat(jar().entries())
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    }

    private static FatJar jar() {
        return FatJar.ofThisModule();
    }

    private List<String> pinned() throws IOException {
        try (var stream = getClass().getResourceAsStream(PIN)) {
            assertThat(stream).as("the pinned packages, %s", PIN).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

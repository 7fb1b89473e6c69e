/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.testkit.packaging.FatJar;
import dev.freshet.testkit.packaging.FatJarRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What a cluster is given: the job, its connectors and nothing that the cluster brings itself. */
class FatJarIT {

    private static final long LIMIT = 30_000_000;
    private static final String PIN = "fat-jar-packages.txt";

    private final FatJar jar = FatJar.ofThisModule();

    @Test
    void holdsThePinnedPackagesAndNoOther() throws IOException {
        List<String> pinned = pinned();

        List<String> packages = jar.packages();

        assertThat(packages)
                .as(
                        "packages of %s; when a library joined or left on purpose, write that into docs/decisions and"
                                + " the list below into %s:%n%s",
                        jar.file().getFileName(), PIN, String.join("\n", packages))
                .containsExactlyElementsOf(pinned);
    }

    /** The class path of the tests has libraries that the JAR may lack; a cluster has not. */
    @Test
    void makesItsCodecsFromNothingButItself() throws Exception {
        URL[] alone = {jar.file().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Class<?> codec = loader.loadClass("dev.freshet.common.codec.RecordCodec");
            Class<?> event = loader.loadClass("dev.freshet.ecommerce.ShopEvent");

            Object made = codec.getMethod("ofResult", Class.class).invoke(null, event);

            assertThat(made).isInstanceOf(codec);
        }
    }

    @Test
    void staysBelowItsLimit() {
        long size = jar.size();

        assertThat(size)
                .as(
                        "bytes of %s; look at what joined the class path before raising the limit",
                        jar.file().getFileName())
                .isLessThan(LIMIT);
    }

    @Test
    void givesItsHelpWhenItIsStarted() throws Exception {
        FatJarRun help = jar.run("--help");

        assertThat(help.code()).as(help.output()).isZero();
        assertThat(help.output()).contains("kafka.bootstrap.servers", "shop.time-zone", "ecommerce.orders.v1");
    }

    @Test
    void buildsItsGraphFromNothingButItselfAndFlink() throws Exception {
        FatJarRun explanation = jar.run("--explain", "--set", "shop.time-zone=Europe/Berlin");

        assertThat(explanation.code()).as(explanation.output()).isZero();
        assertThat(explanation.output())
                .contains("ecommerce.events.v1", "ecommerce.product-metrics.v1", "metrics-windows", "kafka-sink");
    }

    /** So far that Kafka's client is made and asks; nothing listens on port 1. */
    @Test
    void saysWhatIsWrongWhenKafkaDoesNotAnswer() throws Exception {
        FatJarRun run = jar.run(
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
    void isDescribedByItsBillOfMaterials() {
        Set<String> libraries = jar.libraries();

        assertThat(libraries).hasSizeGreaterThan(5);
        assertThat(jar.billOfMaterials())
                .filteredOn(component -> !component.startsWith("slf4j-api-")) // the cluster brings it
                .containsExactlyInAnyOrderElementsOf(libraries);
    }

    @Test
    void registersTheServicesOfAllItsLibraries() {
        List<String> providers = jar.services().get("org.apache.kafka.common.config.provider.ConfigProvider");

        assertThat(providers)
                .contains(
                        "org.apache.kafka.common.config.provider.FileConfigProvider",
                        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        assertThat(jar.services()).containsKey("com.fasterxml.jackson.core.JsonFactory");
    }

    @Test
    void holdsNoSignatureNoModuleDescriptorAndNothingTwice() {
        List<String> entries = jar.entries();

        assertThat(entries)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    }

    private static List<String> pinned() throws IOException {
        try (var stream = FatJarIT.class.getResourceAsStream(PIN)) {
            assertThat(stream).as("the pinned packages, %s", PIN).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatJarTest {

    @TempDir
    Path directory;

    @Test
    void cutsPackagesToThreePartsAndFlinksToFive() throws IOException {
        FatJar jar = jar(
                "org/apache/kafka/clients/consumer/Consumer.class",
                "org/apache/flink/streaming/connectors/kafka/internals/Fetcher.class",
                "org/apache/flink/core/Core.class",
                "META-INF/versions/11/org/apache/kafka/common/Checksum.class",
                "META-INF/versions/9/module-info.class",
                "Rootless.class",
                "kafka/message.json");

        List<String> packages = jar.packages();

        assertThat(packages)
                .containsExactly(
                        "", "org.apache.flink.core", "org.apache.flink.streaming.connectors", "org.apache.kafka");
    }

    @Test
    void readsTheMainClassAndTheMergedServices() throws IOException {
        FatJar jar = jar("META-INF/services/org.example.Provider");

        String mainClass = jar.mainClass();

        assertThat(mainClass).isEqualTo("org.example.Main");
        assertThat(jar.services())
                .containsExactly(entry("org.example.Provider", List.of("org.example.First", "org.example.Second")));
    }

    /** Every entry holds the same text, a service file. */
    private FatJar jar(String... entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.example.Main");
        Path file = directory.resolve("job.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.write("# a comment\norg.example.First\n\norg.example.Second # the second\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return new FatJar(file);
    }
}

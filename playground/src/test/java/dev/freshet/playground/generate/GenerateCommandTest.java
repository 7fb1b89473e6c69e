/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.playground.generate.shop.ShopCampaigns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    private static final List<String> FILES = List.of(
            "ecommerce.events.v1.ndjson",
            "ecommerce.catalog.v1.ndjson",
            "ecommerce.inventory.v1.ndjson",
            "labels.ndjson");

    private static final String CAMPAIGNS = "ecommerce.campaigns.v1.ndjson";

    @TempDir
    private Path directory;

    @Test
    void writesTheSameBytesForTheSameSeed() throws IOException {
        generate("first", "--seed", "7", "--events", "2000");
        generate("second", "--seed", "7", "--events", "2000");

        for (String file : FILES) {
            assertThat(directory.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("first").resolve(file));
        }
    }

    @Test
    void writesOtherBytesForAnotherSeed() throws IOException {
        generate("first", "--seed", "7", "--events", "200");
        generate("second", "--seed", "8", "--events", "200");

        assertThat(mainFile("second")).isNotEqualTo(mainFile("first"));
    }

    @Test
    void countsTheRecordsOfTheMainTopic() throws IOException {
        String said = generate("out", "--events", "1234");

        assertThat(lineFeeds(mainFile("out"))).isEqualTo(1_234);
        assertThat(said).contains("1,234 records  " + directory.resolve("out/ecommerce.events.v1.ndjson"));
    }

    @Test
    void writesTheDocumentsOfControlTopicsWhereAskedTo() throws IOException {
        generate("without", "--events", "200");
        String said = generate("with", "--events", "200", "--controls");

        assertThat(directory.resolve("without").resolve(CAMPAIGNS)).doesNotExist();
        assertThat(directory.resolve("with").resolve(CAMPAIGNS)).content().isEqualTo(campaigns());
        assertThat(said).contains("7 records  " + directory.resolve("with").resolve(CAMPAIGNS));
        assertThat(mainFile("with")).isEqualTo(mainFile("without"));
    }

    @Test
    void countsAlikeInEveryLanguage() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(generate("out", "--events", "1234")).contains(" 1,234 records  ");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void writesTheSameBankForTheSameSeedWithItsControls() throws IOException {
        generateFor("fraud", "first", "--seed", "7", "--events", "2000", "--controls");
        String said = generateFor("fraud", "second", "--seed", "7", "--events", "2000", "--controls");

        for (String file : List.of(
                "fraud.transactions.v1.ndjson",
                "fraud.logins.v1.ndjson",
                "fraud.labels.v1.ndjson",
                "fraud.rules.v1.ndjson",
                "fraud.lists.v1.ndjson",
                "labels.ndjson")) {
            assertThat(directory.resolve("second").resolve(file))
                    .isNotEmptyFile()
                    .hasSameBinaryContentAs(directory.resolve("first").resolve(file));
        }
        assertThat(said).contains(" 2,000 records  " + directory.resolve("second/fraud.transactions.v1.ndjson"));
    }

    @Test
    void labelsWhichCaseARecordIsPartOf() throws IOException {
        generateFor("fraud", "out", "--seed", "7", "--events", "2000");

        assertThat(Files.readAllLines(directory.resolve("out/labels.ndjson")))
                .anyMatch(line -> line.contains("\"incident\":\"card-testing\"")
                        && line.endsWith("\"case\":\"theft-7-1\",\"bad\":true}"))
                .anyMatch(line -> line.contains("\"incident\":\"holiday\"")
                        && line.endsWith("\"case\":\"excuse-7-1\",\"bad\":false}"))
                .anyMatch(line -> line.contains("\"incident\":\"duplicate\"") && !line.contains("\"case\""));
    }

    private String generate(String target, String... more) {
        return generateFor("ecommerce", target, more);
    }

    private String generateFor(String job, String target, String... more) {
        StringWriter said = new StringWriter();
        CommandLine command = new CommandLine(new GenerateCommand()).setOut(new PrintWriter(said, true));
        String[] fixed = {job, "--out", directory.resolve(target).toString()};
        int code =
                command.execute(Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
        assertThat(code).isZero();
        return said.toString();
    }

    private static String campaigns() throws IOException {
        return String.join("\n", ShopCampaigns.lines()) + "\n";
    }

    private byte[] mainFile(String target) throws IOException {
        return Files.readAllBytes(directory.resolve(target).resolve(FILES.get(0)));
    }

    private static int lineFeeds(byte[] bytes) {
        int count = 0;
        for (byte character : bytes) {
            count += character == '\n' ? 1 : 0;
        }
        return count;
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionSourcesTest {

    private static final String SECRET = "c4nary";

    @TempDir
    Path directory;

    @Test
    void theDefaultHoldsWhereNothingIsGiven() {
        Options options = parse();

        assertThat(options.get(SuiteOptions.OUT_OF_ORDERNESS)).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.get(SuiteOptions.DELIVERY)).isEqualTo(SuiteOptions.Delivery.EXACTLY_ONCE);
    }

    @Test
    void argumentsWinOverTheEnvironmentWhichWinsOverTheFile() throws IOException {
        Path file = file("""
                source:
                  idle-timeout: 1 s
                  clock-skew: 1 s
                source.out-of-orderness: 1 s
                """);
        Map<String, String> environment =
                Map.of("FRESHET_OPTION_SOURCE_CLOCK_SKEW", "2 s", "FRESHET_OPTION_SOURCE_OUT_OF_ORDERNESS", "2 s");

        Options options = JobArguments.parse(
                        SuiteOptions.ALL,
                        new String[] {"--set", "source.out-of-orderness=3 s", "--config", file.toString()},
                        environment)
                .options();

        assertThat(options.get(SuiteOptions.IDLE_TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.get(SuiteOptions.CLOCK_SKEW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.get(SuiteOptions.OUT_OF_ORDERNESS)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void enumerationsAreGivenAsTheyAreShown() {
        Options options = parse("--set", "sink.delivery=at-least-once", "--preflight=off");

        assertThat(options.get(SuiteOptions.DELIVERY)).isEqualTo(SuiteOptions.Delivery.AT_LEAST_ONCE);
        assertThat(options.get(SuiteOptions.PREFLIGHT)).isEqualTo(SuiteOptions.Switch.OFF);
    }

    @Test
    void kafkaPropertiesPassThroughFromEverySource() throws IOException {
        Path file = file("kafka:\n  ssl.truststore.location: /etc/trust\n");

        Options options = JobArguments.parse(
                        SuiteOptions.ALL,
                        new String[] {"--config", file.toString(), "--set", "kafka.sasl.mechanism=SCRAM-SHA-512"},
                        Map.of("FRESHET_OPTION_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))
                .options();

        assertThat(options.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(options.kafka().properties())
                .containsOnly(
                        Map.entry("ssl.truststore.location", "/etc/trust"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("security.protocol", "SASL_SSL"));
    }

    @Test
    void anUnknownKeyIsRefusedAndTheNearestNamed() {
        assertThatThrownBy(() -> parse("--set", "source.idle-timout=1 s"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown option 'source.idle-timout' in --set. Did you mean 'source.idle-timeout'?"
                        + " All options: --help");
    }

    @Test
    void aMisspeltKafkaPropertyIsRefused() {
        assertThatThrownBy(parse("--set", "kafka.bootstrap.server=broker:9092")::kafka)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "The options do not fit: kafka.bootstrap.server is no property of Kafka's clients, did you mean"
                                + " kafka.bootstrap.servers?");
    }

    @Test
    void anUnknownVariableUnderThePrefixIsRefused() {
        assertThatThrownBy(() -> JobArguments.parse(
                        SuiteOptions.ALL, new String[0], Map.of("FRESHET_OPTION_SOURCE_IDLE_TIMEOUTS", "1 s")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Did you mean FRESHET_OPTION_SOURCE_IDLE_TIMEOUT?");
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedWithTheTypeInWords() {
        assertThatThrownBy(() -> parse("--set", "source.idle-timeout=soon"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "The value 'soon' of source.idle-timeout in --set is not a duration such as '5 s' or '15 min'");
        assertThatThrownBy(() -> parse("--set", "sink.delivery=twice"))
                .hasMessage("The value 'twice' of sink.delivery in --set is not one of exactly-once | at-least-once");
    }

    @Test
    void aDurationIsWholeMilliseconds() {
        assertThat(parse("--set", "source.idle-timeout=1 ms").get(SuiteOptions.IDLE_TIMEOUT))
                .isEqualTo(Duration.ofMillis(1));
        for (String fine : List.of("100 µs", "1 ns", "1001 micro")) {
            assertThatThrownBy(() -> parse("--set", "source.idle-timeout=" + fine))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The value '" + fine + "' of source.idle-timeout in --set is finer than a millisecond;"
                            + " give whole milliseconds, such as '1 ms'");
        }
    }

    @Test
    void aDurationIsAtMostAThousandYears() {
        assertThat(parse("--set", "source.idle-timeout=365250 d").get(SuiteOptions.IDLE_TIMEOUT))
                .isEqualTo(Duration.ofDays(365_250));
        assertThatThrownBy(() -> parse("--set", "source.idle-timeout=365251 d"))
                .isInstanceOf(UsageException.class)
                .hasMessage("The value '365251 d' of source.idle-timeout in --set is too long; give at most 365250 d");
    }

    @Test
    void anUnknownArgumentAndAMissingValueAreRefused() {
        assertThatThrownBy(() -> parse("--dry"))
                .hasMessage("Unknown argument '--dry'. Options are given as --set key=value; see --help");
        assertThatThrownBy(() -> parse("--set")).hasMessage("--set needs a value after it; see --help");
        assertThatThrownBy(() -> parse("--set", "novalue")).hasMessage("--set takes key=value, not 'novalue'");
    }

    @Test
    void whatMayBeASecretIsNotRepeated() {
        refused("The argument after 'kafka.ssl.key.password' is unknown", "--set", "kafka.ssl.key.password", SECRET);
        refused("The argument after 'kafka.ssl.key.password' is unknown", "--set", "kafka.ssl.key.password=a", SECRET);
        refused("The argument after '--help' is unknown", "--help", SECRET);
        refused("The first argument is unknown", SECRET);
        refused("Unknown argument '--kafka.ssl.key.password'", "--kafka.ssl.key.password=" + SECRET);
        refused("Unknown argument '--kafka.ssl.key.password'", "--kafka.ssl.key.password:" + SECRET);
        refused("Unknown argument '--kafka.ssl.key.password'", "--kafka.ssl.key.password " + SECRET);
        refused("not 'kafka.ssl.key.password'", "--set", "kafka.ssl.key.password:" + SECRET);
        refused("not 'kafka.ssl.key.password'", "--set", "kafka.ssl.key.password " + SECRET);
        refused("not ''", "--set", "=" + SECRET);
        refused("not 'kafka.ssl.key.password'", "--set", "kafka.ssl.key.password:" + SECRET + "=");
    }

    private static void refused(String message, String... arguments) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aListIsWrittenAsItsReaderTakesIt() throws IOException {
        Path file = file("kafka:\n  bootstrap.servers: [a:9092, b:9092]\n");

        Options options = parse("--config", file.toString());

        assertThat(options.kafka().bootstrapServers()).isEqualTo("a:9092,b:9092");
    }

    @ParameterizedTest
    @CsvSource({
        "'job:\n  instance:\n', job.instance",
        "'job.instance: ~\n', job.instance",
        "'kafka:\n', kafka",
        "'kafka.bootstrap.servers: [a:9092, null]\n', kafka.bootstrap.servers"
    })
    void aKeyWithoutAValueIsRefused(String yaml, String key) throws IOException {
        Path file = file(yaml);

        assertThatThrownBy(() -> parse("--config", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessage(key + " in the file " + file + " has no value; give one or take the line out");
    }

    private static Options parse(String... arguments) {
        return JobArguments.parse(SuiteOptions.ALL, arguments, Map.of()).options();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("job.yaml"), yaml);
    }
}

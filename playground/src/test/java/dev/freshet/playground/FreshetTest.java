/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FreshetTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void namesItsCommandsToANewcomer() {
        int code = freshet("--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("freshet demo", "generate", "Make up input for a job");
    }

    @Test
    void tellsTheVersionOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>freshet</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(freshet("--version")).isZero();
        assertThat(out.toString()).isEqualTo("Freshet " + version.group(1) + "\n");
    }

    @Test
    void asksForACommandWhereNoneIsGiven() {
        int code = freshet();

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("freshet: Say what to do: name a command. (freshet --help)\n");
    }

    @Test
    void saysInOneLineWhatIsMissingInACall() {
        int code = freshet("generate", "ecommerce");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("freshet: Where to? Give either --out DIR or --bootstrap-servers HOST:PORT."
                        + " (freshet generate --help)\n");
    }

    @Test
    void failsInOneLineWithoutAStackTrace() {
        int code = freshet("generate", "bakery", "--out", directory.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("freshet: There is no generator for 'bakery', only for ecommerce, fraud\n");
    }

    @Test
    void showsTheStackTraceOnRequest() {
        int code = freshet("generate", "bakery", "--out", directory.toString(), "--verbose");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("There is no generator for 'bakery'", "\tat dev.freshet.playground");
    }

    private int freshet(String... arguments) {
        CommandLine commandLine = Freshet.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import static dev.freshet.playground.CommandLineRun.freshet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.playground.CommandLineRun;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.cli.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDocsTest {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("docs", "jobs", "ecommerce.md");

    @TempDir
    private Path root;

    @Test
    void areUpToDate() throws IOException {
        List<Path> stale = new GeneratedDocs(SOURCES, Jobs.ALL).stale();

        assertThat(stale).as("stale generated docs: run ./freshet docs").isEmpty();
    }

    @Test
    void namesAndMendsWhatIsStale() throws IOException {
        copyPages();
        GeneratedDocs docs = new GeneratedDocs(root, Jobs.ALL);
        docs.write();
        Path schema = Path.of("docs", "schemas", "ecommerce.orders.v1.schema.json");
        Files.writeString(root.resolve(schema), "{}");
        Files.writeString(
                root.resolve(PAGE),
                Files.readString(root.resolve(PAGE)).replace("| `topics.create` | `false` |", "| x |"));

        List<Path> stale = docs.stale();
        List<Path> written = docs.write();

        assertThat(stale).containsExactly(PAGE, schema);
        assertThat(written).containsExactly(PAGE, schema);
        assertThat(docs.stale()).isEmpty();
        assertThat(root.resolve(schema)).hasSameTextualContentAs(SOURCES.resolve(schema));
    }

    @Test
    void theSchemaOfATopicThatIsNoMoreIsStaleUntilItIsDeleted() throws IOException {
        copyPages();
        new GeneratedDocs(root, Jobs.ALL).write();
        Path orphan = Path.of("docs", "schemas", "ecommerce.gone.v1.schema.json");
        Files.writeString(root.resolve(orphan), "{}");

        CommandLineRun check = freshet("docs", "--root", root.toString(), "--check");
        CommandLineRun write = freshet("docs", "--root", root.toString());
        CommandLineRun again = freshet("docs", "--root", root.toString(), "--check");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).isEqualTo("stale    " + orphan + System.lineSeparator());
        assertThat(write.code()).isZero();
        assertThat(write.out()).isEqualTo("deleted  " + orphan + System.lineSeparator());
        assertThat(root.resolve(orphan)).doesNotExist();
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo("Everything is up to date." + System.lineSeparator());
    }

    @Test
    void keepsTheWordsBetweenTheSections() {
        String page = "Before\n<!-- generated: a -->\nold\n<!-- end of a -->\nAfter\n";

        String filled = Sections.fill(page, "page.md", Map.of("a", "new\n"));

        assertThat(filled).isEqualTo("Before\n<!-- generated: a -->\nnew\n<!-- end of a -->\nAfter\n");
    }

    @Test
    void saysWhichMarksAPageLacks() {
        assertThatThrownBy(() -> Sections.fill("no marks", "page.md", Map.of("a", "new")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("page.md lacks the marks '<!-- generated: a -->' and '<!-- end of a -->', one after the"
                        + " other.");
    }

    private void copyPages() throws IOException {
        Files.createDirectories(root.resolve("docs/jobs"));
        for (JobDefinition job : Jobs.ALL) {
            Path page = Path.of("docs", "jobs", job.name() + ".md");
            Files.copy(SOURCES.resolve(page), root.resolve(page));
        }
    }
}

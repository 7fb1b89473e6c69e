/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.decision.FraudVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of features on the fraud job's page names each that there is, once, and no other. */
class DocumentedFeaturesTest {

    private static final Path PAGE = Path.of("..", "docs", "jobs", "fraud.md");
    private static final Pattern TABLE = Pattern.compile("(?s)\\| feature \\|.*?\n\n");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`.*?) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    @Test
    void areThoseThatThereAre() throws IOException {
        String table = TABLE.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        List<String> named = FIRST_CELL
                .matcher(table)
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(FraudVocabulary.all().figures());
    }
}

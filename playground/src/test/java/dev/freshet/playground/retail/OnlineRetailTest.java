/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison of nothing with nothing would pass: where data is named, there must be some. */
class OnlineRetailTest {

    @TempDir
    private Path data;

    @Test
    void findsTheFilesInOrder() throws Exception {
        Path folder = Files.createDirectory(data.resolve("online-retail"));
        Path second = Files.createFile(folder.resolve("2010-12-02.csv"));
        Path first = Files.createFile(folder.resolve("2010-12-01.csv"));
        Files.createFile(folder.resolve("README.md"));

        assertThat(OnlineRetail.files(data.toString())).containsExactly(first, second);
    }

    @Test
    void failsWhereTheNamedFolderHasNoCsv() throws Exception {
        assertNothingToReplay();
        Files.createFile(Files.createDirectory(data.resolve("online-retail")).resolve("README.md"));
        assertNothingToReplay();
    }

    @Test
    void failsWhereNoFileHasAnInvoice() throws Exception {
        Path file = Files.writeString(data.resolve("2010-12-01.csv"), "InvoiceNo,StockCode\n");

        assertThatThrownBy(() -> OnlineRetail.lines(List.of(file))).hasMessage("there is no invoice in [" + file + "]");
    }

    private void assertNothingToReplay() {
        assertThatThrownBy(() -> OnlineRetail.files(data.toString()))
                .hasMessage(
                        "FRESHET_DATA is %s, but %s holds no CSV file to replay", data, data.resolve("online-retail"));
    }
}

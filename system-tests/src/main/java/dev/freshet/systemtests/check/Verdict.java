/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import java.util.List;

/**
 * How what a job committed differs from what it should have.
 *
 * @param recordsIn all that were sent
 * @param committedOut rows, dead letters and late records
 * @param lost rows, revisions, dead letters that are not there
 * @param doubled revisions, dead letters and late records that are there more than once
 * @param wrong newest revisions with other content, and rows that nothing should have made
 * @param backwards rows of which an older revision stands after a newer one
 * @param examples some of each, in words
 */
public record Verdict(
        int recordsIn, long committedOut, int lost, int doubled, int wrong, int backwards, List<String> examples) {

    public boolean isExact() {
        return lost == 0 && doubled == 0 && wrong == 0 && backwards == 0;
    }
}

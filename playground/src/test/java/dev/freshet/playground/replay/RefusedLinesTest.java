/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class RefusedLinesTest {

    private final Exception root = new InvalidRecordException("no key");
    private final Exception neighbour = new KafkaException("part of a batch");

    private final RefusedLines lines = new RefusedLines();

    @Test
    void namesNoneWhereNoneWasRefused() {
        assertThat(lines.first()).isEmpty();
    }

    @Test
    void prefersTheLineThatWasWrongToItsNeighbours() {
        lines.add(1, neighbour);
        lines.add(3, root);
        lines.add(2, neighbour);

        assertThat(lines.first()).hasValue("line 3: no key");
    }

    /** Partitions answer in any order. */
    @Test
    void namesTheFirstOfSeveral() {
        lines.add(9, root);
        lines.add(3, root);
        lines.add(5, root);

        assertThat(lines.first()).hasValue("line 3: no key");
    }

    @Test
    void namesALineWhereAllSayTheSame() {
        lines.add(2, neighbour);
        lines.add(1, neighbour);

        assertThat(lines.first()).hasValue("line 1: part of a batch");
    }
}

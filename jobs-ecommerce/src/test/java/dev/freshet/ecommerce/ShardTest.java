/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShardTest {

    /** A pin: state is found by it. */
    @Test
    void isTheSameInEveryProcess() {
        assertThat(Shard.of("mug", 16)).isEqualTo(11);
        assertThat(Shard.of("cup", 16)).isEqualTo(15);
        assertThat(Shard.of("", 16)).isZero();
    }

    @Test
    void numberedIdsFallIntoAllShardsAlike() {
        int[] members = new int[4];
        IntStream.range(0, 4_000).forEach(number -> members[(int) Shard.of("item-" + number, 4)]++);

        assertThat(members).hasSize(4);
        assertThat(IntStream.of(members)).allMatch(count -> count > 950 && count < 1_050);
    }
}

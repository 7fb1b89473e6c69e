/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketLayoutTest {

    @Test
    void cutsTimeOnUtcAlsoBefore1970() {
        Instant before = Instant.parse("1969-12-31T23:30:00Z");

        assertThat(BucketLayout.ACCOUNT.bucket("EUR", 0, before)).isEqualTo(new BucketKey("EUR", 0, -3_600_000));
        assertThat(BucketLayout.ACCOUNT.bucket("EUR", 1, before)).isEqualTo(new BucketKey("EUR", 1, -86_400_000));
        assertThat(BucketLayout.ACCOUNT.bucket("EUR", 2, before)).isEqualTo(new BucketKey("EUR", 2, 0));
    }

    @Test
    void refusesBucketsThatDoNotFitIntoEachOther() {
        assertThatThrownBy(() -> layout(Duration.ofHours(1), Duration.ofMinutes(90)))
                .hasMessageContaining("divide");
        assertThatThrownBy(() -> layout(Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessageContaining("divide");
        assertThatThrownBy(() -> layout()).hasMessageContaining("millisecond");
        assertThatThrownBy(() -> new BucketLayout(List.of(Duration.ofHours(1)), 0))
                .hasMessageContaining("row");
    }

    private static BucketLayout layout(Duration... spans) {
        return new BucketLayout(List.of(spans), 1);
    }
}

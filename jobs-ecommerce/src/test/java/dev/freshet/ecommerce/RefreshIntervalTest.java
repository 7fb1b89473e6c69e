/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshIntervalTest {

    private static final RefreshInterval MINUTE = RefreshInterval.of(Duration.ofMinutes(1));

    @ParameterizedTest(name = "{0} at watermark {1} counts at {2}")
    @CsvSource({
        "0, -9223372036854775808, 60000",
        "59999, -9223372036854775808, 60000",
        "60000, -9223372036854775808, 120000",
        "-1, -9223372036854775808, 0",
        "30000, 59998, 60000",
        "30000, 59999, 120000",
        "30000, 119999, 180000",
        "200000, 59999, 240000",
        "30000, 9223372036854775807, 60000"
    })
    void whatComesInTimeCountsInItsOwnStretchAndTheRestInTheOneThatIsOpen(long time, long watermark, long end) {
        assertThat(MINUTE.end(time, watermark)).isEqualTo(end);
    }

    @Test
    void aStretchHasALength() {
        assertThatThrownBy(() -> RefreshInterval.of(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a millisecond");
    }
}

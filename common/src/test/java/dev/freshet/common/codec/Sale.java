/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import dev.freshet.common.contract.CurrencyCode;
import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with every type of component that the codec carries. */
@Description("Something was sold.")
public record Sale(
        @Description("Unique at its producer.") @Size(minimum = 1, maximum = 64)
        String eventId,

        @Description("When it happened.") Instant eventTime,
        Channel channel,
        @CurrencyCode @Nullable String currency,
        @Nullable String coupon,
        long sequence,
        int attempt,
        boolean test,
        double score,
        @Nullable Double weight,
        @Nullable Boolean gift,
        @Nullable Long shopId,
        @Nullable Integer rank,
        @Nullable Buyer buyer,
        @Size(minimum = 1, maximum = 3) List<Line> lines,
        @Nullable Map<String, String> labels) {

    /** Where it was sold. */
    public enum Channel {
        WEB,
        CALL_CENTRE
    }

    /** Who bought. */
    public record Buyer(String name, @Nullable Instant since) {}

    /** What was bought. */
    public record Line(
            String itemId,
            @Range(minimum = 0) BigDecimal price,
            @Range(minimum = 1, maximum = 1_000) long quantity,
            @Nullable BigDecimal discount) {}
}

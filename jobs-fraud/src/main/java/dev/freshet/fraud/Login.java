/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.contract.Description;
import dev.freshet.common.contract.Range;
import dev.freshet.common.contract.Size;
import dev.freshet.common.contract.TextKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in.
 *
 * <p>Whoever attacks chooses the user agent. It has no limit but that of a document, so that nobody escapes being counted by
 * a text that is refused.
 *
 * @param eventId unique over all producers of the topic; of two at one instant the one with the smaller id, as text, comes first
 * @param success whether the one who tried is in now
 * @param asn number of the autonomous system that the address belongs to
 * @param latitude degrees north on WGS 84, together with {@code longitude}
 * @param longitude degrees east on WGS 84
 */
@Description("One attempt to sign in.")
public record Login(
        @Description("Unique over all producers of the topic.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String eventId,

        Instant eventTime,

        @Description("Also the record's key.") @Size(minimum = 1, maximum = TextKey.LONGEST)
        String accountId,

        @Description("Whether the one who tried is in now.") boolean success,

        @Description("IPv4 or IPv6; another text is compared as it is and lies in no network.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        String ip,

        @Description("ISO 3166-1 alpha-2, or any other code that all inputs share.")
        @Size(minimum = 1, maximum = TextKey.LONGEST)
        @Nullable
        String country,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String city,

        @Description("Degrees north; comes together with longitude.") @Range(minimum = -90, maximum = 90) @Nullable
        Double latitude,

        @Description("Degrees east; comes together with latitude.") @Range(minimum = -180, maximum = 180) @Nullable
        Double longitude,

        @Description("Number of the autonomous system of the address.")
        @Range(minimum = 0, maximum = 4_294_967_295L)
        @Nullable
        Long asn,

        @Size(minimum = 1, maximum = TextKey.LONGEST) @Nullable
        String deviceId,

        @Nullable String userAgent) {}

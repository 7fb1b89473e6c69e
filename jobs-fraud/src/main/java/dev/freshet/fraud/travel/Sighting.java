/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.travel;

import dev.freshet.fraud.Login;
import dev.freshet.fraud.Moment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.list.IpAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody was.
 *
 * @param latitude degrees north on WGS 84
 * @param longitude degrees east on WGS 84
 * @param ip in its one spelling, see {@link IpAddress#canonical}; null where it is not known
 */
public record Sighting(
        Moment moment,
        double latitude,
        double longitude,
        @Nullable String ip) {

    /** Null without a position. Also through a trusted network: the position is that of its exit, not the person's. */
    public static @Nullable Sighting of(Transaction transaction, Predicate<String> isTrustedNetwork) {
        return of(
                Moment.of(transaction),
                transaction.latitude(),
                transaction.longitude(),
                transaction.ip(),
                isTrustedNetwork);
    }

    /** As of a transaction. */
    public static @Nullable Sighting of(Login login, Predicate<String> isTrustedNetwork) {
        return of(Moment.of(login), login.latitude(), login.longitude(), login.ip(), isTrustedNetwork);
    }

    private static @Nullable Sighting of(
            Moment moment,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String ip,
            Predicate<String> isTrustedNetwork) {
        if (latitude == null || longitude == null || (ip != null && isTrustedNetwork.test(ip))) {
            return null;
        }
        return new Sighting(moment, latitude, longitude, ip == null ? null : IpAddress.canonical(ip));
    }

    /** The later of both: what comes late never moves a position back. */
    public Sighting orLater(@Nullable Sighting other) {
        return other != null && other.moment.isAfter(moment) ? other : this;
    }

    boolean hasAddressOf(Sighting other) {
        return ip != null && ip.equals(other.ip);
    }
}

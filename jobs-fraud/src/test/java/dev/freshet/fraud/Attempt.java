/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logins in words, of anna unless it is said whose. Times are of 2026-03-02, UTC, such as {@code 10:00}, or full. */
public final class Attempt {

    private final String eventId;
    private final boolean success;
    private String account = "anna";
    private Instant time = Clocks.time("10:00");
    private String ip = "192.0.2.1";
    private @Nullable String device;
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    private Attempt(String eventId, boolean success) {
        this.eventId = eventId;
        this.success = success;
    }

    public static Attempt succeeds(String eventId) {
        return new Attempt(eventId, true);
    }

    public static Attempt fails(String eventId) {
        return new Attempt(eventId, false);
    }

    public Attempt of(String accountId) {
        this.account = accountId;
        return this;
    }

    public Attempt through(String address) {
        this.ip = address;
        return this;
    }

    public Attempt at(String clockOrInstant) {
        this.time = Clocks.time(clockOrInstant);
        return this;
    }

    public Attempt on(@Nullable String deviceId) {
        this.device = deviceId;
        return this;
    }

    public Attempt from(double degreesNorth, double degreesEast, String address) {
        this.latitude = degreesNorth;
        this.longitude = degreesEast;
        this.ip = address;
        return this;
    }

    public Login login() {
        return new Login(eventId, time, account, success, ip, null, null, latitude, longitude, null, device, null);
    }
}

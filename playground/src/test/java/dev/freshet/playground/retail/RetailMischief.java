/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to real input on its way. */
final class RetailMischief {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A little less than the allowed lateness of an hour. */
    private static final long DELAY = Duration.ofMinutes(59).toMillis();

    private record Delayed(String event, long arrival) {}

    private RetailMischief() {}

    /** Every event comes up to 59 minutes late, and one in ten comes twice. */
    static List<String> shuffleWithCopies(List<String> events, SplittableRandom random) {
        List<Delayed> delayed = new ArrayList<>();
        for (String event : events) {
            long time = timeOf(event);
            delayed.add(new Delayed(event, time + random.nextLong(DELAY)));
            if (random.nextInt(10) == 0) {
                delayed.add(new Delayed(event, time + random.nextLong(DELAY)));
            }
        }
        return delayed.stream()
                .sorted(Comparator.comparingLong(Delayed::arrival))
                .map(Delayed::event)
                .toList();
    }

    /** One of several kinds of damage, in turn; each makes the event break its contract. */
    static String corrupt(String event, int kind) {
        return switch (kind % 7) {
            case 0 -> event.substring(0, event.length() / 2);
            case 1 -> with(event, "event_time", "9999-12-31T23:59:59Z");
            case 2 -> with(event, "event_name", "buy");
            case 3 -> without(event, "event_id");
            case 4 -> without(event, "currency");
            case 5 -> event + event;
            default -> event.replaceFirst("\"quantity\":\\d+", "\"quantity\":\"many\"");
        };
    }

    private static long timeOf(String event) {
        return Instant.parse(read(event).get("event_time").textValue()).toEpochMilli();
    }

    private static String with(String event, String field, String value) {
        return read(event).put(field, value).toString();
    }

    private static String without(String event, String field) {
        ObjectNode node = read(event);
        node.remove(field);
        return node.toString();
    }

    private static ObjectNode read(String event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

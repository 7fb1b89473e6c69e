/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.Input;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Days of purchases at even intervals, in which no key comes twice. None of them is held: each is made anew from its number.
 *
 * @param start midnight
 */
public record OneTimePurchases(Instant start, int perDay) {

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    /** A midnight in the past, with two whole days and the closing records before now. */
    public static OneTimePurchases endingBefore(Instant now, int perDay) {
        return new OneTimePurchases(now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(4)), perDay);
    }

    /** All events of a day, counted from 0, in order. */
    public Stream<ProducerRecord<byte[], byte[]>> eventsOfDay(int day) {
        return IntStream.range(day * perDay, (day + 1) * perDay)
                .mapToObj(this::purchase)
                .map(purchase -> new ProducerRecord<>(
                        EcommerceTopics.EVENTS.name(),
                        purchase.shopper().getBytes(StandardCharsets.UTF_8),
                        purchase.event()));
    }

    /** A view on every partition a day after the last of so many days: everything is over. */
    public List<Input> closing(int days, int partitions) {
        Instant end = start.plus(Duration.ofDays(days + 1));
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new Input(
                        EcommerceTopics.EVENTS.name(),
                        partition,
                        "closing-" + partition,
                        ShopEvents.bytes(ShopEvents.closingView(partition, end)),
                        Input.Kind.CLOSING))
                .toList();
    }

    OneTimePurchase purchase(int number) {
        return new OneTimePurchase(
                number, start.plusNanos(DAY_NANOS / perDay * number).truncatedTo(ChronoUnit.MILLIS));
    }
}

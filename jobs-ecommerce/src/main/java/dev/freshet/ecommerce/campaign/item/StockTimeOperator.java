/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Says how long events wait for stock.
 *
 * <p>Movements and shop events are two inputs of facts, and either may be silent for hours, or for good where a shop keeps no stock.
 * Whoever looks at an item should be judged by the stock of that moment; who orders events by both times would wait until the next
 * movement. What leaves here is stock with a time of its own: that of the movements, but never further behind the events than the
 * patience, and the events' own until the first movement, after every restart anew: how far stock had come is not kept. With no
 * patience given, as in a replay, where nothing is silent and nothing may depend on which topic is read faster, it is the movements'
 * alone.
 *
 * <p>The first input is stock, the second tells the events' time; its records are dropped.
 */
final class StockTimeOperator<T, E> extends AbstractStreamOperator<T> implements TwoInputStreamOperator<T, E, T> {

    private static final long serialVersionUID = 1L;

    private static final long NONE = Long.MIN_VALUE;

    private final long patienceMillis;
    private long stock = NONE;
    private long events = NONE;
    private long forwarded = NONE;

    /** @param patience zero to wait as long as it takes */
    StockTimeOperator(Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public void processElement1(StreamRecord<T> element) {
        output.collect(element);
    }

    @Override
    public void processElement2(StreamRecord<E> element) {
        // Only the time of this input is of interest.
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        stock = mark.getTimestamp();
        forward();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        events = mark.getTimestamp();
        forward();
    }

    /** The entries of both inputs are never idle, and whoever is behind this is to wait for it. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {}

    private void forward() throws Exception {
        long time = time();
        if (time > forwarded) {
            forwarded = time;
            processWatermark(new Watermark(time));
        }
    }

    private long time() {
        boolean eventsEnded = events == Watermark.MAX_WATERMARK.getTimestamp();
        if (patienceMillis == 0 || eventsEnded || events == NONE) {
            return stock;
        }
        return stock == NONE ? events : Math.max(stock, events - patienceMillis);
    }
}

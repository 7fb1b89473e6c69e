/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import java.time.Duration;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Lets the catalog hold time back, but never lead it.
 *
 * <p>Flink's combined watermark leaves out an idle input. While the events are silent, a catalog that goes on would move
 * the time of all that follows past what the entry, which hears the events only, still accepts; such an event would meet
 * windows that are closed and forgotten. Here the watermark is the events', or the catalog's where that is active and behind.
 */
final class CatalogLookupOperator
        extends KeyedCoProcessOperator<ItemShard, CategoryQuestion, CategoryVersion, CategoryAnswer> {

    private static final long serialVersionUID = 1L;

    private static final int CATALOG = 1;

    private long events = Long.MIN_VALUE;
    private long catalog = Long.MIN_VALUE;
    private long forwarded = Long.MIN_VALUE;
    private boolean catalogIdle;

    CatalogLookupOperator(Duration allowedLateness) {
        super(new CatalogLookupFunction(allowedLateness));
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        events = mark.getTimestamp();
        forward();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        catalog = mark.getTimestamp();
        forward();
    }

    /** The events are never idle here: the entry does not hand that on. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == CATALOG) {
            catalogIdle = status.isIdle();
            forward();
        }
    }

    private void forward() throws Exception {
        long time = catalogIdle ? events : Math.min(events, catalog);
        if (time > forwarded) {
            forwarded = time;
            processWatermark(new Watermark(time));
        }
    }
}

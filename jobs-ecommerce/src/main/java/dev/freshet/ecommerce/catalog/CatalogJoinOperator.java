/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Joins facts with the catalog, and lets it hold time back, but never lead it.
 *
 * <p>Flink's combined watermark leaves out an idle input. While the facts are silent, a catalog that goes on would move
 * the time of all that follows past what their entry, which hears the facts only, still accepts; such a record would meet
 * windows that are closed and forgotten. Here the watermark is the facts', or the catalog's where that is active and behind.
 *
 * <p>Facts of a replay may be over before the catalog has been read. Its end does not carry time from its beginning to its end at
 * once, past all who wait for something in between: the time that the facts had reached comes first.
 */
public final class CatalogJoinOperator<K, F, V, OUT> extends KeyedCoProcessOperator<K, F, V, OUT> {

    private static final long serialVersionUID = 1L;

    private static final int CATALOG = 1;
    private static final long END = Watermark.MAX_WATERMARK.getTimestamp();

    private long facts = Long.MIN_VALUE;
    private boolean factsEnded;
    private long catalog = Long.MIN_VALUE;
    private long forwarded = Long.MIN_VALUE;
    private boolean catalogIdle;

    /** @param function takes the facts first, the catalog second */
    public CatalogJoinOperator(KeyedCoProcessFunction<K, F, V, OUT> function) {
        super(function);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (mark.getTimestamp() == END) {
            factsEnded = true;
        } else {
            facts = mark.getTimestamp();
        }
        forward();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        catalog = mark.getTimestamp();
        forward();
    }

    /** The facts are never idle here: the entry does not hand that on. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == CATALOG) {
            catalogIdle = status.isIdle();
            forward();
        }
    }

    private void forward() throws Exception {
        long allowed = catalogIdle ? END : catalog;
        advance(Math.min(facts, allowed));
        if (factsEnded && allowed == END) {
            advance(END);
        }
    }

    private void advance(long time) throws Exception {
        if (time > forwarded) {
            forwarded = time;
            processWatermark(new Watermark(time));
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import java.time.Duration;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Goes by the time of the sales alone.
 *
 * <p>Movements and shop events are two inputs of facts, and either may be silent for hours, or for good where a shop keeps no
 * stock; neither may hold the other back. Alerts are decided before this, without the sales; rows wait for no time at all;
 * and what is forgotten here is sales. So their time is the only one that is needed, but for the end of the input, which has come
 * when both have ended.
 */
final class StockRowsOperator extends KeyedCoProcessOperator<ItemAtLocation, StockBalance, ItemSales, StockRow> {

    private static final long serialVersionUID = 1L;

    private boolean balancesEnded;
    private boolean salesEnded;

    StockRowsOperator(Duration salesHalfLife) {
        super(new StockRowsFunction(salesHalfLife));
    }

    @Override
    public void processWatermark1(Watermark ofBalances) throws Exception {
        if (ofBalances.equals(Watermark.MAX_WATERMARK)) {
            balancesEnded = true;
            endIfBothHave();
        }
    }

    @Override
    public void processWatermark2(Watermark ofSales) throws Exception {
        if (ofSales.equals(Watermark.MAX_WATERMARK)) {
            salesEnded = true;
            endIfBothHave();
        } else {
            processWatermark(ofSales);
        }
    }

    /** The entries of both inputs are never idle, and nobody behind asks for time. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {}

    private void endIfBothHave() throws Exception {
        if (balancesEnded && salesEnded) {
            processWatermark(Watermark.MAX_WATERMARK);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The cells of one subject, the current key, by granularity and start of the window. */
final class SubjectCells {

    private static final Granularity[] GRANULARITIES = Granularity.values();

    private final long latenessMillis;

    /**
     * Per granularity: start of the window, epoch milliseconds → cell. Each is cleared by the first sweep at or after its end +
     * allowed lateness, so with a lateness of an hour there are at most some 62 minutes, 3 hours and 2 days, and those ahead
     * of the watermark.
     */
    private final Map<Granularity, MapState<Long, MetricsCell>> cells = new EnumMap<>(Granularity.class);

    SubjectCells(RuntimeContext context, long latenessMillis) {
        this.latenessMillis = latenessMillis;
        cells.put(Granularity.MINUTE, state(context, "minutes"));
        cells.put(Granularity.HOUR, state(context, "hours"));
        cells.put(Granularity.DAY, state(context, "days"));
    }

    private static MapState<Long, MetricsCell> state(RuntimeContext context, String name) {
        return context.getMapState(new MapStateDescriptor<>(name, Types.LONG, TypeInformation.of(MetricsCell.class)));
    }

    private MapState<Long, MetricsCell> of(Granularity granularity) {
        return Objects.requireNonNull(cells.get(granularity));
    }

    @Nullable
    MetricsCell get(Granularity granularity, long start) throws Exception {
        return of(granularity).get(start);
    }

    void put(Granularity granularity, long start, MetricsCell cell) throws Exception {
        of(granularity).put(start, cell);
    }

    void remove(Granularity granularity, long start) throws Exception {
        of(granularity).remove(start);
    }

    /** A cell whose window has ended. */
    record Ended(Granularity granularity, ShopWindow window, MetricsCell cell) {}

    /**
     * What a sweep finds.
     *
     * @param ended by granularity and start
     * @param next when the first of the others may be forgotten; {@link Long#MAX_VALUE} where there are none
     */
    record Sweep(List<Ended> ended, long next) {}

    /** Looks through all cells, at an event time in epoch milliseconds. */
    Sweep sweep(long time) throws Exception {
        List<Ended> ended = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (Granularity granularity : GRANULARITIES) {
            for (Map.Entry<Long, MetricsCell> entry : of(granularity).entries()) {
                long notBefore = entry.getKey() + latenessMillis + 1;
                if (granularity == Granularity.MINUTE && notBefore > time) {
                    // Most of the many minutes are too young, which tells without reading them.
                    next = Math.min(next, notBefore);
                    continue;
                }
                MetricsCell cell = entry.getValue();
                if (cell.windowEnd() <= time + 1) {
                    ended.add(new Ended(granularity, cell.window(entry.getKey()), cell));
                }
                long expiry = cell.windowEnd() + latenessMillis;
                next = expiry > time ? Math.min(next, expiry) : next;
            }
        }
        ended.sort(Comparator.comparing(Ended::granularity)
                .thenComparing(each -> each.window().startMillis()));
        return new Sweep(ended, next);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.ShopEvent;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Gives every item of every event a category: the event's own, else the catalog's as of the event's time, else
 * {@code unknown}.
 *
 * <pre>
 * events ── category-split ─┬─ every category known ─────────────────────────────────────────────→ complete
 *                           ├─ incomplete events ──────────────── by event ─┐
 *                           └─ questions ─ by item shard ─┐                 ├ category-assembly ─→ assembled
 * catalog ── catalog-versions ───────────── by item shard ┴ catalog-lookup ─┘ by event
 * </pre>
 *
 * <p>Only events with an item without category wait, until the watermark passes their time; all others go straight through
 * and never meet the keys, so that a best-seller with a category is nobody's hot key. The output's watermark is the events',
 * or the catalog's while that is active and behind: a catalog source must go idle when it has nothing to say. It never leads.
 *
 * <p>A version of the catalog that comes behind the watermark applies to what has not passed yet, and changes nothing that
 * has.
 */
public final class CatalogPipeline {

    static final String CATEGORY_SPLIT = "category-split";
    static final String CATALOG_VERSIONS = "catalog-versions";
    static final String CATALOG_LOOKUP = "catalog-lookup";
    static final String CATEGORY_ASSEMBLY = "category-assembly";

    private CatalogPipeline() {}

    /**
     * Puts the feature into a job.
     *
     * @param events none later than {@code allowedLateness}
     * @param catalog from its beginning, in the order of the topic per item
     */
    public static BranchedOutputs<ShopEvent> build(
            DataStream<ShopEvent> events, DataStream<Change<CatalogItem>> catalog, Duration allowedLateness) {
        SingleOutputStreamOperator<ShopEvent> complete = events.process(new CategorySplit())
                .returns(ShopEvent.class)
                .name(CATEGORY_SPLIT)
                .uid(CATEGORY_SPLIT);
        DataStream<CategoryVersion> versions = catalog.flatMap(new CatalogVersions())
                .returns(CategoryVersion.class)
                .name(CATALOG_VERSIONS)
                .uid(CATALOG_VERSIONS);
        DataStream<CategoryAnswer> answers = complete.getSideOutput(CategorySplit.QUESTIONS)
                .keyBy(ItemShard::asking, Types.POJO(ItemShard.class))
                .connect(versions.keyBy(CategoryVersion::item, Types.POJO(ItemShard.class)))
                .transform(
                        CATALOG_LOOKUP,
                        Types.POJO(CategoryAnswer.class),
                        new CatalogJoinOperator<>(new CatalogLookupFunction(allowedLateness)))
                .name(CATALOG_LOOKUP)
                .uid(CATALOG_LOOKUP);
        SingleOutputStreamOperator<ShopEvent> assembled = complete.getSideOutput(CategorySplit.INCOMPLETE)
                .keyBy(EventKey::of, Types.POJO(EventKey.class))
                .connect(answers.keyBy(CategoryAnswer::asker, Types.POJO(EventKey.class)))
                .process(new CategoryAssemblyFunction())
                .returns(ShopEvent.class)
                .name(CATEGORY_ASSEMBLY)
                .uid(CATEGORY_ASSEMBLY);
        return BranchedOutputs.of("complete", complete).and("assembled", assembled);
    }
}

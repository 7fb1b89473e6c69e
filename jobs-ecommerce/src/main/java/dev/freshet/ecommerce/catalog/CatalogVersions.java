/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Keeps of the catalog what is said of categories, and tells every shard. */
final class CatalogVersions implements FlatMapFunction<Change<CatalogItem>, CategoryVersion> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Change<CatalogItem> change, Collector<CategoryVersion> out) {
        CategoryVersion.of(change).forEach(out::collect);
    }
}
